package web

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests the home page.

func TestHomeSaysWhatIsToDo(t *testing.T) {
	b := newBench(t)
	p := b.get("/")
	p.sound()
	p.says("6 new cards for today.", "About 4 minutes.", "0 of 9 cards known", "6 new", "Reports differ on 2 facts")
	p.one(tag("a"), attr("href", "/decks/reports/study"), text("Study"))
	b.answer("giveup", "1")
	b.get("/").says("1 card is due, 5 are new.", "1 due", "5 new")
	b.finish()
	p = b.get("/")
	p.says("Done for today.", "The next card comes back tomorrow.", "6 of 9 cards known", "Next tomorrow")
	require.Empty(t, p.all(tag("a"), text("Study")), "nothing to study")
}

func TestHomeWithoutDecks(t *testing.T) {
	p := benchOver(t, newStore(t)).get("/")
	p.sound()
	p.says("No deck is installed", "What you have learned before is kept")
}

func TestEachDeckWithSomethingToDoCanBeStudied(t *testing.T) {
	b := newBench(t)
	require.Len(t, b.get("/").all(tag("a"), holds("Study")), 1, "with one deck there is one way to begin")
	builtIn := b.addBuiltIn()
	p := b.get("/")
	p.sound()
	p.one(class("button"), text("Study Five reports on one week in Kabul"), attr("href", "/decks/reports/study"))
	p.says("Study begins with “Five reports on one week in Kabul”.")
	p.one(tag("a"), text("Study "+builtIn.Title), attr("href", "/decks/"+builtIn.Deck+"/study"))
	b.finish()
	require.Len(t, b.get("/").all(tag("a"), text("Study")), 1, "the other deck has nothing to ask")
	b.get("/").one(tag("a"), text("Choose from Five reports on one week in Kabul"), attr("href", "/decks/reports/choose"))
}

// Who is done for today may still want more.
func TestMoreCanBeChosenOnceTheDayIsDone(t *testing.T) {
	b := newBench(t)
	b.finish()
	p := b.get("/")
	p.sound()
	p.says("Done for today.")
	p.one(tag("a"), text("Choose what to study"), attr("href", "/decks/reports/choose"))
	b.get("/decks/reports").one(tag("a"), text("Choose"), attr("href", "/decks/reports/choose"))
}

func TestALongDeckLeadsToItsTopics(t *testing.T) {
	b := newBench(t)
	require.Empty(t, b.get("/decks/reports").all(tag("nav"), attr("aria-label", "Topics")), "three topics need no list")
	book := b.addBuiltIn()
	p := b.get("/decks/" + book.Deck)
	p.sound()
	p.one(tag("nav"), attr("aria-label", "Topics"))
	for _, topic := range topicsOf(book) {
		p.one(tag("a"), text(topic.Title), attr("href", "#topic-"+topic.ID))
		p.one(tag("h2"), attr("id", "topic-"+topic.ID))
	}
}
