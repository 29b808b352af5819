package web

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/internal/web/front"
)

// This file reads what a learner gave each line of a question about several facts
// at once. study checks that these are the lines that were asked for.

// asksLines reports whether a form answers such a question.
func asksLines(form url.Values) bool {
	return ranks(form) || strings.HasSuffix(form.Get("question"), "#"+string(deck.Matching))
}

// ranks reports whether its lines are given places.
func ranks(form url.Values) bool {
	return strings.HasSuffix(form.Get("question"), "#"+string(deck.Ordering))
}

// lineError says what is wrong with the lines of a form. The page shows it above
// them, with all that was chosen.
type lineError struct {
	study.SubmissionError
	twice int // the value that two lines have, or -1
}

// Unwrap is what the error is where no page can show the lines.
func (e *lineError) Unwrap() error { return &e.SubmissionError }

func newLineError(twice int, advice string) *lineError {
	return &lineError{study.SubmissionError{Field: "items", Advice: advice}, twice}
}

// readLines reads the lines of a form.
func readLines(form url.Values) (deck.Response, error) {
	r := deck.Response{Option: -1}
	given := make(map[int]bool)
	for i := range front.MaxFields {
		name := "item" + strconv.Itoa(i)
		if !form.Has(name) {
			continue
		}
		value, err := strconv.Atoi(form.Get(name))
		switch {
		case form.Get(name) == "":
			return deck.Response{}, newLineError(-1, "Not every line has its answer yet. Choose one for each, or “I don’t know”.")
		case err != nil || value < 0 || value >= front.MaxFields:
			return deck.Response{}, &study.SubmissionError{Field: "items", Advice: "Choose one of those offered for each line."}
		case given[value] && ranks(form):
			return deck.Response{}, newLineError(value, "Two lines have the same place. Give each a place of its own.")
		case given[value]:
			return deck.Response{}, newLineError(value, "Two lines have the same answer. Each belongs to one line.")
		}
		given[value] = true
		r.Pairs = append(r.Pairs, [2]int{i, value})
	}
	if len(r.Pairs) == 0 {
		return deck.Response{}, errUnanswered
	}
	if ranks(form) {
		slices.SortFunc(r.Pairs, func(a, b [2]int) int { return cmp.Compare(a[1], b[1]) })
		for _, pair := range r.Pairs {
			r.Order = append(r.Order, pair[0])
		}
		r.Pairs = nil
	}
	return r, nil
}
