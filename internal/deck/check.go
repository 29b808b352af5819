package deck

// This file says what is wrong with a deck's meaning where facts contradict
// each other or cannot be told apart. What a fact promises about itself is
// checked in check_promise.go; how a deck is written is checked by Read.

import (
	"slices"
	"strings"
)

// CompileCodes lists the codes that Compile raises beside those in Codes.
func CompileCodes() []CodeInfo {
	return []CodeInfo{
		{"slot-conflict", "two facts give different answers for one property of one thing"},
		{"ask-conflict", "two facts ask the same and answer differently"},
		{"gap-conflict", "two facts leave the same sentence to complete and answer differently"},
		{"exclusive-equal", "two rows of an exclusive table have one answer"},
		{"contradiction", "two promises of a fact exclude each other"},
		{"crowd-option", "a wrong option by hand may include anyone named, beside persons"},
		{"mixed-options", "a wrong option by hand is of another precision than the answer"},
		{"unused-wrong", "a wrong option by hand is never offered"},
		{"option-stands-out", "an option of a question by hand is unlike its answer, or overlaps another"},
		{"too-many-options", "a question by hand has more wrong options than a choice may have"},
		{"outside-range", "an answer lies outside its own range"},
		{"tolerance-misfit", "a tolerance does not fit its answer"},
		{"wide-tolerance", "a tolerance lets in half of the answer, or another report's"},
		{"nothing-stands", "a claim is superseded, and nothing replaces it"},
		{"kind-mismatch", "an answer is listed under names with another kind than its fact's"},
		{"unreadable-value", "an answer can't be read as its kind of number or date"},
		{"hedge-outside", "a hedge stands beside a number's mark instead of in it"},
		{"duplicate-card", "two facts or positions would share one card"},
		{"no-question", "no form can ask for a card"},
		{"left-out", "a set cannot ask for one of its facts"},
	}
}

// check reports everything that is wrong, in the deck's order.
func (c *compiler) check() {
	c.checkCards()
	c.checkTables()
	c.checkSets()
	for _, s := range c.subjects {
		c.checkStanding(s)
		c.checkKinds(s)
		c.checkPromises(s)
	}
	c.checkPeers()
	c.checkGaps()
}

func (c *compiler) errorAt(at Pos, code, format string, args ...any) *Diagnostic {
	return c.say(Error, at, code, format, args...)
}

func (c *compiler) warnAt(at Pos, code, format string, args ...any) *Diagnostic {
	return c.say(Warning, at, code, format, args...)
}

// say adds a diagnostic and returns it for its hint; the pointer holds until
// the next one is added.
func (c *compiler) say(sev Severity, at Pos, code, format string, args ...any) *Diagnostic {
	c.diags = append(c.diags, c.deck.diag(sev, code, at, format, args...))
	return &c.diags[len(c.diags)-1]
}

// checkCards reports two facts or positions that would share a card: a memory
// must never hang on two things.
func (c *compiler) checkCards() {
	facts, cards := make(map[string]bool), make(map[string]bool)
	for _, s := range c.subjects {
		if facts[s.ID] {
			c.errorAt(s.At, "duplicate-id", "the fact %q stands here a second time", s.ID).hint("ids must differ")
			continue
		}
		facts[s.ID] = true
		for _, x := range s.sides {
			id := s.ID
			if x.position != "" {
				id += "/" + x.position
			}
			if cards[id] {
				c.errorAt(s.At, "duplicate-card", "two cards would have the id %q", id).
					hint("rename the fact, the row or the position")
			}
			cards[id] = true
		}
	}
}

// checkStanding reports facts that teach nothing: no answer, or none that
// stands.
func (c *compiler) checkStanding(s *subject) {
	for _, x := range s.sides {
		if len(x.answers) == 0 {
			c.errorAt(s.At, "missing-mark", "the claim of %s marks no answer", s.ID).
				hint("put the answer in brackets: The capital is [Kabul].")
		}
	}
	if len(s.groups) > 0 || slices.ContainsFunc(s.sides, func(x *side) bool { return len(x.answers) == 0 }) {
		return
	}
	if len(s.sides) == 1 && c.replaced(s) {
		return
	}
	c.errorAt(s.At, "nothing-stands", "%s is superseded, and nothing says by what", s.ID).
		hint("give the later claim as another position, or as a fact with the same about and property")
}

