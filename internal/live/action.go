package live

import (
	"cmp"
	"errors"
	"fmt"
	"time"
)

// This file holds what a teacher can do, and decides whether it can be done now.

// Action is the name of a transition.
type Action string

// The actions. Those at the door may come at any time until the end, in any
// number and order.
const (
	Start   Action = "start"    // lobby → the first round
	ShowAll Action = "open"     // reading → open, at once
	AddTime Action = "add-time" // moves the deadline; opens a round again that was not revealed yet
	Close   Action = "close"    // open, paused → closed
	Reveal  Action = "reveal"   // closed → revealed
	Explain Action = "explain"  // revealed → explained
	Hide    Action = "hide"     // revealed, explained → closed: the reveal was a mistake
	Again   Action = "again"    // closed, revealed, explained → a new round of the question; this one is voided
	Next    Action = "next"     // revealed, explained → a round of the next question
	Pause   Action = "pause"    // reading, open → paused
	Resume  Action = "resume"   // paused → as it was, with the time that was left
	Outage  Action = "outage"   // the program was away since a moment of reading or open; see outage.go
	End     Action = "end"      // any → ended

	Lock        Action = "lock"         // nobody new comes in
	Unlock      Action = "unlock"       // they do again
	Admit       Action = "admit"        // one who waits, or was removed
	AdmitAll    Action = "admit-all"    // all who wait as new ones, up to a number
	Remove      Action = "remove"       // one
	RemoveSince Action = "remove-since" // all who came since a moment, up to a number
	Project     Action = "project"      // what one typed in this round goes on the projector
)

// door lists the actions that are not compared with the version that was seen.
var door = map[Action]bool{Lock: true, Unlock: true, Admit: true, AdmitAll: true, Remove: true, RemoveSince: true, Project: true}

// Errors of acting. Nothing was changed.
var (
	// ErrStale says that the class moved on since the version that was seen.
	ErrStale = errors.New("the class has moved on since this was shown")
	// ErrPhase says that the action does not fit the phase.
	ErrPhase = errors.New("this can't be done now")
	// ErrNoMore says that every question was asked.
	ErrNoMore = errors.New("every question was asked")
	// ErrNoParticipant says that nobody has the number.
	ErrNoParticipant = errors.New("no such participant")
	// ErrAmount says that time is added by no amount that it can be.
	ErrAmount = errors.New("time is added by a second to ten minutes")
	// ErrEnded says that the session is over.
	ErrEnded = errors.New("the session has ended")
)

// WaitError says that answers may still be on their way, and for how long.
type WaitError struct{ Wait time.Duration }

func (e *WaitError) Error() string {
	return fmt.Sprintf("answers may still arrive: reveal in %v", e.Wait)
}

// Bounds of AddTime.
const (
	minAdded = int64(time.Second / time.Millisecond)
	maxAdded = int64(10 * time.Minute / time.Millisecond)
)

// Act is what a teacher asks for. All of it comes from outside.
type Act struct {
	Action      Action
	Version     int // of the class that the teacher saw
	Participant int
	Since       int64
	By          int64
}

// Act decides what a teacher asks for: the row to add, or why not. *WaitError
// where a reveal must wait for answers that were given in time.
func (c *Class) Act(a Act, now int64) (Transition, error) {
	t := Transition{Version: c.version + 1, Action: a.Action, Participant: a.Participant, Since: a.Since, By: a.By, At: c.at(now)}
	if a.Action == Outage {
		return Transition{}, fmt.Errorf("%w: only the program says that it was away", ErrPhase)
	}
	if !door[a.Action] && (a.Version < c.moved || a.Version > c.version) {
		return Transition{}, ErrStale
	}
	if a.Action == AdmitAll || a.Action == RemoveSince {
		t.Participant = min(cmp.Or(a.Participant, len(c.pupils)), len(c.pupils))
	}
	if err := c.check(t); err != nil {
		return Transition{}, err
	}
	if a.Action == Reveal && !c.allAnswered() {
		if wait := c.current().settledAt() - t.At; wait > 0 {
			return Transition{}, &WaitError{time.Duration(wait) * time.Millisecond}
		}
	}
	return t, nil
}
