package web

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/templates"
)

// This file writes a session's results for spreadsheets: one row for each pupil, two
// columns for each question; and one row for each question, two columns for each option.

// byteOrderMark tells spreadsheets that the file is UTF-8.
const byteOrderMark = "\ufeff"

// writeSheet writes a session as CSV. Names and questions come from outside; none of
// them is a formula there.
func writeSheet(w io.Writer, sheet live.Sheet) error {
	head := []string{"Rank", "Name", "Points", "Right", "Nearly", "Answered", "Questions"}
	for i, line := range sheet.Lines {
		head = append(head, fmt.Sprintf("%d. %s", i+1, questionLine(line.Source)), fmt.Sprintf("%d. points", i+1))
	}
	rows := [][]string{head}
	for _, row := range sheet.Rows {
		rows = append(rows, sheetRow(row, len(sheet.Lines)))
	}
	return writeRows(w, rows)
}

// writeQuestions writes the questions of a session as CSV: how each was answered, and
// what share of those who answered chose each option.
func writeQuestions(w io.Writer, sheet live.Sheet) error {
	head := []string{"Number", "Question", "Answer", "Right", "Nearly", "Not right", "No answer", "Right %"}
	fixed := len(head)
	var rows [][]string
	for i, line := range sheet.Lines {
		row := questionRow(i+1, line)
		for n := (len(head)-fixed)/2 + 1; len(head) < len(row); n++ {
			head = append(head, fmt.Sprintf("Option %d", n), fmt.Sprintf("Option %d %%", n))
		}
		rows = append(rows, row)
	}
	return writeRows(w, append([][]string{head}, rows...))
}

// questionRow is a question's row.
func questionRow(number int, line live.Line) []string {
	n := line.Outcomes
	right := live.Share{Count: n.Right, Of: n.Right + n.Nearly + n.Wrong}
	row := []string{
		strconv.Itoa(number), questionLine(line.Source), templates.Plain(strings.Join(line.Source.Question.Answers, "; ")),
		strconv.Itoa(n.Right), strconv.Itoa(n.Nearly), strconv.Itoa(n.Wrong), strconv.Itoa(n.Open), strconv.Itoa(right.Percent()),
	}
	for _, s := range line.Shares {
		row = append(row, templates.Plain(s.Text), strconv.Itoa(s.Percent()))
	}
	return row
}

// writeRows writes rows as CSV.
func writeRows(w io.Writer, rows [][]string) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, row := range rows {
		if err := out.Write(inCells(row)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// sheetRow is a pupil's row.
func sheetRow(row live.Row, questions int) []string {
	t := row.Total
	cells := []string{
		strconv.Itoa(t.Rank), row.Name, strconv.Itoa(t.Points), strconv.Itoa(t.Right), strconv.Itoa(t.Nearly),
		strconv.Itoa(t.Answered), strconv.Itoa(questions),
	}
	for _, c := range row.Cells {
		cells = append(cells, outcomeWords(c), strconv.Itoa(c.Points))
	}
	return cells
}

// outcomeWords says what a pupil made of a question.
func outcomeWords(c live.Cell) string {
	switch {
	case !c.Answered:
		return "no answer"
	case c.Outcome == deck.Right:
		return "right"
	case c.Outcome == deck.Nearly:
		return "nearly"
	}
	return "not right"
}

// questionLine is a question in one line of plain text; of a statement, the statement.
func questionLine(of live.Source) string {
	if of.Question.Form == deck.TrueFalse {
		return templates.Plain(of.Question.Options[of.Order[0]].Text)
	}
	return templates.Gapped(of.Question.Stem)
}

// inCells makes text of what spreadsheets would take for a formula: that begins with a
// sign they compute with, after whatever gap. They show the quote before it nowhere but
// where the cell is edited.
func inCells(cells []string) []string {
	safe := make([]string, len(cells))
	for i, text := range cells {
		text = strings.Map(oneLine, text)
		if begin := strings.TrimLeftFunc(text, unicode.IsSpace); begin != "" && strings.ContainsRune("=+-@＝＋－＠|%", []rune(begin)[0]) {
			text = "'" + text
		}
		safe[i] = text
	}
	return safe
}

// oneLine keeps a cell on its line, and what can't be seen out of it.
func oneLine(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}
