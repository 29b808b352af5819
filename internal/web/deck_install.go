package web

import (
	"net/http"
	"net/url"

	"quiz/internal/study"
	"quiz/internal/web/front"
)

// deckInstall adds or updates a deck that was checked before. Sending it twice
// does it once.
func (s *site) deckInstall(w http.ResponseWriter, r *http.Request) error {
	takeTime(w)
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	held, ok := s.uploads.held.get(form.Get("token"), s.Now())
	if !ok {
		return errExpired
	}
	if held.installed == "" {
		if held, err = s.install(r, held); err != nil {
			return addRefused(w, r, err)
		}
	}
	what := "added"
	if held.updated {
		what = "updated"
	}
	redirectDone(w, r, what, held.installed)
	return nil
}

// install installs what is held. It was found sound before, and reading it again
// gives the same.
func (s *site) install(r *http.Request, held heldDeck) (heldDeck, error) {
	found, err := s.uploads.check(r.Context(), sentFile{held.file, held.data})
	if err != nil {
		return held, err
	}
	in := study.Installation{Book: found.Book, File: held.file, Source: held.data, Own: true}
	found = checkedFile{} // only the book is needed now, and the rest is large
	_, missing := s.Desk.Deck(in.Book.Deck)
	if _, err := s.Desk.Install(r.Context(), in, s.Now()); err != nil {
		return held, s.otherDeck(err, in.Book.Deck, held.file)
	}
	held.installed, held.updated = in.Book.Deck, missing == nil
	s.uploads.held.done(held.token, held.installed, held.updated)
	return held, nil
}

// redirectDone leads to the list of decks, which says what was done.
func redirectDone(w http.ResponseWriter, r *http.Request, what, deckID string) {
	query := url.Values{"done": {what}, "deck": {deckID}}
	http.Redirect(w, r, "/decks?"+query.Encode(), http.StatusSeeOther)
}
