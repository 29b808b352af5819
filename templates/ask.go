package templates

import "strings"

// This file holds what the asking page shows and what comes back with it.

// Ask is one question put to a learner. The hidden fields come back with the
// answer.
type Ask struct {
	Sitting
	DeckTitle string
	Language  string
	Topic     string
	Stem      string
	Options   []AskOption // empty where the answer is typed
	Typed     Typed

	Question string // hidden
	Number   int    // hidden: the card's reviews so far
	Version  string // hidden: a fingerprint of the question as it is shown
	Key      string // hidden: one stored answer a key
	Shown    int64  // hidden: when the page was made, ms UTC
}

// AskOption is one line of a choice. Index is its place in the question, which
// is not the place it is shown in.
type AskOption struct {
	Index int
	Text  string
}

// Typed says what kind of answer is to be typed.
type Typed struct {
	Numeric bool
	Hint    string // what an answer looks like; "" where any words will do
}

// Keys says which keys choose.
func (a Ask) Keys() string {
	n := min(len(a.Options), 9)
	if n < 2 {
		return "Press 1"
	}
	return "Press 1 to " + itoa(n)
}

// blank is what a cloze's stem shows where the answer is left out.
const blank = "____"

// Gapped is a stem in one line of plain text, for a title.
func Gapped(stem string) string { return strings.ReplaceAll(stem, blank, "…") }

// Parts cuts the stem at its blanks, which are the marked segments.
func (a Ask) Parts() []Segment {
	var parts []Segment
	for i, text := range strings.Split(a.Stem, blank) {
		if i > 0 {
			parts = append(parts, Segment{Marked: true})
		}
		if text != "" {
			parts = append(parts, Segment{Text: text})
		}
	}
	return parts
}
