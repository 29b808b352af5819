package web

import (
	"net/http"
	"testing"
	"testing/fstest"

	"quiz/templates"

	"github.com/stretchr/testify/require"
)

// This file tests the pages of decks and sources.

func TestDeckListsFactsWithTheirSupport(t *testing.T) {
	b := newBench(t)
	b.reply(b.until("us-dead#number"), "13")
	p := b.get("/decks/reports")
	p.sound()
	require.Len(t, p.all(tag("table")), 3)
	p.one(tag("h2"), text("Leadership 2 facts, 3 cards"))
	leader := p.one(tag("tr"), attr("id", "fact-first-leader"))
	require.Contains(t, words(leader), "The first leader of ISIS-K was Hafiz Saeed Khan 1 report")
	p.one(tag("a"), attr("href", "/decks/reports/facts/first-leader"))
	require.Contains(t, words(p.one(tag("tr"), attr("id", "fact-founding-year"))), "When was ISIS-K founded? 2 accounts differ")
	dead := words(p.one(tag("tr"), attr("id", "fact-us-dead")))
	require.Contains(t, dead, "2 independent reports")
	require.Contains(t, dead, "early report of “at least 12” corrected")
	require.Contains(t, dead, "Memory learning Next in 10 minutes")
	require.Contains(t, words(p.one(tag("tr"), attr("id", "fact-founders"))), "not asked yet new")
	p.one(tag("a"), attr("href", "/decks/reports/sources/people"), text("People"))
	p.says("The deck speaks from 4 September 2021.")
}

// TestDeckKeepsAnswersBack: what was not studied yet is asked, or shown with a
// blank, until the learner wants to see it.
func TestDeckKeepsAnswersBack(t *testing.T) {
	b := newBench(t)
	p := b.get("/decks/reports")
	p.sound()
	row := func(p page, fact string) string { return words(p.one(tag("tr"), attr("id", "fact-"+fact))) }
	require.Contains(t, row(p, "first-leader"), "Who was the first leader of ISIS-K? 1 report")
	require.Contains(t, row(p, "mcmaster-view"), "the enmity of the two groups is (blank) 1 report")
	require.Contains(t, row(p, "us-dead"), "early report corrected")
	for _, answer := range []string{"Hafiz Saeed Khan", "overstated", "at least 12"} {
		require.NotContains(t, p.words(), answer)
	}
	p = b.get(href(p.one(tag("a"), text("Show the answers of new facts"))))
	require.Contains(t, row(p, "first-leader"), "The first leader of ISIS-K was Hafiz Saeed Khan")
	require.Contains(t, row(p, "us-dead"), "early report of “at least 12” corrected")
	require.Equal(t, "/decks/reports", href(p.one(tag("a"), text("Hide the answers of new facts"))))
}

func TestSourceShowsItsPassages(t *testing.T) {
	b := newBench(t)
	p := b.get("/decks/reports/sources/washington-times?answers=1")
	p.sound()
	p.one(tag("h1"), text("Shadowy ‘ISIS-K’ group well known for grisly attacks"))
	p.says("The Washington Times", "26 August 2021", "An early version of the article.")
	passage := p.one(tag("section"), attr("id", "p8"))
	require.Contains(t, words(passage), "¶ 8 1 fact")
	p.one(tag("mark"), text("Hafiz Saeed Khan"))
	require.Equal(t, "/decks/reports/facts/first-leader", href(p.one(tag("a"), holds("The first leader"))))
	// The text is too short for paragraph 31: the phrase says where to look.
	require.Contains(t, words(p.one(tag("section"), attr("id", "p31"))), "Look for H.R. McMaster")
	require.Contains(t, words(p.one(tag("section"), attr("id", "p31"))), "Opinion of H. R. McMaster")
}

// TestSourceKeepsAnswersBack: what was not studied yet is as hidden on the page of
// its source as on the deck's, and the paragraph that tells it with it.
func TestSourceKeepsAnswersBack(t *testing.T) {
	b := newBench(t)
	const address = "/decks/reports/sources/washington-times"
	p := b.get(address)
	p.sound()
	for _, answer := range []string{"Hafiz Saeed Khan", "overstated"} {
		require.NotContains(t, p.words(), answer)
	}
	require.Empty(t, p.all(tag("blockquote")))
	require.NotContains(t, p.words(), "Look for")
	first := p.one(tag("section"), attr("id", "p8"))
	require.Contains(t, words(first), "¶ 8 1 fact Its words appear once you have studied a fact that rests on it. Who was the first leader of ISIS-K?")
	require.Equal(t, address+"?answers=1", href(p.one(tag("a"), text("Show the answers of new facts"))))

	b.reply(b.until("first-leader#choice"), "Hafiz Saeed Khan")
	p = b.get(address)
	p.one(tag("mark"), text("Hafiz Saeed Khan"))
	require.NotContains(t, p.words(), "overstated", "another fact of the source is still new")
	p = b.get(address + "?answers=1")
	require.Equal(t, address, href(p.one(tag("a"), text("Hide the answers of new facts"))))
}

func TestSourceWithoutItsText(t *testing.T) {
	b := newBench(t)
	for _, source := range []string{"headlines360", "newsnation"} { // its file is missing; it has none
		p := b.get("/decks/reports/sources/" + source + "?answers=1")
		p.sound()
		require.Equal(t, http.StatusOK, p.status)
		require.Empty(t, p.all(tag("blockquote")))
		p.says("Look for", "Together they count as one report.")
	}
	outside := newBench(t, func(c *Config) { c.Sources = fstest.MapFS{} })
	require.Equal(t, http.StatusOK, outside.get("/decks/reports/sources/people").status)
}

func TestMarkPhrases(t *testing.T) {
	plain := func(text string) templates.Segment { return templates.Segment{Text: text} }
	marked := func(text string) templates.Segment { return templates.Segment{Text: text, Marked: true} }
	for _, row := range []struct {
		paragraph string
		phrases   []string
		want      []templates.Segment
	}{
		{"", []string{"x"}, nil},
		{"a b c", nil, []templates.Segment{plain("a b c")}},
		{"a b c", []string{"b"}, []templates.Segment{plain("a "), marked("b"), plain(" c")}},
		{"cab b", []string{"b"}, []templates.Segment{plain("cab "), marked("b")}},
		{"“It’s so”\u00a0he said", []string{`"It's so" he`}, []templates.Segment{marked("“It’s so”\u00a0he"), plain(" said")}},
		{"one two three", []string{"one two", "two three"}, []templates.Segment{marked("one two three")}},
		{"one", []string{"absent", ""}, []templates.Segment{plain("one")}},
	} {
		require.Equal(t, row.want, markPhrases(row.paragraph, row.phrases), row.paragraph)
	}
}
