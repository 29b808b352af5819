package progress

import "quiz/internal/srs"

// This file holds the known facts over time. A card is known as the home page has
// it: past its learning and not being learnt anew, in review. Over time that is
// the phase after the card's last answer up to the end of a day. Cards that can't
// be asked any more don't count, so that the last number is the home page's.

// How many weeks are shown: at most as many as the calendar has, at least enough
// for a line.
const (
	mostWeeks  = calendarWeeks
	leastWeeks = 12
)

// Week is how many cards were known at the end of a week.
type Week struct {
	Day   int // its Sunday, or today
	Known int
}

// known is 1 for a card that is known, else 0.
func known(s srs.State) int {
	if s.Phase == srs.Reviewing {
		return 1
	}
	return 0
}

// weeks are the last weeks up to today.
func weeks(d days, today int) []Week {
	studied := d.studied()
	n := leastWeeks
	if len(studied) > 0 {
		since := (monday(today)-monday(studied[0]))/7 + 1
		n = max(leastWeeks, min(since, mostWeeks))
	}
	list := make([]Week, n)
	sum, next := 0, 0
	for i := range list {
		list[i].Day = min(today, monday(today)+6-7*(n-1-i))
		// What the clock was ahead for, once, counts as today.
		for next < len(studied) && (studied[next] <= list[i].Day || i == n-1) {
			sum += d[studied[next]].known
			next++
		}
		list[i].Known = sum
	}
	return list
}
