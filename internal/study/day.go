package study

import (
	"fmt"
	"strings"
	"time"
)

// This file holds the learner's settings and the calendar that follows from
// them: a day begins at the learner's hour in the learner's zone.

// Settings are what a learner chose.
type Settings struct {
	NewPerDay  int     // new cards a day, 0 to 500
	Retention  float64 // desired probability of recall when a review falls due, 0.7 to 0.97
	DayStart   int     // when a day begins, in minutes after midnight, 0 to 1439
	Zone       string  // IANA name of the time zone; "" is UTC
	LettersOff bool    // no letter is a key of a page (WCAG 2.1.4)
}

// DefaultSettings are what a new learner starts with.
func DefaultSettings() Settings {
	return Settings{NewPerDay: 10, Retention: 0.9, DayStart: 4 * 60, Zone: "UTC"}
}

// SettingsError says which settings can't be taken, in the form's order, and what
// would be.
type SettingsError []Mistake

// Mistake is a setting that can't be taken.
type Mistake struct {
	Field  string // new_per_day, retention, day_start or zone
	Advice string // a sentence for the learner
}

func (e SettingsError) Error() string {
	lines := make([]string, len(e))
	for i, m := range e {
		lines[i] = m.Field + ": " + m.Advice
	}
	return strings.Join(lines, "; ")
}

// Validate returns a SettingsError with every setting that is out of range.
func (s Settings) Validate() error {
	var wrong SettingsError
	must := func(ok bool, field, advice string) {
		if !ok {
			wrong = append(wrong, Mistake{field, advice})
		}
	}
	must(s.NewPerDay >= 0 && s.NewPerDay <= 500, "new_per_day", "Choose a number from 0 to 500.")
	must(s.Retention >= 0.7 && s.Retention <= 0.97, "retention", "Choose a share from 70 to 97 per cent.") // also refuses NaN
	must(s.DayStart >= 0 && s.DayStart < 24*60, "day_start", "Choose a time from 00:00 to 23:59.")
	_, err := loadZone(s.Zone)
	must(err == nil, "zone", "Choose a time zone such as Europe/Berlin or UTC.")
	if len(wrong) > 0 {
		return wrong
	}
	return nil
}

// Calendar counts a learner's days. Day numbers count from 1970-01-01 as the
// learner's first possible day; they never depend on where the server stands.
type Calendar struct {
	zone  *time.Location
	start int // minutes after midnight
}

// Calendar returns the calendar of valid settings.
func (s Settings) Calendar() (Calendar, error) {
	zone, err := loadZone(s.Zone)
	if err != nil {
		return Calendar{}, fmt.Errorf("time zone of the learner: %w", err)
	}
	return Calendar{zone: zone, start: s.DayStart}, nil
}

// Local is a moment as the learner's clocks show it.
func (c Calendar) Local(t time.Time) time.Time { return t.In(c.zone) }

// Day returns the number of the day that t falls in: the last one that has
// started by then. So days follow each other whatever the clocks do.
func (c Calendar) Day(t time.Time) int {
	y, m, d := t.In(c.zone).Date()
	day := int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
	for c.Start(day).After(t) {
		day--
	}
	for !c.Start(day + 1).After(t) {
		day++
	}
	return day
}

// Start returns the first moment of a day. Where the clocks skip the hour it
// is the moment that they jump.
func (c Calendar) Start(day int) time.Time {
	y, m, d := c.Date(day).Date()
	start := time.Date(y, m, d, 0, c.start, 0, 0, c.zone)
	wall := time.Date(start.Year(), start.Month(), start.Day(), start.Hour(), start.Minute(), 0, 0, time.UTC)
	wanted := time.Date(y, m, d, 0, c.start, 0, 0, time.UTC)
	jumped, jumps := start.ZoneBounds()
	switch {
	case wall.After(wanted): // in a gap, and counted by the clocks before it
		return jumped
	case wall.Before(wanted): // in a gap, and counted by the clocks after it
		return jumps
	}
	return start
}

// Date returns the calendar date of a day at midnight UTC, for showing.
func (c Calendar) Date(day int) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

// loadZone refuses "Local", which would depend on the server.
func loadZone(name string) (*time.Location, error) {
	if name == "Local" {
		return nil, fmt.Errorf("%q is not a time zone's name", name)
	}
	return time.LoadLocation(name)
}
