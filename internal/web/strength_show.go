package web

import (
	"net/http"

	"quiz/internal/deck"
	"quiz/internal/progress"
	"quiz/internal/srs"
	"quiz/internal/study"
	"quiz/templates"
)

// strengthShow shows a deck's topics against what is remembered of them.
func (s *site) strengthShow(w http.ResponseWriter, r *http.Request) error {
	book, recalls, err := s.recalls(r)
	if err != nil {
		return err
	}
	frame := templates.Frame{Title: "Strength by topic · " + book.Title, Style: browseStyle}
	return render(w, r, http.StatusOK, frame, templates.StrengthMain(strengthView(book, recalls)))
}

// recalls returns the deck of a request with all that is remembered of it.
func (s *site) recalls(r *http.Request) (*deck.Book, map[string]study.Recall, error) {
	book, err := s.Desk.Book(r.PathValue("deck"))
	if err != nil {
		return nil, nil, err
	}
	recalls, err := s.Desk.Recalls(r.Context(), s.Learner, book.Deck, s.Now())
	return book, recalls, err
}

// strengthView counts the cards of each topic by how firmly they are remembered.
func strengthView(book *deck.Book, recalls map[string]study.Recall) templates.Strength {
	view := templates.Strength{Deck: book.Deck, Title: book.Title, Language: book.Language}
	at := make(map[string]*templates.StrengthTopic)
	for _, t := range book.Topics {
		at[t.ID] = &templates.StrengthTopic{ID: t.ID, Title: t.Title}
	}
	for i := range book.Cards {
		t := at[book.Cards[i].Topic]
		if t == nil {
			continue
		}
		recall, answered := recalls[book.Cards[i].ID]
		switch {
		case !answered:
			t.New++
			continue
		case recall.State.Phase != srs.Reviewing:
			t.Learning++
			continue
		case recall.State.Memory.Stability < progress.Mature:
			t.Weak++
		default:
			t.Solid++
		}
		t.Recall += (recall.Retrievability - t.Recall) / float64(t.Reviewed())
	}
	for _, t := range book.Topics {
		if at[t.ID].Cards() > 0 {
			view.Topics = append(view.Topics, *at[t.ID])
		}
	}
	return view
}
