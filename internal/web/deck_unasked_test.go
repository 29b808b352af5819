package web

import (
	"net/http"
	"strings"
	"testing"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// A teacher sees which questions a deck does not make and what would buy them:
// each reason once, with the cards that it holds for, folded away at first.
func TestRefusedFormsAreListedWithTheirReasons(t *testing.T) {
	b := newBench(t)
	p := b.send("capitals.yaml", []byte(strings.ReplaceAll(small, "    single: true\n", "")))
	require.Equal(t, http.StatusOK, p.status)
	p.sound()
	p.says("Questions that were not made", "9 questions: 3 cloze, 3 typed and 3 self-graded.")
	folded := p.all(tag("details"))
	require.Len(t, folded, 2)
	for i, form := range []string{"Choice", "True or false"} {
		said := words(folded[i])
		require.True(t, strings.HasPrefix(said, form+": 3 cards not asked so"), said)
		require.Equal(t, 1, strings.Count(said, "add single or complete"), "three cards, one reason")
		require.Contains(t, said, "The capital of the country AF is Kabul af")
	}
	require.NotContains(t, b.send("capitals.yaml", []byte(small)).words(), "Questions that were not made")
}

func TestRefusedFormsAreBounded(t *testing.T) {
	book := &deck.Book{}
	for i := range 30 {
		for range 9 {
			book.Refusals = append(book.Refusals, deck.Refusal{Form: deck.Choice, Why: strings.Repeat("x", i+1)})
		}
	}
	forms := unasked(book)
	require.Len(t, forms, 1)
	require.Equal(t, 270, forms[0].N)
	require.Equal(t, "and 10 more reasons", forms[0].Rest())
	require.Len(t, forms[0].First, maxReasons)
	require.Len(t, forms[0].First[0].Cards.First, maxExamples)
	require.Equal(t, "and 4 more", forms[0].First[0].Cards.Rest())
}
