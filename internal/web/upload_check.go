package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"quiz/internal/bundle"
	"quiz/templates"
)

// This file has a file that was handed in checked: bounded in time, in memory,
// and in how many at once.

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
func checkNow(f sentFile, look func(*bundle.Bundle) bundle.Checked) (c checkedFile, err error) {
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
	c = checkedFile{bundle: b, Checked: look(b)}
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

// checkBundle says everything that is wrong with what was handed in.
func checkBundle(b *bundle.Bundle) bundle.Checked { return b.Check(b.Name) }

// maxCards bounds the cards of a deck that is added here. Installed decks stay in
// memory, and these take some hundred MiB of it.
const maxCards = 50_000

// answerTime is how long an answer may take that has a deck checked: waiting for
// others, and the check itself.
const answerTime = 3 * time.Minute

// takeTime lets an answer take as long as checking a large deck does. Where the
// server can't, its own limit holds.
func takeTime(w http.ResponseWriter) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(answerTime))
}
