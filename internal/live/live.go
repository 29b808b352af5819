// Package live is one classroom session: everyone is asked the same question at
// the same time, answers count, and what was missed goes into reviews.
//
// # Rows
//
// A session is rows that are only ever added: the Session itself with the frozen
// book and the questions it asks, the Participants who came to the door, the
// Transitions that the teacher made, and the Answers. A Class is what these rows
// say. It is made from them by Load, kept up by Note, and holds nothing that they
// don't: a program that was killed loads the rows again and goes on.
//
// Every change is decided before it is a row. Act, Join, Take and Recover say,
// given the class and the moment, which row to add or why none is added, and
// change nothing. The store adds the row, and only then does the class note it.
// A row that was stored is never refused afterwards.
//
// # Phases
//
//	lobby → reading → open → closed → revealed → explained → (next) reading ...
//	             paused ↔ reading, open          closed ← revealed, explained
//	             closed, revealed, explained → (again) reading      any → ended
//
// The teacher starts, closes, reveals, explains, goes on. Two steps come with
// time alone and are in no row: reading becomes open, and open becomes closed at
// the deadline. An Act names the version of the class that the teacher saw; if
// the class has moved on since, it is refused as ErrStale, so that two taps or two
// teachers never skip a question. What is done at the door (admit, remove, lock)
// means the same whatever else happened, and is not compared.
//
// Each question that is asked is a round. Asking again voids the round and begins
// another; the voided one stays and counts nowhere. A reveal by mistake is undone
// back to closed; the key was seen, so the round takes no answer any more. A round
// is sealed when the class moves on from its reveal: only then does it become
// reviews.
//
// # Answers
//
// A participant has one answer a round. The same again gets the same receipt,
// another is refused and shown the one that stands, in any tab and at any time. An
// answer counts by when its request was read: while the round was open, and up to
// Grace after, which no screen shows. The reveal waits until Grace is over. Nothing
// is judged before it.
//
// # Time
//
// Time is a value: milliseconds UTC that the caller's clock says. No row is before
// the last one, so a wall clock that was set back holds time still and one that
// was set forward looks like an outage. After an outage the deadline moves by it
// (Recover); after a long one the class comes back paused.
//
// # Where to start
//
// A Hall holds the sessions that run, each a Room: a class in memory over the Store
// that this package declares. Rooms are safe for concurrent use, and what they show
// is durable. A Class alone is pure and not safe for concurrent use, except that its
// methods for reading may run together.
//
// The package imports no clock, no database, no chance and no HTTP. It must never
// know who may do what: that is for the listeners and tokens of internal/web.
package live

import (
	"fmt"
	"maps"
	"slices"

	"quiz/internal/deck"
)

// This file holds the Class: made from rows, and kept up with them.

// Rows are all rows of a session: participants and transitions in the order of
// storing, answers in any.
type Rows struct {
	Session      Session
	Book         *deck.Book // the part of the deck that it asks
	Asked        []Asked
	Participants []Participant
	Transitions  []Transition
	Answers      []Answer
}

// Class is what the rows of a session say.
type Class struct {
	session Session
	book    *deck.Book
	asked   []question

	version int   // of the last transition
	moved   int   // of the last one that was a step of the class, not a matter of the door
	acted   int64 // when the last transition was
	latest  int64 // no row is after it, and no transition will be before it

	pupils []pupil         // by number, from 1
	names  map[string]bool // theirs, as they are compared; those of who was removed too
	locked bool
	rounds []*round // the last one is current
	pause  *halt    // nil unless paused
	ended  bool

	totals []Total // by participant number, from 1
}

// Load makes the class of a session's rows.
func Load(rows Rows) (*Class, error) {
	c := &Class{session: rows.Session, book: rows.Book, latest: rows.Session.CreatedAt, names: make(map[string]bool)}
	for i, a := range rows.Asked {
		q, err := questionOf(rows.Book, a)
		if err != nil {
			return nil, fmt.Errorf("question %d of the session %s: %w", i+1, rows.Session.ID, err)
		}
		c.asked = append(c.asked, q)
	}
	if err := c.note(News{rows.Participants, rows.Transitions, rows.Answers}); err != nil {
		return nil, fmt.Errorf("the rows of the session %s: %w", rows.Session.ID, err)
	}
	return c, nil
}

// News are rows that were stored, ordered as Rows are.
type News struct {
	Participants []Participant
	Transitions  []Transition
	Answers      []Answer
}

// Note adds rows that were stored. Rows that the class has already are passed
// over, so that what two callers tell it twice counts once. An error says that the
// rows are not those of one session; the class must be loaded anew.
func (c *Class) Note(news News) error {
	if err := c.note(news); err != nil {
		return fmt.Errorf("note what was stored of the session %s: %w", c.session.ID, err)
	}
	return nil
}

// note adds rows and counts what they change.
func (c *Class) note(news News) error {
	before := c.version
	if err := c.add(news); err != nil {
		return err
	}
	if c.version != before || len(news.Participants) > 0 || c.revealedOne(news.Answers) {
		c.count()
	}
	return nil
}

// add takes participants first, for transitions name them, and transitions before
// answers, for these name rounds.
func (c *Class) add(news News) error {
	for _, p := range news.Participants {
		if err := c.noteParticipant(p); err != nil {
			return fmt.Errorf("participant %d: %w", p.Number, err)
		}
	}
	for _, t := range news.Transitions {
		if err := c.noteTransition(t); err != nil {
			return fmt.Errorf("transition %d (%s): %w", t.Version, t.Action, err)
		}
	}
	for _, a := range news.Answers {
		if err := c.noteAnswer(a); err != nil {
			return fmt.Errorf("the answer of participant %d in round %d: %w", a.Participant, a.Round, err)
		}
	}
	return nil
}

// with is the class with rows added, for a decision: results and totals are not
// counted, and what the copy shares with the class is not changed. Without new rows
// it is the class itself.
func (c *Class) with(news News) (*Class, error) {
	if len(news.Participants)+len(news.Transitions) == 0 {
		return c, nil
	}
	as := *c
	as.pupils, as.names, as.rounds = slices.Clone(c.pupils), maps.Clone(c.names), slices.Clone(c.rounds)
	for i, r := range as.rounds {
		of := *r
		of.spans, of.projected = slices.Clone(r.spans), slices.Clone(r.projected)
		as.rounds[i] = &of
	}
	return &as, as.add(News{Participants: news.Participants, Transitions: news.Transitions})
}

// revealedOne reports whether one of some answers belongs to a round that is
// counted: when rows are read in portions.
func (c *Class) revealedOne(answers []Answer) bool {
	return slices.ContainsFunc(answers, func(a Answer) bool { return c.rounds[a.Round-1].counts() })
}

// Session returns the row that the class began with.
func (c *Class) Session() Session { return c.session }

// Held says which rows the class has, so that a store can tell what is news to it.
func (c *Class) Held() Held {
	return Held{Session: c.session.ID, Version: c.version, Participants: len(c.pupils)}
}

// at is a moment that is not before the last row.
func (c *Class) at(now int64) int64 { return max(now, c.latest) }
