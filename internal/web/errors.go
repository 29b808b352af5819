package web

import (
	"context"
	"errors"
	"net/http"

	"quiz/internal/study"
	"quiz/templates"
)

// This file turns an error into one of the problems that templates has words
// for. The log has the rest.

var (
	errNoPage  = errors.New("no such page")
	errMethod  = errors.New("the page does not take this method")
	errForeign = errors.New("the request came from another site")
	errHost    = errors.New("the request names another host")
)

// formError says what is wrong with a form, to the person who sent it.
type formError struct{ advice string }

func (e *formError) Error() string { return "form: " + e.advice }

// sentError is a failure while the page was on its way: nothing more can be
// shown.
type sentError struct{ error }

func (e sentError) Unwrap() error { return e.error }

// sent marks an error of writing the page.
func sent(err error) error {
	if err == nil {
		return nil
	}
	return sentError{err}
}

// page serves a handler and shows its error.
func (s *site) page(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// fail shows an error. What people can't mend is logged with its chain.
func (s *site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.As(err, new(sentError)) {
		s.Log.InfoContext(r.Context(), "page not delivered", "request", requestID(r), "err", err)
		return
	}
	w.Header().Del("Content-Location")
	if in, ok := s.removed(err, r.PathValue("deck")); ok {
		err = removedShow(w, r, in)
	} else {
		err = s.showProblem(w, r, err)
	}
	if err != nil {
		s.Log.ErrorContext(r.Context(), "error page failed", "request", requestID(r), "err", err)
	}
}

// showProblem renders the page of an error.
func (s *site) showProblem(w http.ResponseWriter, r *http.Request, err error) error {
	p := problem(err)
	p.Deck = r.PathValue("deck")
	if scope, err := readScope(r); err == nil {
		p.Scope = scopeQuery(scope)
	}
	if p.Status >= 500 {
		p.ID = requestID(r)
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
		form     *formError
		answer   *study.SubmissionError
		tooLarge *http.MaxBytesError
	)
	switch {
	case errors.As(err, &form):
		return templates.BadForm.Why(form.advice)
	case errors.As(err, &answer):
		return templates.BadAnswer.Why(answer.Advice)
	case errors.As(err, &tooLarge):
		return templates.TooLong
	case errors.Is(err, study.ErrStale), errors.Is(err, study.ErrKeyUsed):
		return templates.Stale
	case errors.Is(err, study.ErrNotLast):
		return templates.NotLast
	case errors.Is(err, study.ErrNoQuestion), errors.Is(err, study.ErrNoCard):
		return templates.GoneQuestion
	case errors.Is(err, study.ErrNoDeck), errors.Is(err, study.ErrNoReview), errors.Is(err, errNoPage):
		return templates.NoPage
	case errors.Is(err, errMethod):
		return templates.NoMethod
	case errors.Is(err, errForeign):
		return templates.OtherSite
	case errors.Is(err, errHost):
		return templates.OtherHost
	case errors.Is(err, errExpired):
		return templates.Expired
	case errors.Is(err, errChecking):
		return templates.Checking
	case errors.Is(err, study.ErrNotRemoved):
		return templates.NotRemoved
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return templates.Busy
	}
	return templates.Broken
}
