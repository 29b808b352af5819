package decks_test

import (
	"os"
	"testing"

	"quiz/decks"
	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// Who begins from the example begins from a deck in which nothing is wrong: every
// promise holds, and every citation stands in the notes beside it.
func TestTheExampleIsSound(t *testing.T) {
	file := decks.Example()
	d, found := deck.Read(file.Name, file.Text)
	require.Empty(t, found)
	book, found := deck.Compile(d)
	require.Empty(t, found)
	require.Empty(t, deck.CheckSources(d, os.DirFS(".")))
	require.Len(t, d.Facts, 7, "the page that offers it says so")
	forms := make(map[deck.Form]bool)
	for _, q := range book.Questions {
		forms[q.Form] = true
	}
	require.Len(t, forms, 6, "it shows every form but the one that asks for a number")
}
