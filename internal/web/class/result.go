package class

import (
	"net/http"

	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/internal/web/reported"
	"quiz/templates"
)

// This file looks back: the own result with its sources, and the code by which a pupil
// carries it to a profile.

// resultShow shows a pupil what they answered.
func (s *site) resultShow(w http.ResponseWriter, r *http.Request) error {
	p, err := s.caller(r)
	if err != nil {
		return err
	}
	var view live.PupilView
	var lines []live.Line
	p.lesson.Look(func(c *live.Class, now int64) {
		if view, err = c.Pupil(c.Board(now), p.number); err == nil {
			lines = c.Report(p.number)
		}
	})
	if err != nil {
		return err
	}
	page := templates.PupilReport{
		Name: view.Name, Points: view.Total.Points, Right: view.Total.Right, Nearly: view.Total.Nearly, Of: len(lines),
		Ended: view.Phase == live.Ended,
	}
	page.Claim = page.Ended && view.Total.Answered > 0
	for _, l := range lines {
		page.Lines = append(page.Lines, reportLine(l))
	}
	return send(w, r, http.StatusOK, templates.PupilFrame{Title: "Your answers", Class: view.Title, Leave: true}, templates.PupilReportMain(page))
}

// reportLine is one question of the result.
func reportLine(l live.Line) templates.PupilLine {
	q := l.Source.Question
	line := templates.PupilLine{Stem: q.Stem, Answers: q.Answers, Language: l.Source.Book.Language, Result: templates.GaveUp}
	if q.Form == deck.TrueFalse && len(l.Source.Order) > 0 {
		line.Stem, line.Answers = q.Options[l.Source.Order[0]].Text, nil
	}
	if l.Mine != nil && l.Result != nil {
		line.Given = givenWords(*l.Mine, optionsOf(l), q.Form)
		line.Result, line.Why, line.Points = reported.Result(l.Result.Verdict.Outcome), l.Result.Verdict.Reason, l.Result.Points
	}
	line.Said, line.Early = reports(&l.Source)
	return line
}

// optionsOf are the options in the order in which the phones showed them.
func optionsOf(l live.Line) []string {
	var texts []string
	for _, i := range l.Source.Order {
		texts = append(texts, l.Source.Question.Options[i].Text)
	}
	return texts
}

// claimMake gives a pupil a claim code, which is shown once.
func (s *site) claimMake(w http.ResponseWriter, r *http.Request) error {
	p, view, err := s.seen(r)
	if err != nil {
		return err
	}
	if view.Phase != live.Ended || view.Standing != live.In {
		http.Redirect(w, r, "/class", http.StatusSeeOther)
		return nil
	}
	code, err := p.lesson.NewClaim(r.Context(), view.Participant)
	if err != nil {
		return err
	}
	return send(w, r, http.StatusOK, templates.PupilFrame{Title: "Your code", Class: view.Title, Leave: true}, templates.ClaimCodeMain(code))
}
