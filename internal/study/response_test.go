package study

import (
	"strings"
	"testing"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// This file tests that a response is kept so that it can be judged again.

func TestAResponseComesBackAsItWas(t *testing.T) {
	options := []deck.Option{{Text: "Kabul", Correct: true}, {Text: "Herat"}}
	choice := &deck.Question{Form: deck.Choice, Options: options}
	statement := &deck.Question{Form: deck.TrueFalse, Options: options}
	set := &deck.Question{Form: deck.Multiple, Options: options}
	typed := &deck.Question{Form: deck.Typed}
	blanks := &deck.Question{Form: deck.Cloze, Blanks: make([]deck.Blank, 2)}
	own := &deck.Question{Form: deck.SelfGraded}
	items := []deck.Item{{Text: "the fair", Answer: "May 1901"}, {Text: "the race", Answer: "June 1902"}, {Text: "the race → the end", Answer: "July 1903"}}
	order, match := &deck.Question{Form: deck.Ordering, Items: items}, &deck.Question{Form: deck.Matching, Items: items}
	for _, row := range []struct {
		q    *deck.Question
		r    deck.Response
		text string
	}{
		{choice, deck.Response{Option: 1}, "Herat"},
		{choice, deck.Response{Option: -1, GaveUp: true}, ""},
		{statement, deck.Response{Option: 1, True: true}, "true: Herat"},
		{statement, deck.Response{Option: 0}, "false: Kabul"},
		{set, deck.Response{Option: -1, Options: []int{1}}, "Herat"},
		{set, deck.Response{Option: -1, Options: []int{0, 1}}, "Kabul\nHerat"},
		{set, deck.Response{Option: -1, GaveUp: true}, ""},
		{typed, deck.Response{Option: -1, Text: "in Kabul"}, "in Kabul"},
		{blanks, deck.Response{Option: -1, Texts: []string{"a b", "c"}}, "a b\nc"},
		{blanks, deck.Response{Option: -1, Texts: []string{"", "c"}}, "\nc"},
		{blanks, deck.Response{Option: -1, Texts: []string{"a"}}, "a"},
		{own, deck.Response{Option: -1, Self: deck.Nearly}, "nearly"},
		{order, deck.Response{Option: -1, Order: []int{2, 0, 1}}, "the race → the end\nthe fair\nthe race"},
		{match, deck.Response{Option: -1, Pairs: [][2]int{{1, 0}, {2, 1}}}, "the race → May 1901\nthe race → the end → June 1902"},
		{match, deck.Response{Option: -1, GaveUp: true}, ""},
		{own, deck.Response{Option: -1, Self: deck.Wrong}, "wrong"},
	} {
		require.Equal(t, row.text, responseText(row.q, row.r))
		back, ok := response(row.q, row.text)
		require.True(t, ok)
		require.Equal(t, row.r, back, row.text)
	}
	for q, text := range map[*deck.Question]string{choice: "Mazar", statement: "true: Mazar", own: "perhaps", set: "Kabul\nMazar", order: "the fair\nthe ball", match: "the fair → May 1900"} {
		_, ok := response(q, text)
		require.False(t, ok, text)
	}
	_, ok := response(set, "Kabul\nKabul")
	require.False(t, ok, "no line is chosen twice")
	require.Equal(t, "Kabul\nHerat", responseText(set, deck.Response{Options: []int{1, 0, 1, 7, -1}}), "in the question's order, and nothing else")
}

func TestALongResponseIsCut(t *testing.T) {
	long := strings.Repeat("é", maxResponse)
	require.LessOrEqual(t, len(responseText(&deck.Question{Form: deck.Typed}, deck.Response{Option: -1, Text: long})), maxResponse)
	require.Equal(t, "", responseText(&deck.Question{Form: deck.Cloze, Blanks: make([]deck.Blank, 2)}, deck.Response{Texts: []string{" ", "\n"}}))
}
