package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"quiz/internal/bundle"

	"github.com/stretchr/testify/require"
)

// A deck file takes the pictures and sounds beside it along, and no others.
func TestADeckTakesItsMediaAlong(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	}
	write("deck/birds.yaml", `deck: birds
sources: {book: {publisher: Book House}}
facts:
  - id: a
    claim: "The bird ![a bird](birds/kite.png) is a [red kite]."
    ask: Which bird calls like this? ![a whistle](kite.mp3)
    cite: book ¶1 "kite"
`)
	write("deck/birds/kite.png", "\x89PNG\r\n\x1a\nkite")
	write("deck/other.png", "\x89PNG\r\n\x1a\nother")
	write("kite.mp3", "ID3")
	path := filepath.Join(dir, "deck", "birds.yaml")

	var out, errs bytes.Buffer
	require.Equal(t, exitFound, run([]string{"check", path}, &out, &errs))
	require.Contains(t, out.String()+errs.String(), path+":6:38: error[missing-media]: there is no file kite.mp3 beside the deck")

	// A link that leads out of the folder is not followed.
	require.NoError(t, os.Symlink(filepath.Join(dir, "kite.mp3"), filepath.Join(dir, "deck", "kite.mp3")))
	require.Equal(t, exitFound, run([]string{"check", path}, &out, &errs))

	require.NoError(t, os.Remove(filepath.Join(dir, "deck", "kite.mp3")))
	write("deck/kite.mp3", "ID3 whistle")
	out.Reset()
	errs.Reset()
	require.Equal(t, exitOK, run([]string{"check", path}, &out, &errs), errs.String())
	l, err := load(path)
	require.NoError(t, err)
	again, err := load(path)
	require.NoError(t, err)
	require.Equal(t, l.Source, again.Source)
	m, err := bundle.ReadMedium(l.Source, "kite.mp3")
	require.NoError(t, err)
	require.Equal(t, "ID3 whistle", string(m.Data))
	_, err = bundle.ReadMedium(l.Source, "other.png")
	require.Error(t, err)
}
