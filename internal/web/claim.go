package web

import (
	"errors"
	"net/http"

	"quiz/internal/live"
	"quiz/internal/web/carry"
	"quiz/internal/web/front"
	"quiz/templates"
)

// This file lets the learner take in what they answered in a class as a guest.

// claimShow asks for the code that a phone showed after the class.
func (s *site) claimShow(w http.ResponseWriter, r *http.Request) error {
	if s.Stage == nil {
		return front.ErrNoPage
	}
	return renderClaim(w, r, http.StatusOK, templates.Claim{})
}

func renderClaim(w http.ResponseWriter, r *http.Request, status int, view templates.Claim) error {
	return render(w, r, status, templates.Frame{Title: "Answers from a class", Style: sessionStyle}, templates.TakeInMain(view))
}

// claimUse takes the answers in. The same code again brings what has come since.
func (s *site) claimUse(w http.ResponseWriter, r *http.Request) error {
	if s.Stage == nil {
		return front.ErrNoPage
	}
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	got, err := carry.Claim(r.Context(), s.Stage.Store, s.Desk, form.Get("code"), s.Learner, s.Stage.Now())
	if errors.Is(err, live.ErrNoCode) {
		return renderClaim(w, r, http.StatusUnprocessableEntity, templates.Claim{Wrong: true})
	}
	if err != nil {
		return err
	}
	return renderClaim(w, r, http.StatusOK, templates.Claim{
		Title: got.Session.Title, Deck: got.Session.Deck, Done: true, Over: got.Over,
		Taken: got.Intake.Stepped + got.Intake.Overtaken, Known: got.Intake.Known, Left: got.Intake.Gone + got.Intake.Unread,
	})
}
