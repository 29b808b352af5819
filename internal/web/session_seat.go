package web

import (
	"errors"
	"net/http"
	"net/url"

	"quiz/internal/live"
	"quiz/internal/web/feed"
	"quiz/internal/web/front"
	"quiz/internal/web/pupil"
	"quiz/internal/web/stage"
	"quiz/templates"
)

// This file lets the learner of this machine take part in a class. What they are shown
// and may answer is what a phone is and may; what they answered becomes reviews of
// theirs when its round is sealed (carry.Sealed).

// errNoSeat says that the learner is not in the class.
var errNoSeat = errors.New("the learner does not take part")

// seat is where the learner sits in a session, or errNoSeat.
func (s *site) seat(l *stage.Lesson) (pupil.Screen, error) {
	number, ok := l.SeatOf(s.Learner)
	if !ok {
		return pupil.Screen{}, errNoSeat
	}
	return pupil.Screen{Lesson: l, Number: number, At: seatPath(l)}, nil
}

func seatPath(l *stage.Lesson) string { return "/sessions/" + url.PathEscape(l.ID()) + "/seat" }

// seatShow follows the class, or asks the learner for a name first.
func (s *site) seatShow(w http.ResponseWriter, r *http.Request) error {
	l, err := s.lesson(r)
	if err != nil {
		return err
	}
	screen, err := s.seat(l)
	if err != nil {
		return s.seatAsk(w, r, http.StatusOK, l, templates.SeatPage{})
	}
	return screen.Show(w, r, templates.PupilFrame{Session: l.ID()})
}

// seatAsk asks for a name. Nobody comes into a class that is over.
func (s *site) seatAsk(w http.ResponseWriter, r *http.Request, status int, l *stage.Lesson, view templates.SeatPage) error {
	var over bool
	l.Look(func(c *live.Class, now int64) { over = c.Phase(now) == live.Ended })
	if over {
		return s.toSession(w, r, "ended")
	}
	view.At = seatPath(l)
	frame := templates.PupilFrame{Title: "Take part · " + l.Session().Title, Class: l.Session().Title, Session: l.ID()}
	if view.Trouble != "" {
		frame.Title = "Not joined yet · " + frame.Title
	}
	return front.Send(w, r, status, templates.PupilPage(frame, templates.SeatMain(view)))
}

// seatTake lets the learner in. A form that is sent twice is one participant.
func (s *site) seatTake(w http.ResponseWriter, r *http.Request) error {
	l, err := s.lesson(r)
	if err != nil {
		return err
	}
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	if _, err = l.Sit(r.Context(), s.Learner, form.Get("name")); err == nil {
		http.Redirect(w, r, seatPath(l), http.StatusSeeOther)
		return nil
	}
	trouble, err := seatTrouble(err)
	if err != nil {
		return err
	}
	return s.seatAsk(w, r, http.StatusUnprocessableEntity, l, templates.SeatPage{Typed: form.Get("name"), Trouble: trouble})
}

// seatTrouble is why the learner is not in; other errors are returned.
func seatTrouble(err error) (string, error) {
	switch {
	case errors.Is(err, live.ErrName):
		return templates.SeatNoName, nil
	case errors.Is(err, live.ErrLocked):
		return templates.SeatLocked, nil
	case errors.Is(err, live.ErrFull):
		return templates.SeatFull, nil
	case errors.Is(err, live.ErrTooOld):
		return templates.SeatLate, nil
	case errors.Is(err, live.ErrEnded):
		return "", nil // seatAsk leads on
	}
	return "", err
}

// seated is where the learner sits in the session that a request is about.
func (s *site) seated(r *http.Request) (pupil.Screen, error) {
	l, err := s.lesson(r)
	if err != nil {
		return pupil.Screen{}, err
	}
	return s.seat(l)
}

// seatEvents streams the learner's screen.
func (s *site) seatEvents(w http.ResponseWriter, r *http.Request) error {
	screen, err := s.seated(r)
	if err != nil {
		return err
	}
	return screen.Follow(w, r, feed.Streamer{Stop: s.Stop, Gate: s.streams}, "seat", pupil.Screen.State)
}

// seatAnswer stores an answer of the learner.
func (s *site) seatAnswer(w http.ResponseWriter, r *http.Request) error {
	screen, err := s.seated(r)
	if err != nil {
		return err
	}
	err = screen.Take(w, r, s.Stage.Now)
	if errors.Is(err, live.ErrValue) || errors.Is(err, live.ErrNoRound) {
		wrong := templates.NotAnAnswer(screen.At)
		frame := templates.PupilFrame{Title: wrong.Title, Session: screen.Lesson.ID()}
		return front.Send(w, r, http.StatusUnprocessableEntity, templates.PupilPage(frame, templates.RefusalMain(wrong)))
	}
	return err
}

// seatResult shows the learner what they answered, with its sources.
func (s *site) seatResult(w http.ResponseWriter, r *http.Request) error {
	screen, err := s.seated(r)
	if err != nil {
		return err
	}
	report, class, err := screen.Report()
	if err != nil {
		return err
	}
	report.Kept = true
	frame := templates.PupilFrame{Title: "Your answers · " + class, Class: class, Session: screen.Lesson.ID()}
	return front.Send(w, r, http.StatusOK, templates.PupilPage(frame, templates.PupilReportMain(report)))
}

// classes are the sessions that run, for the pages that lead to them: all, or those of
// a deck.
func (s *site) classes(of string) (list []templates.ClassNow) {
	if s.Stage == nil {
		return nil
	}
	for _, l := range s.Stage.Running() {
		var now templates.ClassNow
		l.Look(func(c *live.Class, at int64) {
			session := c.Session()
			_, seated := c.SeatOf(s.Learner)
			now = templates.ClassNow{ID: session.ID, Deck: session.Deck, Title: session.Title, Language: c.Board(at).Language, Seated: seated}
		})
		if of == "" || of == now.Deck {
			list = append(list, now)
		}
	}
	return list
}
