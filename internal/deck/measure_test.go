package deck

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// offering is a question with options, of which one is right.
func offering(card string, form Form, key int, options ...string) Question {
	q := Question{ID: card + "#" + string(form), Card: card, Form: form}
	for i, text := range options {
		q.Options = append(q.Options, Option{Text: text, Correct: i == key})
	}
	return q
}

func cited(source, origin string) BookClaim {
	return BookClaim{Cites: []BookCite{{Source: source, Origin: origin}}}
}

func TestMeasure(t *testing.T) {
	b := &Book{
		Deck: "d",
		Cards: []Card{
			{ID: "a", Fact: "a", Claims: []BookClaim{cited("post", ""), cited("wire", "ap"), cited("reprint", "ap")}},
			{ID: "b/one", Fact: "b", Disputed: true, Claims: []BookClaim{cited("post", "")}},
			{ID: "b/two", Fact: "b", Disputed: true, Claims: []BookClaim{cited("wire", "ap")}},
			{ID: "b/differ", Fact: "b", Disputed: true},
			{ID: "c", Fact: "c", Claims: []BookClaim{cited("post", "")}},
			{ID: "set", Fact: "set", Of: []string{"a", "c"}},
		},
		Questions: []Question{
			offering("a", Choice, 0, "the longest", "short", "mid-size", "tiny"),
			offering("a", TrueFalse, 0, "It is so.", "It is not so."),
			offering("b/one", Choice, 1, "2013", "2014"),
			offering("b/one", Cloze, -1),
			offering("b/two", Choice, 1, "a longer one", "short"),
			offering("b/two", Cloze, -1),
			offering("b/differ", SelfGraded, -1),
			offering("c", Cloze, -1),
		},
	}
	require.Equal(t, Stats{
		Deck: "d", Facts: 3, Cards: 6, Questions: 8,
		Forms: []FormCount{{Choice, 3}, {TrueFalse, 1}, {Cloze, 3}, {SelfGraded, 1}},
		Choices: ChoiceStats{
			Questions: 3,
			Options:   []Tally{{2, 2}, {4, 1}},
			Places:    []Place{{1, 1.25}, {2, 1.25}, {0, 0.25}, {0, 0.25}},
			Longest:   0.5, // certainly, one of two, never
			Shortest:  0.5,
			Chance:    0.4167,
		},
		OneForm:  []string{"c"}, // the disagreement has one form by design
		Sources:  []Tally{{1, 1}, {2, 1}, {3, 1}},
		Reports:  []Tally{{1, 1}, {2, 2}},
		Disputed: []string{"b"},
	}, Measure(b))
}

func TestMeasureNothing(t *testing.T) {
	require.Equal(t, Stats{
		Forms: []FormCount{}, Choices: ChoiceStats{Options: []Tally{}, Places: []Place{}},
		OneForm: []string{}, Sources: []Tally{}, Reports: []Tally{}, Disputed: []string{},
	}, Measure(&Book{}))
}

// TestNothingGivesAnswersAwayInWorlds measures decks that nobody wrote by hand:
// neither length nor place helps somebody who guesses.
func TestNothingGivesAnswersAwayInWorlds(t *testing.T) {
	all := &Book{}
	for seed := range uint64(6) {
		b, _ := Compile(newWorld(seed).deck())
		all.Questions = append(all.Questions, b.Questions...)
	}
	c := Measure(all).Choices
	require.InDelta(t, c.Chance, c.Longest, 0.05, "the longest option")
	require.InDelta(t, c.Chance, c.Shortest, 0.05, "the shortest option")
	for at, p := range c.Places {
		require.InDelta(t, p.Chance, p.Keys, 0.03*float64(c.Questions), "place %d", at+1)
	}
}
