package deck

// This file makes the cloze with several blanks: each different answer that a
// claim marks is one blank, which fills every place where that answer stands.

import (
	"slices"
	"strings"
)

// maxBlanks is how many blanks a sentence may have and still be one question.
const maxBlanks = 12

// severalBlanks makes a card's sentence with a blank for each of its answers, or
// says why not. More is other facts' claims that leave the same sentence.
func (c *compiler) severalBlanks(d *draft, more []*side) (Question, string) {
	x := d.sides[0]
	if len(x.answers) > maxBlanks {
		return Question{}, "So many different answers are marked that hardly a sentence is left: mark fewer."
	}
	for i, m := range x.answers {
		if j := slices.IndexFunc(x.answers[:i], func(o marked) bool { return o.shown.same(m.shown) }); j >= 0 {
			return Question{}, "“" + x.answers[j].shown.Text + "” and “" + m.shown.Text + "” are marked as two answers, but they mean one thing."
		}
	}
	stem, left := c.clozeStem(d)
	if left != "" {
		return Question{}, betrays(left, "when the answers are left out, and gives one of them away.")
	}
	places := x.claim.places()
	if strings.Count(stem, blank) != len(places) {
		return Question{}, "“" + blank + "” stands in the sentence itself, where it would pass for a blank."
	}
	q := c.question(d, Cloze, stem)
	q.Blanks = c.blanks(d, places, more)
	return q, ""
}

// blanks lists what belongs in each blank, in the stem's order.
func (c *compiler) blanks(d *draft, places []Mark, more []*side) []Blank {
	x := d.sides[0]
	list := make([]Blank, len(x.answers))
	for i, m := range x.answers {
		b := Blank{Type: m.shown.Base, Unit: m.shown.Unit}
		b.Answers, b.Accept = spelled([]marked{d.merged(m)})
		b.Nearly = c.nearlyIn(d, m, more)
		list[i] = b
	}
	for at, m := range places {
		list[m.Answer].At = append(list[m.Answer].At, at)
	}
	slices.SortFunc(list, func(a, b Blank) int { return a.At[0] - b.At[0] })
	return list
}

// merged is an answer with the spellings that the card's other sides give it.
func (d *draft) merged(m marked) marked {
	for _, a := range d.answers() {
		if a.shown.same(m.shown) {
			return a
		}
	}
	return m
}

// nearlyIn is what is nearly right in the blank of one answer: what may be
// right, of the sort that is asked for there.
func (c *compiler) nearlyIn(d *draft, m marked, more []*side) []Near {
	n := nearList{of: d, fits: func(t *thing) bool {
		return t.scalar() == m.shown.scalar() && (!t.scalar() || t.Base.date() == m.shown.Base.date())
	}}
	return c.gather(&n, []marked{m}, more)
}
