package front

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strconv"

	"github.com/a-h/templ"
)

// This file sends what a handler has made.

// fragmentHeader is what a browser's module asks for fragments with.
const fragmentHeader = "Quiz-Fragment"

// WantsFragment reports whether a browser's module asks, which takes the main part
// of a page.
func WantsFragment(r *http.Request) bool { return r.Header.Get(fragmentHeader) != "" }

// Send writes a page or a fragment of one. It is made before a byte of it is sent,
// so that an error can still become a page of its own.
func Send(w http.ResponseWriter, r *http.Request, status int, page templ.Component) error {
	var body bytes.Buffer
	if err := page.Render(r.Context(), &body); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Vary", fragmentHeader)
	out := compressed(h, r, body.Bytes())
	h.Set("Content-Length", strconv.Itoa(len(out)))
	w.WriteHeader(status)
	_, err := w.Write(out)
	return Sent(err)
}

// SendText writes plain text.
func SendText(w http.ResponseWriter, status int, text string) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, err := io.WriteString(w, text)
	return Sent(err)
}

// SendJSON writes a value as JSON.
func SendJSON(w http.ResponseWriter, status int, v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, err = w.Write(append(text, '\n'))
	return Sent(err)
}
