package live

import (
	"slices"

	"quiz/internal/deck"
)

// This file looks back on a session: each round that counts, for one pupil or for the
// whole class.

// Line is one question of a session as it went, for looking back.
type Line struct {
	Round    int
	Source   Source
	Shares   []Share
	Outcomes Outcomes
	Mine     *Given  // of one participant; nil where they gave none, or none is asked for
	Result   *Result // of it
}

// Report returns the rounds that count, in their order, with what a participant
// answered. It is empty for who waits or was removed, as their screens are.
func (c *Class) Report(number int) []Line {
	who, ok := c.who(number)
	if !ok || !who.playing() {
		return nil
	}
	mine := who.Number
	var lines []Line
	for i, r := range c.rounds {
		if !r.counts() {
			continue
		}
		line := c.line(i)
		if result, ok := r.results[mine]; ok {
			given, _ := c.asked[r.question].given(r.answers[mine].Value)
			line.Mine, line.Result = &given, &result
		}
		lines = append(lines, line)
	}
	return lines
}

// line is a round without what one pupil made of it.
func (c *Class) line(i int) Line {
	r := c.rounds[i]
	q := c.asked[r.question]
	return Line{
		Round: i + 1, Shares: c.shares(r), Outcomes: c.outcomes(r),
		Source: Source{Book: c.book, Card: q.card, Question: q.Question, Order: slices.Clone(q.order)},
	}
}

// Sheet is a session as a table: a row for each pupil, a column for each round that
// counts.
type Sheet struct {
	Lines []Line
	Rows  []Row // the first rank first
}

// Row is a pupil's row of a sheet.
type Row struct {
	Name  string
	Total Total
	Cells []Cell // by line
}

// Cell is what a pupil made of a round.
type Cell struct {
	Answered bool
	Outcome  deck.Outcome
	Points   int
}

// Sheet returns the session as a table.
func (c *Class) Sheet() Sheet {
	var s Sheet
	for i, r := range c.rounds {
		if r.counts() {
			s.Lines = append(s.Lines, c.line(i))
		}
	}
	for _, t := range c.Totals() {
		row := Row{Name: c.pupils[t.Participant-1].shownName(), Total: t}
		for _, l := range s.Lines {
			result, ok := c.rounds[l.Round-1].results[t.Participant]
			row.Cells = append(row.Cells, Cell{Answered: ok, Outcome: result.Verdict.Outcome, Points: result.Points})
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}
