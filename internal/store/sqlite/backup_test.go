package sqlite

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"quiz/internal/study"
)

// This file tests backups of a database in use.

func TestABackupHoldsEverything(t *testing.T) {
	s := openTemp(t)
	installCards(t, s, "a")
	given := give(t, s, "a")
	path := filepath.Join(t.TempDir(), "it's a copy?.db")
	require.NoError(t, s.Backup(t.Context(), path))
	entries, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	require.Len(t, entries, 1, "nothing else is left")
	info, err := entries[0].Info()
	require.NoError(t, err)
	require.Equal(t, fs.FileMode(0o600), info.Mode())
	give2 := occasionOf("a")
	give2.Key = "later"
	_, err = s.Record(t.Context(), give2, answer(give2))
	require.NoError(t, err, "the store goes on")

	back := openAt(t, path)
	rec, err := back.Review(t.Context(), 1, given.Review.ID)
	require.NoError(t, err)
	require.Equal(t, given, rec)
	require.Empty(t, check(t, back))
}

func TestABackupReplacesNothing(t *testing.T) {
	s := openTemp(t)
	folder := t.TempDir()
	taken := filepath.Join(folder, "taken")
	require.NoError(t, os.WriteFile(taken, []byte("mine"), 0o600))
	for _, path := range []string{taken, s.path, folder} {
		require.ErrorIs(t, s.Backup(t.Context(), path), fs.ErrExist)
	}
	require.ErrorIs(t, settleAt(s.path+".lock", taken), fs.ErrExist, "nor what was made meanwhile")
	text, err := os.ReadFile(taken)
	require.NoError(t, err)
	require.Equal(t, "mine", string(text))
}

func TestABackupThatFailsLeavesNothing(t *testing.T) {
	s := openTemp(t)
	folder := t.TempDir()
	err := s.Backup(t.Context(), filepath.Join(folder, "none", "copy.db"))
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.ErrorContains(t, err, "choose a folder")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, s.Backup(ctx, filepath.Join(folder, "copy.db")), context.Canceled)
	require.NoError(t, s.Close())
	require.ErrorIs(t, s.Backup(t.Context(), filepath.Join(folder, "copy.db")), ErrClosed)
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Empty(t, entries)
}

// Each copy is of one moment: a review and its memory are both in it or neither.
func TestABackupIsOfOneMoment(t *testing.T) {
	s := openTemp(t)
	installCards(t, s, "a", "b", "c")
	quit := make(chan struct{})
	var writers sync.WaitGroup
	for _, card := range []string{"a", "b", "c"} {
		writers.Go(func() {
			for {
				select {
				case <-quit:
					return
				default:
				}
				o := occasionOf(card)
				o.Key = uuid.NewString()
				if _, err := s.Record(context.Background(), o, answer(o)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	folder := t.TempDir()
	for i := range 5 {
		path := filepath.Join(folder, number(i))
		require.NoError(t, s.Backup(t.Context(), path))
		back := openAt(t, path)
		reviews := make(map[string]int)
		require.NoError(t, back.Log(t.Context(), 1, func(r study.Review) error { reviews[r.Card]++; return nil }))
		memories, err := back.Memories(t.Context(), 1, history)
		require.NoError(t, err)
		for _, m := range memories {
			require.Equal(t, reviews[m.Card], m.State.Reps)
			delete(reviews, m.Card)
		}
		require.Empty(t, reviews)
	}
	close(quit)
	writers.Wait()
}

func TestClosingEndsABackup(t *testing.T) {
	s := openTemp(t)
	path := filepath.Join(t.TempDir(), "copy.db")
	done := make(chan error)
	go func() { done <- s.Backup(context.Background(), path) }()
	require.NoError(t, s.Close())
	if err := <-done; err != nil {
		require.ErrorIs(t, err, ErrClosed)
		require.NoFileExists(t, path)
	}
}
