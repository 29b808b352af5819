package templates

import "strings"

// This file holds what the page shows that takes in answers from a class.

// Claim is a code that was typed, and what came of it.
type Claim struct {
	Wrong bool // it leads nowhere
	Done  bool
	Title string // of the session
	Deck  string
	Over  bool // the session has ended; else the same code brings the rest
	Taken int  // answers that became reviews now
	Known int  // that had been taken in before
	Left  int  // that could not be: their card is gone, or there was nothing to judge
}

// said is what came of it.
func (c Claim) said() string {
	parts := []string{Count(c.Taken, "answer is", "answers are") + " among your reviews now."}
	if c.Known > 0 {
		parts = append(parts, Count(c.Known, "was", "were")+" there before.")
	}
	if c.Left > 0 {
		parts = append(parts, Count(c.Left, "was", "were")+" left out: the card is no longer in the deck, or the answer says nothing about what you remember.")
	}
	if !c.Over {
		parts = append(parts, "The session still runs: type the same code again when it has ended.")
	}
	return strings.Join(parts, " ")
}
