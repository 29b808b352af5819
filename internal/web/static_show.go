package web

import (
	"bytes"
	"net/http"
	"time"

	"quiz/templates/static"
)

// staticShow serves the style sheet, the module and the icon.
func (s *site) staticShow(w http.ResponseWriter, r *http.Request) error {
	file, ok := static.Find(r.PathValue("hash"), r.PathValue("name"))
	if !ok {
		return errNoPage
	}
	h := w.Header()
	h.Set("Content-Type", file.ContentType)
	h.Set("Cache-Control", static.CacheControl)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(compressed(h, r, file.Data)))
	return nil
}
