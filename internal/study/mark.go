package study

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"
)

// This file holds what a learner may do to a card besides answering it. None of
// it touches the log.

// Suspend keeps a card from being asked until it is taken back with on false.
func (d *Desk) Suspend(ctx context.Context, learner int64, deckID, card string, on bool) error {
	return d.store.Mark(ctx, learner, deckID, card, func(m Mark) Mark {
		m.Suspended = on
		return m
	})
}

// Bury keeps a card from being asked for the rest of the learner's day, or takes
// that back.
func (d *Desk) Bury(ctx context.Context, learner int64, deckID, card string, on bool, now time.Time) error {
	_, cal, err := d.learner(ctx, learner)
	if err != nil {
		return err
	}
	return d.store.Mark(ctx, learner, deckID, card, func(m Mark) Mark {
		if m.BuriedOn = 0; on {
			m.BuriedOn = cal.Day(now)
		}
		return m
	})
}

// MaxNote bounds a note for the deck's author, in characters.
const MaxNote = 1000

// Flag keeps a note about a card for the deck's author; an empty note takes the
// flag away. A *SubmissionError says that the note is too long.
func (d *Desk) Flag(ctx context.Context, learner int64, deckID, card, note string, now time.Time) error {
	note = strings.TrimSpace(strings.ToValidUTF8(note, ""))
	if utf8.RuneCountInString(note) > MaxNote {
		return &SubmissionError{"note", "The note is too long. It may have 1,000 characters."}
	}
	return d.store.Mark(ctx, learner, deckID, card, func(m Mark) Mark {
		if m.Note, m.NotedAt = note, 0; note != "" {
			m.NotedAt = now.UnixMilli()
		}
		return m
	})
}

// Marks returns what a learner set for a deck's cards, by card id.
func (d *Desk) Marks(ctx context.Context, learner int64, deckID string) (map[string]Mark, error) {
	list, err := d.store.Marks(ctx, learner, deckID)
	if err != nil {
		return nil, err
	}
	marks := make(map[string]Mark, len(list))
	for _, m := range list {
		marks[m.Card] = m.Mark
	}
	return marks, nil
}
