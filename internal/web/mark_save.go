package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"quiz/internal/study"
	"quiz/internal/web/front"
)

// markSave suspends a card, puts it off for the day, flags it for the deck's
// author, or takes that back. It goes on with the sitting, or back to the page
// that the form names; a note leads back to the answer that it was written on.
func (s *site) markSave(w http.ResponseWriter, r *http.Request) error {
	scope, err := readScope(r)
	if err != nil {
		return err
	}
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	deck, card := r.PathValue("deck"), form.Get("card")
	if err := s.mark(r.Context(), deck, card, form); err != nil {
		return err
	}
	did := url.Values{"did": {form.Get("do")}, "on": {card}}
	back := form.Get("back")
	switch noted := strings.HasSuffix(form.Get("do"), "flag"); {
	case localPath(back):
	case noted && form.Get("answer") != "":
		back = answerAddress(study.Review{Deck: deck, ID: form.Get("answer")}, scope, did)
	default:
		back = studyAddress(deck, scope, did)
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
	return nil
}

// mark does what a form asks for.
func (s *site) mark(ctx context.Context, deck, card string, form url.Values) error {
	switch do := form.Get("do"); do {
	case "suspend", "resume":
		return s.Desk.Suspend(ctx, s.Learner, deck, card, do == "suspend")
	case "bury", "unbury":
		return s.Desk.Bury(ctx, s.Learner, deck, card, do == "bury", s.Now())
	case "flag":
		note := form.Get("note")
		if strings.TrimSpace(note) == "" {
			return &study.SubmissionError{Field: "note", Advice: "Write what the author should know."}
		}
		return s.Desk.Flag(ctx, s.Learner, deck, card, note, s.Now())
	case "unflag":
		return s.Desk.Flag(ctx, s.Learner, deck, card, "", s.Now())
	}
	return front.BadForm("The form is damaged. Open its page and send it again.")
}

// localPath reports whether an address is a page of this site: a path that no
// browser takes for another host.
func localPath(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//") &&
		u.Host == "" && u.Scheme == "" && !strings.ContainsAny(address, "\\\r\n\t")
}
