package class

import (
	"net/http"

	"quiz/internal/live"
	"quiz/templates"
)

// This file looks back: the own result with its sources, and the code by which a pupil
// carries it to a profile.

// resultShow shows a pupil what they answered.
func (s *site) resultShow(w http.ResponseWriter, r *http.Request) error {
	p, err := s.caller(r)
	if err != nil {
		return err
	}
	page, class, err := p.Report()
	if err != nil {
		return err
	}
	page.Claim = page.Ended && page.Answered > 0
	return send(w, r, http.StatusOK, templates.PupilFrame{Title: "Your answers", Class: class, Leave: true}, templates.PupilReportMain(page))
}

// claimMake gives a pupil a claim code, which is shown once.
func (s *site) claimMake(w http.ResponseWriter, r *http.Request) error {
	p, view, err := s.seen(r)
	if err != nil {
		return err
	}
	if view.Phase != live.Ended || view.Standing != live.In {
		http.Redirect(w, r, "/class", http.StatusSeeOther)
		return nil
	}
	code, err := p.Lesson.NewClaim(r.Context(), view.Participant)
	if err != nil {
		return err
	}
	return send(w, r, http.StatusOK, templates.PupilFrame{Title: "Your code", Class: view.Title, Leave: true}, templates.ClaimCodeMain(code))
}
