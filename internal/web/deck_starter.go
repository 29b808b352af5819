package web

import (
	"mime"
	"net/http"
	"strconv"

	"quiz/internal/starter"
	"quiz/internal/web/front"
)

// deckStarter gives the deck that authors begin from, with the text that it cites.
func (s *site) deckStarter(w http.ResponseWriter, _ *http.Request) error {
	data, err := starter.Zip()
	if err != nil {
		return err
	}
	return attach(w, starter.ZipFile, "application/zip", data)
}

// attach sends a file that browsers keep instead of showing it.
func attach(w http.ResponseWriter, name, kind string, data []byte) error {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Set("Content-Length", strconv.Itoa(len(data)))
	_, err := w.Write(data)
	return front.Sent(err)
}