// replaced reports whether a superseded fact without positions shares its slot
// with one that stands.
func (c *compiler) replaced(s *subject) bool {
	return s.place != "" && slices.ContainsFunc(c.peers["slot\x00"+s.place], func(p *subject) bool { return len(p.groups) > 0 })
}

// checkKinds reports answers that are not of the kind their fact declares, or
// not as firm as their mark.
func (c *compiler) checkKinds(s *subject) {
	kind := c.vocab.kind(s.Kind)
	for _, x := range s.sides {
		for _, a := range x.answers {
			t := a.shown
			for _, also := range a.also {
				if t.listed() && also.listed() && t.entry != also.entry {
					c.errorAt(x.at(), "contradiction", "one mark takes %s and %s for one thing, but under names they are two", t.Text, also.Text).
						hint("make one of them a spelling of the other under names, or take it out of the mark")
				}
			}
			if a.hedge != "" {
				c.warnAt(x.at(), "hedge-outside", "%q stands beside the mark of %s, which reads as exact", a.hedge, t.Text).
					hint("put it into the mark, or take it out of the claim")
			}
			if kind == nil {
				continue
			}
			named := c.vocab.name(t.Text)
			switch {
			case kind.base.scalar() && t.Base != kind.base:
				c.warnAt(x.at(), "unreadable-value", "%q can't be read as a %s, so nothing follows from its kind", t.Text, kind.base).
					hint("write it as a %s, or leave out kind", kind.base)
			case kind.base.scalar() || named == nil || named.kind == nil:
			case !named.kind.under(kind) && !kind.under(named.kind):
				c.errorAt(s.At, "kind-mismatch", "%s says that its answer is a %s, but under names %s is a %s", s.ID, kind.id, named.Text, named.kind.id).
					hint("correct one of the two")
			}
		}
	}
}

// at is where a side's claim stands.
func (x *side) at() Pos {
	if x.claim.At != (Pos{}) {
		return x.claim.At
	}
	return x.of.At
}

// checkPeers reports facts that answer one question differently without saying
// that their reports differ.
func (c *compiler) checkPeers() {
	said := make(map[*subject]bool)
	for _, s := range c.subjects {
		for _, key := range s.keys {
			for _, p := range c.peers[key][:min(maxPeers, len(c.peers[key]))] {
				if p == s {
					break // the later of two facts is reported, once
				}
				if said[s] || s.agreesWith(p) {
					continue
				}
				if strings.HasPrefix(key, "slot") {
					said[s] = true
					c.errorAt(s.At, "slot-conflict", "%s and %s give different answers for %s of %s", p.ID, s.ID, s.Property, s.About).
						hint("make them positions of one fact; the first is on %s", c.deck.lineAt(p.At, s.At))
				} else if !tellsApart(s, p) {
					said[s] = true
					c.errorAt(s.AskAt, "ask-conflict", "%s and %s ask the same and answer differently", p.ID, s.ID).
						hint("make them positions of one fact, or let each ask say what it is about; the first is on %s", c.deck.lineAt(p.At, s.AskAt))
				}
			}
		}
	}
}

// tellsApart reports whether two facts with one ask are about different
// things, or let different people speak.
func tellsApart(a, b *subject) bool {
	return a.place != "" && b.place != "" && a.place != b.place || a.By != "" && b.By != "" && fold(a.By) != fold(b.By)
}

// cell is one answer of a table: an entry, a text, or a scalar as it is meant.
type cell struct {
	table *Table
	bar   barKey
	base  Base
	span  Span
	hedge Hedge
}

func cellOf(s *subject, t *thing) cell {
	if t.scalar() {
		return cell{table: s.table, base: t.Base, span: t.Span, hedge: t.Hedge}
	}
	return cell{table: s.table, bar: barOf(t)}
}

// checkTables reports two rows of an exclusive table with one answer, and
// remembers which row has which.
func (c *compiler) checkTables() {
	c.cells = make(map[cell]*subject)
	for _, s := range c.subjects {
		if s.table == nil {
			continue
		}
		for _, x := range s.sides {
			for _, t := range x.things() {
				at := cellOf(s, t)
				if other := c.cells[at]; other == nil {
					c.cells[at] = s
				} else if other != s {
					c.errorAt(x.at(), "exclusive-equal", "%s and %s of an exclusive table have the same answer, %s", other.ID, s.ID, t.Text).
						hint("exclusive says that each answer fits its own row and no other: delete it, or correct a row")
				}
			}
		}
	}
}
