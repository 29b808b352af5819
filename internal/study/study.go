// Package study is one learner's day: which card comes next and in which form,
// and how an answer becomes a review.
//
// A Desk joins the three things that a sitting needs: the compiled decks (deck),
// the memory model (srs) and what is kept (the Store that this package
// declares). Reading the queue never changes anything; answering is one
// transaction that appends a Review and moves the card's Memory, and the answer
// is acknowledged only after it is durable.
//
// The log is the truth: a Memory is what the card's reviews make of it, bit
// for bit, and may be thrown away and rebuilt (Desk.Rebuild).
//
// Time is a value: callers pass now. The package imports no clock, no database
// and no HTTP.
package study

import (
	"context"
	"fmt"
	"sync"
	"time"

	"quiz/internal/deck"
)

// This file holds the Desk: the installed decks and the store behind them.

// Desk is where learners study. It is safe for concurrent use.
type Desk struct {
	store Store

	mu    sync.RWMutex
	books map[string]*deck.Book
	order []string
}

// Open returns a desk with every installed deck that store holds.
func Open(ctx context.Context, store Store) (*Desk, error) {
	installed, err := store.Decks(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the installed decks: %w", err)
	}
	d := &Desk{store: store, books: make(map[string]*deck.Book, len(installed))}
	for _, book := range installed {
		d.put(book)
	}
	return d, nil
}

// Install adds a compiled deck, or replaces the version that has its id. Every
// card keeps its history by id; cards that the new version lacks are kept
// aside, not deleted. A deck that shares no card with the one it would replace
// is refused with ErrOtherDeck: it is another deck under the same id.
func (d *Desk) Install(ctx context.Context, in Installation, now time.Time) (Change, error) {
	change := Change{Added: len(in.Book.Cards)}
	if old, err := d.Book(in.Book.Deck); err == nil {
		change = changed(old, in.Book)
		if change.Kept == 0 && len(old.Cards) > 0 {
			return Change{}, fmt.Errorf("deck %q: %w", in.Book.Deck, ErrOtherDeck)
		}
	}
	if err := d.store.Install(ctx, in, now); err != nil {
		return Change{}, fmt.Errorf("install the deck %s: %w", in.Book.Deck, err)
	}
	d.put(in.Book)
	return change, nil
}

// Change counts what a new version of a deck does to its cards.
type Change struct {
	Added, Kept, Retired int
}

// Changed reports whether cards came or went.
func (c Change) Changed() bool { return c.Added > 0 || c.Retired > 0 }

// changed compares two versions of a deck by the ids of their cards.
func changed(old, book *deck.Book) Change {
	c := Change{Retired: len(old.Cards)}
	for i := range book.Cards {
		_, known := old.Card(book.Cards[i].ID)
		_, renamed := old.Card(book.Cards[i].Was)
		if known || renamed {
			c.Kept++
			c.Retired--
		} else {
			c.Added++
		}
	}
	return c
}

// put makes book the current version of its deck.
func (d *Desk) put(book *deck.Book) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, ok := d.books[book.Deck]; !ok {
		d.order = append(d.order, book.Deck)
	}
	d.books[book.Deck] = book
}

// Books returns the installed decks in the order of their installation.
func (d *Desk) Books() []*deck.Book {
	d.mu.RLock()
	defer d.mu.RUnlock()
	books := make([]*deck.Book, len(d.order))
	for i, id := range d.order {
		books[i] = d.books[id]
	}
	return books
}

// Book returns the installed deck with an id, or ErrNoDeck.
func (d *Desk) Book(id string) (*deck.Book, error) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	book, ok := d.books[id]
	if !ok {
		return nil, fmt.Errorf("deck %q: %w", id, ErrNoDeck)
	}
	return book, nil
}
