package watch_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"quiz/internal/watch"

	"github.com/stretchr/testify/require"
)

func TestFilesAreToldWhenTheyChange(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deck.yaml")
	require.NoError(t, os.WriteFile(path, []byte("one"), 0o600))
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	var told []string
	watch.Files(ctx, []string{path}, 100, func(string, func(...string)) {
		text, err := os.ReadFile(path)
		said := string(text)
		if err != nil {
			said = "gone"
		}
		told = append(told, said)
		switch len(told) {
		case 1: // the same again, and then something else of the same length
			require.NoError(t, os.WriteFile(path, []byte("one"), 0o600))
			time.AfterFunc(5*watch.Every, func() { os.WriteFile(path, []byte("two"), 0o600) })
		case 2:
			os.Remove(path)
		case 3: // as editors do
			require.NoError(t, os.WriteFile(path+".new", []byte("three"), 0o600))
			require.NoError(t, os.Rename(path+".new", path))
		case 4:
			stop()
		}
	})
	require.Equal(t, []string{"one", "two", "gone", "three"}, told)
}

// TestWhatBelongsToAPathIsWatchedToo changes, adds and takes away files of a folder.
func TestWhatBelongsToAPathIsWatchedToo(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	write("head", "head")
	write("part", "one")
	require.NoError(t, os.Mkdir(filepath.Join(dir, "more"), 0o700))
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	var told []string
	watch.Files(ctx, []string{filepath.Join(dir, "head")}, 100, func(_ string, besides func(...string)) {
		besides(filepath.Join(dir, "part"), filepath.Join(dir, "more"), filepath.Join(dir, "part"))
		part, _ := os.ReadFile(filepath.Join(dir, "part"))
		more, _ := os.ReadDir(filepath.Join(dir, "more"))
		told = append(told, fmt.Sprintf("%s %d", part, len(more)))
		switch len(told) {
		case 1:
			write("part", "two") // between naming it and the next look
		case 2:
			write("more/a", "a")
		case 3:
			os.Remove(filepath.Join(dir, "part"))
		case 4:
			stop()
		}
	})
	require.Equal(t, []string{"one 0", "two 0", "two 1", " 1"}, told)
}

// A file that belonged to a path once is looked at no longer.
func TestWhatBelongsToAPathNoLongerIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	head, part := filepath.Join(dir, "head"), filepath.Join(dir, "part")
	for _, path := range []string{head, part} {
		require.NoError(t, os.WriteFile(path, []byte("one"), 0o600))
	}
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	calls := 0
	watch.Files(ctx, []string{head}, 100, func(_ string, besides func(...string)) {
		switch calls++; calls {
		case 1:
			besides(part)
			require.NoError(t, os.WriteFile(head, []byte("two"), 0o600))
		case 2: // the head alone
			require.NoError(t, os.WriteFile(part, []byte("two"), 0o600))
			time.AfterFunc(10*watch.Every, stop)
		}
	})
	require.Equal(t, 2, calls)
}

// However long a call takes, what changed meanwhile is found soon after it.
func TestALongCallDelaysNoLook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deck.yaml")
	require.NoError(t, os.WriteFile(path, []byte("one"), 0o600))
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	var ended time.Time
	watch.Files(ctx, []string{path}, 100, func(string, func(...string)) {
		if !ended.IsZero() {
			require.Less(t, time.Since(ended), 2*time.Second)
			stop()
			return
		}
		require.NoError(t, os.WriteFile(path, []byte("two"), 0o600))
		time.Sleep(300 * time.Millisecond)
		ended = time.Now()
	})
	require.False(t, ended.IsZero())
}
