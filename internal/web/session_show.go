package web

import (
	"context"
	"net/http"

	"quiz/internal/web/feed"
	"quiz/internal/web/front"
	"quiz/internal/web/stage"
	"quiz/internal/web/wall"
	"quiz/templates"
)

// This file shows a session to its teacher, and keeps the page up to date.

// sessionStyle is the sheet of the pages of sessions.
const sessionStyle = "session.css"

// lesson is the session that a request is about.
func (s *site) lesson(r *http.Request) (*stage.Lesson, error) {
	if s.Stage == nil {
		return nil, front.ErrNoPage
	}
	return s.Stage.Lesson(r.Context(), r.PathValue("session"))
}

// notices are what the page of a session says about the last act, by its query.
var notices = map[string]string{
	"moved": templates.SaidMoved, "wait": templates.SaidWait, "nobody": templates.SaidNobody,
	"ended": templates.SaidEnded, "address": templates.SaidAddress,
}

// sessionShow shows a session to its teacher.
func (s *site) sessionShow(w http.ResponseWriter, r *http.Request) error {
	l, err := s.lesson(r)
	if err != nil {
		return err
	}
	today, err := s.today(r)
	if err != nil {
		return err
	}
	view, err := s.sessionView(r.Context(), l)
	if err != nil {
		return err
	}
	view.Notice = notices[r.URL.Query().Get("said")]
	frame := today.frame(view.Title+" · Session", true)
	frame.Style = sessionStyle
	return render(w, r, http.StatusOK, frame, templates.SessionMain(view))
}

// maxStreams is how many event streams are open at once: a browser takes six
// connections to a site, and every page past them would wait for ever.
const maxStreams = 4

// sessionEvents tells the teacher's page what has changed.
func (s *site) sessionEvents(w http.ResponseWriter, r *http.Request) error {
	return s.stream(w, r, func(ctx context.Context, l *stage.Lesson) (feed.State, error) {
		view, err := s.sessionView(ctx, l)
		if err != nil {
			return feed.State{}, err
		}
		return wall.Drawn(ctx, templates.SessionBoard(view))
	})
}

// stream tells what a page of a session shows, whenever it has changed.
func (s *site) stream(w http.ResponseWriter, r *http.Request, draw func(context.Context, *stage.Lesson) (feed.State, error)) error {
	l, err := s.lesson(r)
	if err != nil {
		return err
	}
	state := func(ctx context.Context) (feed.State, error) { return draw(ctx, l) }
	return feed.Streamer{Stop: s.Stop, Gate: s.streams}.Serve(w, r, "here", &l.Desk, state)
}
