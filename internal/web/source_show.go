package web

import (
	"cmp"
	"net/http"

	"quiz/internal/deck"
	"quiz/templates"
)

// sourceShow shows a source, and what the deck takes from it.
func (s *site) sourceShow(w http.ResponseWriter, r *http.Request) error {
	book, recalls, err := s.recalls(r)
	if err != nil {
		return err
	}
	source, ok := book.Source(r.PathValue("source"))
	if !ok {
		return errNoSource
	}
	text, err := s.sourceText(r.Context(), book, source)
	if err != nil {
		return err
	}
	view := sourceView(sourceFacts{book, recalls, r.URL.Query().Get("answers") == "1"}, source, text)
	title := view.Title + " · " + view.Publisher + " · " + book.Title
	if view.Publisher == "" {
		title = view.Title + " · " + book.Title
	}
	frame := templates.Frame{Title: title, Style: "library.css"}
	return render(w, r, http.StatusOK, frame, templates.SourceMain(view))
}

// sourceView is a source as its page shows it; text is its paragraphs, if they
// are at hand.
func sourceView(facts sourceFacts, source *deck.BookSource, text []string) templates.Source {
	book := facts.book
	passages, hides := facts.passages(source, text)
	return templates.Source{
		Deck:      book.Deck,
		ID:        source.ID,
		DeckTitle: book.Title,
		Language:  book.Language,
		Title:     cmp.Or(source.Title, source.Publisher),
		Publisher: source.Publisher,
		Published: deck.PublishedText(source.Published),
		URL:       source.URL,
		Note:      source.Note,
		Shared:    shared(book, source),
		Passages:  passages,
		Answers:   facts.answers,
		Hides:     hides,
	}
}

// shared are the publishers of other sources that carry the same text.
func shared(book *deck.Book, source *deck.BookSource) []string {
	var publishers []string
	for _, other := range book.Sources {
		if other.ID != source.ID && other.Origin == source.Origin {
			publishers = append(publishers, cmp.Or(other.Publisher, other.Title))
		}
	}
	return publishers
}
