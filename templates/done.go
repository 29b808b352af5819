package templates

// This file holds what a page shows when nothing is left to ask.

// Done is the end of a deck's day.
type Done struct {
	Deck      string
	DeckTitle string
	Reviewed  int  // cards done today
	Wait      When // until the next card in learning; zero if there is none
	Next      When // the next day with reviews; zero if there is none
}
