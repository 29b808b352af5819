package decks_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"quiz/decks"
	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// This file holds what the deck on ISIS-K promises its readers: that it tells
// the five reports whole, and in which tone.

func storyBook(t *testing.T) *deck.Book {
	t.Helper()
	file := decks.BuiltIn()[0]
	d, found := deck.Read(file.Name, file.Text)
	require.Empty(t, found)
	book, found := deck.Compile(d)
	require.Empty(t, found)
	return book
}

// boilerplate are the paragraphs that no fact is made from: menus, captions,
// headings, links to other stories, appeals and notices.
var boilerplate = map[string][]span{
	"washington-times": {},
	"usa-today":        {{1, 1}, {3, 3}, {13, 13}, {18, 18}, {26, 27}},
	"people":           {{2, 4}, {10, 11}, {15, 16}, {26, 27}, {34, 35}, {40, 42}},
	"headlines360":     {{1, 2}, {21, 31}},
	"newsnation":       {{16, 19}},
}

// paragraphs is how many paragraphs each report has.
var paragraphs = map[string]int{"washington-times": 33, "usa-today": 27, "people": 42, "headlines360": 31, "newsnation": 19}

type span struct{ first, last int }

func (s span) holds(n int) bool { return s.first <= n && n <= s.last }

// Every paragraph that says something is cited by a fact, and no other is.
func TestTheStoryIsWhole(t *testing.T) {
	cited := make(map[string]bool)
	for _, card := range storyBook(t).Cards {
		for _, claim := range card.Claims {
			for _, cite := range claim.Cites {
				cited[fmt.Sprint(cite.Source, cite.Paragraph)] = true
			}
		}
	}
	for source, last := range paragraphs {
		for n := 1; n <= last; n++ {
			idle := slices.ContainsFunc(boilerplate[source], func(s span) bool { return s.holds(n) })
			require.Equal(t, !idle, cited[fmt.Sprint(source, n)], "%s ¶%d", source, n)
		}
	}
}

// sensational are beginnings of words that a report may borrow from a headline
// and a lesson about people who were killed does not.
var sensational = []string{
	"annihilat", "atrocit", "barbar", "beast", "behead", "blood", "brutal", "butcher", "carnage", "chilling", "coward",
	"cruel", "deranged", "evil", "executed", "execution", "fanatic", "fiend", "ghast", "gore", "grisly", "gruesome", "heartless", "heinous",
	"hellish", "horrif", "horror", "infamous", "lurk", "maniac", "massacr", "mastermind", "menac", "merciless", "monster",
	"monstrous", "murderous", "nightmar", "notorious", "pitiless", "psycho", "rampag", "ruthless", "savage", "shadowy",
	"shocking", "sinister", "slaughter", "slain", "terrifying", "thug", "unleash", "vermin", "vicious", "wipe out",
	// How it was done is no matter for a quiz, and neither are slogans.
	"suicide", "bomber", "detonat", "shrapnel", "car bomb", "hunt you down", "evil circles", "mother of all",
}

// inNoReport are names that no report has, so that no answer rests on them, and
// corrections from outside, which may stand in a note that says so.
var inNoReport = []string{
	"doha", "abbey gate", "nangarhar", "moab", "mosque", "barchi", "muhajir", "xinjiang", "charity", "mistake",
	"baron hotel", "northeast of china", "china's northeast", "first national security advis",
}

var (
	isSensational = beginning(sensational)
	isInNoReport  = beginning(inNoReport)
)

// beginning matches where a word begins with one of the starts.
func beginning(starts []string) *regexp.Regexp {
	quoted := make([]string, len(starts))
	for i, start := range starts {
		quoted[i] = strings.ReplaceAll(regexp.QuoteMeta(start), " ", `\s+`)
	}
	return regexp.MustCompile(`(?i)\b(?:` + strings.Join(quoted, "|") + `)`)
}

func TestTheToneRulesFindWhatTheyForbid(t *testing.T) {
	require.Regexp(t, isSensational, "A “Brutally” told story.")
	require.Regexp(t, isSensational, "We will hunt\nyou down.")
	require.Regexp(t, isInNoReport, "the MOAB")
	require.NotRegexp(t, isSensational, "The devils of the medieval stage.", "only where a word begins")
}

// What a learner reads or is judged by is sober. Titles of the reports are
// theirs, and are left as they are.
func TestTheStoryIsToldSoberly(t *testing.T) {
	for where, text := range textsOf(storyBook(t)) {
		require.NotRegexp(t, isSensational, text, where)
	}
}

// What no report says stands in notes alone, behind words that say so.
func TestWhatComesFromOutsideIsMarked(t *testing.T) {
	const marked = "From outside the five articles: "
	book := storyBook(t)
	for where, text := range textsOf(book) {
		own, outside, _ := strings.Cut(text, marked)
		require.NotRegexp(t, isInNoReport, own, where)
		require.True(t, outside == "" || strings.HasSuffix(where, " note"), "%s: %s", where, text)
	}
}

// The reports turn two words of a think tank's name round. Its right name comes
// from outside them, so nobody is asked for it.
func TestNobodyIsAskedForANameThatNoReportHas(t *testing.T) {
	for _, q := range storyBook(t).Questions {
		for _, answer := range q.Answers {
			require.NotContains(t, answer, "Center for Strategic", q.ID)
		}
	}
}

// textsOf are all texts of a book but its sources', by where they stand.
func textsOf(b *deck.Book) map[string]string {
	texts := map[string]string{"title": b.Title, "description": b.Description}
	for _, topic := range b.Topics {
		texts["topic "+topic.ID] = topic.Title
	}
	for _, name := range b.Names {
		texts["name "+name.Text] = name.Text + "; " + strings.Join(name.Also, "; ") + "; " + name.Note
	}
	for _, card := range b.Cards {
		texts[card.ID+" ask"], texts[card.ID+" note"] = card.Ask, card.Note
		for _, claim := range card.Claims {
			texts[card.ID+" claim "+claim.Position] = strings.Join(append([]string{claim.Text, claim.By, claim.Superseded, claim.Resolved}, claim.Accept...), "; ")
		}
	}
	for _, q := range b.Questions {
		parts := append([]string{q.Stem}, q.Answers...)
		parts = append(parts, q.Accept...)
		for _, near := range q.Nearly {
			parts = append(parts, near.Text, near.Why)
		}
		texts[q.ID] = strings.Join(parts, "; ")
		for n, option := range q.Options {
			texts[fmt.Sprint(q.ID, " option ", n)] = option.Text + "; " + option.Why
		}
	}
	return texts
}

// The dead and the wounded are counted as a report counts them, and never
// guessed at among made-up figures.
func TestNoFigureOfTheDeadIsAnOption(t *testing.T) {
	book := storyBook(t)
	tolls := make(map[string]bool)
	for _, card := range book.Cards {
		tolls[card.ID] = card.Kind == "toll"
	}
	for _, q := range book.Questions {
		if tolls[q.Card] {
			require.Empty(t, q.Options, q.ID)
		}
	}
	require.Contains(t, tolls, "us-dead/later-count")
	require.True(t, tolls["us-dead/later-count"])
}

// TestLengthTellsNothing compares taking the longest option, and the shortest,
// with guessing.
func TestLengthTellsNothing(t *testing.T) {
	choices := deck.Measure(storyBook(t)).Choices
	require.InDelta(t, choices.Chance, choices.Longest, 0.05)
	require.InDelta(t, choices.Chance, choices.Shortest, 0.05)
}
