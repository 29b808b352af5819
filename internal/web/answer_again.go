package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"quiz/internal/study"
	"quiz/templates"
)

// answerAgain shows a question once more whose answer can't be taken as it was
// sent, with all that was typed or chosen. An error about anything else, or about a
// question that is asked no longer, is returned as it is.
func (s *site) answerAgain(w http.ResponseWriter, r *http.Request, form url.Values, wrong error) error {
	var refused *study.SubmissionError
	scope, err := readScope(r)
	if !errors.As(wrong, &refused) || err != nil {
		return wrong
	}
	today, err := s.today(r)
	if err != nil {
		return err
	}
	own := scope
	own.Card, _, _ = strings.Cut(form.Get("question"), "#")
	asked, _, err := s.Desk.Next(r.Context(), s.Learner, r.PathValue("deck"), own, today.now)
	if err != nil {
		return err
	}
	if asked == nil || asked.Question.ID != form.Get("question") || asked.Question.Version() != form.Get("version") ||
		strconv.Itoa(asked.Number) != form.Get("number") {
		return wrong
	}
	asked.Day.Scope = scope
	view := askView(asked, today)
	view.First = false // something was sent: now it is checked, or given up
	if !refill(&view, form, wrong, refused.Advice) {
		return wrong
	}
	if view.Card, err = s.handle(r, asked); err != nil {
		return err
	}
	w.Header().Set("Content-Location", studyAddress(view.Deck, scope, url.Values{"card": {own.Card}}))
	frame := today.frame(view.PageTitle(), true)
	return render(w, r, http.StatusUnprocessableEntity, frame, templates.AskMain(view))
}

// refill puts back what was typed or chosen, and says what is wrong with it. It
// reports whether the page has a place for that.
func refill(view *templates.Ask, form url.Values, wrong error, advice string) bool {
	var line *lineError
	switch {
	case errors.As(wrong, &line):
		view.Trouble = advice
		for i := range view.Lines {
			l := &view.Lines[i]
			l.Chosen = form.Get(l.Name())
			l.Trouble = l.Chosen == "" && line.twice < 0 || line.twice >= 0 && l.Chosen == strconv.Itoa(line.twice)
		}
	case view.Form() == "blanks":
		view.Blanks[0].Trouble = advice
		for i := range view.Blanks {
			view.Blanks[i].Given = form.Get("blank" + strconv.Itoa(i))
		}
	case view.Form() == "typed":
		view.Typed.Given, view.Typed.Trouble = form.Get("text"), advice
	default:
		return false
	}
	return true
}
