package templates

import (
	"slices"
	"time"
)

// This file holds what the progress page shows: five figures, as plain numbers.
// Each is drawn by a component and written as a table from the same values.

// ProgressPage is a learner's progress in one deck, or in all.
type ProgressPage struct {
	Deck     string // "" for all decks
	Title    string // of the deck
	Language string // of its title
	Decks    []ProgressDeck
	Studied  StudiedDays
	Due      []DueDay // from today
	Later    int      // reviews that fall due after those days
	Pace     int      // new cards a day, in each deck
	Desired  float64  // desired retention
	Months   []MonthRetention
	Weeks    []WeekKnown
	Cards    int // of which Weeks counts the known ones
	Topics   []TopicStrength
}

// Empty reports whether nothing was ever studied.
func (p ProgressPage) Empty() bool { return p.Studied.Total == 0 }

// ProgressDeck is a deck to choose.
type ProgressDeck struct {
	ID       string
	Title    string
	Language string
}

// StudiedDays is how much was answered on each day.
type StudiedDays struct {
	First   time.Time // a Monday
	Answers []int     // on each day from First to today
	Total   int       // of all time
	Recent  int       // of the last Of days, those with an answer
	Of      int
	Whole   bool // the learner began longer ago than Of days
	Longest int  // days in a row
	Present int  // days in a row until now
}

// Date is the date of a day.
func (s StudiedDays) Date(i int) time.Time { return s.First.AddDate(0, 0, i) }

// Steps are the least answers of each size of dot: half the median of the days
// with an answer, the median, twice it, in round numbers.
func (s StudiedDays) Steps() [4]int {
	var some []int
	for _, n := range s.Answers {
		if n > 0 {
			some = append(some, n)
		}
	}
	if len(some) == 0 {
		return [4]int{1, 5, 10, 20}
	}
	slices.Sort(some)
	middle := max(4, roundDown(some[len(some)/2]))
	return [4]int{1, middle / 2, middle, 2 * middle}
}

// Size is the size of the dot of a day with n answers: 0 is none, 4 the largest.
func Size(n int, steps [4]int) int {
	size := 0
	for i, least := range steps {
		if n >= least {
			size = i + 1
		}
	}
	return size
}

// roundDown rounds a number down to two digits, the second of them even.
func roundDown(n int) int {
	unit := 2
	for n >= 50*unit {
		unit *= 10
	}
	return n / unit * unit
}

// DueDay is what falls due on a day.
type DueDay struct {
	Date    time.Time
	Reviews int
	New     int
}

// Reviews is how many reviews fall due on all the days.
func (p ProgressPage) Reviews() int {
	total := 0
	for _, d := range p.Due {
		total += d.Reviews
	}
	return total
}

// NewCards is how many new cards come on all the days.
func (p ProgressPage) NewCards() int {
	total := 0
	for _, d := range p.Due {
		total += d.New
	}
	return total
}

// MonthRetention is a month's true retention.
type MonthRetention struct {
	First  time.Time
	Young  Retained
	Mature Retained
	All    Retained
}

// Retained is how many of the reviews that were due were right.
type Retained struct {
	Of   int
	Rate float64
	Said bool // there are enough reviews for a rate
}

// Told reports whether any month has a rate.
func (p ProgressPage) Told() bool {
	return slices.ContainsFunc(p.Months, func(m MonthRetention) bool { return m.Young.Said || m.Mature.Said })
}

// WeekKnown is how many cards were known at the end of a week.
type WeekKnown struct {
	Date  time.Time // its last day, or today
	Known int
}

// Known is how many cards are known today.
func (p ProgressPage) Known() int {
	if len(p.Weeks) == 0 {
		return 0
	}
	return p.Weeks[len(p.Weeks)-1].Known
}

// TopicStrength is a topic's cards by state.
type TopicStrength struct {
	Title    string // "" for cards without a topic
	Deck     string // its title; "" where one deck is shown
	Language string
	New      int
	Learning int
	Weak     int
	Solid    int
	Recall   float64 // mean probability of recall today, of the weak and solid cards
}

// Cards is how many cards the topic has.
func (t TopicStrength) Cards() int { return t.New + t.Learning + t.Weak + t.Solid }

// Reviewed is how many of them Recall is of.
func (t TopicStrength) Reviewed() int { return t.Weak + t.Solid }
