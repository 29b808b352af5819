package srs

// This file holds a card's state and the review that changes it: what a caller
// stores.

import (
	"errors"
	"fmt"
	"time"
)

// Phase is where a card is in its life.
type Phase uint8

// A card is New until its first review, Learning while on the short first steps,
// then Reviewing; a failed review may send it through Relearning.
const (
	New Phase = iota
	Learning
	Reviewing
	Relearning
)

// String returns the phase's name in lower case.
func (ph Phase) String() string {
	switch ph {
	case New:
		return "new"
	case Learning:
		return "learning"
	case Reviewing:
		return "review"
	case Relearning:
		return "relearning"
	}
	return fmt.Sprintf("Phase(%d)", uint8(ph))
}

// State is everything remembered of one card. The zero State is a new card. It
// holds no instant of its own making: Interval and Wait say how long after the
// last review the card is due.
type State struct {
	Phase    Phase
	Step     int           // index of the learning or relearning step the card waits on
	Memory   Memory        // zero while the card is New
	Day      int           // the learner's day number of the last review
	At       int64         // the last review, in milliseconds UTC since 1970
	Reps     int           // reviews so far
	Lapses   int           // failures while Reviewing
	Interval int           // whole days until due, at least 1, while Reviewing; else 0
	Wait     time.Duration // time until due while Learning or Relearning; else 0
}

// DueDay returns the learner's day number on which the card is due; ok is false
// unless the card is Reviewing.
func (st State) DueDay() (day int, ok bool) {
	return st.Day + st.Interval, st.Phase == Reviewing
}

// DueAt returns the instant at which the card is due, in milliseconds UTC; ok is
// false unless the card is Learning or Relearning.
func (st State) DueAt() (at int64, ok bool) {
	return st.At + st.Wait.Milliseconds(), st.Phase == Learning || st.Phase == Relearning
}

// elapsed is the whole days from the last review to r, zero for a new card.
func (st State) elapsed(r Review) int {
	if st.Phase == New {
		return 0
	}
	return r.Day - st.Day
}

// validate returns an error if st is not a state that Step can start from.
func (st State) validate() error {
	if st.Phase > Relearning {
		return fmt.Errorf("phase is %d: it must be between 0 (new) and 3 (relearning)", st.Phase)
	}
	if st.Step < 0 {
		return fmt.Errorf("step is %d: it must be at least 0", st.Step)
	}
	if st.Phase == New {
		return nil
	}
	return st.Memory.validate()
}

// Review is one logged answer: every input of its step but the Scheduler.
type Review struct {
	At       int64    // when, in milliseconds UTC since 1970
	Day      int      // the learner's day number, from any fixed origin
	Grade    Grade    // how it was graded
	Evidence Evidence // observation model of the form it was asked in; zero for plain recall
	FuzzSeed uint64   // any number, logged with the review; read only if the Scheduler fuzzes
}

// ErrOutOfOrder says that a review is earlier than the card's last one. The log
// has to be replayed with the review in its place.
var ErrOutOfOrder = errors.New("review is earlier than the card's last one")

// follows returns an error if r cannot be the next review of a card in state st.
// It does not look at the grade.
func (r Review) follows(st State) error {
	if err := r.Evidence.Validate(); err != nil {
		return err
	}
	if st.Phase == New {
		return nil
	}
	if r.At < st.At {
		return fmt.Errorf("%w: %d ms after %d ms", ErrOutOfOrder, r.At, st.At)
	}
	// The difference of two day numbers far out of range wraps round.
	if r.Day < st.Day || r.Day-st.Day < 0 {
		return fmt.Errorf("%w: day %d after day %d", ErrOutOfOrder, r.Day, st.Day)
	}
	return nil
}
