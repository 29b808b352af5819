package web

import (
	"encoding/csv"
	"strings"
	"testing"

	"quiz/internal/deck"
	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests what spreadsheets are given.

// sheetLine is a question as a session's sheet holds it.
func sheetLine(stem string) live.Line {
	return live.Line{Source: live.Source{Question: &deck.Question{Form: deck.Choice, Stem: stem}}}
}

func readSheet(t *testing.T, s live.Sheet) [][]string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, writeSheet(&b, s))
	text, marked := strings.CutPrefix(b.String(), "\ufeff")
	require.True(t, marked, "spreadsheets open it as UTF-8")
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err)
	return rows
}

func TestTheSheetHasARowForEachPupil(t *testing.T) {
	rows := readSheet(t, live.Sheet{
		Lines: []live.Line{sheetLine("What is the *capital*?"), {Source: live.Source{
			Question: &deck.Question{Form: deck.TrueFalse, Options: []deck.Option{{Text: "Kabul is in the north."}, {Text: "Kabul is high."}}}, Order: []int{1},
		}}},
		Rows: []live.Row{
			{Name: "Zoë, \"Z\"", Total: live.Total{Points: 150, Right: 1, Nearly: 1, Answered: 2, Rank: 1}, Cells: []live.Cell{
				{Answered: true, Outcome: deck.Right, Points: 100}, {Answered: true, Outcome: deck.Nearly, Points: 50},
			}},
			{Name: "Ali", Total: live.Total{Rank: 2, Answered: 1}, Cells: []live.Cell{{Answered: true}, {}}},
		},
	})
	require.Equal(t, [][]string{
		{"Rank", "Name", "Points", "Right", "Nearly", "Answered", "Questions", "1. What is the capital?", "1. points", "2. Kabul is high.", "2. points"},
		{"1", "Zoë, \"Z\"", "150", "1", "1", "2", "2", "right", "100", "nearly", "50"},
		{"2", "Ali", "0", "0", "0", "1", "2", "not right", "0", "no answer", "0"},
	}, rows)
}

func TestTheOtherSheetHasARowForEachQuestion(t *testing.T) {
	typed := sheetLine("How high is it?")
	typed.Source.Question.Answers, typed.Outcomes = []string{"7,492", "7492"}, live.Outcomes{Nearly: 1, Wrong: 1}
	choice := sheetLine("=1+1, or which *city*?")
	choice.Source.Question.Answers, choice.Outcomes = []string{"Kabul"}, live.Outcomes{Right: 2, Wrong: 1, Open: 4}
	choice.Shares = []live.Share{{Text: "=Herat", Count: 1, Of: 3}, {Text: "**Kabul**", Right: true, Count: 2, Of: 3}}
	var b strings.Builder
	require.NoError(t, writeQuestions(&b, live.Sheet{Lines: []live.Line{typed, choice}}))
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), byteOrderMark)))
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	require.NoError(t, err)
	require.Equal(t, [][]string{
		{"Number", "Question", "Answer", "Right", "Nearly", "Not right", "No answer", "Right %", "Option 1", "Option 1 %", "Option 2", "Option 2 %"},
		{"1", "How high is it?", "7,492; 7492", "0", "1", "1", "0", "0"},
		{"2", "'=1+1, or which city?", "Kabul", "2", "0", "1", "4", "67", "'=Herat", "33", "Kabul", "67"},
	}, rows)
}

func TestNoCellIsAFormula(t *testing.T) {
	for name, want := range map[string]string{
		`=HYPERLINK("http://evil.example")`: `'=HYPERLINK("http://evil.example")`,
		"+1":                                "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "  =1": "'  =1", "\t=1": "' =1", "\u00a0=1": "' =1",
		"＝1": "'＝1", "\u200b=1": "'=1", "|calc": "'|calc",
		"Ann\r\n=1": "Ann  =1", "1-1": "1-1", "Zoë": "Zoë", "": "",
	} {
		require.Equal(t, want, readSheet(t, live.Sheet{Rows: []live.Row{{Name: name}}})[1][1], "%q", name)
	}
	rows := readSheet(t, live.Sheet{Lines: []live.Line{sheetLine("=1+1")}})
	require.Equal(t, "1. =1+1", rows[0][7], "a question begins with its number")
}
