package pupil

import (
	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/internal/web/reported"
	"quiz/templates"
)

// This file looks back: what a participant answered, with its sources.

// Report is what the participant answered so far, and the class's title.
func (s Screen) Report() (report templates.PupilReport, class string, err error) {
	var view live.PupilView
	var lines []live.Line
	s.Lesson.Look(func(c *live.Class, now int64) {
		if view, err = c.Pupil(c.Board(now), s.Number); err == nil {
			lines = c.Report(s.Number)
		}
	})
	if err != nil {
		return report, "", err
	}
	report = templates.PupilReport{
		At: s.At, Name: view.Name, Points: view.Total.Points, Right: view.Total.Right, Nearly: view.Total.Nearly,
		Answered: view.Total.Answered, Of: len(lines), Ended: view.Phase == live.Ended,
	}
	for _, l := range lines {
		report.Lines = append(report.Lines, reportLine(l))
	}
	return report, view.Title, nil
}

// reportLine is one question of the report.
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
	line.Said, line.Early = reported.Positions(l.Source.Book, l.Source.Card)
	return line
}

// optionsOf are the options in the order in which the screens showed them.
func optionsOf(l live.Line) []string {
	var texts []string
	for _, i := range l.Source.Order {
		texts = append(texts, l.Source.Question.Options[i].Text)
	}
	return texts
}
