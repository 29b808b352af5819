package live

import (
	"errors"
	"fmt"
)

// This file takes answers. It must never judge one: what it says to a right
// answer and to a wrong one is the same to the byte.

// Status is what became of an answer that was sent.
type Status string

// The statuses.
const (
	Stored  Status = "stored"  // it counts; also what the same answer is told again
	Another Status = "another" // an answer that differs was stored before and stands
	Late    Status = "late"    // time was up, or the class is at another question
	Early   Status = "early"   // the question is not open yet, or stands still
	Outside Status = "outside" // the participant waits for the teacher, or was removed
)

// Receipt is what a phone is told about an answer.
type Receipt struct {
	Status Status
	Round  int
	Stands string // where another answer stands, its value
}

// Submission is an answer as it comes from a phone. All of it but ReadAt is
// hostile.
type Submission struct {
	Participant int // whom the phone's secret belongs to
	Round       int // that the phone showed
	Given       Given
	ReadAt      int64 // when the request was read, by the program's clock
}

// Errors of answering. Nothing was changed.
var ErrNoRound = errors.New("there is no such round")

// Key is the round and the participant for whom an answer is kept.
type Key struct{ Round, Participant int }

// KeyOf is the key of a submission: a participant who returned answers as the one
// that they are.
func (c *Class) KeyOf(s Submission) (Key, error) {
	who, ok := c.who(s.Participant)
	if !ok {
		return Key{}, ErrNoParticipant
	}
	if s.Round < 1 || s.Round > len(c.rounds) {
		return Key{}, ErrNoRound
	}
	return Key{s.Round, who.Number}, nil
}

// Take decides about a submission: the row to add, nil where none is, and what the
// phone is told. stored is what the store has under the key, nil where nothing. An
// answer that was stored is acknowledged again at any time. ErrValue where it is
// no answer to the question.
func (c *Class) Take(s Submission, stored *Answer) (*Answer, Receipt, error) {
	key, err := c.KeyOf(s)
	if err != nil {
		return nil, Receipt{}, err
	}
	r := c.rounds[key.Round-1]
	value, err := c.asked[r.question].value(s.Given)
	if err != nil {
		return nil, Receipt{}, err
	}
	told := Receipt{Round: key.Round}
	if known, ok := r.answers[key.Participant]; ok && stored == nil {
		stored = &known
	}
	switch {
	case stored != nil && stored.Value == value:
		told.Status = Stored
	case stored != nil:
		told.Status, told.Stands = Another, stored.Value
	default:
		if told.Status = c.admits(key, s.ReadAt); told.Status == Stored {
			return &Answer{Round: key.Round, Participant: key.Participant, Value: value, At: s.ReadAt}, told, nil
		}
	}
	return nil, told, nil
}

// admits says whether a new answer can be stored.
func (c *Class) admits(key Key, readAt int64) Status {
	r := c.rounds[key.Round-1]
	who := c.pupils[key.Participant-1]
	switch {
	case who.standing != In || who.Returns != 0:
		return Outside
	case key.Round != len(c.rounds) || r.shown || c.ended:
		return Late
	case r.takes(readAt):
		return Stored
	case c.pause != nil || readAt < r.last().from:
		return Early
	}
	return Late
}

// noteAnswer takes an answer that was stored.
func (c *Class) noteAnswer(a Answer) error {
	if a.Round < 1 || a.Round > len(c.rounds) {
		return ErrNoRound
	}
	who, ok := c.pupil(a.Participant)
	if !ok || who.Returns != 0 {
		return ErrNoParticipant
	}
	r := c.rounds[a.Round-1]
	if known, ok := r.answers[a.Participant]; ok {
		if known != a {
			return fmt.Errorf("%w: the round has another answer of theirs", errGap)
		}
		return nil
	}
	if _, err := c.asked[r.question].response(a.Value); err != nil {
		return fmt.Errorf("%q: %w", a.Value, err)
	}
	r.answers[a.Participant] = a
	r.results = nil
	c.latest = max(c.latest, a.At)
	return nil
}

// counted returns how many of those who are in have answered a round, and how many
// are in.
func (c *Class) counted(r *round) (answered, in int) {
	for i := range c.pupils {
		if p := &c.pupils[i]; p.playing() {
			in++
			if _, ok := r.answers[p.Number]; ok {
				answered++
			}
		}
	}
	return answered, in
}

// playing reports whether a participant's answers count.
func (p *pupil) playing() bool { return p.standing == In && p.Returns == 0 }

// allAnswered reports whether no answer to the current round can come any more.
func (c *Class) allAnswered() bool {
	if len(c.rounds) == 0 {
		return false
	}
	answered, in := c.counted(c.current())
	return answered == in
}
