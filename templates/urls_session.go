package templates

import (
	"net/url"
	"strings"

	"github.com/a-h/templ"
)

// This file says where the pages of sessions are.

func sessionURL(id string) templ.SafeURL { return templ.SafeURL("/sessions/" + url.PathEscape(id)) }

func sessionPart(id, part string) templ.SafeURL { return sessionURL(id) + templ.SafeURL("/"+part) }

func beginURL(deck string) templ.SafeURL { return deckURL(deck) + "/session" }

// bare is an address as people type it.
func bare(address string) string { return strings.TrimPrefix(address, "http://") }
