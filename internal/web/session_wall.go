package web

import (
	"context"
	"net/http"
	"net/url"

	"quiz/internal/web/feed"
	"quiz/internal/web/front"
	"quiz/internal/web/stage"
	"quiz/internal/web/wall"
	"quiz/templates"
)

// This file shows the wall on this machine, and lends it to other screens.

// screen is the wall of a session on this machine.
func (s *site) screen(id string) wall.Screen {
	return wall.Screen{Store: s.Stage.Store, Ways: s.Ways, Feed: "/sessions/" + url.PathEscape(id) + "/wall/events", Media: true}
}

// wallShow shows the wall.
func (s *site) wallShow(w http.ResponseWriter, r *http.Request) error {
	l, err := s.lesson(r)
	if err != nil {
		return err
	}
	view, err := s.screen(l.ID()).View(r.Context(), l)
	if err != nil {
		return err
	}
	return front.Send(w, r, http.StatusOK, templates.WallPage(view))
}

// wallEvents tells the wall what has changed.
func (s *site) wallEvents(w http.ResponseWriter, r *http.Request) error {
	return s.stream(w, r, func(ctx context.Context, l *stage.Lesson) (feed.State, error) {
		return s.screen(l.ID()).State(ctx, l)
	})
}

// wallLink makes a link for another screen. It is shown here and never again: only its
// hash is kept.
func (s *site) wallLink(w http.ResponseWriter, r *http.Request) error {
	l, err := s.lesson(r)
	if err != nil {
		return err
	}
	if s.Ways == nil || s.Ways.Chosen() == "" {
		return s.toSession(w, r, "address")
	}
	secret, err := l.NewWall(r.Context())
	if err != nil {
		return err
	}
	link := s.Ways.Chosen() + "/w/" + secret
	code, err := templates.NewCode(link)
	if err != nil {
		return err
	}
	view, err := s.sessionView(r.Context(), l)
	if err != nil {
		return err
	}
	l.Desk.Change()
	frame := templates.Frame{Title: "Another screen · " + view.Title, Style: sessionStyle}
	return render(w, r, http.StatusOK, frame, templates.WallLinkMain(view, link, code))
}

// wallsRevoke takes the other screens back. Their streams end with the next change.
func (s *site) wallsRevoke(w http.ResponseWriter, r *http.Request) error {
	l, err := s.lesson(r)
	if err != nil {
		return err
	}
	if err := s.Stage.Store.RevokeWalls(r.Context(), l.ID(), s.Stage.Now()); err != nil {
		return err
	}
	l.Desk.Change()
	return s.toSession(w, r, "")
}
