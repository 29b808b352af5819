package class

import (
	"crypto/rand"
	"errors"
	"net/http"
	"time"

	"quiz/internal/live"
	"quiz/internal/web/front"
	"quiz/internal/web/stage"
	"quiz/templates"

	"github.com/a-h/templ"
)

// This file lets phones in: by a code, by a link, and again after a phone lost its
// secret.

// send writes a page of the listener.
func send(w http.ResponseWriter, r *http.Request, status int, f templates.PupilFrame, main templ.Component) error {
	return front.Send(w, r, status, templates.PupilPage(f, main))
}

// codeShow asks for the code; a phone that is in a class goes on there.
func (s *site) codeShow(w http.ResponseWriter, r *http.Request) error {
	if _, err := s.caller(r); err == nil {
		http.Redirect(w, r, "/class", http.StatusSeeOther)
		return nil
	}
	return send(w, r, http.StatusOK, templates.PupilFrame{Title: "Join a class"}, templates.CodePageMain(templates.CodePage{}))
}

// codeTake leads a code to its class.
func (s *site) codeTake(w http.ResponseWriter, r *http.Request) error {
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	lesson, err := s.byCode(r, form.Get("code"))
	view := templates.CodePage{Typed: form.Get("code")}
	status := http.StatusUnprocessableEntity
	switch {
	case err == nil:
		http.Redirect(w, r, "/j/"+lesson.Session().Link, http.StatusSeeOther)
		return nil
	case errors.Is(err, errSlow):
		status, view.Trouble = http.StatusTooManyRequests, "Too many codes were wrong. "+refusals[slow].Advice
	case errors.Is(err, live.ErrNoCode):
		view.Trouble = "No class has this code now. Look at the wall again: 7 digits."
	default:
		return err
	}
	return send(w, r, status, templates.PupilFrame{Title: "Not found · Join a class"}, templates.CodePageMain(view))
}

// errSlow says that too many wrong codes were tried.
var errSlow = errors.New("too many wrong codes")

// byCode finds the class of a typed code, unless too many were wrong.
func (s *site) byCode(r *http.Request, typed string) (*stage.Lesson, error) {
	from, now := address(r), time.Now()
	if !s.wrong.left(from, now) {
		return nil, errSlow
	}
	lesson, err := s.Stage.ByCode(r.Context(), typed)
	if errors.Is(err, live.ErrNoCode) {
		s.wrong.spend(from, now)
	}
	return lesson, err
}

// joinShow asks for a name. A phone that is in this class goes on there.
func (s *site) joinShow(w http.ResponseWriter, r *http.Request) error {
	lesson, err := s.Stage.ByLink(r.Context(), r.PathValue("link"))
	if err != nil {
		return err
	}
	if p, err := s.caller(r); err == nil && p.Lesson.ID() == lesson.ID() {
		http.Redirect(w, r, "/class", http.StatusSeeOther)
		return nil
	}
	secret, err := live.NewSecret(rand.Reader)
	if err != nil {
		return err
	}
	return s.askName(w, r, http.StatusOK, lesson, templates.NamePage{Secret: secret})
}

// askName shows the form for a name.
func (s *site) askName(w http.ResponseWriter, r *http.Request, status int, l *stage.Lesson, view templates.NamePage) error {
	lesson := classOf(l)
	if lesson.over {
		return live.ErrEnded
	}
	view.Link, view.Class, view.Full = r.PathValue("link"), lesson.title, !lesson.open
	title := "Your name"
	if view.Trouble != "" {
		title = "Not joined yet · " + title
	}
	return send(w, r, status, templates.PupilFrame{Title: title, Class: lesson.title}, templates.NamePageMain(view))
}

// classroom is what the door of a class shows.
type classroom struct {
	title string
	open  bool // someone new may come in
	over  bool
}

func classOf(l *stage.Lesson) (of classroom) {
	l.Look(func(c *live.Class, now int64) {
		of = classroom{title: c.Session().Title, open: c.DoorOpen(), over: c.Phase(now) == live.Ended}
	})
	return of
}

// joinTake lets a phone in. The secret comes with the form, so that a form which is
// sent twice is one participant.
func (s *site) joinTake(w http.ResponseWriter, r *http.Request) error {
	lesson, err := s.Stage.ByLink(r.Context(), r.PathValue("link"))
	if err != nil {
		return err
	}
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	secret := form.Get("secret")
	if !live.IsSecret(secret) {
		return front.BadForm("The form is damaged. Open the link again.")
	}
	_, err = s.join(r, lesson, secret, form.Get("name"), form.Get("again") != "")
	view := templates.NamePage{Secret: secret, Typed: form.Get("name")}
	switch {
	case err == nil:
		hold(w, secret)
		http.Redirect(w, r, "/class", http.StatusSeeOther)
		return nil
	case errors.Is(err, errUnknownName):
		view.Trouble = "Nobody of this name was in the class. Write it as the class saw it."
	case errors.Is(err, live.ErrName), errors.Is(err, live.ErrLocked), errors.Is(err, live.ErrFull), errors.Is(err, live.ErrTooOld), errors.Is(err, live.ErrAsked):
		view.Trouble = refusals[refusalOf(err)].Advice
	default:
		return err
	}
	return s.askName(w, r, http.StatusUnprocessableEntity, lesson, view)
}

// errUnknownName says that nobody is in the class under a name.
var errUnknownName = errors.New("nobody of this name was in the class")

// join lets a phone in as somebody new, or again as one of a name.
func (s *site) join(r *http.Request, l *stage.Lesson, secret, name string, again bool) (live.Participant, error) {
	q := live.Request{Name: name, Token: stage.Hash(secret)}
	if again {
		l.Look(func(c *live.Class, _ int64) { q.Returns, _ = c.Named(name) })
		if q.Returns == 0 {
			return live.Participant{}, errUnknownName
		}
	}
	return l.Join(r.Context(), q)
}
