package web

import (
	"errors"
	"mime"
	"net/http"
	"net/url"
	"unicode/utf8"
)

// This file reads forms. All that comes in is hostile until checked.

// maxFields bounds the fields of a form.
const maxFields = 32

// readForm returns the fields of a posted form.
func readForm(r *http.Request) (url.Values, error) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return nil, &formError{"Send the form from its own page."}
	}
	if err := r.ParseForm(); err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return nil, err
		}
		return nil, &formError{"The form is damaged. Open its page and send it again."}
	}
	if len(r.PostForm) > maxFields {
		return nil, &formError{"The form has too many fields. Send it from its own page."}
	}
	for _, values := range r.PostForm {
		if len(values) > 1 || !utf8.ValidString(values[0]) {
			return nil, &formError{"The form is damaged. Open its page and send it again."}
		}
	}
	return r.PostForm, nil
}
