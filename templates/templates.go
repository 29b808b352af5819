// Package templates is how the pages look: templ components over small view
// structs.
//
// A view struct holds plain data that a handler has gathered; a component turns
// it into HTML; words.go turns numbers, dates and states into sentences. Each
// page is one main part inside a Frame, so that the same component renders the
// whole page (Page) and the fragment that the browser's module swaps in
// (Fragment). Everything is escaped by templ, but for what package rich makes of
// the texts of decks (text.go).
//
// The package must never know of a store, a scheduler or an HTTP request: what
// it shows has been decided before.
package templates

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// This file holds what all pages share.

// Frame is what stands around the main part of a page.
type Frame struct {
	Title string // unique among pages; the program's name is added to it
	Quiet bool   // studying: navigation steps back
	At    string // the address of the part of the program that the page is, as "/browse"; "" for none
	Style string // a style sheet of its own beside app.css, such as "library.css"; "" for none
	// LettersOff says that the learner wants no letter to be a key (WCAG 2.1.4).
	// Digits, Enter, Space and Escape stay keys.
	LettersOff bool
}

// navigation are the parts of the program that every page leads to.
var navigation = []struct{ address, name string }{
	{"/decks", "Decks"}, {"/browse", "Browse"}, {"/progress", "Progress"}, {"/settings", "Settings"},
}

// Segment is a run of text, marked where it is the answer or the cited phrase.
type Segment struct {
	Text   string
	Marked bool
}

// Segments cuts text at marks, which are byte ranges in order. Ranges that do
// not fit the text are left out.
func Segments(text string, marks [][2]int) []Segment {
	var segments []Segment
	at := 0
	for _, m := range marks {
		start, end := m[0], m[1]
		if start < at || end <= start || end > len(text) || !onRunes(text, start, end) {
			continue
		}
		if start > at {
			segments = append(segments, Segment{Text: text[at:start]})
		}
		segments = append(segments, Segment{Text: text[start:end], Marked: true})
		at = end
	}
	if at < len(text) {
		segments = append(segments, Segment{Text: text[at:]})
	}
	return segments
}

// onRunes reports whether both ends of a range fall between characters.
func onRunes(text string, start, end int) bool {
	return utf8.RuneStart(text[start]) && (end == len(text) || utf8.RuneStart(text[end]))
}

// Progress is how far a learner's day has come, in cards.
type Progress struct {
	Done    int
	Begun   int // being learnt: they come again today
	Halfway int // of Begun, those that a right answer has brought on
	Total   int
	Left    time.Duration // about how long the rest takes
}

// full is how much of the day's bar is full, and begun how much in a lighter tone, in
// half cards: a card being learnt fills its half with the first right answer.
func (p Progress) full() int  { return 2*p.Done + p.Halfway }
func (p Progress) begun() int { return 2*p.Begun - p.Halfway }

// Cite is one passage that a report is known from.
type Cite struct {
	Source    string // id in the deck
	Publisher string
	Published string // in words
	Paragraph int
	URL       string // of the article, scrolled to the phrase; "" if there is none
	Origin    string // whose report it is; passages of one origin are one report
}

// Position is what some of the reports say, and which.
type Position struct {
	Card    string // id in the deck
	Claim   []Segment
	Answer  string // the claim's answer, to set beside other positions
	By      string // whose words these are, in words; "" where it is the report's own
	Reports int    // independent reports
	Cites   []Cite
	Why     string // why it was superseded; "" if it stands
	How     string // how the editors worked out a relative date
	Asked   bool   // the position that the question was about
}

// open is how many citations are shown at once. Of many the first is enough to see
// where the answer stands; the others wait behind their number.
func (p Position) open() int {
	if len(p.Cites) > 2 {
		return 1
	}
	return len(p.Cites)
}

// Says is who says it, in a line: "The Washington Times, People".
func (p Position) Says() string {
	var names []string
	for _, c := range p.Cites {
		if !slices.Contains(names, c.Publisher) {
			names = append(names, c.Publisher)
		}
	}
	if p.By != "" {
		names = append([]string{p.By}, names...)
	}
	return strings.Join(names, " · ")
}

// Outlets counts the sources that a position is cited from.
func (p Position) Outlets() int {
	seen := make(map[string]bool, len(p.Cites))
	for _, c := range p.Cites {
		seen[c.Source] = true
	}
	return len(seen)
}
