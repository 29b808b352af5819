package web

import (
	"errors"
	"net/http"

	"quiz/templates"

	"github.com/a-h/templ"
)

// deckAdd shows the form that takes a deck's file.
func (s *site) deckAdd(w http.ResponseWriter, r *http.Request) error {
	return renderDecks(w, r, http.StatusOK, "Add a deck", templates.AddMain(templates.AddDeck{}))
}

// addRefused shows the form again with why a file is not taken; other errors are
// returned.
func addRefused(w http.ResponseWriter, r *http.Request, err error) error {
	var no *refusedError
	if !errors.As(err, &no) {
		return err
	}
	return renderDecks(w, r, no.status, "Not taken · Add a deck", templates.AddMain(templates.AddDeck{Refused: &no.Refused}))
}

// renderDecks renders a page of whole decks.
func renderDecks(w http.ResponseWriter, r *http.Request, status int, title string, main templ.Component) error {
	return render(w, r, status, templates.Frame{Title: title, At: "/decks", Style: "decks.css"}, main)
}
