package web

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"time"

	"quiz/internal/bundle"
	"quiz/internal/web/front"
	"quiz/templates"
)

// This file reads a deck's file from a form: bounded in size, and in how many at
// once.

// maxSent bounds the body of a form with a file. It is more than a file may have:
// what is too much is read to its end and dropped, because a browser whose request
// is cut off shows no page.
const maxSent = 4 * bundle.MaxUpload

// maxParts bounds the parts of a form with a file.
const maxParts = 8

// uploads is where decks come in.
type uploads struct {
	held     holding
	reading  turnstile     // forms that are read
	checking turnstile     // decks that are read and compiled: seconds of work, hundreds of megabytes
	patience time.Duration // how long others wait
	longest  time.Duration // how long one may be checked
	look     func(*bundle.Bundle) bundle.Checked
}

// newUploads lets two forms be read at a time and one deck be checked; others
// wait a while.
func newUploads() *uploads {
	return &uploads{
		reading: make(turnstile, 2), checking: make(turnstile, 1),
		patience: 20 * time.Second, longest: 2 * time.Minute, look: checkBundle,
	}
}

// refusedError says why what was handed in is not taken.
type refusedError struct {
	status int
	templates.Refused
}

func (e *refusedError) Error() string { return "the file is not taken" }

// sentFile is a file of a form.
type sentFile struct {
	name string
	data []byte
}

// readFile returns the file in the field deck. A *refusedError says what is wrong
// with it.
func (u *uploads) readFile(r *http.Request) (sentFile, error) {
	leave, err := u.reading.enter(r.Context(), u.patience)
	if err != nil {
		return sentFile{}, err
	}
	defer leave()
	parts, err := r.MultipartReader()
	if err != nil {
		return sentFile{}, front.BadForm("Send the file from its own page.")
	}
	for range maxParts {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return sentFile{}, &refusedError{http.StatusUnprocessableEntity, templates.NoFile}
		}
		if err != nil {
			return sentFile{}, unreadable(err)
		}
		if part.FormName() == "deck" && part.FileName() != "" {
			return readPart(part, r.Body)
		}
	}
	return sentFile{}, front.BadForm("The form has too many fields. Send the file from its own page.")
}

// readPart reads a file, and what is left of the request where that is too much.
func readPart(part *multipart.Part, rest io.Reader) (sentFile, error) {
	name := bundle.FileName(part.FileName())
	data, err := io.ReadAll(io.LimitReader(part, bundle.MaxUpload+1))
	if err != nil {
		return sentFile{}, unreadable(err)
	}
	if len(data) > bundle.MaxUpload {
		io.Copy(io.Discard, rest) // up to maxSent; whatever comes of it, the file is refused
		no := templates.HugeFile
		no.File = name
		return sentFile{}, &refusedError{http.StatusRequestEntityTooLarge, no}
	}
	return sentFile{name, data}, nil
}

// unreadable says what an error of reading a form means.
func unreadable(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return &refusedError{http.StatusRequestEntityTooLarge, templates.HugeFile}
	}
	return front.BadForm("The file did not arrive whole. Open the page and send it again.")
}
