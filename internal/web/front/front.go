// Package front is what stands before and behind every handler of a listener:
// guards, ids and lines in the log, bounded bodies, pages made before they are
// sent, and errors that become pages.
//
// A listener is a Shell around routes. What differs between two listeners is in
// the Shell: which names they answer to, how an error looks, how much a route may
// be sent.
//
// The package must never know a learner, a class or a deck.
package front

import (
	"errors"
	"log/slog"
	"net/http"
)

// This file holds the Shell, and how a handler's error is shown.

// Handler is a handler that may fail; the Shell makes a page of its error.
type Handler func(http.ResponseWriter, *http.Request) error

// Shell is a listener without its routes. Plain and Bodies may be left as they are. It is
// safe for concurrent use.
type Shell struct {
	Log    *slog.Logger
	Answer func(host string) bool // whether the listener answers to a name, which is in lower case and without port
	// Show writes the page of an error. What it returns is logged.
	Show   func(http.ResponseWriter, *http.Request, error) error
	Plain  bool             // it is reached by names that browsers don't trust, over plain HTTP: what they would only complain of is left out
	Bodies map[string]int64 // bounds in bytes of routes that take more than MaxBody, such as "POST /decks/preview"
}

// Errors of requests, which every listener has words for.
var (
	ErrNoPage  = errors.New("no such page")
	ErrMethod  = errors.New("the page does not take this method")
	ErrForeign = errors.New("the request came from another site")
	ErrHost    = errors.New("the request names another host")
)

// sentError is a failure while the page was on its way: nothing more can be
// shown.
type sentError struct{ error }

func (e sentError) Unwrap() error { return e.error }

// Sent marks an error of writing the page. nil stays nil.
func Sent(err error) error {
	if err == nil {
		return nil
	}
	return sentError{err}
}

// Page serves a handler and shows its error.
func (s *Shell) Page(h Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// fail shows an error, unless the page that it belongs to was begun.
func (s *Shell) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.As(err, new(sentError)) {
		s.Log.InfoContext(r.Context(), "page not delivered", "request", RequestID(r), "err", err)
		return
	}
	if err := s.Show(w, r, err); err != nil {
		s.Log.ErrorContext(r.Context(), "error page failed", "request", RequestID(r), "err", err)
	}
}

// refuse is a page that only says an error.
func (s *Shell) refuse(err error) http.Handler {
	return s.Page(func(http.ResponseWriter, *http.Request) error { return err })
}
