package templates

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"
)

// This file says where pages are. internal/web serves the same addresses.

func deckURL(deck string) templ.SafeURL { return templ.SafeURL("/decks/" + url.PathEscape(deck)) }

func studyURL(deck string) templ.SafeURL { return deckURL(deck) + "/study" }

func answersURL(deck string) templ.SafeURL { return deckURL(deck) + "/answers" }

func factURL(deck, fact string) templ.SafeURL {
	return deckURL(deck) + templ.SafeURL("#fact-"+url.PathEscape(fact))
}

func sourceURL(deck, source string) templ.SafeURL {
	return deckURL(deck) + templ.SafeURL("/sources/"+url.PathEscape(source))
}

// passageURL is the paragraph on the page of its source.
func passageURL(deck string, c Cite) templ.SafeURL {
	return sourceURL(deck, c.Source) + templ.SafeURL("#p"+strconv.Itoa(c.Paragraph))
}

func itoa(n int) string { return strconv.Itoa(n) }
