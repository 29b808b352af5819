package templates

// This file holds what a source's page shows.

// Source is one source with what the deck takes from it.
type Source struct {
	Deck      string
	DeckTitle string
	Language  string
	Title     string // its own, or its publisher's name
	Publisher string
	Published string // in words
	URL       string
	Note      string
	Shared    []string // publishers of other sources that carry the same text
	Passages  []Passage
}

// Passage is one cited paragraph.
type Passage struct {
	Paragraph int
	Text      []Segment // empty where the text is not at hand
	Phrases   []string  // where to look in it
	Facts     []PassageFact
}

// PassageFact is one fact that cites a paragraph.
type PassageFact struct {
	ID    string
	Text  string
	Claim []Segment // the same text, the answer marked
	By    string
}
