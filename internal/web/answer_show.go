package web

import (
	"fmt"
	"net/http"

	"quiz/internal/study"
	"quiz/templates"
)

// answerShow shows a stored answer.
func (s *site) answerShow(w http.ResponseWriter, r *http.Request) error {
	today, err := s.today(r)
	if err != nil {
		return err
	}
	scope, err := readScope(r)
	if err != nil {
		return err
	}
	answered, err := s.Desk.Answered(r.Context(), s.Learner, r.PathValue("review"), scope, today.now)
	if err != nil {
		return err
	}
	if answered.Book.Deck != r.PathValue("deck") {
		return fmt.Errorf("review of another deck: %w", study.ErrNoReview)
	}
	return s.renderAnswered(w, r, answered, r.URL.Query().Get("again") == "1", today)
}

// renderAnswered renders the page of a stored answer; again says that it had
// been stored before.
func (s *site) renderAnswered(w http.ResponseWriter, r *http.Request, a study.Answered, again bool, t today) error {
	view := answeredView(a, t)
	view.Again = again
	view.Notice = noticeView(a.Book, r, a.Review.Card)
	var err error
	if view.Passages, err = s.passages(r.Context(), a.Book); err != nil {
		return err
	}
	frame := t.frame(view.Verdict()+": "+templates.Gapped(view.Stem)+" · "+a.Book.Title, true)
	return render(w, r, http.StatusOK, frame, templates.AnsweredMain(view))
}
