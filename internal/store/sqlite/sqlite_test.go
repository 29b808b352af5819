package sqlite

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"quiz/internal/store/storetest"
	"quiz/internal/study"
)

// This file runs the suite that every engine must pass, and holds what the tests
// of this package share.

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) study.Store { return openTemp(t) })
}

// openTemp opens a new database that is closed and removed with the test.
func openTemp(t testing.TB) *Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "quiz.db"))
}

func openAt(t testing.TB, path string, opts ...Option) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, opts...)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}
