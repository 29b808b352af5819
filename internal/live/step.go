package live

import (
	"errors"
	"fmt"
)

// This file takes transitions: what each of them makes of the class.

// errGap says that rows are missing or come from somewhere else.
var errGap = errors.New("it does not follow the rows before it")

// noteTransition takes a transition that was stored. One that is known already
// is passed over.
func (c *Class) noteTransition(t Transition) error {
	if t.Version <= c.version {
		return nil
	}
	if t.Version != c.version+1 || t.At < c.acted {
		return fmt.Errorf("%w: after version %d at %d ms", errGap, c.version, c.acted)
	}
	if err := c.check(t); err != nil {
		return fmt.Errorf("%w: %w", errGap, err)
	}
	if door[t.Action] {
		c.doorStep(t)
	} else {
		c.step(t)
		c.moved = t.Version
	}
	c.version, c.acted, c.latest = t.Version, t.At, max(c.latest, t.At)
	return nil
}

// step moves the class.
func (c *Class) step(t Transition) {
	switch t.Action {
	case Start:
		c.begin(0, t.At)
	case Again:
		c.current().voided = true
		c.begin(c.current().question, t.At)
	case Next:
		c.current().sealed = true
		c.begin(c.upNext(), t.At)
	case End:
		c.end(t.At)
	case Resume:
		c.current().goOn(c.pause, t.At)
		c.pause = nil
	case Pause:
		c.pause = c.current().stop(t.At)
	case Outage:
		c.away(t.Since, t.At)
	default:
		c.stepRound(c.current(), t)
	}
}

// stepRound moves the current round.
func (c *Class) stepRound(r *round, t Transition) {
	switch t.Action {
	case ShowAll:
		h := r.stop(t.At)
		h.lead = 0
		r.goOn(h, t.At)
	case AddTime:
		if r.phase(t.At) == Closed {
			r.spans = append(r.spans, span{t.At, t.At + t.By})
		} else {
			r.last().to += t.By
		}
	case Close:
		if c.pause == nil {
			r.last().to = t.At
		}
		c.pause = nil
	case Reveal:
		r.stage, r.shown = revealed, true
	case Explain:
		r.stage = explained
	case Hide:
		r.stage = asking
	}
}

// end stops the class. What was revealed is sealed; a round that was not counts
// nowhere.
func (c *Class) end(at int64) {
	c.ended, c.pause = true, nil
	if len(c.rounds) == 0 {
		return
	}
	r := c.current()
	r.sealed = r.stage > asking
	if r.phase(at) == Open {
		r.last().to = at
	}
}
