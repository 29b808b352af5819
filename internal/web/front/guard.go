package front

import (
	"cmp"
	"net"
	"net/http"
	"strings"
)

// This file holds what stands before every handler: the order of the guards,
// the security headers, and which requests are refused unread.

// MaxBody bounds the body of a request, in bytes, where Shell.Bodies says nothing.
const MaxBody = 64 << 10

// Guard puts the guards round the routes, outermost first. What a handler can
// read is bounded for each route (Mux).
func (s *Shell) Guard(next http.Handler) http.Handler {
	foreign := http.NewCrossOriginProtection()
	foreign.SetDenyHandler(s.refuse(ErrForeign))
	next = foreign.Handler(next)
	next = s.ownHost(next)
	next = s.secure(next)
	next = s.recoverPanic(next)
	return s.observe(next)
}

// policy lets a page use this site's own style, module, pictures, sounds and forms, and
// nothing else.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// secure sets the headers that every response carries. Pages are somebody's own
// and change with every answer, so none is kept by a browser; static files say
// otherwise themselves.
func (s *Shell) secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		if !s.Plain {
			h.Set("Cross-Origin-Opener-Policy", "same-origin")
		}
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// ownHost refuses requests that name another host: a page of another site that
// points its own name at this machine must not read anybody's pages.
func (s *Shell) ownHost(next http.Handler) http.Handler {
	refuse := s.refuse(ErrHost)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.Answer(Hostname(r.Host)) {
			refuse.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Hostname is a Host header without its port and brackets, in lower case.
func Hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.ToLower(strings.Trim(host, "[]"))
}

// limitBody bounds what the handler of a route can read.
func (s *Shell) limitBody(pattern string, next http.Handler) http.Handler {
	limit := cmp.Or(s.Bodies[pattern], MaxBody)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		next.ServeHTTP(w, r)
	})
}
