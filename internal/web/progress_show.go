package web

import (
	"net/http"

	"quiz/internal/progress"
	"quiz/templates"
)

// progressShow shows what the learner's log says about months: in one deck, which
// the address names, or in all.
func (s *site) progressShow(w http.ResponseWriter, r *http.Request) error {
	who, err := s.Desk.Learner(r.Context(), s.Learner)
	if err != nil {
		return err
	}
	calendar, err := who.Settings.Calendar()
	if err != nil {
		return err
	}
	deckID := r.URL.Query().Get("deck")
	books, err := s.chosen(deckID)
	if err != nil {
		return err
	}
	learner := progress.Learner{
		ID: who.ID, Today: calendar.Day(s.Now()), NewPerDay: who.Settings.NewPerDay, Retention: who.Settings.Retention,
	}
	report, err := s.Progress.Read(r.Context(), learner, deckID, topics(books))
	if err != nil {
		return err
	}
	view := progressView(report, learner, s.Desk.Books(), deckID)
	return render(w, r, http.StatusOK, templates.Frame{Title: view.PageTitle(), At: "/progress", Style: "progress.css"}, templates.ProgressMain(view))
}
