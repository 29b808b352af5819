package stage_test

import (
	"context"
	"fmt"
	"testing"

	"quiz/internal/live"
	"quiz/internal/web/stage"

	"github.com/stretchr/testify/require"
)

// This file tests the seats of learners.

// The learner of the tests, whom every store has.
const learner = 1

// empty is a class that nobody is in.
func empty(t *testing.T, s *stage.Stage) *stage.Lesson {
	t.Helper()
	return begin(t, s, live.Settings{}, 0)
}

func TestALearnerSitsOnce(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		store, s := open(t, file, nil)
		l := empty(t, s)
		_, ok := l.SeatOf(learner)
		require.False(t, ok)
		first, err := l.Sit(t.Context(), learner, "Mina")
		require.NoError(t, err)
		require.EqualValues(t, learner, first.Learner)
		again, err := l.Sit(t.Context(), learner, "Somebody")
		require.NoError(t, err)
		require.Equal(t, first.Number, again.Number)
		require.Equal(t, 1, board(l).In)
		_, ok = l.SeatOf(0)
		require.False(t, ok, "a guest is nobody's seat")

		other := empty(t, s)
		_, ok = other.SeatOf(learner)
		require.False(t, ok)
		_, err = other.Sit(t.Context(), learner, "Mina")
		require.NoError(t, err, "a learner may be in two classes")

		require.NoError(t, store.Close())
		_, s = open(t, file, nil)
		l, err = s.Lesson(t.Context(), l.ID())
		require.NoError(t, err)
		number, ok := l.SeatOf(learner)
		require.True(t, ok, "the seat outlasts a restart")
		require.Equal(t, first.Number, number)
	})
}

// TestNoPhoneComesByASeat: what stands in for the seat's secret is not taken for one.
func TestNoPhoneComesByASeat(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		store, s := open(t, file, nil)
		l := empty(t, s)
		_, err := l.Sit(t.Context(), learner, "Mina")
		require.NoError(t, err)
		text := fmt.Sprintf("seat of %d in %s", learner, l.ID())
		ticket, err := store.Ticket(t.Context(), stage.Hash(text))
		require.NoError(t, err, "this is what the row keeps")
		require.Equal(t, l.ID(), ticket.Session)
		_, _, err = s.Phone(t.Context(), text)
		require.ErrorIs(t, err, live.ErrNoSession)
	})
}

func TestASeatMakesReviewsWhenItsRoundIsSealed(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		var offered []live.Review
		_, s := open(t, file, func(_ context.Context, reviews []live.Review) error {
			offered = reviews
			return nil
		})
		l := empty(t, s)
		p, err := l.Sit(t.Context(), learner, "Mina")
		require.NoError(t, err)
		act(t, l, live.Start)
		answer(t, s, l, p.Number, "Paris")
		act(t, l, live.Close, live.Reveal, live.Hide, live.Reveal)
		require.Empty(t, offered, "what is revealed may be taken back")
		act(t, l, live.Again)
		answer(t, s, l, p.Number, "Rome")
		act(t, l, live.Close, live.Reveal, live.Next)
		require.Len(t, offered, 1, "the first round is void")
		require.EqualValues(t, learner, offered[0].Learner)
		require.Equal(t, "Rome", offered[0].Response.Text)
	})
}

func TestClassesThatRun(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		store, s := open(t, file, nil)
		require.Empty(t, s.Running())
		first, second := empty(t, s), empty(t, s)
		require.Equal(t, []*stage.Lesson{first, second}, s.Running())
		act(t, first, live.End)
		require.Equal(t, []*stage.Lesson{second}, s.Running())
		require.NoError(t, store.Close())
		_, s = open(t, file, nil)
		require.Len(t, s.Running(), 1)
		require.Equal(t, second.ID(), s.Running()[0].ID())
	})
}
