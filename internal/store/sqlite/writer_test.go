package sqlite

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// This file tests the writer: groups, savepoints, and how it ends.

// addLearner is a write that is easy to see.
func addLearner(id int) func(*Tx) error {
	return func(tx *Tx) error {
		_, err := tx.Exec(`
			INSERT INTO learners (id, name, new_per_day, retention, day_start, zone, created_at)
			VALUES ($1, '', 10, 0.9, 0, 'UTC', 0)`, id)
		return err
	}
}

// has reports whether a learner was added.
func has(t *testing.T, s *Store, id int) bool {
	t.Helper()
	var ok bool
	require.NoError(t, s.read(t.Context(), func(tx *Tx) (err error) {
		ok, err = tx.Has("SELECT 1 FROM learners WHERE id = $1", id)
		return err
	}))
	return ok
}

// crowd is a writer that finds writes waiting when it comes to them. It returns
// their errors and the number of commits.
func crowd(s *Store, writes ...func(*Tx) error) (errs []error, commits int64) {
	w := newWriter(s.writes)
	w.queue = make(chan *operation, len(writes))
	ops := make([]*operation, len(writes))
	for i, write := range writes {
		ops[i] = &operation{ctx: context.Background(), fn: write, done: make(chan struct{})}
		w.queue <- ops[i]
	}
	for op := w.waiting(); op != nil; op = w.waiting() {
		w.group(op)
	}
	for _, op := range ops {
		<-op.done
		errs = append(errs, op.err)
	}
	return errs, w.commits.Load()
}

// learners makes n writes that add one each.
func learners(n int) []func(*Tx) error {
	writes := make([]func(*Tx) error, n)
	for i := range writes {
		writes[i] = addLearner(100 + i)
	}
	return writes
}

func TestWaitingWritesShareOneCommit(t *testing.T) {
	s := openTemp(t)
	errs, commits := crowd(s, learners(maxGroup)...)
	require.NoError(t, errors.Join(errs...))
	require.Equal(t, int64(1), commits)
	require.True(t, has(t, s, 100))
	require.True(t, has(t, s, 100+maxGroup-1))
}

func TestAGroupIsBounded(t *testing.T) {
	s := openTemp(t)
	errs, commits := crowd(s, learners(2*maxGroup+1)...)
	require.NoError(t, errors.Join(errs...))
	require.Equal(t, int64(3), commits)
}

