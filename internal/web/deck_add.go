package web

import (
	"errors"
	"net/http"

	"quiz/internal/study"
	"quiz/templates"

	"github.com/a-h/templ"
)

// deckAdd shows the form that takes a deck's file.
func (s *site) deckAdd(w http.ResponseWriter, r *http.Request) error {
	return renderDecks(w, r, http.StatusOK, "Add or update a deck", templates.AddMain(templates.AddDeck{}))
}

// addRefused shows the form again with why a file is not taken; other errors are
// returned.
func addRefused(w http.ResponseWriter, r *http.Request, err error) error {
	var no *refusedError
	if !errors.As(err, &no) {
		return err
	}
	return renderDecks(w, r, no.status, "Not taken · Add or update a deck", templates.AddMain(templates.AddDeck{Refused: &no.Refused}))
}

// otherDeck makes of the error that an unrelated deck has an id one that names that
// deck; other errors are returned.
func (s *site) otherDeck(err error, id, file string) error {
	if !errors.Is(err, study.ErrOtherDeck) {
		return err
	}
	old, gone := s.Desk.Deck(id)
	if gone != nil { // it was erased meanwhile
		return err
	}
	no := templates.OtherDeck(id, old.Title, old.Removed)
	no.File = file
	return &refusedError{http.StatusConflict, no}
}

// renderDecks renders a page of whole decks.
func renderDecks(w http.ResponseWriter, r *http.Request, status int, title string, main templ.Component) error {
	return render(w, r, status, templates.Frame{Title: title, At: "/decks", Style: "decks.css"}, main)
}
