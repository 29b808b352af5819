package srs

// This file holds the short steps, of minutes, that a card takes before its
// first interval of days and after a failed review.

import "time"

// Bounds of a step. Beyond a day, intervals do better.
const (
	minStep = time.Second
	maxStep = 24 * time.Hour
)

// outOfRange reports whether a step is shorter or longer than steps may be.
func outOfRange(step time.Duration) bool { return step < minStep || step > maxStep }

// nextStep returns where grade g leads a card of state st: to a step of learning
// or relearning with its wait, or to Reviewing.
func (s Scheduler) nextStep(st State, g Grade) (phase Phase, step int, wait time.Duration) {
	switch st.Phase {
	case New:
		return climb(Learning, s.Learning, 0, g)
	case Learning:
		return climb(Learning, s.Learning, st.Step, g)
	case Relearning:
		return climb(Relearning, s.Relearning, st.Step, g)
	}
	if g == Again {
		return climb(Relearning, s.Relearning, 0, g)
	}
	return Reviewing, 0, 0
}

// climb moves a card on the steps of a phase: Again goes to the first step, Hard
// stays, Good goes to the next one and past the last to Reviewing, Easy goes
// straight to Reviewing. Where there are no steps, every grade does. The step the
// card is at may be gone, if the steps were changed meanwhile.
func climb(phase Phase, steps []time.Duration, at int, g Grade) (Phase, int, time.Duration) {
	last := len(steps) - 1
	switch {
	case last < 0 || g == Easy || g == Good && at >= last:
		return Reviewing, 0, 0
	case g == Again:
		return phase, 0, steps[0]
	case g == Hard:
		return phase, min(at, last), hardWait(steps)
	}
	return phase, at + 1, steps[at+1]
}

// hardWait is the wait after Hard on any step: the mean of the first two steps, or
// one and a half times a single one, rounded to minutes if it is as long as one.
func hardWait(steps []time.Duration) time.Duration {
	wait := steps[0] + steps[0]/2
	if len(steps) > 1 {
		wait = (steps[0] + steps[1]) / 2
	}
	if wait < time.Minute {
		return wait
	}
	return wait.Round(time.Minute)
}
