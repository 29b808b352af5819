package web

import (
	"net/http"
	"net/url"
)

// This file leads on who opens an address that only takes forms: by a reload, or
// by going back. Nothing is changed or stored.

// wayBack is a handler that leads to the page whose form an address takes.
func wayBack(to func(*http.Request) string) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		http.Redirect(w, r, to(r), http.StatusSeeOther)
		return nil
	}
}

// toQuestion is where the sitting goes on that an address belongs to.
func toQuestion(r *http.Request) string {
	scope, _ := readScope(r) // a scope that can't be read is none
	return studyAddress(r.PathValue("deck"), scope, nil)
}

// toAnswer is the page of the answer that an address is about.
func toAnswer(r *http.Request) string {
	scope, _ := readScope(r)
	path := "/decks/" + url.PathEscape(r.PathValue("deck")) + "/answers/" + url.PathEscape(r.PathValue("review"))
	return withQuery(path, scope, nil)
}

// toDecks is the list of decks; toRemoval is where a deck is removed.
func toDecks(*http.Request) string { return "/decks" }

func toRemoval(r *http.Request) string {
	return "/decks/" + url.PathEscape(r.PathValue("deck")) + "/remove"
}
