package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests what is seen of a folder on the disk.

// onDisk writes files below a new folder.
func onDisk(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
		require.NoError(t, os.WriteFile(path, []byte("text of "+name), 0o600))
	}
	return dir
}

func TestAFolderShowsItsDeckFiles(t *testing.T) {
	dir := onDisk(t, "deck.yaml", "b/B.YML", "a/x.yaml", "a/notes.md", ".git/config.yaml", "a/.draft.yaml", "a-b.yaml", "yaml")
	require.NoError(t, os.Symlink(filepath.Join(dir, "a"), filepath.Join(dir, "again")))
	require.NoError(t, os.Symlink("x.yaml", filepath.Join(dir, "a", "link.yaml")))
	require.NoError(t, os.Symlink("../../elsewhere.yaml", filepath.Join(dir, "a", "out.yaml")))
	require.NoError(t, os.Mkdir(filepath.Join(dir, "folder.yaml"), 0o700))
	f, err := openFolder(dir)
	require.NoError(t, err)
	defer f.root.Close()
	names, err := f.Files()
	require.NoError(t, err)
	require.Equal(t, []string{"a-b.yaml", "a/link.yaml", "a/out.yaml", "a/x.yaml", "b/B.YML", "deck.yaml"}, names)
	text, err := f.ReadFile("a/link.yaml")
	require.NoError(t, err)
	require.Equal(t, "text of a/x.yaml", string(text))
	for _, name := range []string{"a/out.yaml", "folder.yaml", "nowhere.yaml", "../deck.yaml", "again/../../x.yaml"} {
		_, err := f.ReadFile(name)
		require.Error(t, err, name)
		require.NotContains(t, err.Error(), dir, "no path of this machine")
	}
	for _, path := range []string{"a-b.yaml", "b", filepath.Join("a", "x.yaml")} {
		require.Contains(t, f.all("deck"), filepath.Join("deck", path))
	}
}

func TestAFolderIsLookedAtInBounds(t *testing.T) {
	deep := onDisk(t, strings.Repeat("d/", 9)+"deck.yaml")
	f, err := openFolder(deep)
	require.NoError(t, err)
	defer f.root.Close()
	_, err = f.Files()
	require.ErrorContains(t, err, "d/d/d/d/d/d/d/d/d lies more than 8 folders deep")

	many := onDisk(t, "deck.yaml")
	for i := range maxLooked {
		require.NoError(t, os.WriteFile(filepath.Join(many, fmt.Sprint(i)), nil, 0o600))
	}
	var out, errs strings.Builder
	require.Equal(t, exitFound, run([]string{"check", many}, &out, &errs))
	require.Contains(t, out.String(), "more than 20000 files lie in the folder: give the deck a folder of its own")
}
