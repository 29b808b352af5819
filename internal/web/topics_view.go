package web

import (
	"slices"

	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/templates"
)

// This file names a deck's topics, and counts what they hold: facts, which are
// what there is to know; tasks, which ask for several facts at once; and cards,
// which are asked and remembered. A task stands among the facts in a book, so it
// must be told apart.

// isTask reports whether a card asks for several facts at once.
func isTask(card *deck.Card) bool { return len(card.Of) > 0 }

// topicsOf are a deck's topics as pages name them. Tasks that span the deck's topics
// stand in one that has the deck's own name: it is named after what it holds, and
// comes last.
func topicsOf(book *deck.Book) []deck.BookTopic {
	list := slices.Clone(book.Topics)
	at := slices.IndexFunc(list, func(t deck.BookTopic) bool { return onlyTasks(book, t) })
	if at < 0 {
		return list
	}
	tasks := list[at]
	tasks.Title = templates.TasksTopic
	return append(slices.Delete(list, at, at+1), tasks)
}

// onlyTasks reports whether a topic with the deck's own name holds nothing but tasks.
func onlyTasks(book *deck.Book, t deck.BookTopic) bool {
	if len(book.Topics) < 2 || t.Title != book.Title {
		return false
	}
	return !slices.ContainsFunc(book.Cards, func(c deck.Card) bool { return c.Topic == t.ID && !isTask(&c) })
}

// topicTitle is what a topic is called, "" where there is no such topic.
func topicTitle(book *deck.Book, id string) string {
	at := slices.IndexFunc(book.Topics, func(t deck.BookTopic) bool { return t.ID == id })
	switch {
	case at < 0:
		return ""
	case onlyTasks(book, book.Topics[at]):
		return templates.TasksTopic
	}
	return book.Topics[at].Title
}

// held counts what is among some facts of a deck.
func held(facts []study.FactStanding) templates.Held {
	var h templates.Held
	for _, f := range facts {
		if isTask(f.Cards[0].Card) {
			h.Tasks++
		} else {
			h.Facts++
		}
		h.Cards += len(f.Cards)
	}
	return h
}
