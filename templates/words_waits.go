package templates

import "strings"

// This file says why cards are not asked now, one sentence for each reason that the
// scheduler has.

// Why a card waits.
const (
	WaitsUnaskable = "No question could be made of it, so it is not asked."
	WaitsPaused    = "Its deck is paused and asks nothing until it goes on."
	WaitsSuspended = "It is suspended: it is not asked until you bring it back."
	WaitsPutOff    = "You put it off: it comes back tomorrow."
	WaitsDone      = "You have answered it today."
	WaitsSibling   = "Another card of this fact comes first: no two of them come on one day."
	WaitsNotDue    = "Its day has not come. Asked early, a card that you know well gains a little less."
	WaitsTurn      = "It waits for its turn: today’s new cards are others. Asked now, it comes on top of them."
)

// SuspendWhat says what suspending a card does, where that is offered.
const SuspendWhat = "A suspended card is not asked again until you bring it back."

// WaitsParts says when the card of a set comes, n of whose facts are to begin yet.
func WaitsParts(n int) string {
	return "It asks for several facts at once, and comes once you have begun each of them on a day before: " +
		Count(n, "fact is", "facts are") + " still missing."
}

// Words say what new cards of a deck wait for, a sentence for each reason; "" where
// none waits.
func (f FreshCards) Words() string {
	var said []string
	if f.Turn > 0 {
		words := Count(f.Turn, "new card waits", "new cards wait") + " for another day: "
		if f.Today == 0 {
			words += "today’s limit is reached."
		} else {
			words += "today’s limit leaves room for " + Number(f.Today) + "."
		}
		said = append(said, words)
	}
	if f.Sibling > 0 {
		said = append(said, Count(f.Sibling, "new card waits until", "new cards wait until")+
			" another card of the same fact was asked, as no two of them come on one day.")
	}
	if f.Parts > 0 {
		said = append(said, Count(f.Parts, "task comes once you have begun each of its facts", "tasks come once you have begun each of their facts")+" on a day before.")
	}
	return strings.Join(said, " ")
}
