package study

import (
	"context"
	"fmt"
	"slices"
	"time"

	"quiz/internal/deck"
)

// This file looks at one fact with its whole history.

// FactFile is all that there is to know of one fact.
type FactFile struct {
	FactStanding
	History []CardAnswer // of all its cards, oldest first
}

// CardAnswer is an answer to a card, perhaps undone.
type CardAnswer struct {
	Card   *deck.Card
	Review Review
	Undone bool
}

// Fact returns one fact with its whole history. ErrNoCard where the deck has no
// such fact.
func (d *Desk) Fact(ctx context.Context, learner int64, deckID, fact string, now time.Time) (FactFile, error) {
	book, err := d.Book(deckID)
	if err != nil {
		return FactFile{}, err
	}
	_, cal, err := d.learner(ctx, learner)
	if err != nil {
		return FactFile{}, err
	}
	file := FactFile{FactStanding: FactStanding{Book: book, Fact: fact}}
	for _, card := range book.Siblings(fact) {
		file.Cards = append(file.Cards, CardStanding{Card: card})
	}
	if len(file.Cards) == 0 {
		return FactFile{}, fmt.Errorf("fact %q: %w", fact, ErrNoCard)
	}
	one := []FactStanding{file.FactStanding}
	if err := d.stand(ctx, learner, one, cal, now); err != nil {
		return FactFile{}, err
	}
	for _, c := range file.Cards {
		answers, err := d.store.History(ctx, learner, deckID, c.Card.ID)
		if err != nil {
			return FactFile{}, err
		}
		for _, a := range answers {
			file.History = append(file.History, CardAnswer{Card: c.Card, Review: a.Review, Undone: a.Undone})
		}
	}
	slices.SortStableFunc(file.History, func(a, b CardAnswer) int { return int(a.Review.At - b.Review.At) })
	return file, nil
}
