package web

import (
	"net/http"

	"quiz/internal/bundle"
	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/internal/web/front"
)

// deckExport gives a deck back as it came, to the byte. The file is named by the
// deck's id, which is letters, digits and hyphens.
func (s *site) deckExport(w http.ResponseWriter, r *http.Request) error {
	in, err := s.Desk.Deck(r.PathValue("deck"))
	if err != nil {
		return err
	}
	o, err := s.Desk.Original(r.Context(), in.Book.Deck)
	if err != nil {
		return err
	}
	if len(o.Source) == 0 {
		return front.ErrNoPage
	}
	name, kind := exportName(in, o)
	return attach(w, name, kind, o.Source)
}

// exportName is a file's name and type.
func exportName(in study.Installed, o study.Original) (name, kind string) {
	if bundle.IsArchive(o.Source) {
		return in.Book.Deck + ".zip", "application/zip"
	}
	if deck.IsMarkdown(in.File) {
		return in.Book.Deck + ".md", "text/markdown; charset=utf-8"
	}
	return in.Book.Deck + ".yaml", "application/yaml"
}
