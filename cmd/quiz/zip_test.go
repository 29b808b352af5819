package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAZipIsCheckedLikeTheDeckInIt packs a deck's folder and checks it.
func TestAZipIsCheckedLikeTheDeckInIt(t *testing.T) {
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	text, err := os.ReadFile(generatedDeck(t, 3))
	require.NoError(t, err)
	for name, data := range map[string][]byte{"words/words.yaml": text, "words/a.png": []byte("\x89PNG\r\n\x1a\n")} {
		file, err := w.Create(name)
		require.NoError(t, err)
		_, err = file.Write(data)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	path := filepath.Join(t.TempDir(), "words.zip")
	require.NoError(t, os.WriteFile(path, packed.Bytes(), 0o600))

	var out, errs bytes.Buffer
	require.Equal(t, exitOK, run([]string{"check", path}, &out, &errs), errs.String())
	require.Contains(t, out.String(), "words.zip/words.yaml: 3 facts")
	l, err := load(path)
	require.NoError(t, err)
	require.Equal(t, packed.Bytes(), l.Source, "it is kept as it came")
}
