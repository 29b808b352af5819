// Package web is the program's HTTP side for the one learner at this machine:
// routes, handlers and what guards them.
//
// A handler reads the request, calls one function of study or deck, and renders
// a component of templates. It returns its error; one wrapper (errors.go) turns
// that into a page that says what happened, what was kept and what to do. Every
// page works as plain HTML: a form is posted, the answer is a redirect, and the
// page behind it survives a reload. The browser's module asks for the same pages
// as fragments and saves the second round trip.
//
// The package must never hold SQL, a rule of learning or a piece of HTML. It
// writes nothing of what a learner answered, asked for or typed to the log.
package web

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"slices"
	"time"

	"quiz/internal/progress"
	"quiz/internal/study"
	"quiz/internal/web/feed"
	"quiz/internal/web/front"
	"quiz/internal/web/reach"
	"quiz/internal/web/stage"
)

// This file holds what a site is made of, and how it is put together.

// Config is what a site needs. Desk, Now, Log and Progress must be set.
type Config struct {
	Desk     *study.Desk
	Learner  int64            // 0 is study.LocalLearner
	Progress *progress.Reader // what the progress page is read from
	Now      func() time.Time
	Log      *slog.Logger
	Sources  fs.FS                       // texts of the sources by their file names; nil without them
	Probe    func(context.Context) error // says whether answers can be stored; nil if always
	BuiltIn  []study.Installation        // decks that come with the program, to be brought back
	Stage    *stage.Stage                // where classes are held; nil without
	Ways     *reach.Ways                 // how phones reach the class listener; nil where there is none
	Stop     context.Context             // ends event streams, for which a shutdown would wait; nil for never
	Hosts    []string                    // names that the site answers to, without ports; nil is Loopback
}

// Loopback are the names of a site that only this machine can reach.
var Loopback = []string{"localhost", "127.0.0.1", "::1"}

// site is what handlers share.
type site struct {
	Config
	uploads *uploads
	shelf   shelf
	legible legible
	streams *feed.Gate
}

// New returns the site's handler.
func New(c Config) (http.Handler, error) {
	if c.Desk == nil || c.Now == nil || c.Log == nil || c.Progress == nil {
		return nil, errors.New("web: the configuration lacks Desk, Now, Log or Progress")
	}
	if c.Learner == 0 {
		c.Learner = study.LocalLearner
	}
	if c.Hosts == nil {
		c.Hosts = Loopback
	}
	s := &site{Config: c, uploads: newUploads(), streams: feed.NewGate(maxStreams, maxStreams)}
	return s.handler(), nil
}

// handler is the site behind its guards.
func (s *site) handler() http.Handler {
	shell := &front.Shell{
		Log: s.Log, Show: s.show,
		Answer: func(host string) bool { return slices.Contains(s.Hosts, host) },
		Bodies: map[string]int64{"POST /decks/preview": maxSent},
	}
	return shell.Guard(direct(shell, shell.Mux(s.routes())))
}
