package study_test

import (
	"context"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file tests that the day in hand is the day that the store would tell.

// counted is a store that counts how often it is asked for a day.
type counted struct {
	study.Store
	agendas, latest atomic.Int64 // several learners ask at once
}

func (c *counted) Agenda(ctx context.Context, q study.AgendaQuery) (study.Agenda, error) {
	c.agendas.Add(1)
	return c.Store.Agenda(ctx, q)
}

func (c *counted) Latest(ctx context.Context, learner int64, deckID string, since, n int) ([]study.Review, error) {
	c.latest.Add(1)
	return c.Store.Latest(ctx, learner, deckID, since, n)
}

// overCounted is a sitting over a store that counts.
func overCounted(t *testing.T) (*sitting, *counted) {
	s, store := newSittingOver(t, lesson)
	under := &counted{Store: store}
	desk, err := study.Open(t.Context(), under)
	require.NoError(t, err)
	s.desk = desk
	return s, under
}

func TestADayIsReadOnce(t *testing.T) {
	s, store := overCounted(t)
	s.finish()
	require.EqualValues(t, 1, store.agendas.Load())
	require.EqualValues(t, 1, store.latest.Load())
	s.now = s.now.Add(24 * time.Hour)
	s.finish()
	require.EqualValues(t, 2, store.agendas.Load())
}

// day is the sitting's day as the desk and as the store tell it.
func (s *sitting) inHand(store study.Store, ahead int) (hand, kept study.Agenda) {
	q := study.AgendaQuery{Learner: study.LocalLearner, Deck: "lesson", Day: int(s.now.Add(-4*time.Hour).Unix() / 86400), Fresh: 10, Ahead: ahead}
	hand, err := s.desk.StoreOf().Agenda(s.ctx, q)
	require.NoError(s.t, err)
	kept, err = store.Agenda(s.ctx, q)
	require.NoError(s.t, err)
	return hand, kept
}

// TestTheDayInHandIsTheStoresDay lets a learner do whatever can be done, and looks at
// the day each time.
func TestTheDayInHandIsTheStoresDay(t *testing.T) {
	s, store := overCounted(t)
	chance := rand.New(rand.NewPCG(3, 4))
	last, held := "", 0
	for n := range 900 {
		s.scope.Ahead = n / 100 % 2 * 7
		asked, _ := s.next()
		read := store.agendas.Load()
		switch {
		case asked == nil || n%23 == 22:
			s.now = s.now.Add(time.Duration(1+chance.IntN(60)) * 6 * time.Hour)
		case n%17 == 16 && last != "":
			_, err := s.desk.Undo(s.ctx, study.LocalLearner, "lesson", last, s.now)
			require.True(t, err == nil || err == study.ErrNotLast, err)
		case n%29 == 28:
			require.NoError(t, s.desk.Suspend(s.ctx, study.LocalLearner, "lesson", asked.Card.ID, true))
		case n%31 == 30:
			require.NoError(t, s.desk.Bury(s.ctx, study.LocalLearner, "lesson", asked.Card.ID, true, s.now))
		case n%37 == 36:
			for _, card := range asked.Book.Cards {
				require.NoError(t, s.desk.Suspend(s.ctx, study.LocalLearner, "lesson", card.ID, false))
			}
		default:
			last = s.respond(asked, chance.IntN(4) > 0).Review.ID
			s.now = s.now.Add(time.Duration(chance.IntN(900)) * time.Second)
		}
		hand, kept := s.inHand(store.Store, s.scope.Ahead)
		if store.agendas.Load() == read {
			held++
		}
		for _, a := range []*study.Agenda{&hand, &kept} {
			for _, list := range []*[]study.Memory{&a.Learning, &a.Due, &a.Ahead} {
				*list = append([]study.Memory{}, *list...)
			}
			a.Fresh = append([]study.Fresh{}, a.Fresh...)
		}
		require.Equal(t, kept, hand, "step %d", n)
	}
	require.Greater(t, held, 150, "days in hand were looked at")
}

func TestTheDayInHandIsEachLearnersWhoeverWrites(t *testing.T) {
	s, store := overCounted(t)
	asked, _ := s.next()
	var all sync.WaitGroup
	for i := range 40 { // one of them is stored; the others are stale, or come too late
		all.Go(func() {
			sub := (&sitting{t: t, keys: i}).submission(asked, i%2 == 0)
			_, _ = s.desk.Answer(s.ctx, study.LocalLearner, "lesson", sub, s.now)
			_, _, _ = s.desk.Next(s.ctx, study.LocalLearner, "lesson", study.Scope{}, s.now)
		})
	}
	all.Wait()
	hand, kept := s.inHand(store.Store, 0)
	require.Equal(t, kept.NewToday, hand.NewToday)
	require.Equal(t, len(kept.Learning), len(hand.Learning))
	require.Equal(t, 1, hand.NewToday)
}
