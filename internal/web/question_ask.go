package web

import (
	"fmt"
	"net/http"

	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/internal/web/reported"
	"quiz/templates"

	"github.com/google/uuid"
)

// questionAsk asks the next question, or says that nothing is left.
func (s *site) questionAsk(w http.ResponseWriter, r *http.Request) error {
	today, err := s.today(r)
	if err != nil {
		return err
	}
	scope, err := readScope(r)
	if err != nil {
		return err
	}
	asked, day, err := s.Desk.Next(r.Context(), s.Learner, r.PathValue("deck"), scope, today.now)
	if err != nil {
		return err
	}
	if day.Paused {
		return pausedShow(w, r, day.Book)
	}
	if gone(day.Book, scope, r) {
		return fmt.Errorf("card %q: %w", scope.Card, study.ErrNoCard)
	}
	shown := ""
	if asked != nil {
		shown = asked.Card.ID
	}
	notice := noticeView(day.Book, r, shown)
	if asked == nil {
		done := doneView(day, today)
		done.Notice = notice
		if done.Offers, err = s.furtherOffers(r, day); err != nil {
			return err
		}
		frame := today.frame(done.Headline()+" · "+done.DeckTitle, false)
		return render(w, r, http.StatusOK, frame, templates.DoneMain(done))
	}
	view := askView(asked, today)
	view.Notice = notice
	if view.Card, err = s.handle(r, asked); err != nil {
		return err
	}
	return render(w, r, http.StatusOK, today.frame(view.PageTitle(), true), templates.AskMain(view))
}

// gone reports whether an address names a card that the deck has no longer. What was
// just done to such a card is said above the next question.
func gone(book *deck.Book, scope study.Scope, r *http.Request) bool {
	if scope.Card == "" || r.URL.Query().Has("did") {
		return false
	}
	_, there := book.Card(scope.Card)
	return !there
}

// askView is a question as its page shows it, with a new idempotency key.
func askView(a *study.Asked, t today) templates.Ask {
	view := templates.Ask{
		Sitting:   sittingView(a.Day),
		DeckTitle: a.Book.Title,
		Language:  a.Book.Language,
		Topic:     topicTitle(a.Book, a.Card.Topic),
		Stem:      a.Question.Stem,
		Typed:     typed(a.Question.Type, a.Question.Unit),
		Question:  a.Question.ID,
		Number:    a.Number,
		Version:   a.Question.Version(),
		Key:       uuid.NewString(),
		Shown:     t.now.UnixMilli(),
		First:     a.FirstLook(),
	}
	if a.Day.Scope.Topic != "" {
		view.Topic = ""
	}
	for _, i := range a.Order {
		view.Options = append(view.Options, templates.AskOption{Index: i, Text: a.Question.Options[i].Text})
	}
	switch {
	case a.Question.Form == deck.TrueFalse:
		view.Statement, view.Lead, view.Stem = true, a.Question.Stem, view.Options[0].Text
	case a.Question.Form == deck.Multiple:
		view.Several = true
	case a.Question.Form == deck.SelfGraded:
		view.Back, _ = reported.Positions(a.Book, a.Card)
	case len(a.Items) > 0:
		askLines(&view, a)
	case len(a.Question.Blanks) > 0:
		view.Blanks, view.BlankOf = blanks(a.Question)
	}
	view.Opening = opening(a.Book, view.Stem)
	return view
}

// blanks are the blanks of a question, and which of them each gap of the stem
// belongs to.
func blanks(q *deck.Question) (list []templates.Typed, of []int) {
	for i, b := range q.Blanks {
		t := typed(b.Type, b.Unit)
		t.More = i < len(q.Blanks)-1
		list = append(list, t)
		for _, at := range b.At {
			for len(of) <= at {
				of = append(of, 0)
			}
			of[at] = i
		}
	}
	return list, of
}

// typed says what kind of answer is wanted.
func typed(base deck.Base, unit string) templates.Typed {
	switch base {
	case deck.BaseNumber:
		return templates.Typed{Mode: "decimal", Hint: templates.NumberHint(unit)}
	case deck.BaseYear:
		return templates.Typed{Mode: "numeric", Hint: templates.YearHint}
	case deck.BaseMonth:
		return templates.Typed{Hint: templates.MonthHint}
	case deck.BaseDay:
		return templates.Typed{Hint: templates.DayHint}
	}
	return templates.Typed{}
}
