package study

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// This file makes everything derived from the log again. What it makes equals
// the live state bit for bit, because a review carries every input of its step.

// cardKey names a card among all decks.
type cardKey struct{ deck, card string }

// Rebuild replays a learner's whole log and replaces all derived memories.
func (d *Desk) Rebuild(ctx context.Context, learner int64) error {
	memories, err := d.replay(ctx, learner)
	if err != nil {
		return fmt.Errorf("rebuild the memories of learner %d: %w", learner, err)
	}
	decks := make(map[string][]Memory)
	for key, m := range memories {
		decks[key.deck] = append(decks[key.deck], m)
	}
	for _, ms := range decks {
		slices.SortFunc(ms, func(a, b Memory) int { return strings.Compare(a.Card, b.Card) })
	}
	return d.store.ReplaceMemories(ctx, learner, decks)
}

// replay folds the log into the state of every card in it.
func (d *Desk) replay(ctx context.Context, learner int64) (map[cardKey]Memory, error) {
	voided, err := d.voided(ctx, learner)
	if err != nil {
		return nil, err
	}
	versions := make(map[int64]Parameters)
	memories := make(map[cardKey]Memory)
	err = d.store.Log(ctx, learner, func(r Review) error {
		if r.Voids != "" || r.Overtaken || voided[r.ID] {
			return nil
		}
		p, ok := versions[r.Parameters]
		if !ok {
			if p, err = d.store.Parameters(ctx, r.Parameters); err != nil {
				return err
			}
			versions[r.Parameters] = p
		}
		key := cardKey{r.Deck, r.Card}
		m, ok := memories[key]
		if !ok {
			m = Memory{Card: r.Card, FirstDay: r.Day}
		}
		if m.State, err = p.step(m.State, r); err != nil {
			return err
		}
		memories[key] = m
		return nil
	})
	return memories, err
}

// voided returns the reviews that were undone.
func (d *Desk) voided(ctx context.Context, learner int64) (map[string]bool, error) {
	ids := make(map[string]bool)
	err := d.store.Log(ctx, learner, func(r Review) error {
		if r.Voids != "" {
			ids[r.Voids] = true
		}
		return nil
	})
	return ids, err
}

// Verify returns the cards, as deck/card, whose stored memory differs from what
// the log makes of it in a single bit.
func (d *Desk) Verify(ctx context.Context, learner int64) ([]string, error) {
	replayed, err := d.replay(ctx, learner)
	if err != nil {
		return nil, fmt.Errorf("replay the log of learner %d: %w", learner, err)
	}
	decks := make(map[string]bool) // also those in the log that could not be opened
	for _, in := range d.Decks() {
		decks[in.Book.Deck] = true
	}
	for key := range replayed {
		decks[key.deck] = true
	}
	var differ []string
	for id := range decks {
		stored, err := d.store.Memories(ctx, learner, id)
		if err != nil {
			return nil, err
		}
		for _, m := range stored {
			key := cardKey{id, m.Card}
			made, ok := replayed[key]
			if !ok || made.State != m.State || made.FirstDay != m.FirstDay {
				differ = append(differ, key.deck+"/"+key.card)
			}
			delete(replayed, key)
		}
	}
	for key := range replayed {
		differ = append(differ, key.deck+"/"+key.card)
	}
	slices.Sort(differ)
	return differ, nil
}
