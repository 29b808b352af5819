package sqlite

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests that one program has the database at a time. Another process
// is kept away too: crash_test.go tries that.

func TestASecondOpenIsRefusedUntilTheFirstIsClosed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	first := openAt(t, path)
	for range 3 {
		_, err := Open(t.Context(), path)
		require.ErrorIs(t, err, ErrInUse)
		require.ErrorContains(t, err, path)
	}
	installCards(t, first, "a")
	give(t, first, "a")
	require.NoError(t, first.Close())
	openAt(t, path)
}

func TestAnotherNameOfTheFileIsLockedToo(t *testing.T) {
	folder := t.TempDir()
	path, link := filepath.Join(folder, "quiz.db"), filepath.Join(folder, "link.db")
	openAt(t, path)
	if err := os.Symlink(path, link); err != nil {
		t.Skip("this system makes no links:", err)
	}
	_, err := Open(t.Context(), link)
	require.ErrorIs(t, err, ErrInUse)
}

func TestAFailedOpenGivesTheLockBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "quiz.db")
	_, err := Open(t.Context(), path, WithZone("none"))
	require.Error(t, err)
	openAt(t, path)
}
