package bundle

import (
	"testing"

	"github.com/stretchr/testify/require"

	"quiz/internal/deck"
)

// This file tests that decks in Markdown are taken like others.

func TestAMarkdownDeckIsTakenAloneAndInAZip(t *testing.T) {
	const cards = "Q: Which? ![a forked tail](kite.png)\nA: the red kite\n"
	for _, name := range []string{"birds.md", "Birds.MD", "birds.markdown"} {
		b, err := Open(name, []byte(cards))
		require.NoError(t, err)
		require.Equal(t, &Bundle{Name: name, Deck: []byte(cards)}, b)
		found := Check(b.Name, b.Deck)
		require.Zero(t, found.Diagnostics.Errors())
		require.Equal(t, []string{"deck-without-id"}, codesOf(found.Diagnostics))
		require.Equal(t, "birds", found.Book.Deck)
		found = b.Check(b.Name)
		require.Equal(t, 1, found.Diagnostics.Errors(), "the picture did not come along")
	}
	b, err := Open("x.zip", written(t, [2]string{"birds/birds.md", cards}, [2]string{"birds/kite.png", string(png)}, [2]string{"birds/README.md", "ours"}))
	require.NoError(t, err)
	require.Equal(t, "birds.md", b.Name)
	require.Len(t, b.Remarks, 1)
	found := b.Check(b.Name)
	require.Equal(t, []string{"deck-without-id"}, codesOf(found.Diagnostics))
}

func codesOf(found deck.Diagnostics) []string {
	var codes []string
	for _, g := range found {
		codes = append(codes, g.Code)
	}
	return codes
}

func TestMarkdownBesideADeckIsNone(t *testing.T) {
	b, err := Open("x.zip", written(t, [2]string{"deck.yaml", "deck: x"}, [2]string{"README.md", "ours"}, [2]string{"notes.md", "ours"}, [2]string{"old/a.md", "Q: a"}))
	require.NoError(t, err)
	require.Equal(t, "deck.yaml", b.Name)
	require.Equal(t, []string{"README.md", "notes.md", "old/a.md"}, []string{b.Remarks[0].Path, b.Remarks[1].Path, b.Remarks[2].Path})
	b, err = Open("x.zip", written(t, [2]string{"README.md", "Q: a\nA: b"}))
	require.NoError(t, err)
	require.Equal(t, "README.md", b.Name, "alone it is the deck")
	_, err = Open("x.zip", written(t, [2]string{"a.md", "Q: a"}, [2]string{"b.md", "Q: b"}))
	require.ErrorAs(t, err, new(*Refusal))
}
