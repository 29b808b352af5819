package study

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"quiz/internal/deck"
	"quiz/internal/deck/diff"
)

// This file holds what a learner does with whole decks: look at what an update
// would change, pause, remove, bring back, erase, and take a deck out as it came.

// Decks returns every deck that there is, removed ones included, in the order of
// their installation.
func (d *Desk) Decks() []Installed {
	d.mu.RLock()
	defer d.mu.RUnlock()
	all := make([]Installed, len(d.order))
	for i, id := range d.order {
		all[i] = d.decks[id]
	}
	return all
}

// Deck returns a deck that there is, removed or not, or ErrNoDeck.
func (d *Desk) Deck(id string) (Installed, error) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	in, ok := d.decks[id]
	if !ok {
		return Installed{}, fmt.Errorf("deck %q: %w", id, ErrNoDeck)
	}
	return in, nil
}

// Erased reports whether a deck was erased and not installed since.
func (d *Desk) Erased(id string) bool {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.erased[id]
}

// paused reports whether a deck asks nothing.
func (d *Desk) paused(id string) bool {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.decks[id].Paused
}

// withoutWork is the agenda of a deck that is paused: what is remembered, and nothing
// to do.
func (a Agenda) withoutWork() Agenda {
	return Agenda{Known: a.Known, Cards: a.Cards, Finished: a.Finished, Hidden: a.Hidden}
}

// Original returns a deck as it came, removed or not.
func (d *Desk) Original(ctx context.Context, id string) (Original, error) {
	return d.store.Original(ctx, id)
}

// SetPaused lets a deck ask nothing, or ask again.
func (d *Desk) SetPaused(ctx context.Context, id string, paused bool) error {
	return d.change(id, func() error { return d.store.SetPaused(ctx, id, paused) }, func(in *Installed) { in.Paused = paused })
}

// SetRemoved hides a deck everywhere and keeps all that it has, or brings it
// back.
func (d *Desk) SetRemoved(ctx context.Context, id string, removed bool) error {
	return d.change(id, func() error { return d.store.SetRemoved(ctx, id, removed) }, func(in *Installed) { in.Removed = removed })
}

// change stores what becomes of a deck, and follows it.
func (d *Desk) change(id string, store func() error, follow func(*Installed)) error {
	d.changing.Lock()
	defer d.changing.Unlock()
	if !d.has(id) { // one that can't be read is mended by its file, not changed
		return fmt.Errorf("deck %q: %w", id, ErrNoDeck)
	}
	if err := store(); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	in := d.decks[id]
	follow(&in)
	d.decks[id] = in
	return nil
}

// has reports whether the desk has a deck, removed or not.
func (d *Desk) has(id string) bool {
	d.mu.RLock()
	defer d.mu.RUnlock()
	_, ok := d.decks[id]
	return ok
}

// Erase deletes a removed deck with every answer that was ever given to it.
// ErrNotRemoved unless it was removed before.
func (d *Desk) Erase(ctx context.Context, id string, now time.Time) error {
	d.changing.Lock()
	defer d.changing.Unlock()
	if err := d.store.Erase(ctx, id, now); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.decks, id)
	d.order = slices.DeleteFunc(d.order, func(other string) bool { return other == id })
	d.erased[id] = true
	return nil
}

// Update is what a new version of a deck changes for learners, card by card.
type Update = diff.Cards

// Renamed is a card that goes on under another id.
type Renamed = diff.Renamed

// Rekeyed is a card whose right answers changed.
type Rekeyed = diff.Rekeyed

// Preview returns what installing a book would change. There is no update where
// there is no such deck, and ErrOtherDeck where there is another one under its
// id.
func (d *Desk) Preview(book *deck.Book) (Update, *Installed, error) {
	old, err := d.Deck(book.Deck)
	if err != nil {
		return Update{}, nil, nil
	}
	u := diff.Pair(old.Book, diff.Succeed(old.Book, book), old.Heirs)
	if unrelated(old.Book, u) {
		return Update{}, nil, fmt.Errorf("deck %q: %w", book.Deck, ErrOtherDeck)
	}
	return u, &old, nil
}

// heirs are the renames up to an update.
func heirs(before map[string]string, u Update) map[string]string {
	heirs := make(map[string]string, len(before)+len(u.Renamed))
	maps.Copy(heirs, before)
	for _, r := range u.Renamed {
		heirs[r.Was] = r.Card
	}
	return heirs
}

// unrelated reports whether the version before shares no card with this one.
func unrelated(old *deck.Book, u Update) bool {
	return len(u.Kept)+len(u.Renamed) == 0 && len(old.Cards) > 0
}

// change counts the cards.
func change(u Update) Change {
	return Change{Added: len(u.Added), Kept: len(u.Kept) + len(u.Renamed), Retired: len(u.Gone) + len(u.Joined)}
}
