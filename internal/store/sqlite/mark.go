package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"quiz/internal/study"
)

// This file holds what a learner sets for cards: suspended, put off for a day,
// flagged with a note.

// Mark implements study.Store. change runs on the writer's goroutine and is bound
// by the rules of Write.
func (s *Store) Mark(ctx context.Context, learner int64, deckID, card string, change func(study.Mark) study.Mark) error {
	err := s.Write(ctx, func(tx *Tx) error {
		if err := errors.Join(checkLearner(tx, learner), checkCard(tx, deckID, card)); err != nil {
			return err
		}
		m, err := scanMark(tx.Row(sqlMark, learner, deckID, card))
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		return saveMark(tx, learner, deckID, card, change(m.Mark))
	})
	if err != nil {
		return fmt.Errorf("mark the card %s of the deck %s for learner %d: %w", card, deckID, learner, err)
	}
	return nil
}

const markColumns = "m.card, m.suspended, m.buried_on, m.note, m.noted_at"

const sqlMark = `
	SELECT ` + markColumns + `
	FROM marks m
	WHERE m.learner = $1 AND m.deck = $2 AND m.card = $3`

// saveMark stores a mark; of a zero one no row is left.
func saveMark(tx *Tx, learner int64, deckID, card string, m study.Mark) error {
	if m == (study.Mark{}) {
		_, err := tx.Exec("DELETE FROM marks WHERE learner = $1 AND deck = $2 AND card = $3", learner, deckID, card)
		return err
	}
	suspended := 0
	if m.Suspended {
		suspended = 1
	}
	_, err := tx.Exec(`
		INSERT INTO marks (learner, deck, card, suspended, buried_on, note, noted_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (learner, deck, card) DO UPDATE SET
			suspended = excluded.suspended, buried_on = excluded.buried_on,
			note = excluded.note, noted_at = excluded.noted_at`,
		learner, deckID, card, suspended, nullable(m.BuriedOn, m.BuriedOn != 0),
		nullable(m.Note, m.Note != ""), nullable(m.NotedAt, m.Note != ""))
	return err
}

// Marks implements study.Store.
func (s *Store) Marks(ctx context.Context, learner int64, deckID string) ([]study.CardMark, error) {
	var marks []study.CardMark
	err := s.read(ctx, func(tx *Tx) error {
		if err := errors.Join(checkLearner(tx, learner), checkDeck(tx, deckID)); err != nil {
			return err
		}
		return tx.Each(func(row scanner) error {
			m, err := scanMark(row)
			marks = append(marks, m)
			return err
		}, `
			SELECT `+markColumns+`
			FROM marks m JOIN cards c ON c.deck = m.deck AND c.card = m.card
			WHERE m.learner = $1 AND m.deck = $2
			ORDER BY c.position, m.card`, learner, deckID)
	})
	if err != nil {
		return nil, fmt.Errorf("read what learner %d set for the deck %s: %w", learner, deckID, err)
	}
	return marks, nil
}

func scanMark(row scanner) (study.CardMark, error) {
	var m study.CardMark
	var buriedOn, notedAt sql.Null[int64]
	var note sql.Null[string]
	err := row.Scan(&m.Card, &m.Mark.Suspended, &buriedOn, &note, &notedAt)
	m.Mark.BuriedOn, m.Mark.Note, m.Mark.NotedAt = int(buriedOn.V), note.V, notedAt.V
	return m, err
}

// hidden is a condition on a card, which goes by a name in the statement: the
// learner suspended it, or put it off on the day. Both are placeholders.
func hidden(card, learner, day string) string {
	return `EXISTS (
	    SELECT 1 FROM marks k
	    WHERE k.learner = ` + learner + ` AND k.deck = ` + card + `.deck AND k.card = ` + card + `.card
	      AND (k.suspended = 1 OR k.buried_on = ` + day + `))`
}
