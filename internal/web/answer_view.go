package web

import (
	"slices"
	"strings"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/study"
	"quiz/internal/web/reported"
	"quiz/templates"
)

// This file gathers what the page after an answer shows: the result, the claim,
// and every position with who says it.

// answeredView is a stored answer as its page shows it.
func answeredView(a study.Answered, t today) templates.Answered {
	view := templates.Answered{
		Sitting:  sittingView(a.Day),
		Review:   a.Review.ID,
		Language: a.Book.Language,
		Result:   result(a),
		First:    a.FirstLook(),
		Recalled: a.Question != nil && a.Question.Form == deck.SelfGraded,
		Leech:    a.Lapses >= study.LeechLapses && a.Review.Outcome != deck.Right,
		Undone:   a.Undone,
		Return:   t.onDay(a.DueDay),
	}
	view.Answer = a.Review.ID
	view.Card = templates.Handle{ID: a.Review.Card, Suspended: a.Mark.Suspended, Note: a.Mark.Note}
	if a.DueDay == 0 {
		view.Return = templates.When{Wait: a.Wait}
	}
	if !a.Last {
		view.Undo = ""
	} else if a.Regradable() {
		view.Grade = gradeName(a.Review.Grade)
	}
	if a.Question != nil {
		view.Stem = a.Question.Stem
		if a.Question.Form == deck.TrueFalse {
			view.Stem += " " + statement(a).Text
		}
		view.Given = given(a)
		view.Denied = a.Question.Form == deck.TrueFalse && a.Response != nil && !a.Response.True
		if f := a.Question.Form; f != deck.Cloze && f != deck.TrueFalse {
			view.Asked = templates.Gapped(a.Question.Stem)
		}
	}
	if a.Card != nil {
		if a.Question != nil && len(a.Question.Items) > 0 {
			view.Lines, view.Tally = answeredLines(a), tally(a)
		} else {
			reported.Says(&view, a.Book, a.Card)
		}
		view.Note = a.Card.Note
		if q := a.Question; q != nil && q.ByHand() {
			answerByHand(&view, q)
		}
	}
	return view
}

// statement is what was put as true or false.
func statement(a study.Answered) deck.Option {
	i := a.Question.Statement(a.Review.Number)
	if a.Response != nil && a.Response.Option >= 0 {
		i = a.Response.Option
	}
	return a.Question.Options[i]
}

// result is how the answer stands.
func result(a study.Answered) templates.Result {
	if a.Review.Outcome == deck.Wrong && (a.Review.Response == "" || a.Verdict.Code == deck.CodeUnknown) {
		return templates.GaveUp
	}
	return reported.Result(a.Review.Outcome)
}

// answerByHand shows what answers a question by hand. What else the claim marks is
// the background of it, and no answer to what was asked.
func answerByHand(view *templates.Answered, q *deck.Question) {
	for _, s := range view.Claim {
		if s.Marked && slices.Contains(q.Answers, s.Text) {
			return
		}
	}
	view.Wanted = strings.Join(q.Answers, "; ")
	for _, list := range [][]templates.Position{view.Said, view.Differ, view.Also, view.Early} {
		for i := range list {
			list[i].Asked, list[i].Claim = false, unmarked(list[i].Claim)
		}
	}
}

// unmarked is a claim with nothing set off.
func unmarked(claim []templates.Segment) []templates.Segment {
	claim = slices.Clone(claim)
	for i := range claim {
		claim[i].Marked = false
	}
	return claim
}

// gradeName is what a form calls a grade.
func gradeName(g srs.Grade) string {
	for name, grade := range grades {
		if grade == g {
			return name
		}
	}
	return ""
}
