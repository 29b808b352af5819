package live

import "time"

// This file holds what becomes of a class when the program was away, and of one
// that nobody ends.

// LongOutage is from when a class that was interrupted comes back paused: longer,
// and nobody looks at the question any more.
const LongOutage = 30 * time.Second

// Idle is how long a class may stand still before it ends by itself.
const Idle = 3 * time.Hour

// NamesKept is how long after its begin a session keeps the names of those who took
// part.
const NamesKept = 90 * 24 * time.Hour

// Recover is for a program that starts again: it returns the moment from which its
// clock counts, and the transition to store where a running round was interrupted.
// alive is the last heartbeat that was stored, wall what the wall clock says. A wall
// clock that is behind the rows counts from the last of them, and the outage, whose
// length nobody knows then, takes no time.
func (c *Class) Recover(alive, wall int64) (now int64, t *Transition) {
	alive = max(alive, c.latest)
	now = max(wall, alive)
	outage := Transition{Version: c.version + 1, Action: Outage, Since: alive, At: now}
	if now == alive || c.check(outage) != nil {
		return now, nil
	}
	return now, &outage
}

// away takes the time of an outage out of the round.
func (c *Class) away(since, at int64) {
	h := c.current().stop(since)
	if at-since > LongOutage.Milliseconds() {
		c.pause = h
		return
	}
	c.current().goOn(h, at)
}

// EndsItself is the moment at which the class ends itself unless something
// happens; 0 where it has ended.
func (c *Class) EndsItself() int64 {
	if c.ended {
		return 0
	}
	return c.latest + Idle.Milliseconds()
}
