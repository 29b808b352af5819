package web

import (
	"testing"

	"quiz/templates"

	"github.com/stretchr/testify/require"
)

// TestTheSameWordsCountOnEveryPage: facts are what there is to know, tasks ask for
// several of them, cards are what is asked.
func TestTheSameWordsCountOnEveryPage(t *testing.T) {
	b := newBench(t)
	book := b.addBuiltIn()
	all := templates.Held{Tasks: book.Sets(), Cards: len(book.Cards)}
	facts := make(map[string]bool)
	for _, c := range book.Cards {
		facts[c.Fact] = true
	}
	all.Facts = len(facts) - all.Tasks
	require.Positive(t, all.Tasks)

	deck := b.get("/decks/" + book.Deck)
	deck.says(all.Words()+".", "A card is what you are asked;", "A task asks for several facts at once")
	b.get("/browse?deck="+book.Deck).one(tag("h2"), text(all.FactsAndTasks()+" match"))
	b.get("/").says("0 of " + templates.Count(all.Cards, "card", "cards") + " known")
	b.get("/decks/" + book.Deck + "/map").says("The numbers count cards, and a fact can have several.")
}

// TestTasksAcrossTopicsAreNamed, come last, and are no fact with a report behind it.
func TestTasksAcrossTopicsAreNamed(t *testing.T) {
	b := newBench(t)
	book := b.addBuiltIn()
	require.Equal(t, book.Title, book.Topics[0].Title, "the book names it after the deck")
	topics := topicsOf(book)
	last := topics[len(topics)-1]
	require.Equal(t, templates.TasksTopic, last.Title)
	require.Equal(t, templates.TasksTopic, topicTitle(book, last.ID))
	require.Len(t, topics, len(book.Topics))

	address := "/decks/" + book.Deck
	heading := b.get(address).one(tag("h2"), attr("id", "topic-"+last.ID))
	require.Equal(t, "Tasks across topics 1 task", words(heading))
	require.Contains(t, words(b.get(address).one(tag("tr"), attr("id", "fact-events"))), "task of 6 facts")
	for _, path := range []string{address + "/choose", address + "/map", "/browse?deck=" + book.Deck} {
		b.get(path).says("Tasks across topics")
	}
	b.get(address+"/choose").says("of a fact with several, one.", "Tasks across topics nothing now Tasks come once you have begun")
	p := b.get("/browse?topic=" + last.ID + "&deck=" + book.Deck)
	p.one(tag("h2"), text("1 task matches"))
	p.says("task of 6 facts")
	require.Empty(t, topicTitle(book, "none"))
}

func TestWhatADeckHoldsIsExplainedAsFarAsItMustBe(t *testing.T) {
	require.Equal(t, "3 facts.", templates.Held{Facts: 3, Cards: 3}.Explained())
	require.Equal(t, "1 fact, 3 cards", templates.Held{Facts: 1, Cards: 3}.Words())
	require.Equal(t, "2 facts and 1 task", templates.Held{Facts: 2, Tasks: 1, Cards: 3}.Words())
	require.NotContains(t, templates.Held{Facts: 2, Tasks: 1, Cards: 3}.Explained(), "A card is")
	require.Equal(t, "0 facts", templates.Held{}.Words())
}
