package web

import (
	"context"
	"log/slog"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/store/sqlite"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file holds the store that pages are tried on: the real one on a file of
// its own, which can be told to fail.

type trialStore struct {
	*sqlite.Store
	t      testing.TB
	broken atomic.Pointer[error] // what methods return, if set
	forget atomic.Bool           // Record stores and fails once, as after a stall
}

func newStore(t testing.TB) *trialStore {
	t.Helper()
	store, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "quiz.db"),
		sqlite.WithLogger(slog.New(slog.DiscardHandler)))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	return &trialStore{Store: store, t: t}
}

// fail makes every request fail with err from now on.
func (s *trialStore) fail(err error) { s.broken.Store(&err) }

func (s *trialStore) err() error {
	if err := s.broken.Load(); err != nil {
		return *err
	}
	return nil
}

// Learner fails where the store is to fail: every page begins with it.
func (s *trialStore) Learner(ctx context.Context, id int64) (study.Learner, error) {
	if err := s.err(); err != nil {
		return study.Learner{}, err
	}
	return s.Store.Learner(ctx, id)
}

func (s *trialStore) Record(ctx context.Context, o study.Occasion, decide func(study.Known) (study.Review, srs.State, error)) (study.Recorded, error) {
	rec, err := s.Store.Record(ctx, o, decide)
	if err == nil && s.forget.CompareAndSwap(true, false) {
		return study.Recorded{}, context.DeadlineExceeded
	}
	return rec, err
}

// reviews are the rows of the log.
func (s *trialStore) reviews() []study.Review {
	s.t.Helper()
	list := []study.Review{}
	require.NoError(s.t, s.Log(context.Background(), study.LocalLearner, func(r study.Review) error {
		list = append(list, r)
		return nil
	}))
	return list
}

// settings are the learner's.
func (s *trialStore) settings() study.Settings {
	s.t.Helper()
	who, err := s.Store.Learner(context.Background(), study.LocalLearner)
	require.NoError(s.t, err)
	return who.Settings
}

// put installs a deck.
func (s *trialStore) put(book *deck.Book) {
	s.t.Helper()
	in := study.Installation{Book: book, File: book.Deck + ".yaml", Source: []byte("deck: " + book.Deck)}
	require.NoError(s.t, s.Install(context.Background(), in, time.UnixMilli(0)))
}
