package templates

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// This file is the language of browsing: of the pages that list facts, and of a
// fact's own page.

// Headline says how many facts there are, or match, and tasks beside them.
func (b Browse) Headline() string {
	found := Held{Facts: b.Total - b.Tasks, Tasks: b.Tasks}.FactsAndTasks()
	switch {
	case !b.Narrowed():
		return found
	case b.Total == 0:
		return "No fact matches"
	case b.Total == 1:
		return found + " matches"
	}
	return found + " match"
}

// What the statuses are called among the filters.
var statusNames = map[string]string{
	"": "Every state", "due": "Due", "new": "New", "disputed": "Reports differ", "single": "One report",
	"suspended": "Suspended", "leech": "Often missed", "flagged": "Flagged",
}

// StatusName is what a filter by status is called.
func StatusName(status string) string { return statusNames[status] }

// What stands first among the choices of a filter.
const (
	EveryDeck  = "Every deck"
	EveryTopic = "Every topic"
	EveryKind  = "Every kind of answer"
)

// builtInKinds are the kinds of answers that every deck has, and what they are called
// here.
var builtInKinds = map[string]string{
	"text": "words", "person": "a person", "place": "a place", "group": "a group", "organisation": "an organisation",
	"number": "a number", "year": "a year", "month": "a month", "day": "a day",
}

// KindName is what a kind of answer is called: in plain words, or as its author has it.
func KindName(kind string) string {
	if words := builtInKinds[kind]; words != "" {
		return words
	}
	return kind
}

// KindLanguage is the language that a kind's name is in.
func KindLanguage(kind, deck string) string {
	if builtInKinds[kind] != "" {
		return "en"
	}
	return deck
}

// PageOf says which page this is.
func (b Browse) PageOf() string { return "Page " + Number(b.Page) + " of " + Number(b.Pages) }

// forms lists forms in a sentence: "choice, gap, typed".
func forms(names []string) string {
	if len(names) == 0 {
		return "no form"
	}
	return strings.Join(names, ", ")
}

// Recalled is how well something is remembered, in a word or a number. Minutes
// after an answer a probability would say nothing.
func (m Remembered) Recalled() string {
	switch {
	case m.New:
		return "new"
	case m.Learning:
		return "learning"
	}
	return Percent(m.Recall)
}

// Words say the same where no heading stands over them: "likely known: 91 %".
func (m Remembered) Words() string {
	if m.New || m.Learning {
		return m.Recalled()
	}
	return "likely known: " + m.Recalled()
}

// PastDay names a day that has been, with its year where that is not this one's.
func PastDay(day, today time.Time) string {
	if day.Year() == today.Year() {
		return day.Format("2 January")
	}
	return Date(day)
}

// Corrected says that an early report was corrected, and what it said unless that
// is hidden: "early report of “12” corrected".
func Corrected(answer string, hidden bool) string {
	if hidden {
		return "early report corrected"
	}
	return "early report of “" + answer + "” corrected"
}

// Holds says how long a memory holds: "about 12 days", "about 3 months".
func Holds(days float64) string {
	switch {
	case days < 1:
		return "less than a day"
	case days < 60:
		return "about " + Count(int(math.Round(days)), "day", "days")
	case days < 730:
		return "about " + Count(int(math.Round(days/30.44)), "month", "months")
	}
	return "about " + Count(int(math.Round(days/365.25)), "year", "years")
}

// Asked says how often a card was asked, and forgotten.
func (c FactCard) Asked() string {
	s := "asked " + times(c.Reviews)
	if c.Lapses > 0 {
		s += ", forgotten " + times(c.Lapses)
	}
	return s
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return Number(n) + " times"
}

// LeechWords say what a leech is.
const LeechWords = "It was forgotten so often that it takes more time than it is worth. Look at how it is asked, or suspend it: then it is not asked until you bring it back. (Flashcard programs call such a card a leech.)"

// Names of cards of one fact.
const DifferCard = "The disagreement itself"

// PositionCard names a card by its answer, or by its number while that is hidden.
func PositionCard(answer string, number int, hidden bool) string {
	if hidden {
		return "Position " + strconv.Itoa(number)
	}
	return answer
}

// ShortResult is how an answer stands, in the cell of a table.
func (r Result) ShortResult() string {
	return [...]string{Wrong: "Not quite", Nearly: "Nearly", Right: "Right", GaveUp: "Not known"}[r]
}

// decimal writes a length in a drawing.
func decimal(x float64) string { return strings.TrimSuffix(fmt.Sprintf("%.2f", x), ".00") }

// NotesFor counts the notes that a learner wrote for a deck's author.
func NotesFor(n int) string { return "Download " + Count(n, "note", "notes") + " for the author" }

// PassageClosed says why a paragraph of a source is not shown.
const PassageClosed = "Its words appear once you have studied a fact that rests on it."
