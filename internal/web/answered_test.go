package web

import (
	"slices"
	"strings"
	"testing"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// This file tests what the page after an answer says.

func TestRightAnswer(t *testing.T) {
	b := newBench(t)
	p := b.answer("option", b.get("/decks/reports/study").option("Hafiz Saeed Khan"))
	p.sound()
	p.one(tag("h1"), class("right"), text("That matches the source"))
	p.one(tag("p"), class("claim"), text("The first leader of ISIS-K was Hafiz Saeed Khan."))
	p.one(tag("strong"), text("Hafiz Saeed Khan"))
	p.says("The Washington Times", "26 August 2021", "¶ 8", "1 report", "Again in 10 minutes")
	passage := p.one(tag("a"), holds("Read the passage"))
	require.Equal(t, "/decks/reports/sources/washington-times#p8", href(passage))
	article := p.one(tag("a"), holds("Open the article"), attr("rel", "noopener"))
	require.Contains(t, href(article), "#:~:text=Hafiz%20Saeed%20Khan")
	require.False(t, has("target")(article))
	p.one(tag("a"), class("button"), text("Next"), has("autofocus"), attr("href", "/decks/reports/study"))
	require.NotContains(t, p.words(), "You chose")
}

func TestWrongChoiceSaysWhy(t *testing.T) {
	b := newBench(t)
	p := b.answer("option", b.get("/decks/reports/study").option("Sirajuddin Haqqani"))
	p.sound()
	p.one(tag("h1"), class("wrong"), text("Not quite"))
	p.says("The first leader of ISIS-K was Hafiz Saeed Khan.", "You chose Sirajuddin Haqqani", "He led the Haqqani Network.", "Again in 1 minute")
	require.Less(t, strings.Index(p.words(), "He led the Haqqani Network."), strings.Index(p.words(), "Who says so"), "the reason stands before the sources")
}

func TestGivingUp(t *testing.T) {
	b := newBench(t)
	p := b.answer("giveup", "1")
	p.sound()
	p.one(tag("h1"), class("unsaid"), text("Not known yet"))
	require.NotContains(t, p.words(), "You ")
}

func TestReportsDiffer(t *testing.T) {
	b := newBench(t)
	p := b.reply(b.until("afghan-dead/about-sixty#number"), "about 60")
	p.sound()
	p.one(tag("h1"), class("right"))
	p.one(tag("h2"), class("differ"), text("3 reports differ"))
	positions := p.all(class("position"), class("differ"))
	require.Len(t, positions, 3)
	require.Contains(t, words(positions[0]), "about 60 asked about")
	require.Contains(t, words(positions[1]), "at least 60")
	require.Contains(t, words(positions[2]), "more than 150")
	p.one(tag("aside"), holds("From outside the five articles"))
}

func TestNearlyIsExplained(t *testing.T) {
	b := newBench(t)
	p := b.reply(b.until("founding-year/in-2014#date"), "2015")
	p.one(tag("h1"), class("nearly"), text("Nearly"))
	p.says("You wrote 2015", "That is what headlines360.news says", "2 independent reports", "Counted back by the editors")
	p.one(tag("h2"), text("2 accounts differ"))
}

func TestEarlyReportIsMarked(t *testing.T) {
	b := newBench(t)
	p := b.reply(b.until("us-dead#number"), "12")
	p.sound()
	p.one(tag("h1"), class("nearly"))
	p.one(tag("h2"), class("early"), text("Early report, later corrected"))
	p.one(class("position"), class("early"), holds("at least 12"))
	require.Empty(t, p.all(tag("h2"), class("differ")), "a corrected figure is no disagreement")
}

func TestOpinionNamesItsHolder(t *testing.T) {
	b := newBench(t)
	b.reply(b.until("mcmaster-view#cloze"), "overstated")
	b.get(b.last()).says("Opinion of H. R. McMaster · 1 report")
	b.until("founders#choice")
	b.answer("giveup", "1").says("According to the Combating Terrorism Center at West Point")
}

func TestWithoutTextsThePassageIsNotPromised(t *testing.T) {
	b := newBench(t, func(c *Config) { c.Sources = nil })
	p := b.answer("giveup", "1")
	p.says("About the source", "Open the article")
	require.NotContains(t, p.words(), "Read the passage")
}

func TestAnswerOfACardThatIsGone(t *testing.T) {
	b := newBench(t)
	b.answer("giveup", "1")
	book := *testBook(t)
	gone := b.store.reviews()[0].Card
	book.Cards = slices.DeleteFunc(slices.Clone(book.Cards), func(c deck.Card) bool { return c.ID == gone })
	book.Questions = slices.DeleteFunc(slices.Clone(book.Questions), func(q deck.Question) bool { return q.Card == gone })
	b.store.put(&book)
	p := benchOver(t, b.store).get(b.last())
	p.sound()
	p.says("This card is no longer in the deck. Your answer is kept.")
}
