package templates

// This file holds what the page shows on which a learner chooses what to study.

// Choose offers parts of a deck to study.
type Choose struct {
	Deck     string
	Title    string
	Language string
	Today    []Choice // the day, what went wrong, what differs, what lies ahead
	Topics   []Choice
}

// Choice is something to study.
type Choice struct {
	Name  string
	What  string // what it is, in a sentence; "" where the name says it
	Cards int
	Scope string // as the query of an address
}

// Offers are the choices that hold a card.
func Offers(list []Choice) []Choice {
	var some []Choice
	for _, c := range list {
		if c.Cards > 0 {
			some = append(some, c)
		}
	}
	return some
}
