package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"quiz/internal/study"
)

// This file holds what becomes of decks besides new versions: they are paused,
// removed, brought back and erased, and given back as they came.

// SetPaused implements study.Store.
func (s *Store) SetPaused(ctx context.Context, deckID string, paused bool) error {
	return s.setDeck(ctx, "pause", "UPDATE decks SET paused = $1 WHERE deck = $2", deckID, paused)
}

// SetRemoved implements study.Store.
func (s *Store) SetRemoved(ctx context.Context, deckID string, removed bool) error {
	return s.setDeck(ctx, "remove", "UPDATE decks SET removed = $1 WHERE deck = $2", deckID, removed)
}

// setDeck sets a column of a deck to yes or no.
func (s *Store) setDeck(ctx context.Context, what, statement, deckID string, yes bool) error {
	err := s.Write(ctx, func(tx *Tx) error {
		changed, err := tx.Exec(statement, yes, deckID)
		if err == nil && changed == 0 {
			err = study.ErrNoDeck
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("%s the deck %s: %w", what, deckID, err)
	}
	return nil
}

// Original implements study.Store.
func (s *Store) Original(ctx context.Context, deckID string) (study.Original, error) {
	var o study.Original
	err := s.read(ctx, func(tx *Tx) error {
		return tx.Row(`
			SELECT v.file, v.source
			FROM decks d JOIN deck_versions v ON v.deck = d.deck AND v.version = d.version
			WHERE d.deck = $1`, deckID).Scan(&o.File, &o.Source)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = study.ErrNoDeck
	}
	if err != nil {
		return study.Original{}, fmt.Errorf("read the deck %s as it came: %w", deckID, err)
	}
	return o, nil
}

// Erased implements study.Store.
func (s *Store) Erased(ctx context.Context) ([]string, error) {
	var ids []string
	err := s.read(ctx, func(tx *Tx) error {
		return tx.Each(func(row scanner) error {
			var id string
			err := row.Scan(&id)
			ids = append(ids, id)
			return err
		}, "SELECT deck FROM erased_decks ORDER BY deck")
	})
	if err != nil {
		return nil, fmt.Errorf("read which decks were erased: %w", err)
	}
	return ids, nil
}

// Erase implements study.Store. It is one transaction, so a crash leaves the deck
// whole or nothing of it. The pages that it frees are overwritten.
func (s *Store) Erase(ctx context.Context, deckID string, now time.Time) error {
	if err := s.Write(ctx, func(tx *Tx) error { return erase(tx, deckID, now.UnixMilli()) }); err != nil {
		return fmt.Errorf("erase the deck %s: %w", deckID, err)
	}
	return nil
}

// eraseRows deletes all that a deck has, whatever refers to it first. The triggers
// of the append-only tables allow it while the deck is in the table erasing.
var eraseRows = []string{
	"DELETE FROM marks WHERE deck = $1",
	"DELETE FROM memories WHERE deck = $1",
	"DELETE FROM card_renames WHERE deck = $1",
	"DELETE FROM reviews WHERE deck = $1",
	"DELETE FROM cards WHERE deck = $1",
	"DELETE FROM deck_versions WHERE deck = $1",
	"DELETE FROM decks WHERE deck = $1",
}

func erase(tx *Tx, deckID string, at int64) (err error) {
	var removed bool
	err = tx.Row("SELECT removed FROM decks WHERE deck = $1", deckID).Scan(&removed)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return study.ErrNoDeck
	case err != nil:
		return err
	case !removed:
		return study.ErrNotRemoved
	}
	if _, err := tx.Exec("PRAGMA secure_delete = ON"); err != nil {
		return fmt.Errorf("have freed pages overwritten: %w", err)
	}
	defer func() {
		_, off := tx.Exec("PRAGMA secure_delete = OFF")
		err = errors.Join(err, off)
	}()
	if _, err := tx.Exec("INSERT INTO erasing (deck) VALUES ($1)", deckID); err != nil {
		return err
	}
	for _, statement := range eraseRows {
		if _, err := tx.Exec(statement, deckID); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	if _, err := tx.Exec("DELETE FROM erasing WHERE deck = $1", deckID); err != nil {
		return err
	}
	if _, err := tx.Exec("UPDATE erasures SET n = n + 1"); err != nil {
		return err
	}
	_, err = tx.Exec(`
		INSERT INTO erased_decks (deck, erased_at) VALUES ($1, $2)
		ON CONFLICT (deck) DO UPDATE SET erased_at = excluded.erased_at`, deckID, at)
	return err
}
