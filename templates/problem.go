package templates

// This file holds what a page says when something can't be done: what happened,
// what was kept, and what to do.

// Problem is one thing that can't be done.
type Problem struct {
	Status int
	Title  string     // what happened
	Kept   string     // what was kept, or that nothing was stored
	Do     string     // what to do
	Link   Onward     // where that is done
	Deck   string     // that it happened in, for a link that leads on there
	Scope  string     // what that is about, as the query of an address; "" is the day as it comes
	In     SilentDeck // that deck, if it is here
	ID     string     // of the request, to find it in the log; "" to leave it out
}

// Onward is where a problem's link leads.
type Onward int

// Home, the next question of the deck, the deck itself, or where decks are added.
const (
	Homeward Onward = iota
	NextQuestion
	ToDeck
	AddingDecks
)

// The problems that a form can have. Do is filled in where the form says more.
var (
	BadForm   = Problem{Status: 400, Title: "That could not be read", Kept: "Nothing was stored."}
	BadAnswer = Problem{Status: 400, Title: "That could not be taken", Kept: "Nothing was stored.", Link: NextQuestion}
	TooLong   = Problem{
		Status: 413, Title: "That is too long",
		Kept: "Nothing was stored.", Do: "A form may hold 64 KB. Send a shorter one.",
	}
	Stale = Problem{
		Status: 409, Title: "This question has changed meanwhile",
		Kept: "It was answered in another tab or window, perhaps, or its deck was updated. What was stored is kept; this answer was not stored.",
		Do:   "Go on with the next question.", Link: NextQuestion,
	}
	NotLast = Problem{
		Status: 409, Title: "Another answer was given after this one",
		Kept: "Nothing was changed.",
		Do:   "Take the later answer back first, or go on with the next question.", Link: NextQuestion,
	}
	GoneQuestion = Problem{
		Status: 404, Title: "This question is no longer in the deck",
		Kept: "Nothing was stored. What you learned before is kept.",
		Do:   "Go on with the next question.", Link: NextQuestion,
	}
)

// The problems of what a deck had once.
var (
	GoneFact = Problem{
		Status: 404, Title: "This fact is not in the deck",
		Kept: "An update of the deck may have removed it, or the address is misspelt. What you learned before is kept.",
		Do:   "Look for it among the deck’s facts.", Link: ToDeck,
	}
	GoneAnswer = Problem{
		Status: 404, Title: "This answer is not in the deck",
		Kept: "It may have been erased, or the address is misspelt. What you have learned is kept.",
		Do:   "The deck’s page leads to its facts, and each of them to the answers that you gave.", Link: ToDeck,
	}
	GoneSource = Problem{
		Status: 404, Title: "This source is not in the deck",
		Kept: "An update of the deck may have removed it, or the address is misspelt. Nothing was changed.",
		Do:   "The deck’s page lists its sources.", Link: ToDeck,
	}
)

// The problems that any page can have.
var (
	NoPage = Problem{
		Status: 404, Title: "There is no such page",
		Kept: "The address may be misspelt, or what it showed was removed or erased. Nothing was changed.",
		Do:   "Begin again from the home page.",
	}
	NoMethod = Problem{
		Status: 405, Title: "This page can’t be used in that way",
		Kept: "Nothing was stored.", Do: "Begin again from the home page.",
	}
	OtherSite = Problem{
		Status: 403, Title: "Another site sent this",
		Kept: "Nothing was stored.", Do: "If you meant to send it, open the page here and send it again.",
	}
	OtherHost = Problem{
		Status: 421, Title: "This is not the address of this program",
		Kept: "The request named a host that the program does not answer to. Nothing was stored.",
		Do:   "Open it as localhost, with the port that it was started on.",
	}
	Busy = Problem{
		Status: 503, Title: "The program is busy",
		Kept: "An answer that was on its way may not be stored yet.",
		Do:   "Wait a moment and send it again: it is never counted twice.",
	}
	Broken = Problem{
		Status: 500, Title: "Something went wrong in the program",
		Kept: "Answers stored before are kept. One that was on its way may not be stored yet.",
		Do:   "Try again. If it happens again, the log says more.",
	}
)

// Why is the problem with what to do about it in particular.
func (p Problem) Why(do string) Problem {
	p.Do = do
	return p
}
