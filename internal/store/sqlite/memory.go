package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds memories: what is derived from the log.

// memoryColumns are read by scanMemory, from memories as m and cards as c.
const memoryColumns = `m.card, c.fact, m.first_day, m.phase, m.step, m.stability, m.difficulty,
	m.day, m.at, m.reps, m.lapses, m.interval, m.wait_ns`

// Memories implements study.Store.
func (s *Store) Memories(ctx context.Context, learner int64, deckID string) ([]study.Memory, error) {
	var memories []study.Memory
	err := s.read(ctx, func(tx *Tx) error {
		if err := errors.Join(checkLearner(tx, learner), checkDeck(tx, deckID)); err != nil {
			return err
		}
		return tx.Each(func(row scanner) error {
			m, err := scanMemory(row)
			memories = append(memories, m)
			return err
		}, `
			SELECT `+memoryColumns+`
			FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
			WHERE m.learner = $1 AND m.deck = $2
			ORDER BY m.card`, learner, deckID)
	})
	if err != nil {
		return nil, fmt.Errorf("read what learner %d remembers of the deck %s: %w", learner, deckID, err)
	}
	return memories, nil
}

// ReplaceMemories implements study.Store. The facts are the cards' own.
func (s *Store) ReplaceMemories(ctx context.Context, learner int64, decks map[string][]study.Memory) error {
	err := s.Write(ctx, func(tx *Tx) error {
		if err := checkLearner(tx, learner); err != nil {
			return err
		}
		if _, err := tx.Exec("DELETE FROM memories WHERE learner = $1", learner); err != nil {
			return err
		}
		for deckID, memories := range decks {
			for _, m := range memories {
				if err := checkCard(tx, deckID, m.Card); err != nil {
					return err
				}
				if err := saveMemory(tx, learner, deckID, m); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("replace what learner %d remembers: %w", learner, err)
	}
	return nil
}

// checkCard returns study.ErrNoCard unless the deck has or had the card.
func checkCard(tx *Tx, deckID, card string) error {
	err := tx.Needs(study.ErrNoCard, "SELECT 1 FROM cards WHERE deck = $1 AND card = $2", deckID, card)
	if err != nil {
		return fmt.Errorf("card %s of the deck %s: %w", card, deckID, err)
	}
	return nil
}

// memoryOf returns what a learner remembers of a card, with a zero State where
// that is nothing. ErrNoCard where the deck has and had no such card.
func memoryOf(tx *Tx, learner int64, deckID, card string) (study.Memory, error) {
	m, err := scanMemory(tx.Row(`
		SELECT `+memoryColumns+`
		FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
		WHERE m.learner = $1 AND m.deck = $2 AND m.card = $3`, learner, deckID, card))
	if !errors.Is(err, sql.ErrNoRows) {
		return m, err
	}
	m = study.Memory{Card: card}
	err = tx.Row("SELECT fact FROM cards WHERE deck = $1 AND card = $2", deckID, card).Scan(&m.Fact)
	if errors.Is(err, sql.ErrNoRows) {
		err = study.ErrNoCard
	}
	return m, err
}

// saveMemory stores a memory, or removes it where the card is new again.
func saveMemory(tx *Tx, learner int64, deckID string, m study.Memory) error {
	st := m.State
	if st.Phase == srs.New {
		_, err := tx.Exec("DELETE FROM memories WHERE learner = $1 AND deck = $2 AND card = $3", learner, deckID, m.Card)
		return err
	}
	phase, err := phases.text(st.Phase)
	if err != nil {
		return fmt.Errorf("the memory of %s: %w", m.Card, err)
	}
	_, err = tx.Exec(`
		INSERT INTO memories (learner, deck, card, first_day, phase, step, stability, difficulty,
			day, at, reps, lapses, interval, wait_ns, due_day, due_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
		ON CONFLICT (learner, deck, card) DO UPDATE SET
			first_day = excluded.first_day, phase = excluded.phase, step = excluded.step,
			stability = excluded.stability, difficulty = excluded.difficulty,
			day = excluded.day, at = excluded.at, reps = excluded.reps, lapses = excluded.lapses,
			interval = excluded.interval, wait_ns = excluded.wait_ns,
			due_day = excluded.due_day, due_at = excluded.due_at`,
		learner, deckID, m.Card, m.FirstDay, phase, st.Step, st.Memory.Stability, st.Memory.Difficulty,
		st.Day, st.At, st.Reps, st.Lapses, st.Interval, int64(st.Wait), nullable(st.DueDay()), nullable(st.DueAt()))
	if err != nil {
		return fmt.Errorf("the memory of %s: %w", m.Card, err)
	}
	return nil
}

// scanMemory reads memoryColumns.
func scanMemory(row scanner) (study.Memory, error) {
	var m study.Memory
	var phase string
	st := &m.State
	err := row.Scan(&m.Card, &m.Fact, &m.FirstDay, &phase, &st.Step, &st.Memory.Stability, &st.Memory.Difficulty,
		&st.Day, &st.At, &st.Reps, &st.Lapses, &st.Interval, (*int64)(&st.Wait))
	if err != nil {
		return study.Memory{}, err
	}
	st.Phase, err = phases.read(phase)
	return m, err
}

// phases are how a memory's phase is stored. A new card has no memory.
var phases = names[srs.Phase]{
	srs.Learning:   "learning",
	srs.Reviewing:  "review",
	srs.Relearning: "relearning",
}
