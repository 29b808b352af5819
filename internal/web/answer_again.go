package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"quiz/templates"
)

// answerAgain shows a question once more whose lines can't be taken as they were
// sent, with all that was chosen. An error about anything else, or about a question
// that is asked no longer, is returned as it is.
func (s *site) answerAgain(w http.ResponseWriter, r *http.Request, form url.Values, wrong error) error {
	var line *lineError
	scope, err := readScope(r)
	if !errors.As(wrong, &line) || err != nil {
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
	view.Trouble = line.Advice
	for i := range view.Lines {
		l := &view.Lines[i]
		l.Chosen = form.Get(l.Name())
		l.Trouble = l.Chosen == "" && line.twice < 0 || line.twice >= 0 && l.Chosen == strconv.Itoa(line.twice)
	}
	if view.Card, err = s.handle(r, asked); err != nil {
		return err
	}
	w.Header().Set("Content-Location", studyAddress(view.Deck, scope, url.Values{"card": {own.Card}}))
	frame := templates.Frame{Title: templates.Gapped(view.Stem) + " · " + view.DeckTitle, Quiet: true}
	return render(w, r, http.StatusUnprocessableEntity, frame, templates.AskMain(view))
}
