package deck

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// judged is one line of a table in testdata/judge: a response and its verdict.
type judged struct {
	line     int
	question string
	response string
	want     string // outcome and code
}

// readTable reads a table: a deck's names and questions, each with responses.
//
//	name: text; other spelling = what it is
//	kind: of the name above
//	question: type [unit] stem
//	unit: text
//	tolerance: number in the unit, or of days
//	resolved: text
//	answer: text
//	accept: text
//	near: text; other spelling = why
//	  response => outcome code
func readTable(t testing.TB, path string) (*Book, []judged) {
	t.Helper()
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	b := &Book{}
	var rows []judged
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if strings.HasPrefix(line, "#") {
			continue
		}
		if response, want, ok := strings.Cut(line, " => "); ok {
			if strings.HasPrefix(response, `"`) {
				response, err = strconv.Unquote(response)
				require.NoError(t, err, "%s:%d", path, n)
			}
			rows = append(rows, judged{n, b.Questions[len(b.Questions)-1].ID, response, want})
		} else if line != "" {
			word, rest, ok := strings.Cut(line, ": ")
			require.True(t, ok, "%s:%d: %s", path, n, line)
			addLine(b, word, rest)
		}
	}
	require.NoError(t, lines.Err())
	b.index = newBookIndex(b)
	return b, rows
}

// addLine adds one line of a table's deck to the book.
func addLine(b *Book, word, rest string) {
	text, why, _ := strings.Cut(rest, " = ")
	parts := strings.Split(text, "; ")
	switch word {
	case "name":
		b.Names = append(b.Names, BookName{Text: parts[0], Also: parts[1:], Note: why})
		return
	case "kind":
		b.Names[len(b.Names)-1].Base = Base(text)
		return
	case "question":
		fields := strings.SplitN(rest, " ", 3)
		q := Question{ID: "q" + strconv.Itoa(len(b.Questions)) + "#typed", Form: Typed, Type: Base(fields[0])}
		q.Stem = strings.TrimPrefix(rest, fields[0]+" ")
		if measured(fields[1]) {
			q.Unit, q.Stem = fields[1], fields[2]
		}
		b.Questions = append(b.Questions, q)
		return
	}
	q := &b.Questions[len(b.Questions)-1]
	switch word {
	case "resolved":
		q.Card = q.ID
		b.Cards = append(b.Cards, Card{ID: q.ID, Claims: []BookClaim{{Answers: q.Answers, Resolved: text}}})
	case "tolerance":
		room, err := strconv.ParseFloat(text, 64)
		if err != nil {
			panic(err)
		}
		q.Tolerance = room
	case "unit":
		q.Unit = text
	case "answer":
		q.Answers = append(q.Answers, text)
	case "accept":
		q.Accept = append(q.Accept, text)
	case "near":
		q.Nearly = append(q.Nearly, Near{Text: parts[0], Also: parts[1:], Why: why})
	}
}

func tables(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/judge/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	return paths
}

func TestJudgeTables(t *testing.T) {
	for _, path := range tables(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			b, rows := readTable(t, path)
			for _, row := range rows {
				v, err := b.Judge(row.question, Response{Option: -1, Text: row.response})
				require.NoError(t, err)
				if got := fmt.Sprintf("%s %s", v.Outcome, v.Code); got != row.want {
					t.Errorf("%s:%d: %q => %s, want %s (%s)", path, row.line, row.response, got, row.want, v.Reason)
				}
			}
		})
	}
}

// TestJudgeReasons looks at what the learner reads.
func TestJudgeReasons(t *testing.T) {
	b, _ := readTable(t, "testdata/judge/names.txt")
	numbers, _ := readTable(t, "testdata/judge/numbers.txt")
	dates, _ := readTable(t, "testdata/judge/dates.txt")
	tolerances, _ := readTable(t, "testdata/judge/tolerances.txt")
	for _, c := range []struct {
		book               *Book
		question, response string
		matched, reason    string
	}{
		{b, "q0#typed", "Hafiz Saeed Khan", "Hafiz Saeed Khan", "That matches the source."},
		{b, "q0#typed", "Saeed Khan", "Hafiz Saeed Khan", "That matches the source. The answer is given here as Hafiz Saeed Khan."},
		{b, "q0#typed", "Khan", "Hafiz Saeed Khan", "That matches the source. The full name is Hafiz Saeed Khan."},
		{b, "q0#typed", "Hafiz Sayed Khan", "Hafiz Saeed Khan", "That matches the source. It is spelled Hafiz Saeed Khan."},
		{b, "q0#typed", "Hoffman", "", "That is Bruce Hoffman: a scholar of terrorism. In the source it is Hafiz Saeed Khan."},
		{b, "q0#typed", "", "", "You left this open. In the source it is Hafiz Saeed Khan."},
		{b, "q3#typed", "Haqqanis", "Haqqani Network", "Haqqani Network is part of the Taliban."},
		{numbers, "q1#typed", "68", "at least 68", "That matches the source, which says at least 68."},
		{numbers, "q1#typed", "70", "at least 68", "The source says at least 68. Your number would fit that, but it is not what the source says."},
		{tolerances, "q0#typed", "60", "62", "The source says 62; within 5 counts."},
		{tolerances, "q1#typed", "600", "620 km", "The source says 620 km; within 62 km counts."},
		{tolerances, "q3#typed", "1250", "1253", "The source says 1253; within 5 years counts."},
		{tolerances, "q4#typed", "July 1502", "May 1502", "The source says May 1502; within 2 months counts."},
		{tolerances, "q5#typed", "9 May 2021", "8 May 2021", "The source says 8 May 2021; within 1 day counts."},
		{dates, "q0#typed", "2020", "May 2020", "That is the right year, as far as it goes; the source says May 2020."},
		{dates, "q0#typed", "May", "May 2020", "That is right but for the year: the source says May 2020."},
	} {
		v, err := c.book.Judge(c.question, Response{Option: -1, Text: c.response})
		require.NoError(t, err)
		require.Equal(t, c.matched, v.Matched, c.response)
		require.Equal(t, c.reason, v.Reason, c.response)
	}
}

