package study

import (
	"context"
	"slices"
	"time"
)

// This file tells how long what is left will take, from the learner's own pace.

const (
	// usualPace is what one answer takes with reading what comes after it, where
	// too little is known of the learner.
	usualPace = 16 * time.Second
	// paceOf is how many of the last answers a pace is taken from, and paceFrom
	// how many of them must follow each other in a sitting.
	paceOf   = 30
	paceFrom = 8
	// longestPace is the longest time between two answers of one sitting: what is
	// longer was a pause.
	longestPace = 3 * time.Minute
	// paceDays is how many days back a learner's pace is looked for.
	paceDays = 30
)

// Answers that a card takes on a day, on average: a new one passes its learning
// steps, and some reviews fail and are asked again.
const (
	answersPerNew    = 2.5
	answersPerBegun  = 2.0  // in learning, on the first step
	answersPerReview = 1.15 // and in learning on a later step
)

// pace is the median time from one answer to the next in the learner's last
// sittings: a median, because a few long looks at a source are no pace.
func pace(latest []Review) time.Duration {
	var gaps []time.Duration
	for i := 1; i < len(latest); i++ {
		gap := time.Duration(latest[i-1].At-latest[i].At) * time.Millisecond
		if gap > 0 && gap <= longestPace {
			gaps = append(gaps, gap)
		}
	}
	if len(gaps) < paceFrom {
		return usualPace
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

// left is about how long a plan takes at a pace.
func (p plan) left(pace time.Duration) time.Duration {
	answers := answersPerNew*float64(len(p.fresh)) +
		answersPerBegun*float64(len(p.agenda.Learning)-p.halfway()) +
		answersPerReview*float64(p.halfway()+len(p.due)+len(p.ahead))
	return time.Duration(answers * float64(pace))
}

// latest returns a learner's last answers in a deck, newest first.
func (d *Desk) latest(ctx context.Context, learner int64, deckID string, day int) ([]Review, error) {
	return d.store.Latest(ctx, learner, deckID, day-paceDays, paceOf)
}
