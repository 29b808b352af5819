package class

import (
	"net/http"

	"quiz/internal/live"
	"quiz/internal/web/feed"
	"quiz/internal/web/pupil"
	"quiz/templates"
)

// This file shows a pupil where the class is, as a page and as a stream of events, and
// takes what they answer.

// seen finds whose phone a request comes from, and what it shows now.
func (s *site) seen(r *http.Request) (phone, live.PupilView, error) {
	p, err := s.anyCaller(r)
	if err != nil {
		return phone{}, live.PupilView{}, err
	}
	view, err := p.View()
	return p, view, err
}

// classShow is the page that follows the class.
func (s *site) classShow(w http.ResponseWriter, r *http.Request) error {
	p, err := s.caller(r)
	if err != nil {
		return err
	}
	return p.Show(w, r, templates.PupilFrame{Leave: true})
}

// classEvents streams the phone's screen.
func (s *site) classEvents(w http.ResponseWriter, r *http.Request) error {
	return s.stream(w, r, pupil.Screen.State)
}

// stream streams what a phone shows, in one of two tongues.
func (s *site) stream(w http.ResponseWriter, r *http.Request, state func(pupil.Screen) (feed.State, error)) error {
	p, err := s.anyCaller(r)
	if err != nil {
		return err
	}
	return p.Follow(w, r, s.streams, p.secret, state)
}

// answerTake stores an answer.
func (s *site) answerTake(w http.ResponseWriter, r *http.Request) error {
	p, err := s.caller(r)
	if err != nil {
		return err
	}
	return p.Take(w, r, s.Stage.Now)
}
