package front

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/google/uuid"
)

// This file follows each request: an id, a line in the log, and a page where a
// handler panics. A line names the route, never the address: it holds no
// answer, no query and no value of a form.

type requestKey struct{}

// RequestID is the id of a request in the log, or "".
func RequestID(r *http.Request) string {
	id, _ := r.Context().Value(requestKey{}).(string)
	return id
}

// observe gives each request an id, and logs what became of it for those who ask for
// every request.
func (s *Shell) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		id := uuid.NewString()
		w.Header().Set("X-Request-Id", id)
		r = r.WithContext(context.WithValue(r.Context(), requestKey{}, id))
		seen := &witness{ResponseWriter: w}
		next.ServeHTTP(seen, r)
		if !s.Log.Enabled(r.Context(), slog.LevelDebug) {
			return
		}
		s.Log.LogAttrs(r.Context(), slog.LevelDebug, "request",
			slog.String("request", id),
			slog.String("method", method(r.Method)),
			slog.String("route", r.Pattern),
			slog.Int("status", seen.status),
			slog.Int64("bytes", seen.bytes),
			slog.Duration("took", time.Since(start)),
		)
	})
}

// method keeps made-up methods out of the log.
func method(m string) string {
	switch m {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return m
	}
	return "other"
}

// recoverPanic makes a page of a panic, unless some of another page was sent.
func (s *Shell) recoverPanic(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if v == http.ErrAbortHandler { // the handler's way to drop the connection
				panic(v)
			}
			s.Log.ErrorContext(r.Context(), "panic", "request", RequestID(r), "route", r.Pattern, "stack", string(debug.Stack()))
			if seen, ok := w.(*witness); ok && seen.status != 0 {
				panic(http.ErrAbortHandler)
			}
			s.fail(w, r, fmt.Errorf("panic: %v", v))
		}()
		next.ServeHTTP(w, r)
	})
}

// witness remembers what was sent.
type witness struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (w *witness) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *witness) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController find the writer beneath.
func (w *witness) Unwrap() http.ResponseWriter { return w.ResponseWriter }
