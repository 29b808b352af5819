package templates

import "slices"

// This file holds what a source's page shows.

// Source is one source with what the deck takes from it.
type Source struct {
	Deck      string
	ID        string
	DeckTitle string
	Language  string
	Title     string // its own, or its publisher's name
	Publisher string
	Published string // in words
	URL       string
	Note      string
	Shared    []string // publishers of other sources that carry the same text
	Passages  []Passage
	Answers   bool // answers of facts that were not studied yet are shown, too
	Hides     bool // some are hidden, or would be
}

// Passage is one cited paragraph.
type Passage struct {
	Paragraph int
	Text      []Segment // empty where the text is not at hand
	Phrases   []string  // where to look in it
	Facts     []PassageFact
}

// Closed reports whether all that rests on the paragraph keeps its answer back.
func (p Passage) Closed() bool {
	return !slices.ContainsFunc(p.Facts, func(f PassageFact) bool { return !f.Hidden })
}

// PassageFact is one fact that cites a paragraph.
type PassageFact struct {
	FactLine
	Said string // tells two claims of one paragraph apart
	By   string
}
