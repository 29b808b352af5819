package diff_test

import (
	"testing"

	"quiz/internal/deck"
	"quiz/internal/deck/diff"

	"github.com/stretchr/testify/require"
)

// plain is the book of a deck in Markdown.
func plain(t *testing.T, cards string) *deck.Book {
	t.Helper()
	d, found := deck.Read("plain.md", []byte(cards))
	require.Zero(t, found.Errors(), found)
	b, found := deck.Compile(d)
	require.Zero(t, found.Errors(), found)
	return b
}

// TestAnEditedCardIsKnownByWhatItSays edits cards that have no anchor. Heirs are the
// places of the cards, before and after, that are one card.
func TestAnEditedCardIsKnownByWhatItSays(t *testing.T) {
	const france, spain = "Q: What is the capital city of France?\nA: Paris\n\n", "Q: What is the capital city of Spain?\nA: Madrid\n\n"
	for _, c := range []struct {
		before, after string
		heirs         map[int]int
		because       string
	}{
		{france, "Q: What's the capital city of France?\nA: Paris\n", map[int]int{0: 0}, "a question in other words"},
		{"C: The [kite] eats mcie and frogs.\n", "C: The [kite] eats mice and frogs.\n", map[int]int{0: 0}, "a slip in a cloze text"},
		{"Q: What is the capitel of Kenya?\nA: Nairobbi\n", "Q: What is the capital of Kenya?\nA: Nairobi\n", map[int]int{0: 0}, "two slips"},
		{france + spain, "Q: What is the capital of Spain?\nA: Madrid\n\nQ: What is the capital of France?\nA: Paris\n", map[int]int{0: 1, 1: 0}, "both, in another order"},
		{france, spain, nil, "another question with another answer"},
		{france, "Q: Where did the Greeks say that Oxus was?\nA: Paris\n", nil, "another question with the same answer"},
		{"Q: Who wrote the book Emma?\nA: Austen\n\nQ: Who wrote the book Emmo?\nA: Austen\n", "Q: Who wrote the book Emme?\nA: Austen\n", nil, "two are as near"},
		{"Q: Who wrote the book Emma?\nA: Austen\n", "Q: Who wrote the book Emme?\nA: Austen\n\nQ: Who wrote the book Emmo?\nA: Austen\n", nil, "two are as near"},
		{"C: A [kite] eats mice.\n", "C: A [kite] eats mice.\n\nC: A kite eats [mice].\n", map[int]int{0: 0}, "another with the same text came"},
		{"C: A [kite] eats mice.\n\nC: A kite eats [mice].\n", "C: A kite eats [mice].\n", map[int]int{1: 0}, "one of two with the same text went"},
		{"Q: Which?\nA: this\n", "Q: Which?\nA: this <!-- id: which -->\n", map[int]int{0: 0}, "an anchor was written"},
		{"Q: Which?\nA: this <!-- id: which -->\n", "Q: Which?\nA: this\n", map[int]int{0: 0}, "an anchor was deleted"},
		{"Q: Which?\nA: this <!-- id: a -->\n", "Q: Which?\nA: this <!-- id: b -->\n", nil, "what an author named, an author renames"},
		{"Q: Which?\nA: this <!-- id: a -->\n", "Q: Which?\nA: this <!-- id: b was: a -->\n", map[int]int{0: 0}, "as here"},
	} {
		before, after := plain(t, c.before), plain(t, c.after)
		want := []diff.Renamed{}
		for i := range after.Cards {
			for was, now := range c.heirs {
				if now == i && before.Cards[was].ID != after.Cards[i].ID {
					want = append(want, diff.Renamed{Was: before.Cards[was].ID, Card: after.Cards[i].ID})
				}
			}
		}
		require.ElementsMatch(t, want, diff.Compare(before, after).Renamed, c.because)
	}
}

// TestAChangedIdIsTold compares decks whose authors named the cards.
func TestAChangedIdIsTold(t *testing.T) {
	const kenya, peru = "Q: What is the capital of Kenya?\nA: Nairobi <!-- id: kenya -->\n\n", "Q: What is the capital of Peru?\nA: Lima <!-- id: peru -->\n\n"
	stays := plain(t, kenya+peru)
	require.Equal(t, []diff.Renamed{{Was: "kenya", Card: "nairobi"}},
		diff.Compare(stays, plain(t, "Q: What is the capital city of Kenya?\nA: Nairobi <!-- id: nairobi -->\n\n"+peru)).Alike)
	require.Empty(t, diff.Compare(stays, plain(t, "Q: What is the capital of Kenya?\nA: Nairobi <!-- id: nairobi was: kenya -->\n\n"+peru)).Alike, "it is said already")
	require.Empty(t, diff.Compare(stays, plain(t, "Q: What is the capital of Chad?\nA: N’Djamena <!-- id: chad -->\n\n"+peru)).Alike, "another card")
}

func TestInstallingAnHeirAgainIsTheSame(t *testing.T) {
	const first, edited = "Q: What is the capital city of France?\nA: Paris\n", "Q: What is the capital of France?\nA: Paris\n"
	before, fresh := plain(t, first), plain(t, edited)
	once := diff.Succeed(before, fresh)
	require.Equal(t, before.Cards[0].ID, once.Cards[0].Was)
	require.Empty(t, fresh.Cards[0].Was, "the book that was given stays as it is")
	again := diff.Succeed(once, plain(t, edited))
	require.Equal(t, once.Cards, again.Cards)
	both := diff.Succeed(once, plain(t, first+"\n"+edited))
	require.Empty(t, both.Cards[1].Was, "the card that it was is there again")
}

func TestABookWithoutHeirsIsGivenBack(t *testing.T) {
	b := book(t, "    claim: It was [Kabul].\n")
	require.Same(t, b, diff.Succeed(b, b))
}
