package deck

// This file puts questions by hand into the book. That a line is wrong is the
// author's word, with the reason; what visibly contradicts it is an error.

import (
	"cmp"
	"slices"
)

// addWritten adds the questions that a card's author wrote for it.
func (c *compiler) addWritten(d *draft) bool {
	if d.differ {
		return false
	}
	made := false
	for i := range d.of.Questions {
		w := &d.of.Questions[i]
		if q, ok := c.byAuthor(d, w); ok {
			c.book.Questions = append(c.book.Questions, q)
			made = true
		}
	}
	return made
}

// byAuthor makes one question by hand.
func (c *compiler) byAuthor(d *draft, w *Written) (Question, bool) {
	right, ok := c.rightOf(d, w)
	if !ok {
		return Question{}, false
	}
	id := d.card.ID + "#" + w.ID
	p := c.pickerFor(d, right[0].shown, id, w.Ask)
	p.possible = c.possibleOf(d, w, right)
	if p.stands(p.key) {
		c.errorAt(w.At, "answer-in-ask", "%q stands in its own question", p.key.Text).hint("ask without it")
		return Question{}, false
	}
	for _, o := range w.Options {
		t := c.vocab.thing(o.Text, d.of.kind, d.of.Unit)
		switch {
		case p.metBy(t):
			c.errorAt(o.At, "wrong-is-right", "%q may be right: it meets what answers the question", o.Text).hint("delete it")
			return Question{}, false
		case crowdedOut(p.key, t):
			c.errorAt(o.At, "crowd-option", "%q may include anyone named, so it is no wrong option beside persons", o.Text).hint("delete it")
			return Question{}, false
		case p.misfit(t) != fitting:
			c.errorAt(o.At, "option-stands-out", "%q can't stand among the options of %s", o.Text, w.ID).
				hint("%s", cmp.Or(p.misfitWhy(p.misfit(t), t), "Write it like the answer, "+p.key.Text+"."))
			return Question{}, false
		}
		p.taken = append(p.taken, wrong{thing: t, byHand: first(sentence(o.Why), "The author of the deck rules it out.")})
	}
	q := c.question(d, Choice, c.attribute(d, w.Ask))
	q.ID, q.Type, q.Unit = id, p.key.Base, p.key.Unit
	q.Answers, q.Accept = spelled(right)
	q.Options = p.options()
	return q, true
}

// rightOf is what answers a question by hand: its own answer, or the fact's.
func (c *compiler) rightOf(d *draft, w *Written) ([]marked, bool) {
	switch n := len(w.Options); {
	case n > wantedWrong:
		c.errorAt(w.At, "too-many-options", "the question %s has %d wrong options; a choice has at most %d", w.ID, n, wantedWrong).hint("keep the best")
		return nil, false
	case w.Answer != "":
		return []marked{{shown: c.vocab.thing(w.Answer, d.of.kind, d.of.Unit)}}, true
	case len(d.answers()) > 1:
		c.errorAt(w.At, "missing-answer", "the claim marks several answers, and the question %s has one", w.ID).hint("answer: the one that is right here")
		return nil, false
	}
	return d.answers(), true
}

// possibleOf is what may answer a question by hand: its answer, what may answer
// the fact where it asks for that, and what other facts with the same ask say.
func (c *compiler) possibleOf(d *draft, w *Written, right []marked) []*thing {
	var list []*thing
	for _, m := range right {
		list = append(append(list, m.shown), m.also...)
	}
	if w.Answer == "" {
		list = slices.Concat(list, d.possible)
	}
	for _, s := range c.everyPeer("ask\x00" + fold(w.Ask)) {
		list = slices.Concat(list, s.possible())
	}
	return list
}

// ByHand reports whether a question is one that an author wrote.
func (q *Question) ByHand() bool {
	return q.ID != q.Card+"#"+string(q.Form)
}
