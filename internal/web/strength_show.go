package web

import (
	"net/http"

	"quiz/internal/deck"
	"quiz/internal/progress"
	"quiz/internal/study"
	"quiz/templates"
)

// strengthShow shows a deck's topics against what is remembered of them.
func (s *site) strengthShow(w http.ResponseWriter, r *http.Request) error {
	today, err := s.today(r)
	if err != nil {
		return err
	}
	book, recalls, err := s.recalls(r)
	if err != nil {
		return err
	}
	list := progress.Strengths(progressCards(book, recalls), today.calendar.Day(today.now), topics([]*deck.Book{book}))
	frame := templates.Frame{Title: "Strength by topic · " + book.Title, Style: browseStyle}
	return render(w, r, http.StatusOK, frame, templates.StrengthMain(strengthView(book, list)))
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

// progressCards are the cards of a deck that can be asked, with what is remembered of
// each.
func progressCards(book *deck.Book, recalls map[string]study.Recall) []progress.Card {
	var cards []progress.Card
	for i := range book.Cards {
		id := book.Cards[i].ID
		if len(book.QuestionsOf(id)) == 0 {
			continue
		}
		state := recalls[id].State
		cards = append(cards, progress.Card{
			Deck: book.Deck, Card: id, Phase: state.Phase, Stability: state.Memory.Stability, Day: state.Day,
		})
	}
	return cards
}

// strengthView shows the topics that have a title.
func strengthView(book *deck.Book, list []progress.Strength) templates.Strength {
	view := templates.Strength{Deck: book.Deck, Title: book.Title, Language: book.Language}
	for _, s := range list {
		if s.Topic.ID == "" {
			continue
		}
		view.Topics = append(view.Topics, templates.StrengthTopic{
			ID: s.Topic.ID, Title: topicTitle(book, s.Topic.ID),
			New: s.New, Learning: s.Learning, Weak: s.Weak, Solid: s.Solid, Recall: s.Recall,
		})
	}
	return view
}
