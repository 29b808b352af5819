package deck

// This file says when answers agree: when one is the other, or the other said
// less precisely. Answers that agree are no dispute and no conflict.

import "slices"

// agreesWith reports whether all that one fact says is found among what the
// other says, at least more coarsely.
func (s *subject) agreesWith(p *subject) bool {
	return s.covers(p) || p.covers(s)
}

// covers reports whether each of p's standing answers is one of s's, or lies
// within one or around one.
func (s *subject) covers(p *subject) bool {
	for _, g := range p.groups {
		for _, a := range g[0].answers {
			found := slices.ContainsFunc(s.sides, func(x *side) bool {
				return slices.ContainsFunc(x.answers, func(m marked) bool { return compatible(m.shown, a.shown) })
			})
			if !found {
				return false
			}
		}
	}
	return true
}

// compatible reports whether two answers are one, or one is the other said
// more precisely, or more firmly.
func compatible(a, b *thing) bool {
	switch {
	case a.same(b):
		return true
	case a.scalar() && b.scalar():
		return !apartScalars(a.Value, b.Value) && (within(a.Span, b.Span) || within(b.Span, a.Span))
	case a.listed() && b.listed():
		return a.entry.related(b.entry)
	}
	return false
}

// refines reports whether m gives n's answer more precisely. Reports that hedge
// one figure differently are told side by side: nobody knows that "about 2015"
// meant the other's 2014.
func (m marked) refines(n marked) bool {
	a, b := m.shown, n.shown
	return !a.same(b) && m.hedge == "" && n.hedge == "" && finer(a, b)
}

// finer reports whether a lies within b and is another value: May 2014 within
// 2014, 55 within 50 to 60, Kabul within Afghanistan.
func finer(a, b *thing) bool {
	switch {
	case a.scalar() && b.scalar():
		return a.Hedge == Exact && b.Hedge == Exact && a.Span != b.Span &&
			!apartScalars(a.Value, b.Value) && within(a.Span, b.Span)
	case a.listed() && b.listed():
		return a.Base != BasePerson && holds(a.entry.up, b.entry)
	}
	return false
}
