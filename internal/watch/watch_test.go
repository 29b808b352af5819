package watch_test

import (
	"context"
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
	watch.Files(ctx, []string{path}, 100, func(_ string, text []byte, err error) {
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
