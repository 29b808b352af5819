package deck

// This file compiles a deck again after an edit: what a fact was made into is kept,
// and taken again where the fact, the head of the deck and all that the fact reads
// of others are what they were. Reading the answers of the deck, its checks and its
// pools are of the whole deck each time, for they take little.

import "slices"

// Compile compiles the version of the deck that the session has read last. What it
// returns is what the function Compile returns.
func (s *Session) Compile(d *Deck) (*Book, Diagnostics) {
	c := newCompilerAfter(&memory{before: s.outcomes, head: s.head, answers: s.answers}, d)
	book, found := c.run()
	s.outcomes, s.head = c.memory.collect(c)
	s.answers = c.memory.read(c)
	return book, found
}

// memory is what a session knows while a version of its deck is compiled.
type memory struct {
	before map[uint64]*outcome // of the version before, by the facts' prints
	head   uint64              // its headPrint

	answers  *answers    // of the version before, nil where they are read in other words
	readWith answersHead // of this version
	facts    []uint64    // the prints of this version's facts, without what rides on them

	prints   prints
	outcomes []*outcome // of this version, by the facts' places; nil where one is not kept
}

// prints is what looks see of this version beside single facts.
type prints struct {
	head      uint64
	all       uint64
	contested map[contestedKey]uint64
	tables    map[string]*Table
	kin       func() map[string]uint64
}

// outcome is what a fact was made into, and what its making has read.
type outcome struct {
	looks     []look
	cards     []Card
	questions []Question
	refusals  []Refusal
	fates     []fate
}

// begin takes the prints of a deck whose answers and pools are read.
func (m *memory) begin(c *compiler) {
	if m == nil {
		return
	}
	m.outcomes = make([]*outcome, len(c.subjects))
	m.prints = c.takePrints()
	if m.prints.head != m.head {
		m.before = nil
	}
}

// collect is what the next version may take again. Of facts that are alike to the
// letter it keeps none, for each of them reads of the others what it is not itself.
func (m *memory) collect(c *compiler) (map[uint64]*outcome, uint64) {
	kept := make(map[uint64]*outcome, len(c.subjects))
	for i, s := range c.subjects {
		if _, twice := kept[s.print]; twice {
			kept[s.print] = nil
		} else {
			kept[s.print] = m.outcomes[i]
		}
	}
	return kept, m.prints.head
}

// addFact puts the cards of the i-th fact into the book: as they were before, where
// that is known to be what compiling would make of it, else compiled.
func (c *compiler) addFact(i int) {
	s := c.subjects[i]
	if c.memory == nil {
		c.compileFact(s)
		return
	}
	if o := c.memory.before[s.print]; o != nil && !s.twin && c.holds(o) {
		c.take(s, o)
		c.memory.outcomes[i] = o
		return
	}
	c.memory.outcomes[i] = c.follow(s)
}

func (c *compiler) compileFact(s *subject) {
	for _, d := range c.cards(s) {
		c.add(d)
	}
}

// holds reports whether all that an outcome has read is as it was.
func (c *compiler) holds(o *outcome) bool {
	for i := range o.looks {
		if c.see(&o.looks[i]) != o.looks[i].saw {
			return false
		}
	}
	return true
}

// take puts an outcome into the book.
func (c *compiler) take(s *subject, o *outcome) {
	c.book.Cards = append(c.book.Cards, o.cards...)
	c.book.Questions = append(c.book.Questions, o.questions...)
	c.book.Refusals = append(c.book.Refusals, o.refusals...)
	s.fates = slices.Clone(o.fates)
}

// follow compiles a fact and notes what that reads. It returns nil where something
// is said of the fact, which names its place in the file: then it is compiled again
// each time.
func (c *compiler) follow(s *subject) *outcome {
	cards, questions, refusals, said := len(c.book.Cards), len(c.book.Questions), len(c.book.Refusals), len(c.diags)
	var looks []look
	c.looks = &looks
	c.compileFact(s)
	c.looks = nil
	if len(c.diags) > said {
		return nil
	}
	return &outcome{
		looks: slices.Clip(looks), cards: slices.Clone(c.book.Cards[cards:]), questions: slices.Clone(c.book.Questions[questions:]),
		refusals: slices.Clone(c.book.Refusals[refusals:]), fates: slices.Clone(s.fates),
	}
}
