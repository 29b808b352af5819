package templates

import (
	"strconv"
	"time"
)

// This file is the language of the line of time.

// Sum says how many facts stand on the line: "12 dated facts, 9 still new to you".
func (t Timeline) Sum() string {
	all, fresh := t.facts()
	return Count(all, "dated fact", "dated facts") + stillNew(fresh, all)
}

// Sum says the same of a year.
func (y TimelineYear) Sum() string {
	all := y.Shown() + y.New
	return Count(all, "fact", "facts") + stillNew(y.New, all)
}

func stillNew(n, all int) string {
	switch {
	case n == 0:
		return ""
	case n == 1 && all == 1:
		return ", new to you"
	case n == all:
		return ", all new to you"
	}
	return ", " + Number(n) + " still new to you"
}

// NewWords says when what is kept back of a year appears.
func (y TimelineYear) NewWords() string {
	if y.Shown() == 0 {
		return Count(y.New, "fact appears here once you have studied it.", "facts appear here as you study them.")
	}
	return Count(y.New, "more appears here once you have studied it.", "more appear here as you study them.")
}

// Named is a month's name.
func (m TimelineMonth) Named() string { return time.Month(m.Month).String() }

// TimeRange says from when to when the reports date something.
func TimeRange(first, last string) string { return first + " to " + last }

// UnplacedWords says how many facts wait for their place.
func (t Timeline) UnplacedWords() string {
	return Count(t.Unplaced, "fact", "facts") + " not placed yet"
}

// yearText writes a year, before Christ with its era.
func yearText(year int) string {
	if year <= 0 {
		return strconv.Itoa(1-year) + " BC"
	}
	return strconv.Itoa(year)
}
