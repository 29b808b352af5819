package web

import (
	"slices"
	"strconv"

	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/internal/web/reported"
	"quiz/templates"
)

// This file gathers what pages show of a question about several facts at once: its
// lines, and afterwards what is right of each.

// askLines fills in the lines of a question, and what each may be given.
func askLines(view *templates.Ask, a *study.Asked) {
	q := a.Question
	for _, i := range a.Items {
		view.Lines = append(view.Lines, templates.AskLine{Index: i, Text: q.Items[i].Text})
	}
	if view.Ranked = q.Form == deck.Ordering; view.Ranked {
		view.Places = templates.Ranks(len(a.Items))
		return
	}
	for _, i := range q.Partners(a.Items) {
		view.Places = append(view.Places, templates.Place{Value: strconv.Itoa(i), Text: q.Items[i].Answer})
	}
}

// answeredLines are the lines of an answered question: of an order in the right
// order, of a match as they were asked for.
func answeredLines(a study.Answered) []templates.AnsweredLine {
	q := a.Question
	items := q.Draw(a.Review.Number)
	if q.Form == deck.Ordering {
		slices.Sort(items)
	}
	lines := make([]templates.AnsweredLine, 0, len(items))
	for place, i := range items {
		line := templates.AnsweredLine{Text: q.Items[i].Text, Answer: q.Items[i].Answer, Result: templates.GaveUp}
		if q.Form == deck.Ordering {
			line.Rank = strconv.Itoa(place + 1)
		}
		if card, ok := a.Book.Card(q.Items[i].Card); ok {
			standing, _ := reported.Positions(a.Book, card)
			for _, p := range standing {
				line.Cites = append(line.Cites, p.Cites...)
			}
		}
		judgeLine(&line, q, i, a.Verdict.Lines)
		lines = append(lines, line)
	}
	return lines
}

// judgeLine says how the learner did with a line.
func judgeLine(line *templates.AnsweredLine, q *deck.Question, item int, verdicts []deck.LineVerdict) {
	at := slices.IndexFunc(verdicts, func(v deck.LineVerdict) bool { return v.Item == item })
	switch {
	case at < 0:
	case verdicts[at].Right:
		line.Result = templates.Right
	case q.Form == deck.Ordering:
		line.Result, line.Given = templates.Wrong, templates.GivenPlace(verdicts[at].Given)
	default:
		line.Result, line.Given = templates.Wrong, templates.GivenAnswer(q.Items[verdicts[at].Given].Answer)
	}
}

// tally is how many lines are right, where not all of them are.
func tally(a study.Answered) string {
	if r := result(a); r == templates.Right || r == templates.GaveUp {
		return ""
	}
	return a.Verdict.Reason
}
