package web

import (
	"net/url"
	"slices"
	"strconv"

	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/internal/web/front"
	"quiz/templates"
)

// This file reads and shows a set: all options that were chosen.

// readSet reads which options were chosen.
func readSet(form url.Values) (deck.Response, error) {
	r := deck.Response{Option: -1}
	for i := range front.MaxFields {
		if form.Has("option" + strconv.Itoa(i)) {
			r.Options = append(r.Options, i)
		}
	}
	if len(r.Options) == 0 {
		return r, errUnanswered
	}
	return r, nil
}

// chosenSet says of each option whether it is right and whether it was chosen, in
// the order in which they were shown.
func chosenSet(a study.Answered) *templates.Given {
	g := &templates.Given{}
	for _, i := range a.Question.Order(a.Review.Number) {
		o := a.Question.Options[i]
		line := templates.GivenLine{Text: o.Text, Why: o.Why}
		switch chosen := slices.Contains(a.Response.Options, i); {
		case o.Correct && chosen:
			line.Fate = templates.Found
		case o.Correct:
			line.Fate = templates.Missed
		case chosen:
			line.Fate = templates.Fallen
		}
		g.Lines = append(g.Lines, line)
	}
	g.How = templates.Chosen(g.Lines)
	return g
}
