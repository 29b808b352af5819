package web

import (
	"net/http"

	"quiz/internal/deck"
	"quiz/internal/web/front"
	"quiz/templates"
)

// deckPause lets a deck ask nothing, or go on.
func (s *site) deckPause(w http.ResponseWriter, r *http.Request) error {
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	id, paused := r.PathValue("deck"), form.Get("paused") == "1"
	if !paused && form.Get("paused") != "0" {
		return front.BadForm("Send the form from its own page.")
	}
	if err := s.Desk.SetPaused(r.Context(), id, paused); err != nil {
		return err
	}
	switch {
	case paused:
		redirectDone(w, r, "paused", id)
	case form.Get("to") == "study":
		http.Redirect(w, r, "/decks/"+id+"/study", http.StatusSeeOther)
	default:
		redirectDone(w, r, "resumed", id)
	}
	return nil
}

// pausedShow says that a deck is paused, where it would ask.
func pausedShow(w http.ResponseWriter, r *http.Request, book *deck.Book) error {
	return renderDecks(w, r, http.StatusOK, "Paused · "+book.Title, templates.PausedMain(silentDeck(book)))
}

func silentDeck(book *deck.Book) templates.SilentDeck {
	return templates.SilentDeck{ID: book.Deck, Title: book.Title, Language: book.Language}
}
