package stage_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/internal/store/sqlite"
	"quiz/internal/web/feed"
	"quiz/internal/web/stage"

	"github.com/stretchr/testify/require"
)

// This file tests classes over the real store, with a clock that runs as fast as
// nothing happens (testing/synctest).

const atlas = `deck: atlas
title: Atlas
sources:
  s: {title: A source, publisher: A publisher, published: 2020}
facts:
  - {id: france, claim: "The capital of France is [Paris].", ask: "What is the capital of France?", cite: 's ¶1 "a phrase"'}
  - {id: italy, claim: "The capital of Italy is [Rome].", ask: "What is the capital of Italy?", cite: 's ¶2 "a phrase"'}
`

// open returns a store and a stage over it.
func open(t *testing.T, file string, sealed func(context.Context, []live.Review) error) (*sqlite.Store, *stage.Stage) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), file, sqlite.WithLogger(slog.New(slog.DiscardHandler)))
	require.NoError(t, err)
	t.Cleanup(func() { store.Close() })
	s, err := stage.Open(t.Context(), stage.Config{Store: store, Log: slog.New(slog.DiscardHandler), Sealed: sealed})
	require.NoError(t, err)
	return store, s
}

// begin is a class of one learner and n-1 guests, who are asked every question.
func begin(t *testing.T, s *stage.Stage, set live.Settings, n int) *stage.Lesson {
	t.Helper()
	set.Cap, set.LateJoin = 100, true
	return beginWith(t, s, set, n)
}

func beginWith(t *testing.T, s *stage.Stage, set live.Settings, n int) *stage.Lesson {
	t.Helper()
	d, diagnostics := deck.Read("atlas.yaml", []byte(atlas))
	require.Zero(t, diagnostics.Errors(), "%v", diagnostics)
	book, diagnostics := deck.Compile(d)
	require.Zero(t, diagnostics.Errors(), "%v", diagnostics)
	l, err := s.Begin(t.Context(), book, live.Plan{Title: "Atlas", Questions: []string{"france#typed", "italy#typed"}, Settings: set})
	require.NoError(t, err)
	for i := range n {
		q := live.Request{Name: "Pupil", Token: stage.Hash(secret(i))}
		if i == 0 {
			q.Learner = 1
		}
		_, err := l.Join(t.Context(), q)
		require.NoError(t, err)
	}
	return l
}

// secret is what the phone of a pupil holds.
func secret(i int) string { return fmt.Sprintf("%021dA", i) }

// act takes steps of a teacher who sees what is newest.
func act(t *testing.T, l *stage.Lesson, actions ...live.Action) {
	t.Helper()
	for _, a := range actions {
		require.NoError(t, l.Act(t.Context(), live.Act{Action: a, Version: board(l).Version}))
	}
}

func board(l *stage.Lesson) (b live.Board) {
	l.Look(func(c *live.Class, now int64) { b = c.Board(now) })
	return b
}

func answer(t *testing.T, s *stage.Stage, l *stage.Lesson, number int, text string) live.Receipt {
	t.Helper()
	receipt, err := l.Answer(t.Context(), live.Submission{
		Participant: number, Round: board(l).Round, Given: live.Given{Text: text}, ReadAt: s.Now(),
	})
	require.NoError(t, err)
	return receipt
}

// counted counts how often a topic tells.
func counted(t *testing.T, topic *feed.Topic) (times func() int) {
	t.Helper()
	w := topic.Watch()
	var mu sync.Mutex
	n := 0
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-w.C:
				mu.Lock()
				n++
				mu.Unlock()
			case <-done:
				return
			}
		}
	}()
	t.Cleanup(func() { close(done); w.Close() })
	return func() int {
		synctest.Wait()
		mu.Lock()
		defer mu.Unlock()
		return n
	}
}

// inTime runs a test whose time passes by itself.
func inTime(t *testing.T, do func(t *testing.T, file string)) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "quiz.db")
	synctest.Test(t, func(t *testing.T) { do(t, file) })
}

