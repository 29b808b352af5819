package live

import (
	"fmt"
	"time"
)

// This file holds what a teacher chooses for a session before it begins.

// Settings are a teacher's choices for a session.
type Settings struct {
	Cap      int           // how many may take part
	Approve  bool          // a new participant waits until the teacher admits them
	LateJoin bool          // the door stays open after the start
	Reading  time.Duration // the stem alone, before options and clock; 0 is none
	Limit    time.Duration // for answering; 0 is none
	Speed    bool          // points come in steps of time; see points.go
	Podium   bool          // the projector shows the first three
}

// Bounds of the settings.
const (
	DefaultCap = 60
	MaxCap     = 5000
	MaxReading = time.Minute
	MinLimit   = 5 * time.Second
	MaxLimit   = time.Hour
)

// DefaultSettings are those of a lesson.
func DefaultSettings() Settings {
	return Settings{Cap: DefaultCap, LateJoin: true, Reading: 5 * time.Second, Limit: 30 * time.Second}
}

// SettingsError says which setting is out of bounds, and what to do.
type SettingsError struct {
	Field  string
	Advice string // a sentence for the teacher
}

func (e *SettingsError) Error() string { return e.Field + ": " + e.Advice }

// Validate returns a *SettingsError for the first setting that is out of bounds.
// Durations are whole milliseconds.
func (s Settings) Validate() error {
	switch {
	case s.Cap < 1 || s.Cap > MaxCap:
		return &SettingsError{"cap", fmt.Sprintf("Between 1 and %d can take part.", MaxCap)}
	case s.Reading < 0 || s.Reading > MaxReading || s.Reading%time.Millisecond != 0:
		return &SettingsError{"reading", "Reading takes at most a minute. Choose 0 for none."}
	case s.Limit != 0 && (s.Limit < MinLimit || s.Limit > MaxLimit || s.Limit%time.Millisecond != 0):
		return &SettingsError{"limit", "Answering takes between 5 seconds and an hour. Choose 0 for no limit."}
	case s.Speed && s.Limit == 0:
		return &SettingsError{"speed", "Points for speed need a time limit."}
	}
	return nil
}
