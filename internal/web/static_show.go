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
	w.Header().Set("Content-Type", file.ContentType)
	w.Header().Set("Cache-Control", static.CacheControl)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(file.Data))
	return nil
}
