package progress

import (
	"context"

	"quiz/internal/srs"
)

// This file holds what progress needs read, and the rows it is read in. The suite
// in internal/store/storetest says what an engine must do.

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
	Seq        int64 // its place in the log, from 1
	Deck       string
	Card       string // the id that the card has now
	Day        int    // the learner's day number
	Grade      srs.Grade
	Evidence   srs.Evidence
	Retention  float64
	FuzzSeed   uint64
	Parameters int64
	Overtaken  bool // it came after a later one of the card: it steps nothing
}

// Kept is what a store has beside the answers.
type Kept struct {
	Cards      []Card                  // every card that can be asked, by deck and in its order
	Schedulers map[int64]srs.Scheduler // by the version of the parameters; Retention and Fuzz come from the answer
	Log        Log
}

// Log is what tells two states of a log apart. Where Undone, Renamed and Erased are
// the same, the later log has the answers of the earlier one and more after them.
type Log struct {
	Last    int64 // the place of the learner's last row
	Undone  int   // the learner's answers that were undone
	Renamed int   // how often an author gave a card another id
	Erased  int   // how often a deck was erased with its answers
}

// Source is what the figures are read from.
type Source interface {
	// Progress reads what is kept of a learner, all of one moment. It calls open
	// once, which says after which place in the log to begin, 0 for the start; and
	// then add with each answer after that which counts, in the order of storing.
	// An error of either ends it and is in what it returns.
	Progress(ctx context.Context, learner int64, open func(Kept) (after int64, err error), add func(Answer) error) error
}

// Topic is a topic of a deck with its cards, by id.
type Topic struct {
	Deck  string
	ID    string
	Cards []string
}
