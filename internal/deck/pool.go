package deck

// This file gathers what the deck itself offers as wrong options, indexed so
// that a question looks at a few dozen candidates and not at all of them. It
// must not know which of them is wrong for which question.

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// candidate is something that may become an option.
type candidate struct {
	*thing
	from  *side // what it answers elsewhere in the deck; nil for a names entry alone
	hash  uint64
	print uint64 // of all that a question may learn from it, see footprint.go

	written writing // of a scalar
}

// pool is candidates of one sort in two orders: around a ring of hashes, from
// which each question takes a stretch of its own, so that one candidate more
// changes few questions; and scalars by magnitude.
type pool struct {
	ring []*candidate
	line []*candidate
	seen map[barKey]bool
}

// poolKey says which candidates: of a kind in the whole deck, of a kind in one
// topic, or the rows of a table.
type poolKey struct {
	kind  *kindEntry
	topic string
	table *Table
}

// pools is all pools of a deck, and what no option may be.
type pools struct {
	byKey  map[poolKey]*pool
	barred map[barKey]bool
	values map[valueKey]bool  // contested scalars as they stand, in the whole deck
	spans  map[spanKey][]Span // what they leave room for in a topic, disjoint and in order
	latest float64            // the last day that a made-up option may begin on
}

// barKey is one answer: an entry under names, or a text.
type barKey struct {
	entry *nameEntry
	key   string
}

// valueKey is one scalar of the whole deck: the very figure or date that
// reports dispute or have taken back is no option anywhere, of whatever kind.
type valueKey struct {
	base Base
	unit string // canonical
	span Span
}

// spanKey scopes what merely overlaps a contested scalar to a topic: what is
// disputed of one thing is met again near it, while barring every year near a
// disputed one everywhere would leave a long history without years to offer.
type spanKey struct {
	base  Base
	unit  string // canonical
	topic string
}

func barOf(t *thing) barKey {
	if t.entry != nil {
		return barKey{entry: t.entry}
	}
	return barKey{key: t.key}
}

func newPools(c *compiler) pools {
	p := pools{
		byKey:  make(map[poolKey]*pool),
		barred: make(map[barKey]bool),
		values: make(map[valueKey]bool),
		spans:  make(map[spanKey][]Span),
		latest: latestDay(c),
	}
	for _, s := range c.subjects {
		p.bar(s)
	}
	for key, spans := range p.spans {
		p.spans[key] = merged(spans)
	}
	for _, s := range c.subjects {
		p.offer(s)
	}
	for _, n := range c.vocab.names {
		if t := c.vocab.thing(n.Text, n.kind, ""); t.entry == n && n.kind != nil {
			p.put(poolKey{kind: t.kind}, t, nil)
		}
	}
	for _, q := range p.byKey {
		q.settle()
	}
	return p
}

// bar keeps disputed and superseded values from becoming options elsewhere:
// whoever met one as a report's answer must not see it as wrong.
func (p *pools) bar(s *subject) {
	for _, x := range s.sides {
		if !s.disputed() && x.superseded == "" {
			continue
		}
		for _, t := range x.things() {
			if !t.scalar() {
				p.barred[barOf(t)] = true
				continue
			}
			p.barScalar(t, s.Topic)
		}
	}
}

// barScalar bars the value as it is said, and as it is without its hedge, from
// the deck, and what overlaps it from the topic.
func (p *pools) barScalar(t *thing, topic string) {
	unit := canonicalUnit(t.Unit)
	for _, span := range []Span{t.Span, saidOf(t), closed(t.Span)} {
		p.values[valueKey{t.Base, unit, span}] = true
	}
	k := spanKey{t.Base, unit, topic}
	p.spans[k] = append(p.spans[k], closed(t.Span))
}

// saidOf is the interval of a scalar without its hedge: 60 of "at least 60".
func saidOf(t *thing) Span {
	if t.Hedge == Exact {
		return t.Span
	}
	if t.Base == BaseNumber {
		if n, ok := readNumber(t.Text); ok {
			return n.said
		}
	} else if d, ok := readDate(t.Text); ok {
		return d.said
	}
	return t.Span
}

