package web

import (
	"context"
	"errors"
	"net/http"

	"quiz/internal/live"
	"quiz/internal/study"
	"quiz/internal/web/feed"
	"quiz/internal/web/front"
	"quiz/templates"
)

// This file turns an error into one of the problems that templates has words
// for. The log has the rest.

// What a deck that is here has no more, or never had.
var (
	errNoFact   = errors.New("no such fact")
	errNoSource = errors.New("no such source")
)

// show shows an error: a removed deck's page where there is one, or a problem.
func (s *site) show(w http.ResponseWriter, r *http.Request, err error) error {
	w.Header().Del("Content-Location")
	if in, ok := s.removed(err, r.PathValue("deck")); ok {
		return removedShow(w, r, in)
	}
	return s.showProblem(w, r, err)
}

// showProblem renders the page of an error.
func (s *site) showProblem(w http.ResponseWriter, r *http.Request, err error) error {
	p := problem(err)
	p.Deck = r.PathValue("deck")
	if book, err := s.Desk.Book(p.Deck); err == nil {
		p.In = silentDeck(book)
	} else if p.Link == templates.ToDeck || p.Link == templates.NextQuestion {
		p = templates.NoPage // there is no deck that it could lead to
	}
	if scope, err := readScope(r); err == nil {
		p.Scope = scopeQuery(scope)
	}
	if p.Status >= 500 {
		p.ID = front.RequestID(r)
		s.Log.ErrorContext(r.Context(), "request failed", "request", p.ID, "route", r.Pattern, "err", err)
	}
	if p.Status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "2")
	}
	return render(w, r, p.Status, templates.Frame{Title: p.Title}, templates.ProblemMain(p))
}

// problem says what an error means to a person.
func problem(err error) templates.Problem {
	var (
		form     *front.FormError
		answer   *study.SubmissionError
		tooLarge *http.MaxBytesError
	)
	switch {
	case errors.As(err, &form):
		return templates.BadForm.Why(form.Advice)
	case errors.As(err, &answer):
		return templates.BadAnswer.Why(answer.Advice)
	case errors.As(err, &tooLarge):
		return templates.TooLong
	case errors.Is(err, study.ErrStale), errors.Is(err, study.ErrKeyUsed):
		return templates.Stale
	case errors.Is(err, study.ErrNotLast):
		return templates.NotLast
	case errors.Is(err, errNoFact):
		return templates.GoneFact
	case errors.Is(err, errNoSource):
		return templates.GoneSource
	case errors.Is(err, study.ErrNoQuestion), errors.Is(err, study.ErrNoCard):
		return templates.GoneQuestion
	case errors.Is(err, study.ErrNoReview):
		return templates.GoneAnswer
	case errors.Is(err, study.ErrNoDeck), errors.Is(err, front.ErrNoPage), errors.Is(err, live.ErrNoSession), errors.Is(err, errNoSeat):
		return templates.NoPage
	case errors.Is(err, errNotDirect):
		return templates.Proxied
	case errors.Is(err, errNoPhones):
		return templates.NoSessionsHere
	case errors.Is(err, live.ErrNoMore), errors.Is(err, live.ErrUnsuited):
		return templates.NothingToAsk
	case errors.Is(err, front.ErrMethod):
		return templates.NoMethod
	case errors.Is(err, front.ErrForeign):
		return templates.OtherSite
	case errors.Is(err, front.ErrHost):
		return templates.OtherHost
	case errors.Is(err, errExpired):
		return templates.Expired
	case errors.Is(err, errChecking):
		return templates.Checking
	case errors.Is(err, study.ErrNotRemoved):
		return templates.NotRemoved
	case errors.Is(err, feed.ErrBody):
		return templates.BadForm
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled), errors.Is(err, feed.ErrFull):
		return templates.Busy
	}
	return templates.Broken
}
