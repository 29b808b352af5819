package live

import "slices"

// This file holds the phases: which there are, which one it is at a moment, and
// in which of them each action can be done.

// Phase is where a class stands.
type Phase string

// The phases, in their order.
const (
	Lobby     Phase = "lobby"
	Reading   Phase = "reading"   // the stem, without options
	Open      Phase = "open"      // answers are taken
	Closed    Phase = "closed"    // no more answers, and no key yet
	Revealed  Phase = "revealed"  // key and distribution
	Explained Phase = "explained" // and why, with the source
	Paused    Phase = "paused"    // reading or answering stands still
	Ended     Phase = "ended"
)

// phasesOf lists where an action can be done. At the door, and to end, it can be
// in every phase but Ended.
var phasesOf = map[Action][]Phase{
	Start:   {Lobby},
	ShowAll: {Reading},
	AddTime: {Reading, Open, Closed},
	Close:   {Open, Paused},
	Reveal:  {Closed},
	Explain: {Revealed},
	Hide:    {Revealed, Explained},
	Again:   {Closed, Revealed, Explained},
	Next:    {Revealed, Explained},
	Pause:   {Reading, Open},
	Resume:  {Paused},
	Outage:  {Reading, Open},
	Project: {Revealed, Explained},

	End: notEnded, Lock: notEnded, Unlock: notEnded, Admit: notEnded, AdmitAll: notEnded, Remove: notEnded, RemoveSince: notEnded,
}

var notEnded = []Phase{Lobby, Reading, Open, Closed, Revealed, Explained, Paused}

// Phase is where the class stands at a moment. Reading turns into open, and open
// into closed, by time alone.
func (c *Class) Phase(now int64) Phase { return c.phase(c.at(now)) }

func (c *Class) phase(at int64) Phase {
	switch {
	case c.ended:
		return Ended
	case len(c.rounds) == 0:
		return Lobby
	case c.pause != nil:
		return Paused
	}
	return c.current().phase(at)
}

// Turns returns the next moment at which the phase changes by time alone, or 0
// where it waits for the teacher.
func (c *Class) Turns(now int64) int64 {
	switch c.Phase(now) {
	case Reading:
		return c.current().last().from
	case Open:
		if to := c.current().last().to; to != forever {
			return to
		}
	}
	return 0
}

// current is the round that the class is at; there is none in the lobby.
func (c *Class) current() *round { return c.rounds[len(c.rounds)-1] }

// check says why a transition can't follow, or nil. It looks at nothing but
// participants and earlier transitions, so that a row that was stored is taken
// whenever the rows are read again.
func (c *Class) check(t Transition) error {
	at := t.At
	if t.Action == Outage {
		at = t.Since
	}
	phase := c.phase(at)
	phases, known := phasesOf[t.Action]
	switch {
	case phase == Ended:
		return ErrEnded
	case !known || !slices.Contains(phases, phase):
		return ErrPhase
	}
	switch t.Action {
	case Start, Next:
		if c.upNext() == len(c.asked) {
			return ErrNoMore
		}
	case AddTime:
		return c.checkTime(t, phase)
	case Admit, Remove, Project:
		if t.Participant < 1 || t.Participant > len(c.pupils) {
			return ErrNoParticipant
		}
	}
	return nil
}

// checkTime refuses time where there is no clock to add it to, and where the key
// was seen.
func (c *Class) checkTime(t Transition, phase Phase) error {
	r := c.current()
	switch {
	case t.By < minAdded || t.By > maxAdded:
		return ErrAmount
	case phase == Closed && r.shown, phase != Closed && r.last().to == forever:
		return ErrPhase
	}
	return nil
}

// upNext is the question that the next round asks, counted from 0.
func (c *Class) upNext() int {
	if len(c.rounds) == 0 {
		return 0
	}
	return c.current().question + 1
}

// Can lists the steps that the teacher can take at a moment, in the order of
// the phases.
func (c *Class) Can(now int64) []Action {
	var can []Action
	for _, a := range []Action{Start, ShowAll, Close, Reveal, Explain, Next, Hide, Again, AddTime, Pause, Resume, End} {
		if c.check(Transition{Action: a, By: minAdded, At: c.at(now)}) == nil {
			can = append(can, a)
		}
	}
	return can
}
