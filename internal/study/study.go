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
// What was answered outside the desk, as in class, becomes reviews too (Desk.TakeIn).
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
	"quiz/internal/deck/diff"
)

// This file holds the Desk: the installed decks and the store behind them.

// Desk is where learners study. It is safe for concurrent use.
type Desk struct {
	store Store  // tells the shelf what is written
	shelf *shelf // what browsing holds in memory

	changing sync.Mutex // held while a deck is changed, here and in the store

	mu     sync.RWMutex
	decks  map[string]Installed
	order  []string // of their installation
	erased map[string]bool
}

// Open returns a desk with every deck that store holds.
func Open(ctx context.Context, store Store) (*Desk, error) {
	installed, err := store.Decks(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the installed decks: %w", err)
	}
	erased, err := store.Erased(ctx)
	if err != nil {
		return nil, fmt.Errorf("read which decks were erased: %w", err)
	}
	shelf := newShelf()
	d := &Desk{
		store: watched{store, shelf, newInHand()}, shelf: shelf,
		decks: make(map[string]Installed, len(installed)), erased: make(map[string]bool),
	}
	for _, in := range installed {
		d.put(in)
	}
	for _, id := range erased {
		d.erased[id] = true
	}
	return d, nil
}

// Install adds a compiled deck, or replaces the version that has its id. Every
// card keeps its history by id; cards that the new version lacks are kept
// aside, not deleted. A card whose id is made of its text hands its history to the
// card that it became (diff.Succeed). A deck that was removed comes back. A deck that shares no
// card with the one it would replace is refused with ErrOtherDeck: it is another
// deck under the same id.
func (d *Desk) Install(ctx context.Context, in Installation, now time.Time) (Change, error) {
	d.changing.Lock()
	defer d.changing.Unlock()
	old, missing := d.Deck(in.Book.Deck)
	if missing == nil {
		in.Book = diff.Succeed(old.Book, in.Book)
	}
	done, next := Change{Added: len(in.Book.Cards)}, Installed{Book: in.Book, File: in.File, Own: in.Own}
	if missing == nil {
		update := diff.Pair(old.Book, in.Book, old.Heirs)
		if unrelated(old.Book, update) {
			return Change{}, fmt.Errorf("deck %q: %w", in.Book.Deck, ErrOtherDeck)
		}
		done, next.Paused, next.Heirs = change(update), old.Paused, heirs(old.Heirs, update)
	}
	if err := d.store.Install(ctx, in, now); err != nil {
		return Change{}, fmt.Errorf("install the deck %s: %w", in.Book.Deck, err)
	}
	d.put(next)
	return done, nil
}

// Change counts what a new version of a deck does to its cards.
type Change struct {
	Added, Kept, Retired int
}

// Changed reports whether cards came or went.
func (c Change) Changed() bool { return c.Added > 0 || c.Retired > 0 }

// put makes a book the current version of its deck.
func (d *Desk) put(in Installed) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, ok := d.decks[in.Book.Deck]; !ok {
		d.order = append(d.order, in.Book.Deck)
	}
	d.decks[in.Book.Deck] = in
	delete(d.erased, in.Book.Deck)
}

// Books returns the decks that are there to be studied or looked at, paused ones
// included, in the order of their installation.
func (d *Desk) Books() []*deck.Book {
	d.mu.RLock()
	defer d.mu.RUnlock()
	books := make([]*deck.Book, 0, len(d.order))
	for _, id := range d.order {
		if in := d.decks[id]; !in.Removed {
			books = append(books, in.Book)
		}
	}
	return books
}

// Book returns the deck with an id, or ErrNoDeck, also where it was removed.
func (d *Desk) Book(id string) (*deck.Book, error) {
	in, err := d.Deck(id)
	if err == nil && in.Removed {
		err = fmt.Errorf("deck %q was removed: %w", id, ErrNoDeck)
	}
	return in.Book, err
}
