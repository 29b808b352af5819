package templates

import (
	"net/url"

	"github.com/a-h/templ"
)

// progressURL is the progress in a deck, or in all for "".
func progressURL(deck string) templ.SafeURL {
	if deck == "" {
		return "/progress"
	}
	return templ.SafeURL("/progress?deck=" + url.QueryEscape(deck))
}

// current marks the link to the page that is shown.
func current(is bool) templ.Attributes {
	if is {
		return templ.Attributes{"aria-current": "page"}
	}
	return nil
}
