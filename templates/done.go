package templates

import "time"

// This file holds what a page shows when nothing is left to ask.

// Done is the end of a deck's day.
type Done struct {
	Sitting
	DeckTitle string
	Language  string
	Reviewed  int           // cards done today
	Wait      When          // until the next card in learning; zero if there is none
	Next      When          // the next day with reviews; zero if there is none
	Tomorrow  int           // reviews that fall due tomorrow
	New       int           // new cards that tomorrow may bring
	Takes     time.Duration // about how long tomorrow takes
	Waiting   int           // due cards that the portion left
	Portion   string        // the next portion, as the query of an address
	Offers    []Offer       // what else there is to study
}
