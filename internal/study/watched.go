package study

import (
	"context"
	"time"

	"quiz/internal/srs"
)

// This file stands between the desk and its store, so that what is held in memory
// follows what is written. It relies on this program being the only one that writes,
// as the lock on the database says.

// watched is a store that tells the shelf and the days in hand what is written
// through it. A write that failed is told too, for it may have reached the disk.
type watched struct {
	Store
	shelf  *shelf
	inHand *inHand
}

func (w watched) Record(ctx context.Context, o Occasion, decide func(Known) (Review, srs.State, error)) (rec Recorded, err error) {
	defer w.shelf.note(o.Learner, o.Deck, o.Card)
	day, stored := w.inHand.begin(columnKey{o.Learner, o.Deck}), (*Recorded)(nil)
	defer func() { w.inHand.end(day, stored) }()
	// An answer in class may be of any day, which is not the one in hand.
	if rec, err = w.Store.Record(ctx, o, decide); err == nil && !rec.Review.InClass {
		stored = &rec
	}
	return rec, err
}

func (w watched) Revise(ctx context.Context, o Occasion, decide func(Standing) (Revision, error)) (Recorded, error) {
	defer w.written(o.Learner, o.Deck, o.Card)()
	return w.Store.Revise(ctx, o, decide)
}

func (w watched) Mark(ctx context.Context, learner int64, deckID, card string, change func(Mark) Mark) error {
	defer w.written(learner, deckID, card)()
	return w.Store.Mark(ctx, learner, deckID, card, change)
}

// written begins a write of a card after which its day is read anew; what it returns
// ends it.
func (w watched) written(learner int64, deckID, card string) func() {
	day := w.inHand.begin(columnKey{learner, deckID})
	return func() {
		w.inHand.end(day, nil)
		w.shelf.note(learner, deckID, card)
	}
}

func (w watched) ReplaceMemories(ctx context.Context, learner int64, decks map[string][]Memory) error {
	defer w.shelf.drop(learner)
	defer w.inHand.letGo(func(key columnKey) bool { return key.learner == learner })
	return w.Store.ReplaceMemories(ctx, learner, decks)
}

func (w watched) Install(ctx context.Context, in Installation, now time.Time) error {
	defer w.forget(in.Book.Deck)
	return w.Store.Install(ctx, in, now)
}

func (w watched) Erase(ctx context.Context, deckID string, now time.Time) error {
	defer w.forget(deckID)
	return w.Store.Erase(ctx, deckID, now)
}

// forget lets go of all that is held of a deck.
func (w watched) forget(deckID string) {
	w.inHand.letGo(func(key columnKey) bool { return key.deck == deckID })
	w.shelf.dropDeck(deckID)
}

func (w watched) Agenda(ctx context.Context, q AgendaQuery) (Agenda, error) {
	return w.inHand.agendaOf(q, func() (Agenda, error) { return w.Store.Agenda(ctx, q) })
}

func (w watched) Latest(ctx context.Context, learner int64, deckID string, since, n int) ([]Review, error) {
	read := func() ([]Review, error) { return w.Store.Latest(ctx, learner, deckID, since, n) }
	if n != paceOf {
		return read()
	}
	return w.inHand.latestOf(columnKey{learner, deckID}, since, read)
}
