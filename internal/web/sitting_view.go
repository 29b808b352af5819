package web

import (
	"net/http"
	"time"

	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/templates"
)

// This file gathers what the pages of a sitting share.

// sittingView is what stands around a question and its answer.
func sittingView(day study.Day) templates.Sitting {
	s := day.Scope
	return templates.Sitting{
		Deck:  day.Book.Deck,
		Scope: scopeQuery(s),
		About: templates.Aboutness(topicTitle(day.Book, s.Topic), s.Disputed, s.Missed, s.Ahead, s.More, s.Until),
		Progress: templates.Progress{
			Done: day.Progress.Done, Begun: day.Progress.Begun, Halfway: day.Progress.Halfway,
			Total: day.Progress.Total, Left: day.Progress.Left,
		},
		Undo: day.Undoable,
	}
}

// noticeView says what the form before did, where the address says so and the
// card is there. shown is the card that the page is about, or "".
func noticeView(book *deck.Book, r *http.Request, shown string) *templates.Notice {
	query := r.URL.Query()
	id := query.Get("on")
	if query.Get("did") == "undo" {
		return templates.Did("undo", "", false)
	}
	if _, ok := book.Card(id); !ok {
		return nil
	}
	return templates.Did(query.Get("did"), id, shown == id)
}

// cardName is a card in a few words: its question, or the stem of its first form.
func cardName(book *deck.Book, card *deck.Card) string {
	if card.Ask != "" {
		return card.Ask
	}
	if questions := book.QuestionsOf(card.ID); len(questions) > 0 {
		return questions[0].Stem
	}
	return card.ID
}

// handle is the asked card, as far as the learner can act on it.
func (s *site) handle(r *http.Request, a *study.Asked) (templates.Handle, error) {
	marks, err := s.Desk.Marks(r.Context(), s.Learner, a.Book.Deck)
	if err != nil {
		return templates.Handle{}, err
	}
	mark := marks[a.Card.ID]
	return templates.Handle{ID: a.Card.ID, Suspended: mark.Suspended, Note: mark.Note}, nil
}

// doneView is the end of a deck's day, or of a scope of it.
func doneView(day study.Day, t today) templates.Done {
	view := templates.Done{
		Sitting:   sittingView(day),
		DeckTitle: day.Book.Title,
		Language:  day.Book.Language,
		Reviewed:  day.Progress.Done,
		Wait:      templates.When{Wait: day.Wait},
		Next:      t.onDay(day.NextDay),
		Tomorrow:  day.Tomorrow,
		New:       day.NewTomorrow,
		Takes:     time.Duration(day.Tomorrow+2*day.NewTomorrow) * day.Pace,
	}
	if day.Scope.Until > 0 && day.Overdue > 0 {
		view.Waiting, view.Portion = day.Overdue, scopeQuery(day.Portion())
	}
	return view
}
