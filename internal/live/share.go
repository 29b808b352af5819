package live

import (
	"cmp"
	"slices"

	"quiz/internal/deck"
)

// This file holds how a class answered a round: each option's share, and the words
// that were typed.

// Share is how many of those who are in chose an option, or said something of a
// statement.
type Share struct {
	Text  string
	Right bool
	Count int
	Of    int // who answered at all
}

// Percent is the share as a whole number.
func (s Share) Percent() int {
	if s.Of == 0 {
		return 0
	}
	return (200*s.Count + s.Of) / (2 * s.Of) // rounded half up
}

// Words is one answer that was typed, however often.
type Words struct {
	Text         string
	Outcome      deck.Outcome
	Participants []int // by number
	Projected    bool  // the teacher put it on the projector
}

// Outcomes counts how the answers of a round were judged.
type Outcomes struct{ Right, Nearly, Wrong, Open int }

// shares are those of a round's options in the order of the phones, or of the two
// sides of a statement; none where answers are typed.
func (c *Class) shares(r *round) []Share {
	q := c.asked[r.question]
	var list []Share
	switch {
	case q.Form == deck.TrueFalse:
		holds := q.Options[q.order[0]].Correct
		list = []Share{{Text: saysTrue, Right: holds}, {Text: saysFalse, Right: !holds}}
	case q.chosen():
		for _, at := range q.order {
			list = append(list, Share{Text: q.Options[at].Text, Right: q.Options[at].Correct})
		}
	default:
		return nil
	}
	answered, _ := c.counted(r)
	for number, a := range r.answers {
		if c.pupils[number-1].playing() {
			q.addShares(list, a.Value)
		}
	}
	for i := range list {
		list[i].Of = answered
	}
	return list
}

// addShares counts one answer.
func (q question) addShares(list []Share, value string) {
	g, err := q.given(value)
	switch {
	case err != nil:
	case q.Form == deck.TrueFalse && g.Text == saysTrue:
		list[0].Count++
	case q.Form == deck.TrueFalse:
		list[1].Count++
	default:
		for _, place := range g.Places {
			list[place].Count++
		}
	}
}

// words are what was typed in a round that is counted: what most wrote first.
func (c *Class) words(r *round) []Words {
	if q := c.asked[r.question]; len(q.Options) > 0 {
		return nil
	}
	at := make(map[string]int)
	var list []Words
	for i := range c.pupils {
		a, ok := r.answers[i+1]
		if !ok || !c.pupils[i].playing() {
			continue
		}
		if _, known := at[a.Value]; !known {
			at[a.Value] = len(list)
			list = append(list, Words{Text: a.Value, Outcome: r.results[i+1].Verdict.Outcome})
		}
		w := &list[at[a.Value]]
		w.Participants = append(w.Participants, i+1)
		w.Projected = w.Projected || slices.Contains(r.projected, i+1)
	}
	slices.SortStableFunc(list, func(a, b Words) int { return cmp.Compare(len(b.Participants), len(a.Participants)) })
	return list
}

// outcomes counts the results of a round.
func (c *Class) outcomes(r *round) Outcomes {
	var n Outcomes
	for i := range c.pupils {
		if !c.pupils[i].playing() {
			continue
		}
		switch result, ok := r.results[i+1]; {
		case !ok:
			n.Open++
		case result.Verdict.Outcome == deck.Right:
			n.Right++
		case result.Verdict.Outcome == deck.Nearly:
			n.Nearly++
		default:
			n.Wrong++
		}
	}
	return n
}
