package web

import (
	"io"
	"net/http"
)

// liveShow says that the program runs.
func (s *site) liveShow(w http.ResponseWriter, _ *http.Request) error {
	return writeText(w, http.StatusOK, "live\n")
}

// readyShow says whether answers can be stored.
func (s *site) readyShow(w http.ResponseWriter, r *http.Request) error {
	if s.Probe == nil {
		return writeText(w, http.StatusOK, "ready\n")
	}
	if err := s.Probe(r.Context()); err != nil {
		s.Log.ErrorContext(r.Context(), "not ready", "request", requestID(r), "err", err)
		return writeText(w, http.StatusServiceUnavailable, "not ready: answers can't be stored now; the log says why\n")
	}
	return writeText(w, http.StatusOK, "ready\n")
}

func writeText(w http.ResponseWriter, status int, text string) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, err := io.WriteString(w, text)
	return sent(err)
}
