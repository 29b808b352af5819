package deck

// This file takes the answers of a deck as they were read before. What a text
// denotes hangs on the names, the kinds and on what marks take for one thing: where
// any of these is another all answers are read again, else those of facts that are
// new.

// answers is what was read of a version of a deck.
type answers struct {
	head  answersHead
	words *glossary
	read  map[uint64]*subject // by the prints of the facts
}

// answersHead is the prints of what all answers are read with.
type answersHead struct{ names, kinds, kinship uint64 }

func (d *Deck) answersHead() answersHead {
	return answersHead{names: contentPrint(d.Names), kinds: contentPrint(d.Kinds), kinship: d.kinshipPrint()}
}

// maxSpare is how many texts for each fact a glossary may remember: past it the
// texts of edits that are long gone are let go.
const maxSpare = 8

// glossary is the words of a deck: those that its answers were read with, where
// these are its words still, wherever they stand now.
func (m *memory) glossary(d *Deck) *glossary {
	if m == nil {
		return newGlossary(d)
	}
	m.facts = d.factPrints()
	m.readWith = d.answersHead()
	if a := m.answers; a != nil && a.head == m.readWith && len(a.words.things) < maxSpare*(len(d.Facts)+len(d.Names)) {
		for i, e := range a.words.names {
			e.Name = &d.Names[i]
		}
		return a.words
	}
	m.answers = nil
	return newGlossary(d)
}

// subject is the i-th fact as it was read before, or nil.
func (m *memory) subject(i int, f *Fact) *subject {
	if m == nil || m.answers == nil || m.answers.read[m.facts[i]] == nil {
		return nil
	}
	return m.answers.read[m.facts[i]].again(f)
}

// again is a subject for a fact that is the same but for its places.
func (s *subject) again(f *Fact) *subject {
	as := &subject{
		Fact: f, kind: s.kind, place: s.place, keys: s.keys, gaps: s.gaps,
		maybe: s.maybe, rooms: s.rooms, within: s.within,
	}
	moved := make(map[*side]*side, len(s.sides))
	for i, x := range s.sides {
		y := *x
		y.of = as
		if len(f.Positions) == 0 {
			y.claim, y.cites = &f.Claim, f.Cites
		} else if y.claim, y.cites = &f.Positions[i].Claim, f.Positions[i].Cites; len(y.cites) == 0 {
			y.cites = f.Cites
		}
		moved[x] = &y
		as.sides = append(as.sides, &y)
	}
	for _, g := range s.groups {
		var list []*side
		for _, x := range g {
			list = append(list, moved[x])
		}
		as.groups = append(as.groups, list)
	}
	return as
}

// read is what the next version may take of this one.
func (m *memory) read(c *compiler) *answers {
	a := &answers{head: m.readWith, words: c.vocab, read: make(map[uint64]*subject, len(c.subjects))}
	for i, s := range c.subjects {
		a.read[m.facts[i]] = s
	}
	return a
}
