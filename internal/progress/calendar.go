package progress

import (
	"slices"
	"time"
)

// This file holds the calendar: answers a day, by the day that the log has them
// on.

// How far the calendar goes back, and over how many days it says how often the
// learner studied.
const (
	calendarWeeks = 53
	recentDays    = 60
)

// Calendar is how much was answered on each day.
type Calendar struct {
	First   int   // the Monday that the calendar begins on
	Answers []int // on each day from First to today
	Total   int   // answers of all time, also before First
	Recent  int   // of the last Of days, those on which something was answered
	Of      int   // 60, or the days since the first answer, today included
	Longest int   // days in a row, of all time
	Present int   // days in a row up to today, or up to yesterday while today has none
}

// Whole reports whether the learner began before the Of days.
func (c Calendar) Whole() bool { return c.Of == recentDays }

// calendar counts the days up to today.
func calendar(d days, today int) Calendar {
	c := Calendar{First: monday(today) - 7*(calendarWeeks-1), Of: recentDays}
	c.Answers = make([]int, today-c.First+1)
	studied := d.studied()
	if len(studied) > 0 {
		c.Of = min(recentDays, max(1, today-studied[0]+1))
	}
	run := 0
	for i, number := range studied {
		c.Total += d[number].answers
		if i > 0 && number == studied[i-1]+1 {
			run++
		} else {
			run = 1
		}
		c.Longest = max(c.Longest, run)
		if number == today || number == today-1 {
			c.Present = run
		}
		if number >= c.First && number <= today {
			c.Answers[number-c.First] = d[number].answers
		}
		if number > today-c.Of && number <= today {
			c.Recent++
		}
	}
	return c
}

// studied are the days with an answer, in order.
func (d days) studied() []int {
	numbers := make([]int, 0, len(d))
	for number, one := range d {
		if one.answers > 0 {
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	return numbers
}

// Date is a day on the calendar, at midnight UTC.
func Date(number int) time.Time { return time.Unix(int64(number)*86400, 0).UTC() }

// number is the day of a date at midnight UTC.
func number(date time.Time) int { return int(date.Unix() / 86400) }

// monday is the first day of the week of a day.
func monday(number int) int { return number - (int(Date(number).Weekday())+6)%7 }
