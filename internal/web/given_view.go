package web

import (
	"strings"

	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/internal/web/reported"
	"quiz/templates"
)

// This file gathers what a page says of the learner's own answer: what it was,
// and why it is or is not right.

// given is what the learner answered, where there is something to say about it.
func given(a study.Answered) *templates.Given {
	if a.Question.Form == deck.TrueFalse && result(a) == templates.GaveUp {
		return unjudged(a)
	}
	if result(a) == templates.GaveUp || a.Question.Form == deck.SelfGraded || len(a.Question.Items) > 0 {
		return nil
	}
	switch {
	case a.Question.Form == deck.TrueFalse && a.Response != nil:
		return judged(a)
	case a.Question.Form == deck.Multiple && a.Response != nil:
		return chosenSet(a)
	case len(a.Question.Blanks) > 0 && a.Response != nil:
		return filledIn(a)
	case len(a.Question.Options) > 0:
		return chosen(a)
	}
	g := &templates.Given{How: templates.YouWrote, Text: a.Review.Response, Why: reason(a)}
	if result(a) == templates.Right && g.Why == "" {
		return nil
	}
	return g
}

// reason is the judge's reason, without what the page says anyway: the result,
// and the answer, which stands in the claim.
func reason(a study.Answered) string {
	if a.Verdict.Code == deck.CodeWrong {
		return ""
	}
	if result(a) == templates.Right {
		return beyond(a.Verdict.Reason)
	}
	return strings.TrimSpace(a.Verdict.Reason)
}

// beyond is what a reason says beyond that the answer is right: how it is spelled.
func beyond(reason string) string {
	return strings.TrimSpace(strings.TrimPrefix(reason, templates.Right.Words()+"."))
}

// chosen is the option that was chosen, with why it is wrong.
func chosen(a study.Answered) *templates.Given {
	if result(a) == templates.Right {
		return nil
	}
	g := &templates.Given{How: templates.YouChose, Text: a.Review.Response, Offered: true, Why: a.Verdict.Reason}
	for _, o := range a.Question.Options {
		if o.Text == a.Review.Response {
			g.Why = o.Why
		}
	}
	return g
}

// judged is what was said of a statement. A true one stands on the page as the
// claim.
func judged(a study.Answered) *templates.Given {
	o := a.Question.Options[a.Response.Option]
	if o.Correct && a.Response.True {
		return nil
	}
	return &templates.Given{How: templates.YouSaid(a.Response.True), Text: o.Text, Offered: true, Why: reason(a)}
}

// unjudged is a statement that was put to a learner who said nothing of it. A true
// one stands on the page as the claim.
func unjudged(a study.Answered) *templates.Given {
	o := statement(a)
	if o.Correct {
		return nil
	}
	return &templates.Given{How: templates.WasFalse, Text: o.Text, Offered: true, Why: o.Why}
}

// filledIn is what was typed into several blanks.
func filledIn(a study.Answered) *templates.Given {
	g := &templates.Given{How: templates.YouWrote}
	for i, v := range a.Verdict.Blanks {
		b := templates.GivenBlank{Result: reported.Result(v.Outcome), Why: v.Reason}
		if i < len(a.Response.Texts) {
			b.Text = a.Response.Texts[i]
		}
		if v.Outcome == deck.Right {
			b.Why = beyond(v.Reason)
		}
		g.Blanks = append(g.Blanks, b)
	}
	return g
}

// givenText is a stored answer in a line.
func givenText(form deck.Form, stored string) string {
	if words, ok := templates.Recalls[stored]; ok && form == deck.SelfGraded {
		return words
	}
	if form == deck.Choice || form == deck.Multiple || form == deck.TrueFalse {
		stored = templates.Plain(stored)
	}
	return strings.ReplaceAll(stored, "\n", " · ")
}
