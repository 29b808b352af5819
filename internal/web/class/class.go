// Package class is the class listener: what phones and walls reach over a school's
// network. It holds pupil and wall routes and nothing else: no deck, no source, no
// learner can be reached through it, because the package knows none.
//
// Rights come from secrets: a phone's cookie says who in which class it is, a wall's
// which class it shows, a link or a code that one may ask to come in. An address or a
// Host header gives none.
//
// Handlers don't judge: they store an answer and say that it is stored. What all phones
// show alike is made once for each state of a class (stage.Lesson.Once) and sent to all.
//
// The package must never hold a rule of the classroom, and never tell before the reveal
// what is right.
package class

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"quiz/internal/web/feed"
	"quiz/internal/web/front"
	"quiz/internal/web/reach"
	"quiz/internal/web/stage"
)

// This file holds what the listener is made of, and all of its addresses.

// Config is what a class listener needs. All but Ways must be set.
type Config struct {
	Stage  *stage.Stage
	Log    *slog.Logger
	Answer func(host string) bool // whether the listener answers to a name, which is in lower case and without port
	Ways   *reach.Ways            // how phones reach it, for walls to show; nil without
	Stop   context.Context        // ends all streams: a server that shuts down would wait for them
}

// site is what handlers share.
type site struct {
	Config
	streams feed.Streamer
	wrong   *budget
}

// Bounds of streams: all together, and of one phone or wall, of which the newest stay.
const (
	mostStreams = 12_000
	eachStreams = 3
)

// New returns the listener's handler.
func New(c Config) (http.Handler, error) {
	if c.Stage == nil || c.Log == nil || c.Answer == nil || c.Stop == nil {
		return nil, errors.New("class: the configuration lacks Stage, Log, Answer or Stop")
	}
	s := &site{
		Config: c, streams: feed.Streamer{Stop: c.Stop, Gate: feed.NewGate(mostStreams, eachStreams)}, wrong: newBudget(),
	}
	shell := &front.Shell{Log: c.Log, Answer: c.Answer, Show: s.show, Plain: true}
	return shell.Guard(shell.Mux(s.routes())), nil
}

func (s *site) routes() []front.Route {
	return []front.Route{
		front.Get("/{$}", s.codeShow),
		front.Post("/code", s.codeTake),
		front.Get("/j/{link}", s.joinShow),
		front.Post("/j/{link}", s.joinTake),
		front.Get("/class", s.classShow),
		front.Get("/class/events", s.classEvents),
		front.Post("/class/answers", s.answerTake),
		front.Post("/class/leave", s.classLeave),
		front.Get("/class/result", s.resultShow),
		front.Post("/class/claim", s.claimMake),
		front.Get("/w/{link}", s.wallOffer),
		front.Post("/w/{link}", s.wallOpen),
		front.Get("/wall", s.wallShow),
		front.Get("/wall/events", s.wallEvents),
		front.Post("/api/join", s.apiJoin),
		front.Get("/api/class", s.apiClass),
		front.Get("/api/class/events", s.apiEvents),
		front.Post("/api/class/answers", s.apiAnswer),
		front.Get("/livez", s.liveShow),
		front.Get("/static/{hash}/{name}", front.Static),
	}
}

// liveShow says that the listener runs.
func (s *site) liveShow(w http.ResponseWriter, _ *http.Request) error {
	return front.SendText(w, http.StatusOK, "live\n")
}
