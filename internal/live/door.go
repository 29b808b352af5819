package live

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strconv"
)

// This file holds the door: who may come in, who waits, who was sent away.

// Standing is where a participant stands to the class.
type Standing string

// The standings.
const (
	Waiting Standing = "waiting" // for the teacher to admit them
	In      Standing = "in"
	Removed Standing = "removed"
)

// Errors of coming in. Nothing was changed.
var (
	ErrLocked = errors.New("the door is locked")
	ErrFull   = errors.New("the class is full")
	ErrTooOld = errors.New("the class has begun, and nobody comes in later")
	ErrAsked  = errors.New("somebody asks already to be let in under this name")
)

// comings bounds how many rows of participants a session has for each place, so
// that someone who comes again and again fills no disk. Who says to be someone again is
// counted apart, so that they shut out nobody who is new.
const comings = 4

// mostAsking is how many wait at once to be the same one again: more would only hide the
// right one from the teacher.
const mostAsking = 2

// pupil is a participant and where they stand.
type pupil struct {
	Participant
	standing Standing
}

// Request is someone who wants to come in. Name comes from outside.
type Request struct {
	Name    string
	Returns int // the number of the one they say to be, who lost the phone's secret
	Token   []byte
	Learner int64
}

// Join decides about someone who wants to come in: the row to add, or why not.
// ErrName where the name can't be shown. Whoever says to be someone again always
// waits for the teacher, and may do so at a locked door.
func (c *Class) Join(q Request, now int64) (Participant, error) {
	p := Participant{Number: len(c.pupils) + 1, Returns: q.Returns, Token: q.Token, Learner: q.Learner, At: c.at(now)}
	switch {
	case c.ended:
		return Participant{}, ErrEnded
	case c.came(q.Returns != 0) >= comings*c.session.Settings.Cap:
		return Participant{}, ErrFull
	case q.Returns != 0:
		who, ok := c.pupil(q.Returns)
		if !ok || who.Returns != 0 {
			return Participant{}, ErrNoParticipant
		}
		if c.asking(q.Returns) >= mostAsking {
			return Participant{}, ErrAsked
		}
		p.Name = who.Name
		return p, nil
	case c.locked:
		return Participant{}, ErrLocked
	case len(c.rounds) > 0 && !c.session.Settings.LateJoin:
		return Participant{}, ErrTooOld
	case c.present() >= c.session.Settings.Cap:
		return Participant{}, ErrFull
	}
	name, err := CleanName(q.Name)
	if err != nil {
		return Participant{}, err
	}
	p.Name = apart(name, c.names)
	return p, nil
}

// DoorOpen reports whether someone new could come in now, if there is room.
func (c *Class) DoorOpen() bool {
	return !c.ended && !c.locked && (len(c.rounds) == 0 || c.session.Settings.LateJoin)
}

// Named finds the first participant with a name, as names are compared: for someone
// who says to be them again. Who was removed is found too; the teacher decides.
func (c *Class) Named(name string) (number int, ok bool) {
	clean, err := CleanName(name)
	if err != nil {
		return 0, false
	}
	like := likeness(clean)
	for i := range c.pupils {
		if p := &c.pupils[i]; p.Returns == 0 && p.Name != "" && likeness(p.Name) == like {
			return p.Number, true
		}
	}
	return 0, false
}

// SeatOf finds the participant that a learner takes part as, whatever has become of them.
func (c *Class) SeatOf(learner int64) (number int, ok bool) {
	for i := range c.pupils {
		if learner != 0 && c.pupils[i].Learner == learner {
			return c.pupils[i].Number, true
		}
	}
	return 0, false
}

// present counts those who have a place, whether they wait or are in.
func (c *Class) present() int {
	n := 0
	for _, p := range c.pupils {
		if p.Returns == 0 && p.standing != Removed {
			n++
		}
	}
	return n
}

// came counts the rows of those who came as somebody new, or as someone again.
func (c *Class) came(again bool) int {
	n := 0
	for _, p := range c.pupils {
		if again == (p.Returns != 0) {
			n++
		}
	}
	return n
}

// asking counts those who wait to be a participant again.
func (c *Class) asking(number int) int {
	n := 0
	for _, p := range c.pupils {
		if p.Returns == number && p.standing == Waiting {
			n++
		}
	}
	return n
}

// pupil finds a participant by number.
func (c *Class) pupil(number int) (*pupil, bool) {
	if number < 1 || number > len(c.pupils) {
		return nil, false
	}
	return &c.pupils[number-1], true
}

// who is the one that a participant plays as: themselves, or whom they returned as.
func (c *Class) who(number int) (*pupil, bool) {
	p, ok := c.pupil(number)
	if ok && p.Returns != 0 && p.standing == In {
		return c.pupil(p.Returns)
	}
	return p, ok
}

// noteParticipant takes a participant who was stored.
func (c *Class) noteParticipant(p Participant) error {
	switch known, ok := c.pupil(p.Number); {
	case ok && bytes.Equal(known.Token, p.Token) && known.Returns == p.Returns:
		return nil
	case p.Number != len(c.pupils)+1:
		return fmt.Errorf("%w: after %d participants", errGap, len(c.pupils))
	}
	if who, ok := c.pupil(p.Returns); p.Returns != 0 && (!ok || who.Returns != 0) {
		return fmt.Errorf("%w: they return as %d", ErrNoParticipant, p.Returns)
	}
	standing := In
	if p.Returns != 0 || c.session.Settings.Approve {
		standing = Waiting
	}
	c.pupils = append(c.pupils, pupil{p, standing})
	c.names[likeness(p.Name)] = true
	c.latest = max(c.latest, p.At)
	return nil
}

// doorStep takes a transition at the door.
func (c *Class) doorStep(t Transition) {
	switch t.Action {
	case Lock, Unlock:
		c.locked = t.Action == Lock
	case Admit:
		c.pupils[t.Participant-1].standing = In
	case Remove:
		c.pupils[t.Participant-1].standing = Removed
	case Project:
		c.current().projected = append(c.current().projected, t.Participant)
	}
	for i := range c.pupils[:min(max(0, t.Participant), len(c.pupils))] {
		p := &c.pupils[i]
		switch {
		case t.Action == AdmitAll && p.standing == Waiting && p.Returns == 0:
			p.standing = In
		case t.Action == RemoveSince && p.At >= t.Since:
			p.standing = Removed
		}
	}
}

// shownName is a participant's name, or what stands for one that was dropped.
func (p *pupil) shownName() string { return cmp.Or(p.Name, "Participant "+strconv.Itoa(p.Number)) }
