package web

import (
	"errors"
	"net/http"
	"strings"

	"quiz/internal/web/front"
)

// This file keeps the site to this machine: a server in between would carry a learner's
// pages, and a teacher's session, to whoever reaches that server.

var errNotDirect = errors.New("the request came through another server")

// direct refuses what another server passed on.
func direct(shell *front.Shell, next http.Handler) http.Handler {
	refuse := shell.Page(func(http.ResponseWriter, *http.Request) error { return errNotDirect })
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name := range r.Header {
			if passedOn(name) {
				refuse.ServeHTTP(w, r)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// passedOn reports whether a header, by its canonical name, is one that a server in
// between adds. One that adds none of them can't be told from a browser.
func passedOn(name string) bool {
	return name == "Forwarded" || name == "Via" || name == "X-Real-Ip" || strings.HasPrefix(name, "X-Forwarded-")
}