func TestACrowdGathersByItself(t *testing.T) {
	s := openTemp(t)
	before := s.writer.commits.Load()
	const callers, each = 64, 20
	var all sync.WaitGroup
	for i := range callers {
		all.Go(func() {
			for j := range each {
				if err := s.Write(context.Background(), addLearner(100+i*each+j)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	commits := s.writer.commits.Load() - before
	require.Less(t, commits, int64(callers*each/2), "of %d writes", callers*each)
}

func TestALoneWriteIsCommittedAtOnce(t *testing.T) {
	s := openTemp(t)
	before := s.writer.commits.Load()
	for i := range 5 {
		require.NoError(t, s.Write(t.Context(), addLearner(100+i)))
	}
	require.Equal(t, int64(5), s.writer.commits.Load()-before)
}

func TestAGroupStaysOpenBehindOneOfMany(t *testing.T) {
	s := openTemp(t)
	w := newWriter(s.writes)
	write := func(id int, many bool) {
		op := &operation{ctx: t.Context(), fn: addLearner(id), many: many, done: make(chan struct{})}
		w.group(op)
		<-op.done
		require.NoError(t, op.err)
	}
	write(100, false)
	require.True(t, w.open.IsZero(), "nobody else is there")
	write(101, true)
	require.False(t, w.open.IsZero(), "others answer in the same moment")
	w.open = time.Time{} // the moment is over
	write(102, false)
	require.True(t, w.open.IsZero())
}

func TestAFailedWriteTakesNothingFromItsNeighbours(t *testing.T) {
	s := openTemp(t)
	refused := errors.New("refused")
	errs, _ := crowd(s,
		addLearner(100),
		func(tx *Tx) error { return errors.Join(addLearner(200)(tx), refused) },
		addLearner(101),
		func(tx *Tx) error { return errors.Join(addLearner(201)(tx), addLearner(1)(tx)) }, // 1 is taken
		addLearner(102),
		func(tx *Tx) error {
			if err := addLearner(202)(tx); err != nil {
				return err
			}
			panic("a bug")
		},
		addLearner(103),
	)
	for i, failed := range []bool{false, true, false, true, false, true, false} {
		require.Equal(t, failed, errs[i] != nil, "write %d: %v", i, errs[i])
	}
	require.ErrorIs(t, errs[1], refused)
	require.ErrorContains(t, errs[5], "a bug")
	for id, want := range map[int]bool{100: true, 101: true, 102: true, 103: true, 200: false, 201: false, 202: false} {
		require.Equal(t, want, has(t, s, id), "learner %d", id)
	}
}

func TestAFailedCommitFailsTheWholeGroup(t *testing.T) {
	s := openTemp(t)
	errs, _ := crowd(s,
		addLearner(100),
		func(tx *Tx) error { // is found out only by the commit
			if _, err := tx.Exec("PRAGMA defer_foreign_keys = ON"); err != nil {
				return err
			}
			_, err := tx.Exec("INSERT INTO cards (deck, card, fact, position, askable) VALUES ('none', 'a', 'a', 0, 1)")
			return err
		},
		addLearner(101),
	)
	for _, err := range errs {
		require.ErrorContains(t, err, "it is not known whether this was stored")
	}
	require.False(t, has(t, s, 100))
	require.False(t, has(t, s, 101))
	require.NoError(t, s.Write(t.Context(), addLearner(102)), "the writer goes on")
}

func TestALostTransactionFailsTheWholeGroup(t *testing.T) {
	s := openTemp(t)
	errs, _ := crowd(s, addLearner(100), func(tx *Tx) error { // as SQLite does on a full disk
		_, err := tx.Exec("ROLLBACK")
		return err
	})
	for _, err := range errs {
		require.ErrorContains(t, err, "savepoint")
	}
	require.False(t, has(t, s, 100))
	require.NoError(t, s.Write(t.Context(), addLearner(102)), "the writer goes on")
	require.True(t, has(t, s, 102))
}

func TestAWriteThatWasCancelledBeforeItBeganIsSkipped(t *testing.T) {
	s := openTemp(t)
	began, release := make(chan struct{}), make(chan struct{})
	go s.Write(context.Background(), func(*Tx) error {
		close(began)
		<-release
		return nil
	})
	<-began
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	err := s.Write(ctx, func(*Tx) error { panic("must not be called") })
	require.ErrorIs(t, err, context.DeadlineExceeded)
	close(release)
}

func TestAWriteThatIsCancelledAfterItBeganIsSeenThrough(t *testing.T) {
	s := openTemp(t)
	ctx, cancel := context.WithCancel(t.Context())
	require.NoError(t, s.Write(ctx, func(tx *Tx) error {
		cancel()
		return addLearner(100)(tx)
	}))
	require.True(t, has(t, s, 100))
}

func TestClosingSettlesEveryWrite(t *testing.T) {
	s := openTemp(t)
	var writers sync.WaitGroup
	stored := make([]bool, 200)
	for i := range stored {
		writers.Go(func() {
			err := s.Write(context.Background(), addLearner(100+i))
			if err != nil && !errors.Is(err, ErrClosed) {
				t.Errorf("write %d: %v", i, err)
			}
			stored[i] = err == nil
		})
	}
	path := s.path
	require.NoError(t, s.Close())
	writers.Wait()
	select {
	case <-s.writer.stopped:
	default:
		t.Error("the writer's goroutine is still there")
	}
	s = openAt(t, path)
	for i, want := range stored {
		require.Equal(t, want, has(t, s, 100+i), "write %d", i)
	}
}

func TestAWriteThatEndsTheWriterLeavesNobodyWaiting(t *testing.T) {
	s := openTemp(t)
	err := s.Write(t.Context(), func(*Tx) error {
		runtime.Goexit() // as t.FailNow does
		return nil
	})
	require.ErrorIs(t, err, ErrClosed)
	require.ErrorIs(t, s.Write(t.Context(), addLearner(100)), ErrClosed)
}
