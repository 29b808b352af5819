package study

import (
	"fmt"
	"testing"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// bookOf has a card for each letter, in a topic of its own where a bar stands
// before it: c can be recognised in a choice, t in a statement, a by whose
// words it has, w only written.
func bookOf(t *testing.T, letters string) (*deck.Book, []Fresh) {
	t.Helper()
	forms := map[rune][]deck.Form{
		'c': {deck.Choice, deck.Cloze, deck.Typed}, 't': {deck.TrueFalse, deck.Cloze}, 'w': {deck.Cloze, deck.Typed},
		'a': {deck.Cloze, deck.Attribution},
	}
	book := &deck.Book{}
	var fresh []Fresh
	topic := 0
	for _, letter := range letters {
		if letter == '|' {
			topic++
			continue
		}
		id := fmt.Sprintf("%c%d", letter, len(book.Cards))
		book.Cards = append(book.Cards, deck.Card{ID: id, Fact: id, Topic: fmt.Sprint(topic)})
		for _, form := range forms[letter] {
			book.Questions = append(book.Questions, deck.Question{ID: id + "#" + string(form), Card: id, Form: form, Answers: []string{"x"}})
		}
		fresh = append(fresh, Fresh{id, id})
	}
	return book, fresh
}

func TestNewCardsAreRecognisedFirst(t *testing.T) {
	tests := []struct {
		name, cards string
		want        []string
	}{
		{"those that can be recognised come first, in the author's order", "wwcwt", []string{"c2", "t4", "w0", "w1", "w3"}},
		{"as do those that show whose words they may be", "waw", []string{"a1", "w0", "w2"}},
		{"a topic ends before the next begins", "ww|cc", []string{"w0", "w1", "c2", "c3"}},
		{"a card passes few others", "wwwwwwwwc", []string{"w0", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "c8"}},
		{"where all can be recognised nothing moves", "ctct", []string{"c0", "t1", "c2", "t3"}},
		{"nor where none can", "www", []string{"w0", "w1", "w2"}},
		{"nor where there is nothing new", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			book, fresh := bookOf(t, tt.cards)
			var got []string
			for _, f := range introduced(fresh, book) {
				got = append(got, f.Card)
			}
			require.Equal(t, tt.want, got)
		})
	}
}

// TestWhatWasLearntMovesNoOtherNewCard takes away one card after another, as a
// learner does who meets them: the rest keep their order.
func TestWhatWasLearntMovesNoOtherNewCard(t *testing.T) {
	book, fresh := bookOf(t, "wcwctwwcwcwwtcw|wcwwc")
	order := introduced(fresh, book)
	require.NotEqual(t, fresh, order)
	for len(order) > 0 {
		met := order[0]
		order = order[1:]
		var left []Fresh
		for _, f := range fresh {
			if f != met {
				left = append(left, f)
			}
		}
		fresh = left
		require.Equal(t, append([]Fresh{}, order...), append([]Fresh{}, introduced(fresh, book)...))
	}
}

// TestACardThatTheBookLacksKeepsItsPlace is about a deck that changed between
// two readings.
func TestACardThatTheBookLacksKeepsItsPlace(t *testing.T) {
	book, fresh := bookOf(t, "wc")
	fresh = append([]Fresh{{"gone", "gone"}}, fresh...)
	require.Equal(t, []Fresh{{"gone", "gone"}, fresh[2], fresh[1]}, introduced(fresh, book))
}
