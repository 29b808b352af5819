package study

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"quiz/internal/deck"
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

// paused is the agenda of a deck that asks nothing: what is remembered, and
// nothing to do.
func (a Agenda) paused() Agenda {
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

// Update is what a new version of a deck changes for learners: the ids of cards,
// in the order of the version that has them.
type Update struct {
	Added   []string  // had no history in the version before
	Gone    []string  // kept aside with their history
	Kept    []string  // go on, under the same id
	Renamed []Renamed // go on, under another id
	Joined  []Renamed // vanish, and a card that there was before names them as what it was
	Answers []Rekeyed // those that go on, but want another answer
}

// Renamed is a card that goes on under another id.
type Renamed struct{ Was, Card string }

// Rekeyed is a card whose right answers changed.
type Rekeyed struct {
	Card     string
	Was, Now []string
}

// Preview returns what installing a book would change. There is no update where
// there is no such deck, and ErrOtherDeck where there is another one under its
// id.
func (d *Desk) Preview(book *deck.Book) (Update, *Installed, error) {
	old, err := d.Deck(book.Deck)
	if err != nil {
		return Update{}, nil, nil
	}
	u := compare(old, book)
	if u.unrelated(old.Book) {
		return Update{}, nil, fmt.Errorf("deck %q: %w", book.Deck, ErrOtherDeck)
	}
	return u, &old, nil
}

// compare says what becomes of each card of a deck between two versions.
//
// A card takes over the history of one that vanished: of the one that its author
// names, or of the one that took over its own before. That is the store's rule, too
// (Store.Install). Where there was a card of both ids, it holds for learners who
// know only the one that vanished.
func compare(old Installed, book *deck.Book) Update {
	var u Update
	gone := make(map[string]bool, len(old.Cards))
	for i := range old.Cards {
		gone[old.Cards[i].ID] = true
	}
	for i := range book.Cards {
		delete(gone, book.Cards[i].ID)
	}
	for i := range book.Cards {
		card := &book.Cards[i]
		before, known := old.Card(card.ID)
		was := card.Was
		if !gone[was] {
			was = old.Heirs[card.ID]
		}
		switch {
		case known:
			u.Kept = append(u.Kept, card.ID)
			if gone[card.Was] {
				delete(gone, card.Was)
				u.Joined = append(u.Joined, Renamed{Was: card.Was, Card: card.ID})
			}
		case gone[was]:
			delete(gone, was) // of two that claim one history the first gets it
			before, _ = old.Card(was)
			u.Renamed = append(u.Renamed, Renamed{Was: was, Card: card.ID})
		default:
			u.Added = append(u.Added, card.ID)
			continue
		}
		if was, now := answers(before), answers(card); !slices.Equal(was, now) {
			u.Answers = append(u.Answers, Rekeyed{Card: card.ID, Was: was, Now: now})
		}
	}
	for i := range old.Cards {
		if id := old.Cards[i].ID; gone[id] {
			u.Gone = append(u.Gone, id)
		}
	}
	return u
}

// heirs are the renames up to an update.
func (u Update) heirs(before map[string]string) map[string]string {
	heirs := make(map[string]string, len(before)+len(u.Renamed))
	maps.Copy(heirs, before)
	for _, r := range u.Renamed {
		heirs[r.Was] = r.Card
	}
	return heirs
}

// unrelated reports whether the version before shares no card with this one.
func (u Update) unrelated(old *deck.Book) bool {
	return len(u.Kept)+len(u.Renamed) == 0 && len(old.Cards) > 0
}

// change counts the cards.
func (u Update) change() Change {
	return Change{Added: len(u.Added), Kept: len(u.Kept) + len(u.Renamed), Retired: len(u.Gone) + len(u.Joined)}
}

// answers are what a card's claims give that stand, each once.
func answers(card *deck.Card) []string {
	var list []string
	for _, claim := range card.Claims {
		if claim.Superseded != "" {
			continue
		}
		for _, a := range claim.Answers {
			if !slices.Contains(list, a) {
				list = append(list, a)
			}
		}
	}
	return list
}
