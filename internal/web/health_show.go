package web

import (
	"net/http"

	"quiz/internal/web/front"
)

// liveShow says that the program runs.
func (s *site) liveShow(w http.ResponseWriter, _ *http.Request) error {
	return front.SendText(w, http.StatusOK, "live\n")
}

// readyShow says whether answers can be stored.
func (s *site) readyShow(w http.ResponseWriter, r *http.Request) error {
	if s.Probe == nil {
		return front.SendText(w, http.StatusOK, "ready\n")
	}
	if err := s.Probe(r.Context()); err != nil {
		s.Log.ErrorContext(r.Context(), "not ready", "request", front.RequestID(r), "err", err)
		return front.SendText(w, http.StatusServiceUnavailable, "not ready: answers can't be stored now; the log says why\n")
	}
	return front.SendText(w, http.StatusOK, "ready\n")
}
