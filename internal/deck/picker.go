package deck

// This file finds the wrong options of one question: first what the author
// wrote, then other rows of an exclusive table, then what the deck offers or
// what is made up. Where candidates come from is in pool.go and made.go; what
// keeps one out is in legal.go, and who wins in ranking.go.

import (
	"math"
	"slices"
)

// How much work a question is worth.
const (
	maxLooked = 96 // candidates
	maxRanked = 24 // legal ones

	enoughNear = 8 // so many of the deck's own scalars near the right one make others needless
)

// picker chooses the wrong options of one question.
type picker struct {
	c       *compiler
	d       *draft
	key     *thing
	id      string
	text    string    // what it asks
	stem    []string  // the words of that
	stemHas wordBits  // as a set
	seed    hashing   // of its id
	article string    // the "a" or "an" before the gap of its sentence, else ""
	writing writing   // of a scalar
	known   givenDate // what the question gives away of a date
	latest  float64   // the last day that its reports can speak of
	taken   []wrong

	possible []*thing // what may be right
}

// wrong is a legal wrong option and where it comes from, which is its reason.
type wrong struct {
	*thing
	byHand string     // a reason that is written out already, or
	row    *side      // another row of its table, or
	deck   *candidate // something else in the deck, or none of these: made up

	source string // where one with a written reason comes from: "" for the author
	fact   string // which fact's it is there
}

func (c *compiler) newPicker(d *draft, f Form, stem string) *picker {
	p := c.pickerFor(d, d.sides[0].answers[0].shown, d.questionID(f), stem)
	p.possible = d.possible
	if p.key.scalar() {
		p.writing, p.known = writingOf(p.key), givenIn(p.stem, p.key)
	}
	if p.key.Base.date() {
		p.latest = c.latestFor(d)
	}
	return p
}

// pickerFor is a picker for any question of a card, by its right answer, its id and
// what it asks.
func (c *compiler) pickerFor(d *draft, key *thing, id, asks string) *picker {
	stem := c.wordsOf(asks)
	return &picker{c: c, d: d, key: key, id: id, seed: hashOf(id), text: asks, stem: stem, stemHas: bitsOf(stem)}
}

// pick takes what the author wrote, then the rows of an exclusive table, then
// what is apart from everything possible.
func (p *picker) pick() {
	p.byHand()
	if p.d.of.table != nil {
		p.rows()
	}
	if p.d.of.Single || p.d.of.Complete {
		p.fromDeck()
	}
}

// repeat takes what another question of the same card offers, and spares the work
// of picking again. It reports false where that has fewer than it may have, or
// some that won't do here.
func (p *picker) repeat(o *picker) bool {
	if o == nil || !o.full() || slices.ContainsFunc(o.taken, func(w wrong) bool { return !p.holds(w) }) {
		return false
	}
	p.taken = slices.Clone(o.taken)
	p.noteAgain(o)
	return true
}

// holds reports whether an option that fits the answer and the others fits this
// question too, and is as wrong here.
func (p *picker) holds(w wrong) bool {
	if p.stands(w.thing) || !p.known.by(w.thing) {
		return false
	}
	if w.byHand != "" || w.row != nil {
		return !p.metBy(w.thing)
	}
	return p.proven(w.thing)
}

func (p *picker) full() bool { return len(p.taken) >= wantedWrong }

// byHand takes the author's own wrong options in the author's order, and notes
// why one is left out.
func (p *picker) byHand() {
	for i, w := range p.d.of.Wrong {
		t := p.c.vocab.thing(w.Text, p.d.of.kind, p.d.of.Unit)
		why := p.misfit(t)
		switch {
		case p.full():
			why = outranked
			p.d.of.unused(i, "A choice has three wrong options, and three stand before it.")
		case p.metBy(t): // an error that is said already
			why = mayBeRight
		case why != fitting:
			p.d.of.unused(i, p.misfitWhy(why, t))
		default:
			p.d.of.used(i)
			p.taken = append(p.taken, wrong{thing: t, byHand: first(sentence(w.Why), "The author of the deck rules it out.")})
		}
		p.note(t, why)
	}
}

