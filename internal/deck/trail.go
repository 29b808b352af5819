package deck

// This file remembers how options were chosen, for those who ask why. An
// ordinary compile has no trail and pays one comparison a candidate for that.

import "slices"

// trail is what was considered for one card's questions.
type trail struct {
	from     map[string][]origin   // by question: where each option comes from
	rejected map[string][]rejected // by question, in the order in which they were met
}

// origin is where an option comes from: a phrase for people and, where there is
// one, the card or fact that it answers.
type origin struct{ what, fact string }

// rejected is a candidate that did not become an option.
type rejected struct {
	*thing
	why misfit
}

// note remembers a candidate that was looked at.
func (p *picker) note(t *thing, why misfit) {
	if p.c.trail == nil || why == fitting || t.same(p.key) {
		return
	}
	list := p.c.trail.rejected[p.id]
	if !slices.ContainsFunc(list, func(r rejected) bool { return r.same(t) }) {
		p.c.trail.rejected[p.id] = append(list, rejected{t, why})
	}
}

// noteLeft remembers what a ranking held and nobody took.
func (p *picker) noteLeft(list ranking) {
	if p.c.trail == nil {
		return
	}
	for _, r := range list {
		why := outranked
		if !p.full() {
			why = p.misfit(r.thing)
		}
		if !slices.ContainsFunc(p.taken, func(w wrong) bool { return w.same(r.thing) }) {
			p.note(r.thing, why)
		}
	}
}

// noteOptions remembers where the options come from, the right one standing at
// a place among them.
func (p *picker) noteOptions(key int) {
	if p.c.trail == nil {
		return
	}
	var list []origin
	for _, w := range p.taken {
		list = append(list, w.origin())
	}
	p.c.trail.from[p.id] = slices.Insert(list, key, origin{what: "the claim", fact: p.d.of.ID})
}

// origin says where a wrong option comes from.
func (w wrong) origin() origin {
	switch {
	case w.byHand != "":
		return origin{what: "wrong"}
	case w.row != nil:
		return origin{"another row of the table", w.row.of.ID}
	case w.deck == nil:
		return origin{what: "made up"}
	case w.deck.from != nil:
		return origin{"the answer of another fact", w.deck.from.of.ID}
	}
	return origin{what: "names"}
}
