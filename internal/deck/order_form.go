package deck

// This file makes the order form: facts to put in the order of their dates. An
// order is proven only where no date that may be right touches another's, all
// reports and all that they leave open taken together.

import (
	"cmp"
	"math"
	"slices"
)

// order makes a set's question for the order of its facts, or notes why not. Of
// facts that may coincide it keeps as many as it can: always the one that is over
// first, as one fills a day with talks.
func (c *compiler) order(g *gathering) {
	if g.Order == "" {
		return
	}
	var fit, kept []*member
	for _, m := range g.members {
		why := m.unfit(g.Order, fit)
		if why == "" {
			why = m.undated()
		}
		if why != "" {
			c.leaveOut(g, m.ID, Ordering, why)
			continue
		}
		fit = append(fit, m)
	}
	slices.SortStableFunc(fit, func(a, b *member) int { return cmp.Compare(a.span.Hi, b.span.Hi) })
	for _, m := range fit {
		if n := len(kept); n > 0 && m.span.Lo <= kept[n-1].span.Hi {
			why := "By what the reports leave open it may have been before " + kept[n-1].ID + ", at the same time or after it."
			c.leaveOut(g, m.ID, Ordering, why)
			continue
		}
		kept = append(kept, m)
	}
	if len(kept) < minItems {
		g.noOrder = g.tooFew(Ordering)
		return
	}
	g.ordered = c.asking(g, Ordering, g.Order, kept)
}

// undated says why a fact has no place on a line of time, or sets it there.
func (m *member) undated() string {
	if !m.Single && !m.Complete {
		return "It may have been on other dates too: add single if this is its one date."
	}
	if len(datesIn([]string{m.label})) > 0 {
		return "Its label gives a date, which answers the question."
	}
	m.span = Span{math.Inf(1), math.Inf(-1)}
	for _, t := range m.possible {
		if !t.Base.date() {
			return "“" + t.Text + "” is no date, or none of a known year."
		}
		m.span.Lo, m.span.Hi = min(m.span.Lo, t.Span.Lo), max(m.span.Hi, t.Span.Hi)
	}
	if m.span.open() {
		return "“" + m.key().Text + "” has no beginning or no end."
	}
	return ""
}
