package web

import (
	"cmp"
	"net"
	"net/http"
	"slices"
	"strings"
)

// This file holds what stands before every handler: the order of the guards,
// the security headers, and which requests are refused unread.

// maxBody bounds the body of a request, in bytes.
const maxBody = 64 << 10

// maxBodies are the bounds of routes that take more.
var maxBodies = map[string]int64{"POST /decks/preview": maxSent}

// guard puts the guards round the routes, outermost first. What a handler can
// read is bounded for each route (limitBody).
func (s *site) guard(next http.Handler) http.Handler {
	foreign := http.NewCrossOriginProtection()
	foreign.SetDenyHandler(s.page(func(http.ResponseWriter, *http.Request) error { return errForeign }))
	next = foreign.Handler(next)
	next = s.ownHost(next)
	next = secure(next)
	next = s.recoverPanic(next)
	return s.observe(next)
}

// policy lets a page use this site's own style, module, pictures, sounds and forms, and
// nothing else.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// secure sets the headers that every response carries. Pages are a learner's
// own and change with every answer, so none is kept by a browser; static files
// say otherwise themselves.
func secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// ownHost refuses requests that name another host: a page of another site that
// points its own name at this machine must not read a learner's pages.
func (s *site) ownHost(next http.Handler) http.Handler {
	refuse := s.page(func(http.ResponseWriter, *http.Request) error { return errHost })
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !slices.Contains(s.Hosts, hostname(r.Host)) {
			refuse.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// hostname is a Host header without its port and brackets, in lower case.
func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.ToLower(strings.Trim(host, "[]"))
}

// limitBody bounds what the handler of a route can read.
func limitBody(pattern string, next http.Handler) http.Handler {
	limit := cmp.Or(maxBodies[pattern], maxBody)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		next.ServeHTTP(w, r)
	})
}
