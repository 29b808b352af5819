package templates

import "time"

// This file holds what the home page shows.

// Home is what is to do today, over all decks.
type Home struct {
	Decks   []HomeDeck
	Classes []ClassNow // that run
}

// HomeDeck is one deck's day.
type HomeDeck struct {
	ID       string
	Title    string
	Language string
	Open     bool // something can be asked now
	Paused   bool
	Due      int
	New      int
	Known    int
	Cards    int
	Disputed int
	Takes    time.Duration // about how long today takes, at the learner's pace
	Portion  string        // of a backlog: its next portion, as the query of an address; else ""
	Next     When          // when the next card comes back; zero if none does
}

// Due and New add up all decks.
func (h Home) Due() int { return h.sum(func(d HomeDeck) int { return d.Due }) }
func (h Home) New() int { return h.sum(func(d HomeDeck) int { return d.New }) }

func (h Home) sum(count func(HomeDeck) int) int {
	total := 0
	for _, d := range h.Decks {
		total += count(d)
	}
	return total
}

// Open returns the first deck that has something to ask now.
func (h Home) Open() (HomeDeck, bool) {
	for _, d := range h.Decks {
		if d.Open {
			return d, true
		}
	}
	return HomeDeck{}, false
}

// Several reports whether more than one deck has something to ask now.
func (h Home) Several() bool {
	return h.sum(func(d HomeDeck) int {
		if d.Open {
			return 1
		}
		return 0
	}) > 1
}

// Takes is about how long today's cards take.
func (h Home) Takes() time.Duration {
	var all time.Duration
	for _, d := range h.Decks {
		all += d.Takes
	}
	return all
}

// Next returns the earliest time at which a card comes back; ok is false where
// none does.
func (h Home) Next() (next When, ok bool) {
	for _, d := range h.Decks {
		if !d.Next.IsZero() && (!ok || d.Next.Before(next)) {
			next, ok = d.Next, true
		}
	}
	return next, ok
}
