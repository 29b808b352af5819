package progress

import (
	"time"

	"quiz/internal/srs"
)

// This file holds true retention: how much was still known when it fell due.
//
// It is what Anki calls true retention (rslib/src/stats/graphs/retention.rs):
// right answers among reviews, where the card's interval before the answer says
// whether it was young or mature, from 21 days on. Two things are stricter here.
// A review counts only if the card was due on that day or before, because one that
// is asked early is easier; and only the card's first answer on a day counts,
// which then is a matter of course, because an answered card is never due again
// on its day. An answer that was nearly right is graded again in review, so it
// counts as forgotten.

const (
	// Mature is the interval, in days, from which a card is mature, and the
	// stability from which it is solid.
	Mature = 21
	// Few is the number of reviews below which a share says too little: of 20
	// reviews, one more or less moves it by five points.
	Few = 20
)

// How many months are shown: at most a year, at least enough for a line.
const (
	mostMonths  = 12
	leastMonths = 6
)

// Share is how many of a number of reviews were right.
type Share struct {
	Right int
	Of    int
}

// Rate is the share, 0 to 1; ok is false where there are too few to say.
func (s Share) Rate() (rate float64, ok bool) {
	if s.Of < Few {
		return 0, false
	}
	return float64(s.Right) / float64(s.Of), true
}

func (s Share) plus(other Share) Share { return Share{s.Right + other.Right, s.Of + other.Of} }

// Month is the true retention of one month.
type Month struct {
	First  int // the number of its first day
	Young  Share
	Mature Share
}

// All is the month's retention whatever the cards' age.
func (m Month) All() Share { return m.Young.plus(m.Mature) }

// retained counts an answer to a card that was in a state before it, if it says
// something on retention.
func (d *day) retained(before srs.State, a Answer) {
	due, reviewing := before.DueDay()
	if !reviewing || a.Day < due {
		return
	}
	share := &d.young
	if before.Interval >= Mature {
		share = &d.mature
	}
	share.Of++
	if a.Grade.Passed() {
		share.Right++
	}
}

// months are the last months up to that of today, each with what its days have.
func months(d days, today int) []Month {
	y, m, _ := Date(today).Date()
	list := make([]Month, monthsBack(d, today))
	place := make(map[int]int, len(list)) // by year and month
	for i := range list {
		first := time.Date(y, m-time.Month(len(list)-1-i), 1, 0, 0, 0, 0, time.UTC)
		list[i].First = number(first)
		place[monthOf(first)] = i
	}
	for number, one := range d {
		if i, ok := place[monthOf(Date(number))]; ok {
			list[i].Young, list[i].Mature = list[i].Young.plus(one.young), list[i].Mature.plus(one.mature)
		}
	}
	return list
}

// monthsBack is how many months are shown: since the first answer, within bounds.
func monthsBack(d days, today int) int {
	studied := d.studied()
	if len(studied) == 0 {
		return leastMonths
	}
	since := monthOf(Date(today)) - monthOf(Date(studied[0])) + 1
	return max(leastMonths, min(since, mostMonths))
}

// monthOf numbers months through the years.
func monthOf(date time.Time) int { return date.Year()*12 + int(date.Month()) }
