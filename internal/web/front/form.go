package front

import (
	"errors"
	"mime"
	"net/http"
	"net/url"
	"unicode/utf8"
)

// This file reads forms. All that comes in is hostile until checked.

// FormError says what is wrong with a form, to the person who sent it.
type FormError struct{ Advice string }

func (e *FormError) Error() string { return "form: " + e.Advice }

// BadForm is a *FormError with advice: a sentence that says what to do.
func BadForm(advice string) error { return &FormError{advice} }

// MaxFields bounds the fields of a form.
const MaxFields = 32

// ReadForm returns the fields of a posted form, or a *FormError.
func ReadForm(r *http.Request) (url.Values, error) { return ReadLongForm(r, MaxFields) }

// ReadLongForm is the same for a form of more fields.
func ReadLongForm(r *http.Request, most int) (url.Values, error) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return nil, BadForm("Send the form from its own page.")
	}
	if err := r.ParseForm(); err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return nil, err
		}
		return nil, BadForm("The form is damaged. Open its page and send it again.")
	}
	if len(r.PostForm) > most {
		return nil, BadForm("The form has too many fields. Send it from its own page.")
	}
	for _, values := range r.PostForm {
		if len(values) > 1 || !utf8.ValidString(values[0]) {
			return nil, BadForm("The form is damaged. Open its page and send it again.")
		}
	}
	return r.PostForm, nil
}
