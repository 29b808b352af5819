package web

import (
	"net/http"
	"time"

	"quiz/internal/study"
	"quiz/templates"
)

// This file holds the learner's day: the moment of a request on the learner's
// own calendar, and the frame of a page of a sitting.

// today is one moment on a learner's calendar.
type today struct {
	now      time.Time
	calendar study.Calendar
	letters  bool // letters are keys
}

// today reads the learner's calendar.
func (s *site) today(r *http.Request) (today, error) {
	who, err := s.Desk.Learner(r.Context(), s.Learner)
	if err != nil {
		return today{}, err
	}
	calendar, err := who.Settings.Calendar()
	if err != nil {
		return today{}, err
	}
	return today{now: s.Now(), calendar: calendar, letters: !who.Settings.LettersOff}, nil
}

// frame stands around a page of a sitting.
func (t today) frame(title string, quiet bool) templates.Frame {
	return templates.Frame{Title: title, Quiet: quiet, LettersOff: !t.letters}
}

// onDay says when a day is; 0 is never.
func (t today) onDay(day int) templates.When {
	if day == 0 {
		return templates.When{}
	}
	return templates.When{Days: day - t.calendar.Day(t.now), Date: t.calendar.Date(day)}
}

// recallDue says when a remembered card comes back.
func (t today) recallDue(r study.Recall) templates.When {
	if day, ok := r.State.DueDay(); ok {
		return t.onDay(day)
	}
	return templates.When{Wait: max(time.Minute, r.Due.Sub(t.now))}
}
