package web

import (
	"net/http"

	"quiz/templates"
)

// timelineShow shows a deck's dated facts in the order of time.
func (s *site) timelineShow(w http.ResponseWriter, r *http.Request) error {
	book, recalls, err := s.recalls(r)
	if err != nil {
		return err
	}
	view := timelineView(book, recalls, r.URL.Query().Get("answers") == "1")
	unfold(&view, r.URL.Query().Get("year"))
	frame := templates.Frame{Title: "Timeline · " + book.Title, Style: browseStyle}
	return render(w, r, http.StatusOK, frame, templates.TimelineMain(view))
}
