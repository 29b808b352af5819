package web

import (
	"mime"
	"net/http"
	"strconv"

	"quiz/decks"
)

// deckExample gives the small deck that authors begin from, as a file.
func (s *site) deckExample(w http.ResponseWriter, _ *http.Request) error {
	file := decks.Example()
	return attach(w, file.Name, "application/yaml", file.Text)
}

// attach sends a file that browsers keep instead of showing it.
func attach(w http.ResponseWriter, name, kind string, data []byte) error {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Set("Content-Length", strconv.Itoa(len(data)))
	_, err := w.Write(data)
	return sent(err)
}
