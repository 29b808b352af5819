package templates

import "strings"

// This file holds what stands around a question and its answer: how far the day
// has come, what was just done to a card, and what else can be done to this one.

// Sitting is what the pages of a sitting share.
type Sitting struct {
	Deck     string
	Scope    string // what the sitting is about, as the query of an address; "" is the day as it comes
	About    string // the same in words; "" is the day as it comes
	Progress Progress
	Answer   string  // the answer that the page is about; "" while a question is asked
	Undo     string  // the last answer, if it can be taken back; else ""
	Notice   *Notice // what was just done; nil if nothing
	Card     Handle
}

// NoteStays says where a note is.
const NoteStays = "It is not sent: it stays on this computer until you download it from the deck’s page."

// Said is what a screen reader hears of what was just done.
func (s Sitting) Said() string {
	if s.Notice == nil {
		return ""
	}
	return s.Notice.Text
}

// Handle is the card that a page is about, as far as a learner can act on it.
type Handle struct {
	ID        string // "" where the page is about none
	Suspended bool
	Note      string // of the flag; "" where there is none
}

// Notice is what was just done to a card, and how to take that back.
type Notice struct {
	Text string
	Card string // "" where nothing can be taken back
	Do   string // takes it back
}

// Did says what a form did to a card; nil for what needs no words. here says that
// the page asks this card again: it may ask it in another form than before, so
// that no wording of its question would name both.
func Did(do, card string, here bool) *Notice {
	that := "that card"
	if here {
		that = "this card"
	}
	about := strings.ToUpper(that[:1]) + that[1:]
	switch do {
	case "undo":
		return &Notice{Text: "Your last answer is taken back. It counts no more."}
	case "suspend":
		return &Notice{Text: about + " is suspended: it is not asked until you bring it back.", Card: card, Do: "resume"}
	case "resume":
		return &Notice{Text: about + " is asked again."}
	case "bury":
		return &Notice{Text: about + " comes back tomorrow.", Card: card, Do: "unbury"}
	case "unbury":
		return &Notice{Text: about + " is asked today."}
	case "flag":
		return &Notice{Text: "Your note on " + that + " is kept for the author.", Card: card, Do: "unflag"}
	case "unflag":
		return &Notice{Text: "Your note is gone."}
	}
	return nil
}

// Key is a key with what it does.
type Key struct{ Keys, Does string }

// letter reports whether the key is a letter or a sign, which a learner may switch off.
func (k Key) letter() bool {
	first, _, _ := strings.Cut(k.Keys, "  ")
	return len(first) == 1
}

// keysHelp lists what the keyboard does.
var keysHelp = []Key{
	{"1 – 9", "choose an option"},
	{"Enter", "check, and go on"},
	{"Space", "show the answer, and go on"},
	{"h  e", "call a right answer hard or easy"},
	{"u", "undo the last answer, or what was just done to a card"},
	{"s", "suspend this card"},
	{"b", "put this card off until tomorrow"},
	{"f", "flag this card for the author"},
	{"Esc", "leave a field, so that letters are keys; what is typed otherwise goes into it"},
	{"?", "show these keys"},
}
