package deck

// This file checks what a fact promises about itself: promises that contradict
// each other, wrong options that may be right, ranges that leave the answer
// out, and cards that no form can ask.

import (
	"strconv"
	"strings"
)

func (c *compiler) checkPromises(s *subject) {
	c.checkWrong(s)
	c.checkMaybe(s)
	c.checkRange(s)
	c.checkTolerance(s)
	marks := 0
	for _, x := range s.sides {
		marks = max(marks, len(x.answers))
	}
	if s.Single && marks > 1 && s.Ask != "" {
		c.errorAt(s.At, "contradiction", "single says that one answer is right, but the claim marks %d", marks).
			hint("mark one answer, or write complete: true instead of single")
	}
}

// checkWrong reports wrong options by hand that something possible meets, or
// that will never be used.
func (c *compiler) checkWrong(s *subject) {
	if len(s.Wrong) == 0 {
		return
	}
	if s.kind != nil && s.kind.noMade {
		c.errorAt(s.Wrong[0].At, "contradiction", "the kind %s says options: never, but %s has wrong options", s.kind.id, s.ID).
			hint("delete wrong, or give the fact another kind")
		return
	}
	peers, _ := c.peersOf(s)
	possible := c.possible(s, peers)
	for _, w := range s.Wrong {
		t := c.vocab.thing(w.Text, s.kind, s.Unit)
		c.checkWrongOption(s, w, t, possible)
	}
}

func (c *compiler) checkWrongOption(s *subject, w WrongOption, t *thing, possible []*thing) {
	for _, p := range possible {
		switch {
		case t.key == p.key && s.literally(w.Text):
			return // Read has said so
		case meets(t, p):
			c.errorAt(w.At, "wrong-is-right", "%q may be right: it meets %s", w.Text, p.Text).
				hint("an option must not be, contain or lie in anything that may be right; delete it")
			return
		case crowdedOut(t, p):
			c.errorAt(w.At, "crowd-option", "%q may include anyone named, so it is no wrong option beside persons", w.Text).
				hint("delete it")
			return
		}
	}
	key := possible[0]
	if mixed(t, key) {
		c.warnAt(w.At, "mixed-options", "%q is not written like the answer %s and would stand out, so it is not used", w.Text, key.Text).
			hint("give a %s", key.Base)
	}
}

// literally reports whether a text is, but for case, one of the fact's own
// answers or maybes; Read compares those.
func (s *subject) literally(text string) bool {
	for _, t := range s.possible() {
		if strings.EqualFold(t.Text, text) {
			return true
		}
	}
	return false
}

// checkMaybe reports a maybe that the fact's other promises exclude.
func (c *compiler) checkMaybe(s *subject) {
	for _, t := range s.maybe {
		for _, x := range s.sides {
			for _, a := range x.things() {
				if a.same(t) {
					c.errorAt(s.At, "contradiction", "maybe says that %s may be right, but the claim marks it as an answer", t.Text).
						hint("delete it from maybe")
				}
			}
		}
		if other := c.cells[cellOf(s, t)]; s.table != nil && other != nil && other != s {
			c.errorAt(s.At, "contradiction", "maybe says that %s may be right here, but it answers %s, and the table is exclusive", t.Text, other.ID).
				hint("delete it from maybe, or delete exclusive")
		}
	}
}

// rangeOf is the interval that a fact says its answer lies in.
func (c *compiler) rangeOf(s *subject) (Span, bool) {
	low, high, ok := strings.Cut(s.Range, "..")
	if !ok || s.kind == nil {
		return Span{}, false
	}
	if s.kind.base == BaseNumber {
		lo, errLo := strconv.ParseFloat(strings.TrimSpace(low), 64)
		hi, errHi := strconv.ParseFloat(strings.TrimSpace(high), 64)
		return Span{lo, hi}, errLo == nil && errHi == nil
	}
	lo, okLo := parseScalar(strings.TrimSpace(low), BaseYear, "")
	hi, okHi := parseScalar(strings.TrimSpace(high), BaseYear, "")
	return Span{lo.Span.Lo, hi.Span.Hi}, okLo && okHi
}

// inRange reports whether a scalar lies inside a range as far as it is known.
func inRange(t *thing, r Span) bool { return !t.scalar() || !disjoint(t.Span, r) }

// checkRange reports an answer outside its own range.
func (c *compiler) checkRange(s *subject) {
	r, ok := c.rangeOf(s)
	if !ok {
		return
	}
	for _, x := range s.sides {
		for _, a := range x.answers {
			if !inRange(a.shown, r) {
				c.errorAt(x.at(), "outside-range", "%s lies outside the range %s", a.shown.Text, s.Range).
					hint("correct the answer or the range")
			}
		}
	}
}

// warnUnasked says that a card has no question, and why each form was refused.
func (c *compiler) warnUnasked(d *draft, refused []Refusal) {
	var reasons []string
	for _, r := range refused {
		reasons = append(reasons, string(r.Form)+": "+r.Why)
	}
	c.warnAt(d.of.At, "no-question", "no question can be made for %s", d.card.ID).hint("%s", strings.Join(reasons, " "))
}