func choiceBook() *Book {
	return &Book{Questions: []Question{{
		ID: "first-leader#choice", Card: "first-leader", Form: Choice, Type: BasePerson,
		Stem:    "Who was the first leader of ISIS-K?",
		Answers: []string{"Hafiz Saeed Khan"},
		Options: []Option{
			{Text: "Bruce Hoffman", Why: "Bruce Hoffman is a scholar of terrorism."},
			{Text: "Hafiz Saeed Khan", Correct: true},
			{Text: "Joe Biden"},
			{Text: "H. R. McMaster", Why: "H. R. McMaster was an adviser."},
		},
	}}}
}

func TestJudgeChoice(t *testing.T) {
	b := choiceBook()
	for _, c := range []struct {
		response Response
		want     Verdict
	}{
		{Response{Option: 0}, Verdict{Outcome: Wrong, Code: CodeWrongOption, Reason: "Bruce Hoffman is a scholar of terrorism.", Matched: "", Guess: 0.25}},
		{Response{Option: 1}, Verdict{Outcome: Right, Code: CodeOption, Reason: "That matches the source.", Matched: "Hafiz Saeed Khan", Guess: 0.25}},
		{Response{Option: 2}, Verdict{Outcome: Wrong, Code: CodeWrongOption, Reason: "In the source it is Hafiz Saeed Khan.", Matched: "", Guess: 0.25}},
		{Response{Option: -1}, Verdict{Outcome: Wrong, Code: CodeUnknown, Reason: "You left this open. In the source it is Hafiz Saeed Khan.", Matched: "", Guess: 0.25}},
		{Response{GaveUp: true}, Verdict{Outcome: Wrong, Code: CodeUnknown, Reason: "You left this open. In the source it is Hafiz Saeed Khan.", Matched: "", Guess: 0.25}},
	} {
		v, err := b.Judge("first-leader#choice", c.response)
		require.NoError(t, err)
		require.Equal(t, c.want, v)
	}
}

// TestJudgeTypedOption types what a choice of the same card offers as wrong.
func TestJudgeTypedOption(t *testing.T) {
	b := choiceBook()
	b.Questions = append(b.Questions, Question{
		ID: "first-leader#typed", Card: "first-leader", Form: Typed, Type: BasePerson, Answers: []string{"Hafiz Saeed Khan"},
	})
	v, err := b.Judge("first-leader#typed", Response{Option: -1, Text: "bruce hoffman"})
	require.NoError(t, err)
	require.Equal(t, Verdict{Outcome: Wrong, Code: CodeWrongOption, Reason: "Bruce Hoffman is a scholar of terrorism.", Matched: "", Guess: 0}, v)
}

func TestJudgeRefuses(t *testing.T) {
	b := choiceBook()
	for _, option := range []int{4, -2, 1 << 30} {
		_, err := b.Judge("first-leader#choice", Response{Option: option})
		require.ErrorIs(t, err, ErrNoOption)
		require.False(t, errors.Is(err, ErrNoQuestion))
	}
	_, err := b.Judge("first-leader#typed", Response{Text: "Khan"})
	require.ErrorIs(t, err, ErrNoQuestion)
}

// What pupils may type when they are asked for a name.
func ExampleBook_Judge() {
	b := &Book{Questions: []Question{{
		ID: "first-leader#typed", Form: Typed, Type: BasePerson,
		Stem:    "Who was the first leader of ISIS-K?",
		Answers: []string{"Hafiz Saeed Khan"},
	}}}
	for _, text := range []string{"Hafiz Saeed Khan", "hafiz seed khan", "Khan", "Hafiz", "Bruce Hoffman"} {
		v, err := b.Judge("first-leader#typed", Response{Option: -1, Text: text})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%s, %s: %s\n", v.Outcome, v.Code, v.Reason)
	}
	// Output:
	// right, exact: That matches the source.
	// right, spelling: That matches the source. It is spelled Hafiz Saeed Khan.
	// right, short: That matches the source. The full name is Hafiz Saeed Khan.
	// nearly, part: That is part of the answer; the source says Hafiz Saeed Khan.
	// wrong, wrong: In the source it is Hafiz Saeed Khan.
}

// What the question itself names is not taken for a slip of another name.
func TestJudgeKnowsTheWordsOfTheQuestion(t *testing.T) {
	b := &Book{
		Names: []BookName{{Text: "Islamic State", Also: []string{"ISIS"}}},
		Questions: []Question{{
			ID: "letter#typed", Card: "letter", Form: Typed, Type: BaseText,
			Stem: "What does the letter K in ISIS-K stand for?", Answers: []string{"Khorasan"},
		}},
	}
	for response, reason := range map[string]string{
		"isisk":  "In the source it is Khorasan.",
		"ISIS-K": "In the source it is Khorasan.",
		"isiss":  "That is Islamic State. In the source it is Khorasan.",
	} {
		v, err := b.Judge("letter#typed", Response{Text: response})
		require.NoError(t, err)
		require.Equal(t, Wrong, v.Outcome)
		require.Equal(t, reason, v.Reason, response)
	}
}
