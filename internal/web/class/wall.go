package class

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"time"

	"quiz/internal/live"
	"quiz/internal/web/feed"
	"quiz/internal/web/front"
	"quiz/internal/web/stage"
	"quiz/internal/web/wall"
	"quiz/templates"
)

// This file shows a class on another screen: the browser that opens a wall's address
// first has it, until the teacher takes it back. It can read and do nothing.

// wallCookie holds the secret of a wall's browser.
const wallCookie = "quiz-wall"

// wallKept is how long a browser holds a wall.
const wallKept = 24 * time.Hour

// wallOffer asks whether this is the screen.
func (s *site) wallOffer(w http.ResponseWriter, r *http.Request) error {
	link := r.PathValue("link")
	if !live.IsSecret(link) {
		return errNoWall
	}
	return send(w, r, http.StatusOK, templates.PupilFrame{Title: "Show the class"}, templates.WallOpenMain(link))
}

// wallOpen takes a wall for this browser. A browser that has a wall already keeps its
// secret, so that an address which is opened twice is no other's.
func (s *site) wallOpen(w http.ResponseWriter, r *http.Request) error {
	seat := ""
	if cookie, err := r.Cookie(wallCookie); err == nil && live.IsSecret(cookie.Value) {
		seat = cookie.Value
	}
	_, err := s.Stage.OpenWall(r.Context(), r.PathValue("link"), seat)
	if errors.Is(err, live.ErrNoCode) {
		if seat, err = live.NewSecret(rand.Reader); err == nil {
			_, err = s.Stage.OpenWall(r.Context(), r.PathValue("link"), seat)
		}
	}
	if errors.Is(err, live.ErrNoCode) {
		return errNoWall
	}
	if err != nil {
		return err
	}
	http.SetCookie(w, &http.Cookie{
		Name: wallCookie, Value: seat, Path: "/", MaxAge: int(wallKept.Seconds()), HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
	http.Redirect(w, r, "/wall", http.StatusSeeOther)
	return nil
}

// errNoWall says that a browser has no wall.
var errNoWall = errors.New("the browser has no wall")

// hung is the class whose wall a browser has, and its secret.
func (s *site) hung(r *http.Request) (*stage.Lesson, string, error) {
	cookie, err := r.Cookie(wallCookie)
	if err != nil {
		return nil, "", errNoWall
	}
	l, err := s.Stage.Wall(r.Context(), cookie.Value)
	if errors.Is(err, live.ErrNoCode) {
		err = errNoWall
	}
	return l, cookie.Value, err
}

// screen is the wall as this listener shows it: without the pictures of decks, which it
// does not have.
func (s *site) screen() wall.Screen {
	return wall.Screen{Store: s.Stage.Store, Ways: s.Ways, Feed: "/wall/events"}
}

func (s *site) wallShow(w http.ResponseWriter, r *http.Request) error {
	l, _, err := s.hung(r)
	if err != nil {
		return err
	}
	view, err := s.screen().View(r.Context(), l)
	if err != nil {
		return err
	}
	return front.Send(w, r, http.StatusOK, templates.WallPage(view))
}

// wallEvents tells the wall what has changed, until it is taken back.
func (s *site) wallEvents(w http.ResponseWriter, r *http.Request) error {
	l, seat, err := s.hung(r)
	if err != nil {
		return err
	}
	return s.streams.Serve(w, r, seat, &l.Desk, func(ctx context.Context) (feed.State, error) {
		if _, err := s.Stage.Wall(ctx, seat); err != nil {
			return feed.State{}, err // it was taken back
		}
		return s.screen().State(ctx, l)
	})
}
