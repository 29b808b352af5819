package web

import (
	"bytes"
	"context"
	"net/http"

	"quiz/internal/study"
	"quiz/templates"
)

// deckPreview checks a deck's file and shows what is wrong with it, or the deck
// before it is added. Nothing is stored.
func (s *site) deckPreview(w http.ResponseWriter, r *http.Request) error {
	takeTime(w)
	file, err := s.uploads.readFile(r)
	if err != nil {
		return addRefused(w, r, err)
	}
	found, err := s.uploads.check(r.Context(), file)
	if err != nil {
		return addRefused(w, r, err)
	}
	if found.Diagnostics.Errors() > 0 {
		view := checkedView(found, file.name)
		return renderDecks(w, r, http.StatusUnprocessableEntity, view.Headline(), templates.FaultyMain(view))
	}
	update, old, err := s.Desk.Preview(found.Book)
	if err != nil {
		return addRefused(w, r, s.otherDeck(err, found.Book.Deck, file.name))
	}
	view := previewView(found, file.name)
	if old != nil {
		view.Update = updateView(update, *old, found.Book)
		if view.Update.Known, err = s.knows(r.Context(), *old, file.data); err != nil {
			return err
		}
	}
	view.Token = s.uploads.held.put(file.name, file.data, s.Now())
	return renderDecks(w, r, http.StatusOK, view.Headline()+" "+view.Title, templates.PreviewMain(view))
}

// knows reports whether a file is the one that an installed deck of a person's own
// came in, so that installing it would change nothing.
func (s *site) knows(ctx context.Context, in study.Installed, data []byte) (bool, error) {
	if in.Removed || !in.Own {
		return false, nil
	}
	o, err := s.Desk.Original(ctx, in.Book.Deck)
	return bytes.Equal(o.Source, data), err
}

// deckPreviewAgain leads to the form: a preview is the answer to a file.
func (s *site) deckPreviewAgain(w http.ResponseWriter, r *http.Request) error {
	http.Redirect(w, r, "/decks/add", http.StatusSeeOther)
	return nil
}
