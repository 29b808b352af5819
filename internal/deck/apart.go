package deck

// This file decides what is provably different and what may be the same: the
// two predicates that make a wrong option wrong. Between them lies everything
// that is not known, of which no option is ever made.

import "slices"

// apart reports whether two things are provably different; unknown means no.
func apart(a, b *thing) bool {
	switch {
	case a.key == b.key || a.claimed != nil || b.claimed != nil:
		return false
	case a.scalar() && b.scalar():
		return apartScalars(a.Value, b.Value)
	case a.scalar() || b.scalar() || !inApartKind(a.kind, b.kind):
		return false
	case a.listed() && b.listed():
		return !a.entry.Crowd && !b.entry.Crowd && !a.entry.mayOverlap(b.entry)
	case a.Base == BasePerson && b.Base == BasePerson:
		return properName(a) && properName(b) && !crowd(a) && !crowd(b) && !shareWord(a, b)
	}
	return false
}

// apartScalars compares what lies on a line: numbers of one unit, or dates, a
// month being its days.
func apartScalars(a, b Value) bool {
	if a.Base.date() != b.Base.date() || !a.Base.date() && !sameUnit(a.Unit, b.Unit) {
		return false
	}
	return disjoint(a.Span, b.Span)
}

// inApartKind reports whether two kinds meet in a kind whose entries never
// overlap.
func inApartKind(a, b *kindEntry) bool {
	for k := a; k != nil; k = k.parent {
		if k.apart && b.under(k) {
			return true
		}
	}
	return false
}

// crowd reports whether a thing may include anyone named.
func crowd(t *thing) bool { return t.entry != nil && t.entry.Crowd }

// shareWord reports whether two persons, of whom one is not under names, are
// of one family or have a word in common in any spelling: "Saeed Khan" may be
// Hafiz Saeed Khan.
func shareWord(a, b *thing) bool {
	if a.kin != nil && a.kin == b.kin || a.endless() || b.endless() {
		return true
	}
	for _, s := range a.spellings {
		for _, w := range s {
			if b.hasWord(w) {
				return true
			}
		}
	}
	if a.kin != nil {
		for w := range a.kin.words {
			if b.hasWord(w) {
				return true
			}
		}
	}
	return false
}

// hasWord reports whether a word stands in any spelling of the thing.
func (t *thing) hasWord(w string) bool {
	for _, s := range t.spellings {
		if slices.Contains(s, w) {
			return true
		}
	}
	return t.kin != nil && t.kin.words[w]
}

// endless reports whether marks take the thing for more than can be compared.
func (t *thing) endless() bool { return t.kin != nil && t.kin.endless }

// mayOverlap reports whether the deck leaves it open that two different
// entries overlap: one lies in the other, something lies in both, or a
// declared touch joins them, what they are part of or what is part of them.
func (n *nameEntry) mayOverlap(other *nameEntry) bool {
	if n == other || n.boundless || other.boundless || n.related(other) {
		return true
	}
	if shareEntry(n.down, other.down) {
		return true
	}
	for _, x := range n.family() {
		for _, t := range x.touches {
			if t == other || t.related(other) {
				return true
			}
		}
	}
	return false
}

// related reports whether one of two entries is part of the other.
func (n *nameEntry) related(other *nameEntry) bool {
	return holds(n.up, other) || holds(other.up, n)
}

// family is an entry with everything it is part of and everything in it.
func (n *nameEntry) family() []*nameEntry {
	if len(n.up) == 0 && len(n.down) == 0 {
		return []*nameEntry{n}
	}
	list := make([]*nameEntry, 0, 1+len(n.up)+len(n.down))
	list = append(list, n)
	list = append(list, n.up...)
	return append(list, n.down...)
}

func holds(list []*nameEntry, n *nameEntry) bool {
	for _, x := range list {
		if x == n {
			return true
		}
	}
	return false
}

// shareEntry reports whether two lists share an entry.
func shareEntry(a, b []*nameEntry) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return false
	}
	in := make(map[*nameEntry]bool, len(a))
	for _, x := range a {
		in[x] = true
	}
	for _, x := range b {
		if in[x] {
			return true
		}
	}
	return false
}

// meets reports whether the deck gives a reason to take two things for the
// same, or one for a part of the other. It is narrower than "not apart": an
// author's own wrong option, or another row of an exclusive table, is wrong by
// promise and only has to avoid what visibly contradicts the promise.
func meets(a, b *thing) bool {
	switch {
	case a.same(b):
		return true
	case a.scalar() && b.scalar():
		comparable := a.Base.date() && b.Base.date() ||
			!a.Base.date() && !b.Base.date() && sameUnit(a.Unit, b.Unit)
		return comparable && !disjoint(a.Span, b.Span)
	case a.listed() && b.listed():
		return a.entry.mayOverlap(b.entry)
	case a.claimed != nil || b.claimed != nil:
		return claimants(a, b)
	}
	return a.Base == BasePerson && b.Base == BasePerson && shortened(a, b)
}

// claimants reports whether entries that two texts may stand for overlap.
func claimants(a, b *thing) bool {
	for _, x := range a.entries() {
		for _, y := range b.entries() {
			if x.mayOverlap(y) {
				return true
			}
		}
	}
	return false
}

// entries lists what a thing may be under names.
func (t *thing) entries() []*nameEntry {
	if t.entry != nil {
		return []*nameEntry{t.entry}
	}
	return t.claimed
}

// shortened reports whether one person's words all stand in the other's, as
// Khan stands in Hafiz Saeed Khan, or marks take the two for one.
func shortened(a, b *thing) bool {
	if a.kin != nil && a.kin == b.kin || a.endless() || b.endless() {
		return true
	}
	for _, s := range a.forms() {
		for _, t := range b.forms() {
			if allIn(s, t) || allIn(t, s) {
				return true
			}
		}
	}
	return false
}

// forms lists every spelling of the thing and of what marks take for it.
func (t *thing) forms() [][]string {
	if t.kin == nil {
		return t.spellings
	}
	return slices.Concat(t.spellings, t.kin.members)
}

func allIn(list, of []string) bool {
	for _, w := range list {
		found := false
		for _, x := range of {
			found = found || w == x
		}
		if !found {
			return false
		}
	}
	return len(list) > 0
}
