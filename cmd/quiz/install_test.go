package main

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quiz/internal/bundle"
	"quiz/internal/study"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/require"
)

// This file tests what becomes of decks when the program starts.

// atStart installs the built-in decks and those that are named, as a start does,
// and returns the desk and what was said.
func atStart(t *testing.T, store study.Store, paths ...string) (*study.Desk, string) {
	t.Helper()
	desk, err := study.Open(t.Context(), store)
	require.NoError(t, err)
	all, err := loadDecks(&cobra.Command{}, paths)
	require.NoError(t, err)
	var said bytes.Buffer
	require.NoError(t, installAll(t.Context(), &said, desk, all))
	return desk, said.String()
}

func TestWhatALearnerRemovedDoesNotComeBackAtTheStart(t *testing.T) {
	store, err := openStore(t.Context(), filepath.Join(t.TempDir(), "quiz.db"), slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	defer store.Close()
	named := generatedDeck(t, 2)
	desk, said := atStart(t, store, named)
	require.Contains(t, said, "Deck isisk: ")
	require.Len(t, desk.Books(), 2)

	for _, id := range []string{"isisk", "generated"} {
		require.NoError(t, desk.SetRemoved(t.Context(), id, true))
	}
	desk, said = atStart(t, store, named)
	require.Empty(t, desk.Books())
	require.Contains(t, said, "Deck isisk: left out, because it was removed; bring it back under Decks\n")
	require.Contains(t, said, "Deck generated: left out, because it was removed")

	for _, id := range []string{"isisk", "generated"} {
		require.NoError(t, desk.Erase(t.Context(), id, time.UnixMilli(0)))
	}
	desk, said = atStart(t, store, named)
	require.Empty(t, desk.Decks())
	require.Contains(t, said, "Deck isisk: left out, because it was erased; add it again under Decks\n")
	require.Contains(t, said, "Deck generated: left out, because it was erased")
}

func TestAVersionOfOnesOwnStaysAtTheStart(t *testing.T) {
	store, err := openStore(t.Context(), filepath.Join(t.TempDir(), "quiz.db"), slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	defer store.Close()
	desk, _ := atStart(t, store)
	book, err := desk.Book("isisk")
	require.NoError(t, err)
	own := *book
	own.Title = "My own reading of five reports"
	_, err = desk.Install(t.Context(), study.Installation{Book: &own, Own: true}, time.UnixMilli(0))
	require.NoError(t, err)
	desk, said := atStart(t, store)
	require.Equal(t, own.Title, desk.Books()[0].Title)
	require.Contains(t, said, "left as it is, because it was replaced by a version of your own")
}

// A deck over several files is kept as an archive of them and what they show, and is
// the same at the next start.
func TestAFolderIsInstalledWithAllItsFiles(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"deck.yaml":        "deck: rivers\nfiles: [topics, shared.yaml]\n",
		"shared.yaml":      "sources:\n  atlas: {title: A small atlas}\n",
		"topics/seas.yaml": "topic: seas\nfacts:\n  - id: aral\n    claim: \"![a river](topics/oxus.png) is the [Oxus].\"\n    cite: atlas ¶4 \"the Oxus\"\n",
		"topics/oxus.png":  "\x89PNG\r\n\x1a\nriver",
		"draft.yaml":       "facts: [",
		"notes.txt":        "ours",
	} {
		path := filepath.Join(dir, "rivers", filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	}
	file := filepath.Join(dir, "quiz.db")
	var kept []byte
	for start, path := range []string{filepath.Join(dir, "rivers"), filepath.Join(dir, "rivers", "deck.yaml"), filepath.Join(dir, "rivers")} {
		store, err := openStore(t.Context(), file, slog.New(slog.DiscardHandler))
		require.NoError(t, err)
		desk, said := atStart(t, store, path)
		require.Equal(t, start == 0, strings.Contains(said, "Deck rivers: 1 card, 1 of them new"), said)
		o, err := desk.Original(t.Context(), "rivers")
		require.NoError(t, err)
		if start > 0 {
			require.Equal(t, kept, o.Source)
		}
		kept = o.Source
		require.NoError(t, store.Close())
	}
	b, err := bundle.Open("rivers.zip", kept)
	require.NoError(t, err)
	require.Len(t, b.Texts, 2, "the draft is no part of it")
	require.Len(t, b.Media, 1)
	require.Empty(t, b.Check(b.Name).Diagnostics)
}
