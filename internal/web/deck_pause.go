package web

import (
	"net/http"

	"quiz/internal/study"
	"quiz/templates"
)

// deckPause lets a deck ask nothing, or go on.
func (s *site) deckPause(w http.ResponseWriter, r *http.Request) error {
	form, err := readForm(r)
	if err != nil {
		return err
	}
	id, paused := r.PathValue("deck"), form.Get("paused") == "1"
	if !paused && form.Get("paused") != "0" {
		return &formError{"Send the form from its own page."}
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
func pausedShow(w http.ResponseWriter, r *http.Request, in study.Installed) error {
	return renderDecks(w, r, http.StatusOK, "Paused · "+in.Title, templates.PausedMain(silentDeck(in)))
}

func silentDeck(in study.Installed) templates.SilentDeck {
	return templates.SilentDeck{ID: in.Book.Deck, Title: in.Title, Language: in.Language}
}

// paused reports whether a deck asks nothing.
func (s *site) paused(id string) bool {
	in, err := s.Desk.Deck(id)
	return err == nil && in.Paused
}
