package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"quiz/internal/live"
	"quiz/internal/web/front"
)

// This file does what a teacher asks for.

// lately is what "the last minute" means at the door.
const lately = time.Minute

// sessionAct takes a step, or does something at the door. What could not be done is said
// on the page of the session, which shows where the class is now.
func (s *site) sessionAct(w http.ResponseWriter, r *http.Request) error {
	l, err := s.lesson(r)
	if err != nil {
		return err
	}
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	act, err := readAct(form, s.Stage.Now())
	if err != nil {
		return err
	}
	said, err := refused(l.Act(r.Context(), act))
	if err != nil {
		return err
	}
	return s.toSession(w, r, said)
}

// readAct reads an act from its form. The field is "act", because a form with a field
// "action" hides its address from the page's module.
func readAct(form url.Values, now int64) (live.Act, error) {
	act := live.Act{Action: live.Action(form.Get("act"))}
	for name, field := range map[string]*int{"version": &act.Version, "participant": &act.Participant} {
		if form.Get(name) == "" {
			continue
		}
		n, err := strconv.Atoi(form.Get(name))
		if err != nil || n < 0 {
			return live.Act{}, front.BadForm("Open the page of the session and try again there.")
		}
		*field = n
	}
	switch act.Action {
	case live.AddTime:
		act.By = addedTime
	case live.RemoveSince:
		act.Since = now - lately.Milliseconds()
	}
	return act, nil
}

// refused is what is said of an act that was not done; other errors are returned.
func refused(err error) (said string, other error) {
	switch {
	case err == nil:
		return "", nil
	case errors.As(err, new(*live.WaitError)):
		return "wait", nil
	case errors.Is(err, live.ErrStale), errors.Is(err, live.ErrPhase), errors.Is(err, live.ErrNoMore):
		return "moved", nil
	case errors.Is(err, live.ErrNoParticipant):
		return "nobody", nil
	case errors.Is(err, live.ErrEnded):
		return "ended", nil
	}
	return "", err
}

// toSession leads to the page of the session, which says something.
func (s *site) toSession(w http.ResponseWriter, r *http.Request, said string) error {
	to := "/sessions/" + url.PathEscape(r.PathValue("session"))
	if said != "" {
		to += "?said=" + said
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// addressChoose sets which address phones are told.
func (s *site) addressChoose(w http.ResponseWriter, r *http.Request) error {
	l, err := s.lesson(r)
	if err != nil {
		return err
	}
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	if s.Ways == nil || !s.Ways.Choose(form.Get("address")) {
		return s.toSession(w, r, "address")
	}
	l.Desk.Change()
	return s.toSession(w, r, "")
}
