package deck

// This file remembers how options were chosen, for those who ask why. An
// ordinary compile has no trail and pays one comparison a candidate for that.

import (
	"cmp"
	"slices"
)

// trail is what was considered for the questions of a compile.
type trail struct {
	offers   []*picker             // in the order of the questions
	rejected map[string][]rejected // by question, in the order in which they were met; nil where nobody asks
}

// rejected is a candidate that did not become an option.
type rejected struct {
	*thing
	why misfit
}

func newTrail() *trail { return &trail{rejected: make(map[string][]rejected)} }

// full reports whether what was left out is remembered too.
func (l *trail) full() bool { return l != nil && l.rejected != nil }

// note remembers a candidate that was looked at.
func (p *picker) note(t *thing, why misfit) {
	if !p.c.trail.full() || why == fitting || t.same(p.key) {
		return
	}
	list := p.c.trail.rejected[p.id]
	if !slices.ContainsFunc(list, func(r rejected) bool { return r.key == t.key }) {
		p.c.trail.rejected[p.id] = append(list, rejected{t, why})
	}
}

// noteAgain remembers what another question left out for this one too.
func (p *picker) noteAgain(o *picker) {
	if p.c.trail.full() {
		p.c.trail.rejected[p.id] = p.c.trail.rejected[o.id]
	}
}

// noteLeft remembers what a ranking held and nobody took.
func (p *picker) noteLeft(list *ranking) {
	if !p.c.trail.full() {
		return
	}
	for _, x := range list.ranks {
		r := list.list[x.at]
		why := outranked
		if !p.full() {
			why = p.misfit(r.thing)
		}
		if !slices.ContainsFunc(p.taken, func(w wrong) bool { return w.same(r.thing) }) {
			p.note(r.thing, why)
		}
	}
}

// noteBarred remembers the names of a kind that no question may offer.
func (p *picker) noteBarred(k *kindEntry) {
	if !p.c.trail.full() {
		return
	}
	for _, n := range p.c.vocab.names {
		if n.kind != k {
			continue
		}
		switch t := p.c.vocab.thing(n.Text, nil, ""); {
		case crowd(t):
			p.note(t, anyone)
		case p.c.pools.contested(t, ""):
			p.note(t, contested)
		}
	}
}

// settle puts what was taken into the order in which the options show it, which
// only the question's id decides, and remembers it.
func (p *picker) settle() {
	slices.SortFunc(p.taken, func(a, b wrong) int {
		return cmp.Or(cmp.Compare(p.seed.with(a.key), p.seed.with(b.key)), cmp.Compare(a.key, b.key))
	})
	if p.c.trail != nil {
		p.c.trail.offers = append(p.c.trail.offers, p)
	}
}

// origin says where a wrong option comes from, and of which fact it is the
// answer, if it is one.
func (w wrong) origin() (what, fact string) {
	switch {
	case w.source != "":
		return w.source, w.fact
	case w.byHand != "":
		return "wrong", ""
	case w.row != nil:
		return "another row of the table", w.row.of.ID
	case w.deck == nil:
		return "made up", ""
	case w.deck.from != nil:
		return "the answer of another fact", w.deck.from.of.ID
	}
	return "names", ""
}
