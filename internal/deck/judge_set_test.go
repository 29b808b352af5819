package deck

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// setsBook asks for the order and the months of n events, of five of them at a
// time.
func setsBook(t require.TestingT) *Book {
	d, diags := Read("sets.yaml", []byte(`
deck: sets
sources: {post: {publisher: The Post}}
tables:
  - id: month
    claim: "{about} took place in [{answer}]."
    ask: In which month did {about} take place?
    single: true
    match: Match each event to its month.
    order: Put these events in order, the earliest first.
    rows:
      a: {about: the fair, answer: March 2020, cite: 'post ¶1 "fair"'}
      b: {about: the race, answer: May 2020, cite: 'post ¶2 "race"'}
      c: {about: the vote, answer: November 2020, cite: 'post ¶3 "vote"'}
      d: {about: the move, answer: May 2021, cite: 'post ¶4 "move"'}
      e: {about: the feast, answer: June 2021, cite: 'post ¶5 "feast"'}
  - id: year
    claim: "{about} was founded in [{answer}]."
    ask: When was {about} founded?
    single: true
    order: Put these in the order in which they were founded.
    rows:
      x: {about: the school, answer: "1901", cite: 'post ¶1 "school"'}
      y: {about: the bank, answer: "1902", cite: 'post ¶2 "bank"'}
      z: {about: the mill, answer: "1903", cite: 'post ¶3 "mill"'}
`))
	require.Zero(t, diags.Errors(), "%v", diags)
	b, diags := Compile(d)
	require.Zero(t, diags.Errors(), "%v", diags)
	return b
}

// TestJudgeOrder puts events in order as pupils would. The letters are the rows,
// which is also their right order.
func TestJudgeOrder(t *testing.T) {
	b := setsBook(t)
	for _, c := range []struct{ question, given, want, lines, says string }{
		{"month#order", "abcde", "right option", "right right right right right", "That matches the source."},
		{"month#order", "bacde", "nearly swapped", "wrong wrong right right right", "the fair (March 2020) comes before the race (May 2020)"},
		{"month#order", "abced", "nearly swapped", "right right right wrong wrong", "the move (May 2021) comes before the feast (June 2021)"},
		{"month#order", "cbade", "wrong wrong-option", "wrong right wrong right right", "3 of 5 are in their places."},
		{"month#order", "badce", "wrong wrong-option", "wrong wrong wrong wrong right", "1 of 5 is in its place."},
		{"month#order", "bcdea", "wrong wrong-option", "wrong wrong wrong wrong wrong", "None of the 5 is in its place."},
		{"month#order", "edcba", "wrong wrong-option", "wrong wrong right wrong wrong", "1 of 5"},
		{"month#order", "", "wrong unknown", "", "You left this open."},
		{"year#order", "abc", "right option", "right right right", ""},
		{"year#order", "acb", "nearly swapped", "right wrong wrong", ""},
		{"year#order", "cba", "wrong wrong-option", "wrong right wrong", ""},
	} {
		v, err := b.Judge(c.question, Response{Option: -1, Order: letters(c.given)})
		require.NoError(t, err, c.given)
		require.Equal(t, c.want, v.Outcome.String()+" "+string(v.Code), c.given)
		require.Equal(t, c.lines, linesText(v), c.given)
		require.Contains(t, v.Reason, c.says, c.given)
	}
}

// TestJudgeMatch sets events beside months. Each letter is the row whose month
// stands beside the event in its place.
func TestJudgeMatch(t *testing.T) {
	b := setsBook(t)
	for _, c := range []struct{ given, want, lines, says string }{
		{"abcde", "right option", "right right right right right", "That matches the source."},
		{"bacde", "nearly part", "wrong wrong right right right", "3 of 5 are beside their own."},
		{"bcade", "wrong wrong-option", "wrong wrong wrong right right", "2 of 5"},
		{"badce", "wrong wrong-option", "wrong wrong wrong wrong right", "1 of 5 is beside its own."},
		{"bcdea", "wrong wrong-option", "wrong wrong wrong wrong wrong", "None of the 5"},
		{"", "wrong unknown", "", "You left this open."},
	} {
		r := Response{Option: -1}
		for i, partner := range letters(c.given) {
			r.Pairs = append(r.Pairs, [2]int{i, partner})
		}
		v, err := b.Judge("month#match", r)
		require.NoError(t, err, c.given)
		require.Equal(t, c.want, v.Outcome.String()+" "+string(v.Code), c.given)
		require.Equal(t, c.lines, linesText(v), c.given)
		require.Contains(t, v.Reason, c.says, c.given)
	}
}