// closed reduces a span with an open end to its other end: "at least 60" keeps
// 60 itself from being an option in its topic, not every larger number.
func closed(s Span) Span {
	if math.IsInf(s.Lo, -1) {
		s.Lo = s.Hi
	}
	if math.IsInf(s.Hi, 1) {
		s.Hi = s.Lo
	}
	return s
}

// merged sorts spans and joins those that overlap.
func merged(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Or(cmp.Compare(a.Lo, b.Lo), cmp.Compare(a.Hi, b.Hi)) })
	list := spans[:0]
	for _, s := range spans {
		if last := len(list) - 1; last >= 0 && s.Lo <= list[last].Hi {
			list[last].Hi = max(list[last].Hi, s.Hi)
			continue
		}
		list = append(list, s)
	}
	return list
}

// contested reports whether a value is one that reports dispute or have taken
// back, or overlaps one in a topic.
func (p *pools) contested(t *thing, topic string) bool {
	if !t.scalar() {
		return p.barred[barOf(t)]
	}
	unit := canonicalUnit(t.Unit)
	if p.values[valueKey{t.Base, unit, t.Span}] || p.values[valueKey{t.Base, unit, saidOf(t)}] {
		return true
	}
	spans := p.spans[spanKey{t.Base, unit, topic}]
	i := sort.Search(len(spans), func(i int) bool { return spans[i].Hi >= t.Span.Lo })
	return i < len(spans) && !disjoint(spans[i], t.Span)
}

// offer enters what a fact answers, unless it is contested or hedged.
func (p *pools) offer(s *subject) {
	if s.disputed() {
		return
	}
	for _, g := range s.groups {
		for _, a := range g[0].answers {
			t := a.shown
			if t.kind.noMade || a.hedge != "" || t.scalar() && t.Hedge != Exact || p.contested(t, s.Topic) {
				continue
			}
			if s.table != nil {
				p.put(poolKey{table: s.table}, t, g[0])
			}
			p.put(poolKey{kind: t.kind}, t, g[0])
			if !t.scalar() {
				p.put(poolKey{kind: t.kind, topic: s.Topic}, t, g[0])
			}
		}
	}
}

// put enters a candidate once. Outside tables there is no use for what can
// never be proven different: crowds, and what is neither listed, nor a scalar,
// nor a person.
func (p *pools) put(k poolKey, t *thing, from *side) {
	if k.table == nil && (crowd(t) || !t.listed() && !t.scalar() && t.Base != BasePerson || !t.scalar() && p.contested(t, "")) {
		return
	}
	q := p.byKey[k]
	if q == nil {
		q = &pool{seen: make(map[barKey]bool)}
		p.byKey[k] = q
	}
	if b := barOf(t); !q.seen[b] {
		q.seen[b] = true
		q.ring = append(q.ring, &candidate{thing: t, from: from, hash: hash64(t.key)})
	}
}

// settle orders a pool once it is full.
func (q *pool) settle() {
	q.seen = nil
	slices.SortFunc(q.ring, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.key, b.key))
	})
	for _, x := range q.ring {
		if x.scalar() {
			x.written = writingOf(x.thing)
			q.line = append(q.line, x)
		}
	}
	slices.SortStableFunc(q.line, func(a, b *candidate) int { return cmp.Compare(a.Span.Lo, b.Span.Lo) })
}

// stretch walks the ring from a place on and shows up to n candidates to try,
// until try returns false.
func (q *pool) stretch(from uint64, n int, try func(*candidate) bool) {
	if q == nil {
		return
	}
	at := sort.Search(len(q.ring), func(i int) bool { return q.ring[i].hash >= from })
	for i := range min(n, len(q.ring)) {
		if !try(q.ring[(at+i)%len(q.ring)]) {
			return
		}
	}
}

// beside shows up to n scalars on either side of a value to try, nearest first.
func (q *pool) beside(value float64, n int, try func(*candidate) bool) {
	if q == nil {
		return
	}
	at := sort.Search(len(q.line), func(i int) bool { return q.line[i].Span.Lo >= value })
	for i := range n {
		if at+i < len(q.line) && !try(q.line[at+i]) {
			return
		}
		if at-1-i >= 0 && !try(q.line[at-1-i]) {
			return
		}
	}
}
