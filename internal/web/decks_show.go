package web

import (
	"net/http"
	"slices"

	"quiz/internal/bundle"
	"quiz/internal/study"
	"quiz/templates"
)

// decksShow lists every deck with what can be done with it.
func (s *site) decksShow(w http.ResponseWriter, r *http.Request) error {
	did, id := r.URL.Query().Get("done"), r.URL.Query().Get("deck")
	view := templates.ManageDecks{Done: s.done(did, id)}
	if in, err := s.Desk.Deck(id); view.Done != "" && err == nil && !in.Removed && !in.Paused {
		view.Study = id
	}
	for _, in := range s.Desk.Decks() {
		if in.Removed {
			view.Removed = append(view.Removed, managedDeck(in))
		} else {
			view.Here = append(view.Here, managedDeck(in))
		}
	}
	for _, in := range s.BuiltIn {
		if s.Desk.Erased(in.Book.Deck) {
			view.BuiltIn = append(view.BuiltIn, managedDeck(study.Installed{Book: in.Book, File: in.File}))
		}
	}
	title := "Decks"
	if view.Done != "" {
		title = view.Done + " · " + title
	}
	return renderDecks(w, r, http.StatusOK, title, templates.ManageMain(view))
}

// done says what was done with a deck just now, if the deck is as that leaves it.
func (s *site) done(what, deckID string) string {
	in, err := s.Desk.Deck(deckID)
	is := map[string]bool{
		"added": err == nil && !in.Removed, "updated": err == nil && !in.Removed, "restored": err == nil && !in.Removed,
		"paused": in.Paused, "resumed": err == nil && !in.Paused, "erased": s.Desk.Erased(deckID),
	}
	switch {
	case !is[what]:
		return ""
	case err == nil:
		return templates.DeckDone(what, in.Title)
	}
	return templates.DeckDone(what, "The deck "+deckID)
}

func managedDeck(in study.Installed) templates.ManagedDeck {
	return templates.ManagedDeck{
		ID: in.Book.Deck, Title: in.Title, Language: in.Language,
		File: bundle.Clip(in.File), Cards: len(in.Cards), Own: in.Own, Paused: in.Paused, Export: true,
	}
}

// builtIn returns the deck with an id that comes with the program.
func (s *site) builtIn(id string) (study.Installation, bool) {
	i := slices.IndexFunc(s.BuiltIn, func(in study.Installation) bool { return in.Book.Deck == id })
	if i < 0 {
		return study.Installation{}, false
	}
	return s.BuiltIn[i], true
}
