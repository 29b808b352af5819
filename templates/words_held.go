package templates

// This file counts what a deck holds, in the same three words on every page. A
// fact is what there is to know; a task asks for several facts at once, to match or
// to put in order; a card is what is asked and remembered.

// Held is how much a deck or a part of it holds.
type Held struct{ Facts, Tasks, Cards int }

// TasksTopic names the tasks that span the topics of a deck.
const TasksTopic = "Tasks across topics"

// TopicLanguage is the language that a topic's name is in: the deck's, but for the name
// that pages give to tasks across topics.
func TopicLanguage(title, deck string) string {
	if title == TasksTopic {
		return "en"
	}
	return deck
}

// TaskOf says of a task how many facts it asks for.
func TaskOf(facts int) string { return "task of " + Count(facts, "fact", "facts") }

// FactsAndTasks counts what pages list: "291 facts and 4 tasks".
func (h Held) FactsAndTasks() string {
	var parts []string
	if h.Facts > 0 || h.Tasks == 0 {
		parts = append(parts, Count(h.Facts, "fact", "facts"))
	}
	if h.Tasks > 0 {
		parts = append(parts, Count(h.Tasks, "task", "tasks"))
	}
	return and(parts)
}

// Words count cards, too, where these are others: "12 facts, 14 cards".
func (h Held) Words() string {
	if h.Cards == h.Facts+h.Tasks {
		return h.FactsAndTasks()
	}
	return h.FactsAndTasks() + ", " + Count(h.Cards, "card", "cards")
}

// Explained says how much a deck holds, and what is meant by the words that a
// learner may not know.
func (h Held) Explained() string {
	words := h.Words() + "."
	if h.Cards != h.Facts+h.Tasks {
		words += " A card is what you are asked; a fact has several where the reports say different things of it."
	}
	if h.Tasks > 0 {
		words += " A task asks for several facts at once, to match them or to put them in order."
	}
	return words
}
