package web

import (
	"bytes"
	"io"
	"net/http"
	"time"

	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/internal/web/reported"
	"quiz/internal/web/wall"
	"quiz/templates"
)

// This file looks back on a session.

// resultsShow shows what came of a session, per question and per pupil.
func (s *site) resultsShow(w http.ResponseWriter, r *http.Request) error {
	l, err := s.lesson(r)
	if err != nil {
		return err
	}
	today, err := s.today(r)
	if err != nil {
		return err
	}
	var view templates.SessionResults
	var sheet live.Sheet
	l.Look(func(c *live.Class, now int64) {
		session := c.Session()
		sheet = c.Sheet()
		view = results(sheet)
		view.ID, view.Title, view.Ended = session.ID, session.Title, c.Phase(now) == live.Ended
		view.Began = today.calendar.Local(time.UnixMilli(session.CreatedAt))
	})
	for i, line := range sheet.Lines {
		if view.Asked[i].Said.Passages, err = s.passages(r.Context(), line.Source.Book); err != nil {
			return err
		}
	}
	frame := templates.Frame{Title: "Results · " + view.Title, Style: sessionStyle}
	return render(w, r, http.StatusOK, frame, templates.SessionResultsMain(view))
}

// results are a session's table as its page shows it.
func results(sheet live.Sheet) templates.SessionResults {
	view := templates.SessionResults{Came: len(sheet.Rows)}
	for _, line := range sheet.Lines {
		view.Asked = append(view.Asked, askedView(line))
	}
	for _, row := range sheet.Rows {
		pupil := templates.SessionPupil{Rank: row.Total.Rank, Name: row.Name, Points: row.Total.Points, Right: row.Total.Right}
		for _, c := range row.Cells {
			pupil.Cells = append(pupil.Cells, templates.SessionCell{Answered: c.Answered, Result: reported.Result(c.Outcome), Points: c.Points})
		}
		view.Pupils = append(view.Pupils, pupil)
	}
	return view
}

// askedView is a question as it went.
func askedView(line live.Line) templates.SessionAsked {
	q, n := line.Source.Question, line.Outcomes
	view := templates.SessionAsked{
		Posed: templates.Posed{Deck: line.Source.Book.Deck, Language: line.Source.Book.Language, Stem: q.Stem},
		Tally: tallyWords(n), Said: *explained(line.Source),
	}
	sides := q.Form == deck.TrueFalse
	if sides {
		view.Posed.Statement = q.Options[line.Source.Order[0]].Text
	}
	view.Posed.Options = wall.Shares(line.Shares, sides)
	if len(line.Shares) == 0 {
		view.Key = q.Answers
	}
	if answered := n.Right + n.Nearly + n.Wrong; answered > 0 {
		view.Right = live.Share{Count: n.Right, Of: answered}.Percent()
	}
	return view
}

// resultsExport gives the table of the pupils for spreadsheets.
func (s *site) resultsExport(w http.ResponseWriter, r *http.Request) error {
	return s.export(w, r, "results", writeSheet)
}

// questionsExport gives the table of the questions.
func (s *site) questionsExport(w http.ResponseWriter, r *http.Request) error {
	return s.export(w, r, "questions", writeQuestions)
}

// export gives a table for spreadsheets.
func (s *site) export(w http.ResponseWriter, r *http.Request, name string, write func(io.Writer, live.Sheet) error) error {
	l, err := s.lesson(r)
	if err != nil {
		return err
	}
	today, err := s.today(r)
	if err != nil {
		return err
	}
	var sheet live.Sheet
	var began time.Time
	l.Look(func(c *live.Class, _ int64) {
		sheet, began = c.Sheet(), today.calendar.Local(time.UnixMilli(c.Session().CreatedAt))
	})
	var file bytes.Buffer
	if err := write(&file, sheet); err != nil {
		return err
	}
	return attach(w, name+"-"+began.Format(time.DateOnly)+".csv", "text/csv; charset=utf-8", file.Bytes())
}
