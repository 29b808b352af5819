package templates

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"
)

// This file says where pages are. internal/web serves the same addresses.

func deckURL(deck string) templ.SafeURL { return templ.SafeURL("/decks/" + url.PathEscape(deck)) }

// studyURL is where a sitting goes on; scope is the query that says what it is
// about.
func studyURL(deck, scope string) templ.SafeURL { return scoped(deckURL(deck)+"/study", scope) }

func chooseURL(deck string) templ.SafeURL { return deckURL(deck) + "/choose" }

func answersURL(s Sitting) templ.SafeURL { return scoped(deckURL(s.Deck)+"/answers", s.Scope) }

func marksURL(deck, scope string) templ.SafeURL { return scoped(deckURL(deck)+"/marks", scope) }

// undoURL takes the sitting's last answer back, gradeURL grades an answer anew.
func undoURL(s Sitting) templ.SafeURL {
	return scoped(deckURL(s.Deck)+templ.SafeURL("/answers/"+url.PathEscape(s.Undo)+"/undo"), s.Scope)
}

func gradeURL(s Sitting, review string) templ.SafeURL {
	return scoped(deckURL(s.Deck)+templ.SafeURL("/answers/"+url.PathEscape(review)+"/grade"), s.Scope)
}

// scoped adds a sitting's query, which is encoded already.
func scoped(address templ.SafeURL, scope string) templ.SafeURL {
	if scope == "" {
		return address
	}
	return address + templ.SafeURL("?"+scope)
}

func factURL(deck, fact string) templ.SafeURL {
	return deckURL(deck) + templ.SafeURL("/facts/"+url.PathEscape(fact))
}

func sourceURL(deck, source string) templ.SafeURL {
	return deckURL(deck) + templ.SafeURL("/sources/"+url.PathEscape(source))
}

// passageURL is the paragraph on the page of its source.
func passageURL(deck string, c Cite) templ.SafeURL {
	return sourceURL(deck, c.Source) + templ.SafeURL("#p"+strconv.Itoa(c.Paragraph))
}

func itoa(n int) string { return strconv.Itoa(n) }

func pauseURL(deck string) templ.SafeURL   { return deckURL(deck) + "/pause" }
func exportURL(deck string) templ.SafeURL  { return deckURL(deck) + "/export" }
func removeURL(deck string) templ.SafeURL  { return deckURL(deck) + "/remove" }
func eraseURL(deck string) templ.SafeURL   { return deckURL(deck) + "/erase" }
func restoreURL(deck string) templ.SafeURL { return deckURL(deck) + "/restore" }
