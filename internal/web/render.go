package web

import (
	"net/http"

	"quiz/internal/web/front"
	"quiz/templates"

	"github.com/a-h/templ"
)

// render writes a page, or its main part where the browser's module asks.
func render(w http.ResponseWriter, r *http.Request, status int, f templates.Frame, main templ.Component) error {
	if front.WantsFragment(r) {
		return front.Send(w, r, status, templates.Fragment(f, main))
	}
	return front.Send(w, r, status, templates.Page(f, main))
}
