package front

import (
	"bytes"
	"net/http"
	"time"

	"quiz/templates/static"
)

// Static serves the style sheets, the modules and the icon under static.Pattern.
func Static(w http.ResponseWriter, r *http.Request) error {
	file, ok := static.Find(r.PathValue("hash"), r.PathValue("name"))
	if !ok {
		return ErrNoPage
	}
	h := w.Header()
	h.Set("Content-Type", file.ContentType)
	h.Set("Cache-Control", static.CacheControl)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(compressed(h, r, file.Data)))
	return nil
}
