package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"quiz/internal/deck"
	"quiz/internal/deck/diff"

	"github.com/stretchr/testify/require"
)

// book compiles a deck with one fact and some names.
func book(t *testing.T, fact string) *deck.Book {
	t.Helper()
	d, found := deck.Read("deck.yaml", []byte(`deck: d
sources:
  a: {title: A small atlas, published: 2020}
kinds:
  city: {of: place, apart: true}
names:
  Kabul: {kind: city, also: [Kaboul], in: Afghanistan}
  Herat: {kind: city, in: Afghanistan}
  Afghanistan: {kind: place}
facts:
  - id: fact
    cite: a ¶1 "words"
`+fact))
	require.Zero(t, found.Errors(), found)
	b, found := deck.Compile(d)
	require.Zero(t, found.Errors(), found)
	return b
}

func TestAnAnswerThatChangedIsAnotherOrTheSame(t *testing.T) {
	const where, when, many = "    ask: Where was it?\n", "    ask: When was it?\n", "    ask: How many were there?\n"
	for _, c := range []struct {
		was, now, more string
		reset          bool
		because        string
	}{
		{"Kabul", "Herat", where, true, "another city"},
		{"Kabul", "Kaboul", where, false, "another spelling of one name"},
		{"Kaboul", "Kabul", where, false, "another spelling of one name"},
		{"Afghanistan", "Kabul", where, false, "the place, more precisely"},
		{"Some Town", "Some Town|Sometown", where, false, "the key is as it was"},
		{"Sometown", "Some Town", where, false, "written apart"},
		{"2014", "2015", when, true, "another year"},
		{"2014", "May 2014", when, false, "the date, more precisely"},
		{"May 2014", "2014", when, false, "the date, less precisely"},
		{"2014", "about 2014", when, false, "the year, less firmly"},
		{"60", "170", many, true, "another number"},
		{"60", "sixty", many, false, "the number in words"},
		{"60", "at least 60", many, false, "the number, less firmly"},
		{"70", "at least 60", many, true, "another number inside the hedge"},
		{"a power struggle", "a Power  struggle", "    forms: [self]\n    ask: What was it?\n", false, "the same words"},
		{"a power struggle", "a truce", "    forms: [self]\n    ask: What was it?\n", true, "other words"},
	} {
		t.Run(c.was+" to "+c.now, func(t *testing.T) {
			before := book(t, fmt.Sprintf("    claim: It was [%s].\n%s", c.was, c.more))
			after := book(t, fmt.Sprintf("    claim: It was [%s].\n%s", c.now, c.more))
			d := diff.Compare(before, after)
			if len(d.Answers) == 0 {
				require.False(t, c.reset, c.because)
				return
			}
			require.Equal(t, c.reset, d.Answers[0].Reset, c.because)
		})
	}
}

func TestASupersededAnswerIsAnotherOne(t *testing.T) {
	const asks = "    ask: How many were there?\n    about: fire\n    property: toll\n"
	before := book(t, "    claim: The toll was [60].\n"+asks)
	after := book(t, "    claim: The toll was [170].\n"+asks+
		"  - {id: early, claim: 'The toll was [60].', about: fire, property: toll, superseded: counted again, cite: 'a ¶1 \"words\"'}\n")
	v, err := after.Judge("fact#number", deck.Response{Text: "60"})
	require.NoError(t, err)
	require.Equal(t, deck.Nearly, v.Outcome)
	d := diff.Compare(before, after)
	require.Len(t, d.Answers, 1)
	require.True(t, d.Answers[0].Reset, "the early count is nearly right, and no longer the answer")
}

func TestSeveralBlanksAreComparedInOrder(t *testing.T) {
	before := book(t, "    claim: From [Kabul] they went to [Herat].\n")
	same := book(t, "    claim: From [Kaboul] they went to [Herat].\n")
	other := book(t, "    claim: From [Herat] they went to [Kabul].\n")
	require.False(t, diff.Compare(before, same).Answers[0].Reset)
	require.True(t, diff.Compare(before, other).Answers[0].Reset)
}

func TestQuestionsByHandAreComparedById(t *testing.T) {
	const fact = "    claim: It was [Kabul].\n    ask: Where was it?\n    wrong: {Herat: no, Balkh: no}\n    questions:\n"
	why := "      - {id: why, ask: Why was it there?, answer: the road, options: {the river: no, the hill: no}}\n"
	when := "      - {id: how, ask: How was it there?, answer: at ease, options: {in haste: no, in fear: no}}\n"
	both := book(t, fact+why+when)
	require.Empty(t, diff.Compare(both, both).Questions)
	require.Empty(t, diff.Compare(both, both).Forms)
	require.Equal(t, []diff.Forms{{Card: "fact", Gained: []string{}, Lost: []string{"how"}}}, diff.Compare(both, book(t, fact+why)).Forms)
	require.Equal(t, []diff.Question{{Card: "fact", Forms: []string{"why"}, Was: "Why was it there? (the road)", Now: "Why was it there? (the well)"}},
		diff.Compare(both, book(t, fact+strings.Replace(why, "the road", "the well", 1)+when)).Questions)
}

func TestADeckIsNoDifferentFromItself(t *testing.T) {
	b := book(t, "    claim: It was [Kabul].\n    ask: Where was it?\n    single: true\n")
	d := diff.Compare(b, b)
	require.Equal(t, diff.Diff{
		Deck: "d", Added: []diff.Card{}, Gone: []diff.Card{}, Renamed: []diff.Renamed{}, Joined: []diff.Renamed{}, Alike: []diff.Renamed{},
		Answers: []diff.Answer{}, Questions: []diff.Question{}, Forms: []diff.Forms{},
	}, d)
}
