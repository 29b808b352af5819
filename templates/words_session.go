package templates

import (
	"fmt"
	"strings"
	"time"
)

// This file is the language of the pages of sessions, as words.go is that of all pages.

// NotListening says that no phone can come in, and what to do.
const NotListening = "The program was started for this computer alone, so no phone can join. Stop it and start it with quiz serve --class :8081."

// What a teacher is told about an act that was not done, or not yet.
const (
	SaidMoved   = "The class had moved on already. This is where it is now; nothing was changed."
	SaidWait    = "Answers that were given in time may still arrive. Reveal again in a second."
	SaidNobody  = "That participant is not there any more. Nothing was changed."
	SaidEnded   = "The session has ended. Nothing was changed."
	SaidAddress = "This computer no longer has that address. Choose another one."
)

// The problems that sessions can have.
var (
	NoSessionsHere = Problem{
		Status: 409, Title: "No phone can join yet",
		Kept: "Nothing was begun.", Do: NotListening,
	}
	NothingToAsk = Problem{
		Status: 422, Title: "There is nothing to ask",
		Kept: "Nothing was begun.", Do: "Choose more topics or more forms of questions.",
	}
	Proxied = Problem{
		Status: 403, Title: "This came through another server",
		Kept: "These pages are for this computer alone. Nothing was changed.",
		Do:   "Open them as localhost, without a proxy in between.",
	}
)

// Tally says how a class answered: "12 right, 1 nearly, 4 not right, 3 gave no answer".
func Tally(right, nearly, wrong, open int) string {
	parts := []string{fmt.Sprintf("%d right", right)}
	if nearly > 0 {
		parts = append(parts, fmt.Sprintf("%d nearly", nearly))
	}
	parts = append(parts, fmt.Sprintf("%d not right", wrong))
	if open > 0 {
		parts = append(parts, fmt.Sprintf("%d without an answer", open))
	}
	return strings.Join(parts, ", ")
}

// Screens says how many other screens there are.
func Screens(open, waiting int) string {
	words := Count(open, "other screen", "other screens")
	if waiting > 0 {
		words += ", " + Count(waiting, "link not opened yet", "links not opened yet")
	}
	return words
}

// lastSeat is the highest number in a list of seats.
func lastSeat(list []Seat) int {
	last := 0
	for _, s := range list {
		last = max(last, s.Number)
	}
	return last
}

// Moment writes a day and a time: "1 June 2026, 09:05".
func Moment(t time.Time) string { return Date(t) + t.Format(", 15:04") }

// SessionRules say how long a session is, and its settings.
func SessionRules(questions int, reading, limit time.Duration, most int, approve, late, speed bool) []string {
	rules := []string{Count(questions, "question", "questions"), "At most " + Count(most, "participant", "participants")}
	if reading > 0 {
		rules = append(rules, Took(reading)+" to read")
	}
	if limit > 0 {
		rules = append(rules, Took(limit)+" to answer")
	} else {
		rules = append(rules, "No time limit")
	}
	if approve {
		rules = append(rules, "You let each one in")
	}
	if !late {
		rules = append(rules, "Nobody joins after the start")
	}
	if speed {
		rules = append(rules, "Points for speed")
	}
	return rules
}