// rows takes answers of other rows of an exclusive table.
func (p *picker) rows() {
	list := p.c.scratch.reset()
	try := func(x *candidate) bool {
		if x.from.of == p.d.of {
			return true
		}
		t := p.styled(x.thing, x.written)
		if why := p.rowMisfit(t); why != fitting {
			p.note(x.thing, why)
		} else {
			list.add(p, 0, wrong{thing: t, row: x.from})
		}
		return len(list.ranks) < maxRanked
	}
	table := poolKey{table: p.d.of.table}
	if p.key.scalar() {
		p.c.nearby(table, p.key.Span.Lo, maxLooked/2, try)
	} else {
		p.c.stretch(table, hash64(p.id), maxLooked, try)
	}
	p.take(list)
}

// metBy reports whether something possible visibly meets a thing.
func (p *picker) metBy(t *thing) bool {
	return slices.ContainsFunc(p.possible, func(x *thing) bool { return meets(t, x) })
}

// proven reports whether a thing is apart from everything possible.
func (p *picker) proven(t *thing) bool {
	for _, x := range p.possible {
		if !p.c.apart(t, x) {
			return false
		}
	}
	return true
}

// fromDeck takes what is apart from everything possible: answers elsewhere and
// names of the right answer's kind, then of the kinds below it, then made-up
// scalars.
func (p *picker) fromDeck() {
	if p.full() {
		return
	}
	if p.key.scalar() {
		p.take(p.scalars())
		return
	}
	for _, k := range append([]*kindEntry{p.key.kind}, p.key.kind.below...) {
		if p.take(p.names(k)); p.full() {
			return
		}
	}
}

// names ranks what the deck has of a kind, that of the question's own topic
// before the rest.
func (p *picker) names(k *kindEntry) *ranking {
	list := p.c.scratch.reset()
	p.noteBarred(k)
	for tier, key := range []poolKey{{kind: k, topic: p.d.of.Topic}, {kind: k}} {
		limit := maxRanked * (tier + 1)
		p.c.stretch(key, hash64(p.id), maxLooked, func(x *candidate) bool {
			switch why := p.misfit(x.thing); {
			case why != fitting:
				p.note(x.thing, why)
			case !p.proven(x.thing):
				p.note(x.thing, unproven)
			case tier == 0 || x.from == nil || x.from.of.Topic != p.d.of.Topic:
				list.add(p, tier, wrong{thing: x.thing, deck: x})
			}
			return len(list.ranks) < limit
		})
	}
	return list
}

// scalars ranks the deck's own numbers and dates around the right one together
// with made-up ones. Beside a hedged answer only made-up ones with the same
// hedge don't stand out.
func (p *picker) scalars() *ranking {
	list := p.c.scratch.reset()
	try := func(as *thing, written writing, x *candidate) {
		t := p.styled(as, written)
		why := p.scalarMisfit(t)
		if why == fitting && x == nil && tooNear(p.key, t) {
			why = neighbour
		}
		if why != fitting {
			p.note(as, why)
			return
		}
		list.add(p, 0, wrong{thing: t, deck: x})
	}
	if p.key.Hedge == Exact {
		for _, k := range append([]*kindEntry{p.key.kind}, p.key.kind.below...) {
			p.c.nearby(poolKey{kind: k}, p.key.Span.Lo, maxRanked/2, func(x *candidate) bool {
				try(x.thing, x.written, x)
				return true
			})
		}
	}
	if list.near() >= enoughNear {
		return list
	}
	for _, text := range made(p.key, p.latest, p.d.of.Unit != "") {
		t := p.c.vocab.read(text, p.key.kind, p.d.of.Unit)
		try(t, writingOf(t), nil)
	}
	return list
}

// tooLate reports whether a date lies beyond what the cited reports can speak of,
// which would give it away, unless the right answer does too.
func (p *picker) tooLate(t *thing) bool {
	return t.Base.date() && t.Span.Lo > p.latest && p.key.Span.Lo <= p.latest
}

// latestFor is the day on which the last report that gives a card's answer came
// out, or the deck's own where that is earlier, or a report has no date.
func (c *compiler) latestFor(d *draft) float64 {
	latest := math.Inf(-1)
	for _, s := range c.citedBy(d) {
		latest = max(latest, c.out[s.Published])
	}
	if math.IsInf(latest, -1) {
		return c.pools.latest
	}
	return min(latest, c.pools.latest)
}
