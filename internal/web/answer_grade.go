package web

import (
	"net/http"

	"quiz/internal/srs"
	"quiz/internal/study"
	"quiz/internal/web/front"
)

// grades are what a learner may call a right answer.
var grades = map[string]srs.Grade{"hard": srs.Hard, "good": srs.Good, "easy": srs.Easy}

// answerGrade lets the learner call a right answer hard or easy.
func (s *site) answerGrade(w http.ResponseWriter, r *http.Request) error {
	scope, err := readScope(r)
	if err != nil {
		return err
	}
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	grade, ok := grades[form.Get("grade")]
	if !ok {
		return &study.SubmissionError{Field: "grade", Advice: "Choose hard, good or easy."}
	}
	graded, err := s.Desk.Regrade(r.Context(), s.Learner, r.PathValue("deck"), r.PathValue("review"), grade, s.Now())
	if err != nil {
		return err
	}
	http.Redirect(w, r, answerAddress(graded.Review, scope, nil), http.StatusSeeOther)
	return nil
}
