package templates

import "strings"

// This file holds what the asking page shows and what comes back with it.

// Ask is one question put to a learner. The hidden fields come back with the
// answer.
type Ask struct {
	Sitting
	DeckTitle string
	Language  string
	Topic     string // "" where the sitting is about one, and says so
	Lead      string // what is wanted, above the stem; "" where the stem says it
	Stem      string
	Opening   []Segment   // the phrase that Stem begins with and that says whose it is, publications marked; nil for none
	Options   []AskOption // empty where the answer is typed
	Typed     Typed
	Blanks    []Typed    // of a stem with several blanks, each with what is wanted
	BlankOf   []int      // which blank the stem's i-th gap belongs to, from 0
	Back      []Position // of a self-graded question: what the sources say
	Several   bool       // all options that are right are chosen
	Statement bool       // the stem is true or false; the option is the stem's own
	Lines     []AskLine  // of a question about several facts: each is given one of Places
	Places    []Place
	Ranked    bool   // Places are those of an order
	First     bool   // nobody can know it yet: looking at the answer is what the page offers first
	Trouble   string // why what was sent before can't be taken; "" if nothing was

	Question string // hidden
	Number   int    // hidden: the card's reviews so far
	Version  string // hidden: a fingerprint of the question as it is shown
	Key      string // hidden: one stored answer a key
	Shown    int64  // hidden: when the page was made, ms UTC
}

// Form is which way of answering the page offers.
func (a Ask) Form() string {
	switch {
	case a.Statement:
		return "statement"
	case len(a.Back) > 0:
		return "self"
	case a.Several:
		return "several"
	case len(a.Options) > 0:
		return "choice"
	case len(a.Blanks) > 0:
		return "blanks"
	case len(a.Lines) > 0:
		return "lines"
	}
	return "typed"
}

// firstLook says of a card that it is new, where nothing shows what its answer might be.
const firstLook = "New: nobody expects you to know it yet."

// label is what the line for an answer is called.
func (a Ask) label() string {
	if a.First {
		return "Your guess"
	}
	return "Your answer"
}

// AskOption is one line of a choice. Index is its place in the question, which
// is not the place it is shown in.
type AskOption struct {
	Index int
	Text  string
}

// Typed says what kind of answer is to be typed.
type Typed struct {
	Mode    string // of the keys that a phone shows: numeric, decimal, or "" for letters
	Hint    string // what an answer looks like; "" where any words will do
	Given   string // what was typed before; "" if nothing
	Trouble string // why that can't be taken; "" if it was not said
	More    bool   // another field follows
}

// Enter is what the key of that name is for.
func (t Typed) Enter() string {
	if t.More {
		return "next"
	}
	return "send"
}

// gaps number the gaps of the stem where there are several blanks: gaps with one
// number are filled alike.
func (a Ask) gaps() []string {
	names := make([]string, len(a.BlankOf))
	for i, of := range a.BlankOf {
		names[i] = itoa(of + 1)
	}
	return names
}

// PageTitle names the page by its question: a statement with what is asked of it.
func (a Ask) PageTitle() string {
	title := Gapped(a.Stem) + " · " + a.DeckTitle
	if a.Lead != "" {
		return a.Lead + " " + title
	}
	return title
}

// asked is the stem behind its opening.
func (a Ask) asked() string {
	phrase, _ := joined(a.Opening)
	return strings.TrimPrefix(a.Stem, phrase)
}

// describedBy is what a field is about: the first of a page the question itself, and
// each why what it held can't be taken and what an answer looks like.
func describedBy(name string, t Typed, first bool) string {
	var ids []string
	if first {
		ids = append(ids, "stem")
	}
	if t.Trouble != "" {
		ids = append(ids, name+"-trouble")
	}
	if t.Hint != "" {
		ids = append(ids, name+"-hint")
	}
	return strings.Join(ids, " ")
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

// What a learner says of their own recall, by how it is kept.
const (
	knewIt  = "I knew it"
	knewFew = "I knew some of it"
	knewNot = "I did not know it"
)

// Recalls are the words for it.
var Recalls = map[string]string{"right": knewIt, "nearly": knewFew, "wrong": knewNot}

// recalls are the same as choices, best first.
var recalls = []struct{ value, words string }{{"right", knewIt}, {"nearly", knewFew}, {"wrong", knewNot}}
