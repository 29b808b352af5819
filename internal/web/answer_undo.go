package web

import (
	"net/http"
	"net/url"

	"quiz/internal/web/front"
)

// answerUndo takes the last answer back and asks its question again.
func (s *site) answerUndo(w http.ResponseWriter, r *http.Request) error {
	scope, err := readScope(r)
	if err != nil {
		return err
	}
	if _, err := front.ReadForm(r); err != nil {
		return err
	}
	deck := r.PathValue("deck")
	undone, err := s.Desk.Undo(r.Context(), s.Learner, deck, r.PathValue("review"), s.Now())
	if err != nil {
		return err
	}
	more := url.Values{"did": {"undo"}, "card": {undone.Review.Card}}
	http.Redirect(w, r, studyAddress(deck, scope, more), http.StatusSeeOther)
	return nil
}
