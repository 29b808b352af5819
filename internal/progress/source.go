package progress

import (
	"context"

	"quiz/internal/srs"
)

// This file holds what progress needs read, and the rows it is read in. The suite
// in internal/store/storetest says what an engine must do.

// Query says whose progress is asked for.
type Query struct {
	Learner int64
	Deck    string // "" is every deck
}

// Card is a card that can be asked, with what is remembered of it.
type Card struct {
	Deck      string
	Card      string
	Phase     srs.Phase
	Stability float64 // days; 0 where the card is new
	FirstDay  int     // the learner's day of the first answer; 0 where the card is new
	Day       int     // of the last answer; 0 where the card is new
	DueDay    int     // in review; else 0
	Suspended bool    // the learner does not want to be asked
	BuriedOn  int     // the learner's day on which the card is not asked; 0 is none
}

// Answer is a row of the log that counts: an answer, not undone, with every input
// of its step but the moment, which no phase and no interval depends on.
type Answer struct {
	Deck       string
	Card       string // the id that the card has now
	Day        int    // the learner's day number
	Grade      srs.Grade
	Evidence   srs.Evidence
	Retention  float64
	FuzzSeed   uint64
	Parameters int64
}

// Kept is what a store has beside the log.
type Kept struct {
	Cards      []Card                  // every card that can be asked, by deck and in its order
	Schedulers map[int64]srs.Scheduler // by the version of the parameters; Retention and Fuzz come from the answer
}

// Source is what the figures are read from.
type Source interface {
	// Progress reads what is kept of a learner, all of one moment: it calls open
	// once, and then add with each answer that counts in the order of storing. An
	// error of either ends it and is in what it returns.
	Progress(ctx context.Context, q Query, open func(Kept) error, add func(Answer) error) error
}

// Topic is a topic of a deck with its cards, by id.
type Topic struct {
	Deck  string
	ID    string
	Cards []string
}
