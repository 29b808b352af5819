package templates

import "time"

// This file says when something comes back, and how long it takes.

// When is a time to come back: a wait of less than a day, or a day.
type When struct {
	Wait time.Duration // while a card is in learning; else 0
	Days int           // from today; 0 or less is today
	Date time.Time     // of the day; zero where Wait says it
}

// IsZero reports whether nothing comes back.
func (w When) IsZero() bool { return w.Wait == 0 && w.Date.IsZero() }

// Before orders times to come back.
func (w When) Before(other When) bool {
	if w.Days != other.Days {
		return w.Days < other.Days
	}
	return w.Wait < other.Wait
}

// Sentence says when a card comes back: "Again in 10 minutes", "Next on 6 June".
func (w When) Sentence() string {
	switch {
	case w.Wait > 0:
		return "Again in " + Span(w.Wait)
	case w.Days <= 0 || w.Date.IsZero():
		return "Again today"
	case w.Days == 1:
		return "Next tomorrow"
	}
	return "Next on " + w.day()
}

// Short says the same for the cell of a table: "10 minutes", "6 June".
func (w When) Short() string {
	switch {
	case w.Wait > 0:
		return "in " + Span(w.Wait)
	case w.Days <= 0 || w.Date.IsZero():
		return "today"
	case w.Days == 1:
		return "tomorrow"
	}
	return w.day()
}

// day names the date, with its year where that is not this one.
func (w When) day() string {
	today := w.Date.AddDate(0, 0, -w.Days)
	if today.Year() == w.Date.Year() {
		return w.Date.Format("2 January")
	}
	return Date(w.Date)
}

// Span says how long something takes, rounded up: "10 minutes".
func Span(d time.Duration) string {
	minutes := int((d + time.Minute - 1) / time.Minute)
	switch {
	case minutes <= 1:
		return "1 minute"
	case minutes < 90:
		return Count(minutes, "minute", "minutes")
	}
	return Count((minutes+30)/60, "hour", "hours")
}

// Left says how long the rest takes: "about 4 minutes left".
func Left(d time.Duration) string { return "about " + Span(d) + " left" }

// on says when within a sentence: "tomorrow", "on 6 June".
func (w When) on() string {
	if w.Days == 1 {
		return "tomorrow"
	}
	return "on " + w.day()
}