func TestPhasesThatTurnByTimeAreToldAtTheirMoment(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		_, s := open(t, file, nil)
		l := begin(t, s, live.Settings{Reading: 3 * time.Second, Limit: 20 * time.Second}, 1)
		told := counted(t, &l.Phones)
		require.Equal(t, 1, told())
		act(t, l, live.Start)
		require.Equal(t, 2, told())
		require.Equal(t, live.Reading, board(l).Phase)
		time.Sleep(2990 * time.Millisecond)
		require.Equal(t, 2, told())
		time.Sleep(20 * time.Millisecond)
		require.Equal(t, 3, told())
		require.Equal(t, live.Open, board(l).Phase)
		time.Sleep(20 * time.Second)
		require.Equal(t, 4, told())
		require.Equal(t, live.Closed, board(l).Phase)
		time.Sleep(time.Hour)
		require.Equal(t, 4, told(), "nothing happens by itself any more")
	})
}

func TestAnswersWakeNoPhoneAndTheDeskSeldom(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		_, s := open(t, file, nil)
		l := begin(t, s, live.Settings{}, 60)
		act(t, l, live.Start)
		time.Sleep(time.Second)
		phones, desk := counted(t, &l.Phones), counted(t, &l.Desk)
		before, deskBefore := phones(), desk()
		begun := time.Now()
		for i := range 60 {
			require.Equal(t, live.Stored, answer(t, s, l, i+1, "Paris").Status)
		}
		took := time.Since(begun)
		time.Sleep(time.Second)
		require.Equal(t, before, phones())
		require.GreaterOrEqual(t, desk()-deskBefore, 1)
		require.LessOrEqual(t, desk()-deskBefore, int(took/feed.StirEvery)+2)
		require.Less(t, int(took/feed.StirEvery)+2, 30, "which is seldom for 60 answers")
		require.Equal(t, 60, board(l).Answered)
	})
}

func TestSealedRoundsAreOfferedUntilTheyAreStored(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		var offered [][]live.Review
		fails := errors.New("the disk is full")
		sealed := func(_ context.Context, r []live.Review) error {
			offered = append(offered, r)
			return fails
		}
		store, s := open(t, file, sealed)
		l := begin(t, s, live.Settings{}, 2)
		act(t, l, live.Start)
		answer(t, s, l, 1, "Paris")
		answer(t, s, l, 2, "Rome")
		act(t, l, live.Close, live.Reveal)
		require.Empty(t, offered, "a reveal can be taken back")
		act(t, l, live.Next)
		require.Len(t, offered, 1)
		require.Len(t, offered[0], 1, "a guest has no reviews yet")
		require.Equal(t, int64(1), offered[0][0].Learner)

		run(t, s, 2500*time.Millisecond)
		require.Len(t, offered, 3, "tried again each second")
		fails = nil
		run(t, s, 2500*time.Millisecond)
		require.Len(t, offered, 4, "and no more once it is stored")
		require.NoError(t, store.Close())

		_, _ = open(t, file, sealed)
		require.Len(t, offered, 5, "a program that starts can't know whether it was")
		require.Equal(t, offered[0], offered[4])
	})
}

// run tends the classes for a while.
func run(t *testing.T, s *stage.Stage, d time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), d)
	defer cancel()
	s.Run(ctx)
}

func TestAClassGoesOnWhereItWas(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		store, s := open(t, file, nil)
		l := begin(t, s, live.Settings{Limit: 30 * time.Second}, 3)
		act(t, l, live.Start)
		answer(t, s, l, 1, "Paris")
		run(t, s, 10*time.Second+time.Millisecond)
		require.NoError(t, store.Close()) // as a power cut: nobody ends anything
		time.Sleep(7 * time.Second)

		_, s = open(t, file, nil)
		l, err := s.Lesson(t.Context(), l.ID())
		require.NoError(t, err)
		b := board(l)
		require.Equal(t, live.Open, b.Phase)
		require.Equal(t, 1, b.Answered)
		require.InDelta(t, 20_000, b.EndsAt-b.Now, 1000, "the deadline moved by the outage")
		require.Equal(t, live.Stored, answer(t, s, l, 1, "Paris").Status)
		require.Equal(t, live.Another, answer(t, s, l, 1, "Rome").Status)
	})
}

func TestAClassThatNobodyEndsEndsItself(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		_, s := open(t, file, nil)
		l := begin(t, s, live.Settings{}, 1)
		told := counted(t, &l.Phones)
		before := told()
		run(t, s, live.Idle+3*time.Second)
		require.Equal(t, live.Ended, board(l).Phase)
		require.Equal(t, before+1, told())
	})
}

