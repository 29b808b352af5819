package deck

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file chooses sets of options, and reads books whose sets are none.

func setQuestion() Question {
	return Question{
		ID: "borders#multiple", Card: "borders", Form: Multiple, Type: BasePlace, Stem: "Which border it? Choose all that apply.",
		Answers: []string{"Iran", "China", "India"}, Accept: []string{},
		Options: []Option{
			{Text: "Iran", Correct: true, Why: "The Post says so."},
			{Text: "Borduria", Why: "It lies far off."},
			{Text: "China", Correct: true},
			{Text: "Ruritania"},
			{Text: "India", Correct: true},
		},
		Cites: []BookCite{},
	}
}

func TestJudgeMultiple(t *testing.T) {
	b := &Book{Questions: []Question{setQuestion()}}
	const all = "All that apply: Iran; China; India."
	const guess = 1.0 / 25 // of 5 lines 2, 3 or 4: 10 + 10 + 5 sets
	for _, c := range []struct {
		chosen []int
		want   Verdict
	}{
		{[]int{0, 2, 4}, Verdict{Outcome: Right, Code: CodeOption, Reason: "All 3, and nothing else.", Matched: "Iran; China; India"}},
		{[]int{4, 0, 2}, Verdict{Outcome: Right, Code: CodeOption, Reason: "All 3, and nothing else.", Matched: "Iran; China; India"}},
		{[]int{4}, Verdict{Outcome: Nearly, Code: CodePart, Reason: "That is 1 of 3. Missing: Iran; China.", Matched: "India"}},
		{[]int{0, 2}, Verdict{Outcome: Nearly, Code: CodePart, Reason: "That is 2 of 3. Missing: India.", Matched: "Iran; China"}},
		{[]int{0, 1, 2, 4}, Verdict{Outcome: Wrong, Code: CodeWrongOption, Reason: "“Borduria” is not among them. It lies far off. " + all, Matched: "Iran; China; India"}},
		{[]int{0, 1, 2, 3, 4}, Verdict{Outcome: Wrong, Code: CodeWrongOption, Reason: "“Borduria” is not among them. It lies far off. " + all, Matched: "Iran; China; India"}},
		{[]int{3}, Verdict{Outcome: Wrong, Code: CodeWrongOption, Reason: "“Ruritania” is not among them. " + all}},
		{nil, Verdict{Code: CodeUnknown, Reason: "You left this open. " + all}},
	} {
		v, err := b.Judge("borders#multiple", Response{Option: -1, Options: c.chosen})
		require.NoError(t, err)
		c.want.Guess = guess
		require.Equal(t, c.want, v, "%v", c.chosen)
	}
	v, err := b.Judge("borders#multiple", Response{Options: []int{0, 2, 4}, GaveUp: true})
	require.NoError(t, err)
	require.Equal(t, CodeUnknown, v.Code, "whoever gives up has chosen nothing")
	for _, hostile := range [][]int{{5}, {-1}, {0, 0}, {0, 1 << 40}, {0, 2, 4, 1, 3, 0}, make([]int, 1000)} {
		_, err := b.Judge("borders#multiple", Response{Options: hostile})
		require.ErrorIs(t, err, ErrNoOption)
	}
}

// TestGuessOfSet counts the sets that can be right.
func TestGuessOfSet(t *testing.T) {
	for n := 3; n <= maxMultiple; n++ {
		sets := 0
		for set := range 1 << n {
			chosen := 0
			for i := range n {
				chosen += set >> i & 1
			}
			if chosen >= 2 && chosen < n {
				sets++
			}
		}
		require.InDelta(t, 1/float64(sets), guessOfSet(n), 1e-12, "%d options", n)
	}
	for _, n := range []int{0, 2, maxMultiple + 1, 64, -1} {
		require.Zero(t, guessOfSet(n))
	}
}

// TestABookOfSetsIsChecked refuses sets that cannot be asked.
func TestABookOfSetsIsChecked(t *testing.T) {
	read := func(spoil func(q *Question)) error {
		q := setQuestion()
		spoil(&q)
		b := &Book{
			Format: BookFormat, Deck: "sets", Language: "en", Cards: []Card{{ID: "borders", Fact: "borders"}}, Questions: []Question{q},
		}
		var text bytes.Buffer
		require.NoError(t, b.WriteJSON(&text))
		_, err := ReadBook(&text)
		return err
	}
	require.NoError(t, read(func(*Question) {}))
	for name, spoil := range map[string]func(q *Question){
		"all are right":         func(q *Question) { q.Options[1].Correct, q.Options[3].Correct = true, true },
		"one is right":          func(q *Question) { q.Options, q.Answers = q.Options[:2], q.Answers[:1] },
		"one stands twice":      func(q *Question) { q.Options[1].Text = "ruritania" },
		"one is empty":          func(q *Question) { q.Options[1].Text = "" },
		"a right one is none":   func(q *Question) { q.Answers[0] = "Tibet" },
		"an answer is missing":  func(q *Question) { q.Answers = append(q.Answers, "Tibet") },
		"a right one is wrong":  func(q *Question) { q.Options[0].Correct = false },
		"there are none":        func(q *Question) { q.Options = nil },
		"there are too many":    func(q *Question) { q.Options = append(q.Options, manyOptions()...) },
		"a choice has several":  func(q *Question) { q.Form, q.ID = Choice, "borders#choice" },
		"something is measured": func(q *Question) { q.Tolerance = 1 },
	} {
		require.Error(t, read(spoil), name)
	}
}

func manyOptions() []Option {
	list := make([]Option, maxMultiple)
	for i := range list {
		list[i].Text = fmt.Sprintf("place %d", i)
	}
	return list
}

// TestAllAsked turns asks for one into asks for all.
func TestAllAsked(t *testing.T) {
	for ask, want := range map[string]string{
		"Name one country that borders it.":   "Name every country that borders it.",
		"Give one of the reasons.":            "Give all of the reasons.",
		"Name one":                            "Name one",
		"Which countries border it?":          "Which countries border it?",
		"Name the one country that has both.": "Name the one country that has both.",
	} {
		require.Equal(t, want, allAsked(ask))
	}
}
