package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"runtime/debug"
	"time"

	"quiz/internal/bundle"
	"quiz/templates"
)

// This file reads a deck's file from a form and has it checked: bounded in size,
// in memory, and in how many at once.

// maxSent bounds the body of a form with a file. It is more than a file may have:
// what is too much is read to its end and dropped, because a browser whose request
// is cut off shows no page.
const maxSent = 4 * bundle.MaxUpload

// maxParts bounds the parts of a form with a file.
const maxParts = 8

var (
	errExpired  = errors.New("what was handed in is no longer held")
	errChecking = errors.New("too many decks are being read or checked")
)

// uploads is where decks come in.
type uploads struct {
	held     holding
	reading  turnstile     // forms that are read
	checking turnstile     // decks that are read and compiled: seconds of work, hundreds of megabytes
	patience time.Duration // how long others wait
	longest  time.Duration // how long one may be checked
	look     func(name string, text []byte) bundle.Checked
}

// newUploads lets two forms be read at a time and one deck be checked; others
// wait a while.
func newUploads() *uploads {
	return &uploads{
		reading: make(turnstile, 2), checking: make(turnstile, 1),
		patience: 20 * time.Second, longest: 2 * time.Minute, look: bundle.Check,
	}
}

// turnstile lets as many through as it has room.
type turnstile chan struct{}

// enter waits for room and returns the way out; errChecking where none comes in
// time.
func (t turnstile) enter(ctx context.Context, patience time.Duration) (leave func(), err error) {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case t <- struct{}{}:
		return func() { <-t }, nil
	case <-timer.C:
		return nil, errChecking
	case <-ctx.Done():
		return nil, ctx.Err()
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
		return sentFile{}, &formError{"Send the file from its own page."}
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
	return sentFile{}, &formError{"The form has too many fields. Send the file from its own page."}
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
	return &formError{"The file did not arrive whole. Open the page and send it again."}
}

// checkedFile is a file with the deck in it and all that was found.
type checkedFile struct {
	bundle *bundle.Bundle
	bundle.Checked
}

// check opens a file and checks the deck in it, one at a time. A *refusedError
// says why a file is not taken; what is wrong with a deck are its diagnostics.
// Nothing can stop a check that was begun: one that takes too long is refused, and
// keeps others waiting until it is over.
func (u *uploads) check(ctx context.Context, f sentFile) (checkedFile, error) {
	leave, err := u.checking.enter(ctx, u.patience)
	if err != nil {
		return checkedFile{}, err
	}
	type outcome struct {
		checkedFile
		err error
	}
	done := make(chan outcome, 1) // room, so that a late outcome finds its way
	look := u.look
	go func() {
		defer leave()
		c, err := checkNow(f, look)
		done <- outcome{c, err}
	}()
	timer := time.NewTimer(u.longest)
	defer timer.Stop()
	select {
	case o := <-done:
		return o.checkedFile, o.err
	case <-timer.C:
		no := templates.SlowDeck
		no.File = f.name
		return checkedFile{}, &refusedError{http.StatusUnprocessableEntity, no}
	case <-ctx.Done():
		return checkedFile{}, ctx.Err()
	}
}

// checkNow opens a file and has look check the deck in it. A panic becomes an
// error: it must not end the program.
func checkNow(f sentFile, look func(name string, text []byte) bundle.Checked) (c checkedFile, err error) {
	defer func() {
		if v := recover(); v != nil {
			c, err = checkedFile{}, fmt.Errorf("checking a deck panicked:\n%s", debug.Stack())
		}
	}()
	b, err := bundle.Open(f.name, f.data)
	var no *bundle.Refusal
	if errors.As(err, &no) {
		return c, &refusedError{
			http.StatusUnprocessableEntity,
			templates.Refused{File: f.name, Where: no.Where, What: no.What, Do: no.Do},
		}
	}
	if err != nil {
		return c, err
	}
	c = checkedFile{bundle: b, Checked: look(b.Name, b.Deck)}
	if c.Diagnostics.Errors() > 0 {
		return c, nil
	}
	var wrong templates.Refused
	switch cards := len(c.Book.Cards); {
	case Reserved(c.Book.Deck):
		wrong = templates.Reserved(c.Book.Deck)
	case cards > maxCards:
		wrong = templates.TooManyCards(cards, maxCards)
	default:
		return c, nil
	}
	wrong.File = f.name
	return checkedFile{}, &refusedError{http.StatusUnprocessableEntity, wrong}
}

// maxCards bounds the cards of a deck that is added here. Installed decks stay in
// memory, and these take some hundred MiB of it.
const maxCards = 50_000

// reserved are addresses beside those of decks.
var reserved = map[string]bool{"add": true, "preview": true}

// Reserved reports whether a deck's id stands for a page of the site, so that no
// deck can have it.
func Reserved(id string) bool { return reserved[id] }

// answerTime is how long an answer may take that has a deck checked: waiting for
// others, and the check itself.
const answerTime = 3 * time.Minute

// takeTime lets an answer take as long as checking a large deck does. Where the
// server can't, its own limit holds.
func takeTime(w http.ResponseWriter) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(answerTime))
}
