// Package progress is what a learner's log says about months: how often the
// learner studied, what is about to fall due, how much was remembered when it
// did, how many facts are known, and where they are weak.
//
// Read gathers all of it as a Report of plain numbers, one value for each figure
// of a page:
//
//	Calendar   answers a day over the last 53 weeks
//	Forecast   reviews that fall due on each of the next 30 days, and new cards
//	Months     true retention by month, of young and of mature cards
//	Weeks      known cards at the end of each week
//	Strengths  cards by state, and mean recall now, by topic
//
// Each is defined where it is computed: calendar.go, forecast.go, retention.go,
// known.go, strength.go. An answer that was undone never counts.
//
// # Nothing is kept
//
// Which phase and interval a card had before each answer stands nowhere: the log
// has every input of a step and memories have only the last state. Read replays
// the log through srs, one pass for all figures, and keeps nothing between two
// calls. A learner looks at this page once in a while, so a cache would be cold
// when it counts; and what is not kept can't differ from the log.
//
// Time is a value: days are the learner's day numbers, which the log has, and
// today is given. The package must never know of a clock, a database, HTTP, or
// what a deck's cards say.
package progress

import "context"

// This file holds Read, which makes all figures.

// Learner is what the figures take from a learner's settings, and the day.
type Learner struct {
	Today     int     // the learner's day number
	NewPerDay int     // new cards a day, in each deck
	Retention float64 // desired probability of recall when a review falls due
}

// Report is one learner's progress, in one deck or in all.
type Report struct {
	Calendar  Calendar
	Forecast  Forecast
	Months    []Month    // the last one is the present month
	Weeks     []Week     // the last one ends today
	Cards     int        // askable cards, of which Weeks counts the known ones
	Strengths []Strength // in the order of the topics
}

// Empty reports whether nothing was ever studied.
func (r Report) Empty() bool { return r.Calendar.Total == 0 }

// Read returns a learner's progress. The topics are those of the decks that the
// query is about, in the order in which they are to be shown.
func Read(ctx context.Context, source Source, q Query, who Learner, topics []Topic) (Report, error) {
	kept, h, err := replay(ctx, source, q)
	if err != nil {
		return Report{}, err
	}
	return Report{
		Calendar:  calendar(h.days, who.Today),
		Forecast:  forecast(kept.Cards, who),
		Months:    months(h.days, who.Today),
		Weeks:     weeks(h.days, who.Today),
		Cards:     len(kept.Cards),
		Strengths: strengths(kept.Cards, who.Today, topics),
	}, nil
}
