package web

import (
	"bytes"
	"net/http"
	"strconv"

	"quiz/templates"

	"github.com/a-h/templ"
)

// This file writes pages, whole or as fragments.

// fragmentHeader is what the browser's module asks for fragments with.
const fragmentHeader = "Quiz-Fragment"

// wantsFragment reports whether the browser's module asks.
func wantsFragment(r *http.Request) bool { return r.Header.Get(fragmentHeader) != "" }

// render writes a page, or its main part where the browser's module asks. The
// page is made before a byte of it is sent, so that an error can still become a
// page of its own.
func render(w http.ResponseWriter, r *http.Request, status int, f templates.Frame, main templ.Component) error {
	page := templates.Page(f, main)
	if wantsFragment(r) {
		page = templates.Fragment(f, main)
	}
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
	return sent(err)
}
