package web

import (
	"errors"
	"net/http"

	"quiz/internal/study"
	"quiz/internal/web/front"
	"quiz/templates"
)

// removeShow asks before a deck is removed, or, once it is, before it is erased.
func (s *site) removeShow(w http.ResponseWriter, r *http.Request) error {
	return s.renderRemove(w, r, http.StatusOK, false)
}

// renderRemove renders the page that asks; wrong says that what was typed is not
// the deck's id.
func (s *site) renderRemove(w http.ResponseWriter, r *http.Request, status int, wrong bool) error {
	in, err := s.Desk.Deck(r.PathValue("deck"))
	if err != nil {
		return err
	}
	recalls, err := s.Desk.Recalls(r.Context(), s.Learner, in.Book.Deck, s.Now())
	if err != nil {
		return err
	}
	view := templates.RemoveDeck{
		ID: in.Book.Deck, Title: in.Title, Language: in.Language,
		Cards: len(in.Cards), Known: len(recalls), Removed: in.Removed, Wrong: wrong,
	}
	title := "Remove " + in.Title
	if in.Removed {
		title = "Erase " + in.Title
	}
	return renderDecks(w, r, status, title, templates.RemoveMain(view))
}

// removed returns the removed deck that an error is about, if it is.
func (s *site) removed(err error, deckID string) (study.Installed, bool) {
	if !errors.Is(err, study.ErrNoDeck) {
		return study.Installed{}, false
	}
	in, err := s.Desk.Deck(deckID)
	return in, err == nil && in.Removed
}

// removedShow says that a deck is removed, where it would be shown or ask. There
// is no such page as long as it is.
func removedShow(w http.ResponseWriter, r *http.Request, in study.Installed) error {
	return renderDecks(w, r, http.StatusNotFound, "Removed · "+in.Title, templates.RemovedMain(silentDeck(in.Book)))
}

// deckRemove hides a deck and keeps its history. The page after it offers the
// second step.
func (s *site) deckRemove(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("deck")
	if err := s.Desk.SetRemoved(r.Context(), id, true); err != nil {
		return err
	}
	http.Redirect(w, r, "/decks/"+id+"/remove", http.StatusSeeOther)
	return nil
}

// deckErase deletes a removed deck with its history, if its id was typed.
func (s *site) deckErase(w http.ResponseWriter, r *http.Request) error {
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	id := r.PathValue("deck")
	if !s.Desk.Erased(id) { // else it was sent twice
		if form.Get("confirm") != id {
			return s.renderRemove(w, r, http.StatusUnprocessableEntity, true)
		}
		if err := s.Desk.Erase(r.Context(), id, s.Now()); err != nil {
			return err
		}
	}
	redirectDone(w, r, "erased", id)
	return nil
}

// deckRestore brings a removed deck back; one that comes with the program in its
// newest version, also after it was erased.
func (s *site) deckRestore(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("deck")
	old, err := s.Desk.Deck(id)
	known := err == nil
	if in, ok := s.builtIn(id); ok && (!known || old.Removed && !old.Own) {
		_, err = s.Desk.Install(r.Context(), in, s.Now())
	} else {
		err = s.Desk.SetRemoved(r.Context(), id, false)
	}
	if err != nil {
		return err
	}
	what := "restored"
	if !known {
		what = "added"
	}
	redirectDone(w, r, what, id)
	return nil
}
