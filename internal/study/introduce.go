package study

// This file holds the order in which new cards are met. The author's order
// leads from what is needed first to what builds on it, so it stays; but among
// neighbours those come first that can be recognised among options. What can't be
// recognised is met as a first look: the page says that it is new, and looking at
// the answer is what it offers first (see firstLook).

import (
	"slices"

	"quiz/internal/deck"
	"quiz/internal/srs"
)

// neighbours is how many cards of a topic in a row may change places. It is less
// than a day's new cards, so that nothing waits for days, and no more than one
// breath of an author's argument.
const neighbours = 8

// introduced puts new cards, which come in the book's order, into the order in
// which they are met. Which cards are neighbours follows from their places in
// the book, so what was learnt meanwhile moves none of the others.
func introduced(fresh []Fresh, book *deck.Book) []Fresh {
	list := slices.Clone(fresh)
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && areNeighbours(book, list[from].Card, list[to].Card) {
			to++
		}
		slices.SortStableFunc(list[from:to], func(a, b Fresh) int {
			return unrecognised(book, a.Card) - unrecognised(book, b.Card)
		})
		from = to
	}
	return list
}

// areNeighbours reports whether two cards stand in one stretch of one topic.
func areNeighbours(book *deck.Book, a, b string) bool {
	i, ok := book.CardIndex(a)
	j, found := book.CardIndex(b)
	return ok && found && i/neighbours == j/neighbours && book.Cards[i].Topic == book.Cards[j].Topic
}

// unrecognised is 1 for a card that is first met with nothing to recognise it by.
func unrecognised(book *deck.Book, card string) int {
	if q := suited(book.QuestionsOf(card), srs.State{}); q != nil && !firstLook(q, 0) {
		return 0
	}
	return 1
}