func TestAPhoneIsFoundByItsSecret(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		_, s := open(t, file, nil)
		l := begin(t, s, live.Settings{}, 2)
		found, number, err := s.Phone(t.Context(), secret(1))
		require.NoError(t, err)
		require.Same(t, l, found)
		require.Equal(t, 2, number)
		for _, other := range []string{secret(2), "somebody", ""} {
			_, _, err = s.Phone(t.Context(), other)
			require.ErrorIs(t, err, live.ErrNoSession)
		}
	})
}

func TestWhatLeadsToAClass(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		store, s := open(t, file, nil)
		l := begin(t, s, live.Settings{}, 0)
		rows, err := store.SessionRows(t.Context(), l.ID())
		require.NoError(t, err)
		found, err := s.ByLink(t.Context(), rows.Session.Link)
		require.NoError(t, err)
		require.Same(t, l, found)
		_, err = s.ByLink(t.Context(), secret(7))
		require.ErrorIs(t, err, live.ErrNoSession)

		code, err := store.CodeOf(t.Context(), l.ID())
		require.NoError(t, err)
		found, err = s.ByCode(t.Context(), code[:3]+" "+code[3:])
		require.NoError(t, err)
		require.Same(t, l, found)
		_, err = s.ByCode(t.Context(), "no code")
		require.ErrorIs(t, err, live.ErrNoCode)
		act(t, l, live.Start)
		_, err = s.ByCode(t.Context(), code)
		require.NoError(t, err, "who is late may come in")
	})
}

func TestTheCodeOfAClassWithoutLateComersEndsWithTheLobby(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		store, s := open(t, file, nil)
		l := beginWith(t, s, live.Settings{Cap: 9}, 0)
		code, err := store.CodeOf(t.Context(), l.ID())
		require.NoError(t, err)
		act(t, l, live.Start)
		_, err = s.ByCode(t.Context(), code)
		require.ErrorIs(t, err, live.ErrNoCode)
	})
}

func TestAWallHasOneBrowser(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		store, s := open(t, file, nil)
		l := begin(t, s, live.Settings{}, 0)
		address, err := l.NewWall(t.Context())
		require.NoError(t, err)
		for range 2 {
			found, err := s.OpenWall(t.Context(), address, secret(1))
			require.NoError(t, err)
			require.Same(t, l, found)
		}
		_, err = s.OpenWall(t.Context(), address, secret(2))
		require.ErrorIs(t, err, live.ErrNoCode)
		found, err := s.Wall(t.Context(), secret(1))
		require.NoError(t, err)
		require.Same(t, l, found)
		require.NoError(t, store.RevokeWalls(t.Context(), l.ID(), s.Now()))
		_, err = s.Wall(t.Context(), secret(1))
		require.ErrorIs(t, err, live.ErrNoCode)
	})
}

func TestWhatAllPhonesShowIsMadeOnce(t *testing.T) {
	inTime(t, func(t *testing.T, file string) {
		_, s := open(t, file, nil)
		l := begin(t, s, live.Settings{}, 2)
		made := 0
		draw := func() ([]byte, error) {
			made++
			return fmt.Append(nil, made), nil
		}
		lobby := board(l)
		for range 3 {
			got, err := l.Once("screen", lobby, draw)
			require.NoError(t, err)
			require.Equal(t, "1", string(got))
		}
		got, err := l.Once("another", lobby, draw)
		require.NoError(t, err)
		require.Equal(t, "2", string(got))
		act(t, l, live.Start)
		got, err = l.Once("screen", board(l), draw)
		require.NoError(t, err)
		require.Equal(t, "3", string(got))
		got, err = l.Once("screen", lobby, draw)
		require.NoError(t, err)
		require.Equal(t, "4", string(got), "an old state is made for itself")
		got, err = l.Once("screen", board(l), draw)
		require.NoError(t, err)
		require.Equal(t, "3", string(got))

		act(t, l, live.Close)
		_, err = l.Once("screen", board(l), func() ([]byte, error) { return nil, errors.New("it can't be drawn") })
		require.Error(t, err)
		got, err = l.Once("screen", board(l), draw)
		require.NoError(t, err)
		require.Equal(t, "5", string(got), "what failed is not kept")
	})
}
