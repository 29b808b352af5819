package web

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// This file tests asking, and the end of a day.

func TestAskingAChoice(t *testing.T) {
	b := newBench(t)
	p := b.get("/decks/reports/study")
	p.sound()
	p.says("Leadership", "Who was the first leader of ISIS-K?", "I don’t know", "Press 1 to 4", "0 of 6")
	require.Len(t, p.all(tag("button"), attr("name", "option")), 4)
	p.one(tag("h1"), attr("lang", "en"), text("Who was the first leader of ISIS-K?"))
	p.one(tag("a"), attr("href", "/"), text("Stop"))
	p.one(tag("svg"), attr("aria-valuetext", "0 of 6 done"), attr("viewBox", "0 0 12 1"))
	form := p.fields()
	require.Equal(t, "first-leader#choice", form.Get("question"))
	require.Equal(t, "0", form.Get("number"))
	require.NotEqual(t, form.Get("key"), b.ask().Get("key"), "each page has a key of its own")
}

func TestAskingForTypedAnswers(t *testing.T) {
	b := newBench(t)
	for question, want := range map[string]struct{ mode, hint string }{
		"founding-year/in-2014#date":     {"numeric", "A year, such as 2019."},
		"us-dead#number":                 {"decimal", "A number, in figures or in words."},
		"mcmaster-view#cloze":            {"", ""},
		"afghan-dead/about-sixty#number": {"decimal", "A number, in figures or in words."},
	} {
		form := b.until(question)
		form.Set("giveup", "1")
		b.follow(b.post("/decks/reports/answers", form))
		p := b.get("/decks/reports/study?card=" + url.QueryEscape(strings.SplitN(question, "#", 2)[0]))
		p.sound()
		field := p.one(tag("input"), attr("name", "text"), attr("autocomplete", "off"), attr("autocapitalize", "off"), attr("spellcheck", "false"), has("required"))
		mode, _ := attribute(field, "inputmode")
		require.Equal(t, want.mode, mode, question)
		require.Contains(t, p.words(), want.hint)
		first := p.all(tag("button"), func(n *html.Node) bool { return !has("popovertarget")(n) })[0]
		require.Equal(t, "Check", words(first), "Enter sends the first button")
	}
	b = newBench(t)
	b.until("mcmaster-view#cloze")
	b.get("/decks/reports/study").one(tag("h1"), text("In the view of H. R. McMaster the enmity of the two groups is (blank)."))
}

func TestTheDayMovesWhileCardsAreInLearning(t *testing.T) {
	b := newBench(t)
	b.answer("giveup", "1")
	b.answer("giveup", "1")
	p := b.get("/decks/reports/study")
	p.says("0 of 6 done, 2 begun")
	p.one(tag("rect"), attr("x", "0"), attr("width", "4"))
}

func TestARightAnswerMovesTheDaysBar(t *testing.T) {
	b := newBench(t)
	b.get("/decks/reports/study").one(tag("rect"), attr("x", "0"), attr("width", "0"))
	b.answerOne(true)
	p := b.get("/decks/reports/study")
	p.says("0 of 6 done, 1 begun")
	p.one(tag("rect"), attr("x", "1"), attr("width", "1"))
}

func TestDayEnds(t *testing.T) {
	b := newBench(t)
	b.finish()
	p := b.get("/decks/reports/study")
	p.sound()
	require.Equal(t, "That is all for today. · Five reports on one week in Kabul · Quiz", p.title())
	p.says("6 cards are done today.", "Tomorrow: 2 cards come back and up to 3 are new")
	b.pass(24 * time.Hour)
	require.NotEmpty(t, b.ask().Get("question"), "the next day asks again")
}

// TestATopicIsSaidOnce: a sitting about a topic says so above each question.
func TestATopicIsSaidOnce(t *testing.T) {
	b := newBench(t)
	require.Equal(t, 1, strings.Count(b.get("/decks/reports/study?topic=airport").words(), "Kabul airport, 26 August 2021"))
}
