package class

import (
	"context"
	"errors"
	"net/http"

	"quiz/internal/live"
	"quiz/internal/web/feed"
	"quiz/internal/web/front"
	"quiz/templates"
)

// This file turns an error into a page that says what to do, or for programs into JSON.

// refusal is one way in which a request may fail.
type refusal struct {
	status int
	code   string // for programs
	templates.Refusal
}

// kind is a kind of failure.
type kind int

// The kinds of failures.
const (
	broken kind = iota
	noPage
	noMethod
	foreign
	otherHost
	nobody
	noWall
	noClass
	over
	locked
	full
	tooLate
	asked
	badName
	unknownName
	badForm
	badAnswer
	slow
	busy
)

var refusals = map[kind]refusal{
	broken:      {http.StatusInternalServerError, "broken", templates.Refusal{Title: "Something went wrong", Advice: "It was not your fault. Load the page again; what was stored is kept."}},
	noPage:      {http.StatusNotFound, "no-page", templates.Refusal{Title: "There is no such page", Advice: "Look at the address again, or type the code from the wall."}},
	noMethod:    {http.StatusMethodNotAllowed, "no-method", templates.Refusal{Title: "This page takes no such request", Advice: "Use the links and buttons of the pages."}},
	foreign:     {http.StatusForbidden, "other-site", templates.Refusal{Title: "This came from another site", Advice: "Nothing was changed. Open the class's own page."}},
	otherHost:   {http.StatusMisdirectedRequest, "other-host", templates.Refusal{Title: "This address is not the class's", Advice: "Use the address on the wall."}},
	nobody:      {http.StatusUnauthorized, "nobody", templates.Refusal{Title: "This phone is in no class", Advice: "Type the code from the wall. If you were in the class already, choose “I was here already” and write the same name."}},
	noWall:      {http.StatusUnauthorized, "no-wall", templates.Refusal{Title: "This screen shows no class", Advice: "A link to a wall is for the screen that opens it first, until the teacher takes it back. Ask the teacher for a new link."}},
	noClass:     {http.StatusNotFound, "no-class", templates.Refusal{Title: "There is no such class", Advice: "The link is incomplete, or from another day. Type the code from the wall."}},
	over:        {http.StatusGone, "over", templates.Refusal{Title: "The class is over", Advice: "Nobody comes in any more. If you were in it, open the page on the phone that you used."}},
	locked:      {http.StatusConflict, "locked", templates.Refusal{Title: "The door is locked", Advice: "The teacher has locked the door. Ask them to open it, or, if you were in the class, write the same name and choose “I was here already”."}},
	full:        {http.StatusConflict, "full", templates.Refusal{Title: "The class is full", Advice: "The class is full. Ask the teacher to make room."}},
	tooLate:     {http.StatusConflict, "begun", templates.Refusal{Title: "The class has begun", Advice: "The class has begun, and nobody new comes in. If you were in it, write the same name and choose “I was here already”."}},
	asked:       {http.StatusConflict, "asked", templates.Refusal{Title: "Somebody asks already", Advice: "Somebody asks already to be let in under this name. Go to your teacher, who sees who asks."}},
	badName:     {http.StatusUnprocessableEntity, "bad-name", templates.Refusal{Title: "That can't be a name", Advice: "Write a name with at least one letter or digit."}},
	unknownName: {http.StatusUnprocessableEntity, "unknown-name", templates.Refusal{Title: "Nobody in this class has that name", Advice: "Write the name as the class saw it, with a number behind it if it had one, or join as someone new."}},
	badForm:     {http.StatusBadRequest, "bad-request", templates.Refusal{Title: "The form is damaged", Advice: "Open its page and send it again.", Back: "/class"}},
	badAnswer:   {http.StatusUnprocessableEntity, "bad-answer", templates.NotAnAnswer("/class")},
	slow:        {http.StatusTooManyRequests, "slow", templates.Refusal{Title: "Too many codes were wrong", Advice: "Wait a minute, or use the link or the QR code."}},
	busy:        {http.StatusServiceUnavailable, "busy", templates.Refusal{Title: "Too much at once", Advice: "It may have been stored or not: send it again, it counts once.", Back: "/class"}},
}

// refusalOf says which kind of failure an error is.
func refusalOf(err error) kind {
	var tooLarge *http.MaxBytesError
	for _, known := range []struct {
		err error
		is  kind
	}{
		{front.ErrNoPage, noPage}, {front.ErrMethod, noMethod}, {front.ErrForeign, foreign}, {front.ErrHost, otherHost},
		{errNobody, nobody}, {errNoWall, noWall}, {live.ErrNoSession, noClass}, {live.ErrNoCode, noClass}, {live.ErrEnded, over},
		{live.ErrLocked, locked}, {live.ErrFull, full}, {live.ErrTooOld, tooLate}, {live.ErrAsked, asked}, {live.ErrName, badName},
		{errUnknownName, unknownName}, {live.ErrValue, badAnswer}, {live.ErrNoRound, badAnswer}, {errSlow, slow},
		{feed.ErrFull, busy}, {context.DeadlineExceeded, busy}, {context.Canceled, busy},
	} {
		if errors.Is(err, known.err) {
			return known.is
		}
	}
	if errors.As(err, new(*front.FormError)) || errors.As(err, &tooLarge) || errors.Is(err, feed.ErrBody) || errors.Is(err, live.ErrTokenTaken) {
		return badForm
	}
	return broken
}

// show shows an error.
func (s *site) show(w http.ResponseWriter, r *http.Request, err error) error {
	of := refusals[refusalOf(err)]
	if of.status >= http.StatusInternalServerError {
		s.Log.ErrorContext(r.Context(), "request failed", "request", front.RequestID(r), "route", r.Pattern, "err", err)
	}
	if of.status == http.StatusServiceUnavailable || of.status == http.StatusTooManyRequests {
		w.Header().Set("Retry-After", "2")
	}
	if wantsJSON(r) {
		return front.SendJSON(w, of.status, apiError{of.code, of.Advice})
	}
	return send(w, r, of.status, templates.PupilFrame{Title: of.Title, Leave: of.code == "broken"}, templates.RefusalMain(of.Refusal))
}
