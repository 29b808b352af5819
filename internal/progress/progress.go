// Package progress is what a learner's log says about months: how often the
// learner studied, what is about to fall due, how much was remembered when it
// did, how many facts are known, and where they are weak.
//
// Reader.Read gathers all of it as a Report of plain numbers, one value for each
// figure of a page:
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
// # What it costs
//
// Which phase and interval a card had before each answer stands nowhere: the log
// has every input of a step and memories have only the last state. So a Reader
// replays the log through srs, one pass for all figures, beside reading it. It
// keeps what it replayed, for the log only grows: the next time it reads the rows
// that were added since, or all of them again where an answer was undone, a card
// got another id, or a deck was erased. Nothing derived is stored, and nothing is added to the storing of
// an answer.
//
// Time is a value: days are the learner's day numbers, which the log has, and
// today is given. The package must never know of a clock, a database, HTTP, or
// what a deck's cards say.
package progress

// This file holds the report of all figures.

// Learner is whose progress is asked for, and what the figures take from the
// settings.
type Learner struct {
	ID        int64
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
	Cards     int        // cards that can be asked, of which Weeks counts the known ones
	Strengths []Strength // in the order of the topics
}

// report makes all figures.
func report(d days, cards []Card, who Learner, topics []Topic) Report {
	return Report{
		Calendar:  calendar(d, who.Today),
		Forecast:  forecast(cards, who),
		Months:    months(d, who.Today),
		Weeks:     weeks(d, who.Today),
		Cards:     len(cards),
		Strengths: Strengths(cards, who.Today, topics),
	}
}