// TestJudgeSetsRefusesOtherLines: what no page could have sent is no answer.
func TestJudgeSetsRefusesOtherLines(t *testing.T) {
	b := setsBook(t)
	for _, given := range []string{"a", "abcd", "abcdea", "aabcd", "abcdf"} {
		_, err := b.Judge("month#order", Response{Option: -1, Order: letters(given)})
		require.ErrorIs(t, err, ErrNoOption, given)
	}
	_, err := b.Judge("month#order", Response{Option: -1, Order: []int{-1, 0, 1, 2, 3}})
	require.ErrorIs(t, err, ErrNoOption)
	for _, pairs := range [][][2]int{
		{{0, 0}},
		{{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 3}},
		{{0, 0}, {1, 1}, {2, 2}, {3, 3}, {3, 4}},
		{{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 9}},
	} {
		_, err := b.Judge("month#match", Response{Option: -1, Pairs: pairs})
		require.ErrorIs(t, err, ErrNoOption, pairs)
	}
}

// TestGuessingAnOrder: a blind guess is right in one of n! ways, known or not.
func TestGuessingAnOrder(t *testing.T) {
	b := setsBook(t)
	for question, want := range map[string]float64{"month#order": 1.0 / 120, "month#match": 1.0 / 120, "year#order": 1.0 / 6} {
		v, err := b.Judge(question, Response{Option: -1, GaveUp: true})
		require.NoError(t, err)
		require.InDelta(t, want, v.Guess, 1e-12)
		require.Equal(t, CodeUnknown, v.Code)
	}
}

// TestDraw: a review asks for five of many, all of them in turn, and the same
// whenever it is asked.
func TestDraw(t *testing.T) {
	for n := minItems; n <= maxItems; n++ {
		q := &Question{ID: "history#order", Items: make([]Item, n)}
		seen := make(map[int]bool)
		orders := make(map[string]bool)
		for review := range 60 {
			drawn := q.Draw(review)
			require.True(t, q.holds(drawn), "%d items, review %d: %v", n, review, drawn)
			require.Equal(t, drawn, q.Draw(review))
			if review*asksAtOnce < n {
				for _, i := range drawn {
					seen[i] = true
				}
			}
			orders[fmt.Sprint(drawn)] = true
		}
		require.Len(t, seen, n, "not all of %d were asked in turn", n)
		require.Greater(t, len(orders), 4, "%d items stand in few orders", n)
	}
}

// TestPartnersAreInOrderOfTheirOwn: how answers are offered tells nothing of whose
// they are.
func TestPartnersAreInOrderOfTheirOwn(t *testing.T) {
	b := setsBook(t)
	q, _ := b.Question("month#match")
	require.Equal(t, []int{0, 1, 2, 3, 4}, q.Partners([]int{3, 1, 4, 0, 2}), "by date")
	words := &Question{Type: BaseText, Items: []Item{{Answer: "voters"}, {Answer: "Élèves"}, {Answer: "farmers"}}}
	require.Equal(t, []int{1, 2, 0}, words.Partners([]int{0, 1, 2}))
}

// TestVersionOfASet: a line that changes makes another question.
func TestVersionOfASet(t *testing.T) {
	b := setsBook(t)
	q, _ := b.Question("month#match")
	was := q.Version()
	q.Items[2].Answer = "December 2020"
	require.NotEqual(t, was, q.Version())
}

// letters reads rows: a is 0.
func letters(s string) []int {
	var list []int
	for _, c := range s {
		list = append(list, int(c-'a'))
	}
	return list
}

func linesText(v Verdict) string {
	var list []string
	for _, l := range v.Lines {
		list = append(list, map[bool]string{true: "right", false: "wrong"}[l.Right])
	}
	return strings.Join(list, " ")
}
