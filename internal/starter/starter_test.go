package starter_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quiz/internal/deck"
	"quiz/internal/starter"

	"github.com/stretchr/testify/require"
)

func TestTheStarterDeckKeepsItsPromises(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "deck")
	require.NoError(t, starter.Write(dir))
	src, err := os.ReadFile(filepath.Join(dir, starter.DeckFile))
	require.NoError(t, err)

	d, found := deck.Read(starter.DeckFile, src)
	require.Empty(t, found)
	require.Empty(t, deck.CheckSources(d, os.DirFS(dir)), "every citation stands in the text beside it")
	book, found := deck.Compile(d)
	require.Empty(t, found)
	forms := map[deck.Form]int{}
	for _, q := range book.Questions {
		forms[q.Form]++
	}
	for _, form := range []deck.Form{deck.Choice, deck.TrueFalse, deck.Cloze, deck.Typed, deck.Numeric, deck.Dated, deck.SelfGraded} {
		require.Positive(t, forms[form], "%s", form)
	}
	for _, card := range book.Cards {
		require.Greater(t, len(book.QuestionsOf(card.ID)), 0, card.ID)
	}

	text, err := deck.Format(src)
	require.NoError(t, err)
	require.Equal(t, string(text), string(src), "it is laid out as quiz fmt does it")
}

// Two decks that begin from the starter must not take each other's place.
func TestTheDeckIsNamedAfterItsFolder(t *testing.T) {
	for folder, want := range map[string][2]string{
		"rivers":              {"rivers", "Rivers"},
		"Rivers of Europe":    {"rivers-of-europe", "Rivers of Europe"},
		"planets":             {"planets", "The planets"},
		"2024":                {"year-2024", "2024"},
		"null":                {"null-deck", "Null"},
		"Flüsse_und 'Seen' 1": {"flusse-und-seen-1", "Flüsse und Seen 1"},
		"河流":                  {"my-deck", "河流"},
		"---":                 {"my-deck", "My deck"},
	} {
		dir := filepath.Join(t.TempDir(), folder)
		require.NoError(t, starter.Write(dir), folder)
		src, err := os.ReadFile(filepath.Join(dir, starter.DeckFile))
		require.NoError(t, err)
		d, found := deck.Read(starter.DeckFile, src)
		require.Empty(t, found, folder)
		require.Equal(t, want, [2]string{d.ID, d.Title}, folder)
		text, err := deck.Format(src)
		require.NoError(t, err)
		require.Equal(t, string(text), string(src), folder)
	}
	dir := filepath.Join(t.TempDir(), strings.Repeat("long ", 40))
	require.NoError(t, starter.Write(dir))
	t.Chdir(t.TempDir())
	require.NoError(t, starter.Write("."))
}

func TestTheZipHoldsWhatIsWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "planets")
	require.NoError(t, starter.Write(dir))
	data, err := starter.Zip()
	require.NoError(t, err)
	again, err := starter.Zip()
	require.NoError(t, err)
	require.Equal(t, data, again)
	packed, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	written, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, packed.File, len(written))
	for _, f := range packed.File {
		want, err := os.ReadFile(filepath.Join(dir, f.Name))
		require.NoError(t, err)
		got, err := fs.ReadFile(packed, f.Name)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), f.Name)
	}
}

func TestNothingIsWrittenOver(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "mine.txt"), []byte("mine"), 0o600))
	require.ErrorIs(t, starter.Write(dir), starter.ErrTaken)
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, entries, 1)
	require.Error(t, starter.Write(filepath.Join(dir, "mine.txt")), "a file is no folder")
}
