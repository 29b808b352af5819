package templates

import "slices"

// This file holds what the page shows on which a learner chooses what to study.

// Choose offers parts of a deck to study.
type Choose struct {
	Deck     string
	Title    string
	Language string
	Today    []Offer // the day, what went wrong, what differs, what lies ahead
	Topics   []Offer
}

// Offer is something to study.
type Offer struct {
	Name   string
	What   string // what it is, in a sentence; "" where the name says it
	Cards  int
	All    int    // how many there are, of which Cards are offered
	Beyond bool   // new cards, beyond the day's limit of them
	Waits  bool   // holds no card now, but will before long
	Scope  string // as the query of an address
}

// LimitReached reports whether a topic goes beyond the day's limit of new cards.
func (c Choose) LimitReached() bool {
	return slices.ContainsFunc(c.Topics, func(o Offer) bool { return o.Beyond })
}

// WithCards are the offers that hold a card.
func WithCards(list []Offer) []Offer {
	var some []Offer
	for _, c := range list {
		if c.Cards > 0 {
			some = append(some, c)
		}
	}
	return some
}

// partNames are the names of offers that are no topics of a deck.
var partNames = []string{ChooseToday, ChoosePortion, ChooseMissed, ChooseDisputed, ChooseAhead, ChooseMore}

// language is the language that an offer's name is in: the deck's where it is a topic.
func (o Offer) language(deck string) string {
	if slices.Contains(partNames, o.Name) {
		return "en"
	}
	return TopicLanguage(o.Name, deck)
}
