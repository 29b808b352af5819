package deck_test

import (
	"bytes"
	"os"
	"testing"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// This file tests the part of a book that a classroom session keeps.

func TestAPartJudgesAsTheWholeBookDoes(t *testing.T) {
	book := isisk(t)
	var answers []string
	for i := range book.Questions {
		answers = append(answers, book.Questions[i].Answers[0])
	}
	for i := 0; i < len(book.Questions); i += 67 {
		asked := &book.Questions[i]
		part := written(t, book.Part([]string{asked.ID}))
		for _, q := range book.QuestionsOf(asked.Card) {
			for j := i % 11; j < len(answers); j += 11 {
				for _, text := range []string{answers[j], answers[j] + "x", answers[j][1:]} {
					given := deck.Response{Option: j % 2, Text: text}
					want, wantErr := book.Judge(q.ID, given)
					got, err := part.Judge(q.ID, given)
					require.Equal(t, wantErr, err)
					require.Equal(t, want, got, "%s: %q", q.ID, text)
				}
			}
		}
	}
}

func TestAPartHoldsWhatItsCardsNeedAndNoMore(t *testing.T) {
	book := isisk(t)
	i := 0
	for book.Questions[i].Form != deck.Choice {
		i++
	}
	asked := &book.Questions[i]
	card, _ := book.Card(asked.Card)
	part := written(t, book.Part([]string{asked.ID, "nothing#choice"}))
	kept, ok := part.Card(asked.Card)
	require.True(t, ok)
	require.Equal(t, card, kept)
	for _, x := range kept.Claims {
		for _, cite := range x.Cites {
			want, _ := book.Source(cite.Source)
			got, ok := part.Source(cite.Source)
			require.True(t, ok)
			require.Equal(t, want, got)
		}
	}
	for i := range part.Questions {
		if q := &part.Questions[i]; q.Card != asked.Card {
			require.Empty(t, q.Cites)
			for _, o := range q.Options {
				require.Empty(t, o.Why)
			}
		}
	}
	require.Empty(t, written(t, book.Part(nil)).Questions)
}

// isisk is the built-in deck's book.
func isisk(t *testing.T) *deck.Book {
	t.Helper()
	text, err := os.ReadFile("../../decks/isisk.yaml")
	require.NoError(t, err)
	d, found := deck.Read("isisk.yaml", text)
	book, more := deck.Compile(d)
	require.Zero(t, found.Errors()+more.Errors())
	return book
}

// written is a book after it was written and read back.
func written(t *testing.T, b *deck.Book) *deck.Book {
	t.Helper()
	var text bytes.Buffer
	require.NoError(t, b.WriteJSON(&text))
	again, err := deck.ReadBook(&text)
	require.NoError(t, err)
	return again
}
