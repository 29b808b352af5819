package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"quiz/internal/study"
)

// This file looks for damage: what the engine can tell of the file, and what is
// stored twice and must agree.

// Check returns what is wrong with the file, as sentences; none where nothing is.
// It reads all of it. That the memories are what the log makes of them is not
// for a store to tell: study.Desk.Verify does.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	var wrong []string
	err := s.read(ctx, func(tx *Tx) error {
		for _, part := range []func(*Tx) ([]string, error){checkPages, checkReferences, checkBooks, checkMemories, checkSessions} {
			found, err := part(tx)
			if isDamage(err) {
				found, err = append(found, fmt.Sprintf("The file can't be read whole: %v.", err)), nil
			}
			if err != nil {
				return err
			}
			for _, sentence := range found {
				if !slices.Contains(wrong, sentence) {
					wrong = append(wrong, sentence)
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("check the database %s: %w", s.path, err)
	}
	return wrong, nil
}

// checkPages lets the engine look at every page, index and constraint.
func checkPages(tx *Tx) (wrong []string, err error) {
	err = tx.Each(func(row scanner) error {
		var found string
		err := row.Scan(&found)
		if err == nil && found != "ok" {
			wrong = append(wrong, fmt.Sprintf("SQLite finds damage: %s.", strings.ReplaceAll(found, "\n", " ")))
		}
		return err
	}, "PRAGMA integrity_check")
	return wrong, err
}

// checkReferences looks for rows that name a row that isn't there.
func checkReferences(tx *Tx) (wrong []string, err error) {
	err = tx.Each(func(row scanner) error {
		var table, parent string
		var n int
		err := row.Scan(&table, &parent, &n)
		wrong = append(wrong, fmt.Sprintf("Rows of %s that name a row of %s that isn't there: %d.", table, parent, n))
		return err
	}, `
		SELECT f."table", f.parent, count(*)
		FROM pragma_foreign_key_check f
		GROUP BY f."table", f.parent ORDER BY f."table", f.parent`)
	return wrong, err
}

// checkBooks looks whether the current version of each deck is as it was
// installed and can be read.
func checkBooks(tx *Tx) (wrong []string, err error) {
	err = tx.Each(func(row scanner) error {
		var id, file string
		var hash, source, text sql.RawBytes
		if err := row.Scan(&id, &file, &hash, &source, &text); err != nil {
			return err
		}
		if !bytes.Equal(hash, hashOf(source, text)) {
			wrong = append(wrong, fmt.Sprintf("The stored deck %s is not as it was installed: install %s again.", id, fileName(file)))
		} else if _, err := readBook(id, text); err != nil {
			wrong = append(wrong, fmt.Sprintf("The stored deck %s can't be read (%v): install %s again.", id, err, fileName(file)))
		}
		return nil
	}, `
		SELECT d.deck, v.file, v.hash, v.source, v.book
		FROM decks d JOIN deck_versions v ON v.deck = d.deck AND v.version = d.version
		ORDER BY d.position`)
	return wrong, err
}

// fileName is a deck's file as a sentence names it.
func fileName(file string) string {
	if file == "" {
		return "its file"
	}
	return file
}

// checkMemories looks for memories that would come on another day, or at another
// time, than their state says.
func checkMemories(tx *Tx) (wrong []string, err error) {
	err = tx.Each(func(row scanner) error {
		var learner int64
		var deckID string
		var day, at sql.Null[int64]
		m, err := scanMemory(withExtra{row, []any{&learner, &deckID, &day, &at}})
		if err == nil && !agrees(m, day, at) {
			wrong = append(wrong, fmt.Sprintf("The card %s of the deck %s comes at another time than the memory of learner %d says:"+
				" run quiz doctor --rebuild.", m.Card, deckID, learner))
		}
		return err
	}, `
		SELECT `+memoryColumns+`, m.learner, m.deck, m.due_day, m.due_at
		FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
		ORDER BY m.learner, m.deck, m.card`)
	return wrong, err
}

// agrees reports whether the columns that say when a memory is due are what its
// state says.
func agrees(m study.Memory, day, at sql.Null[int64]) bool {
	dueDay, inReview := m.State.DueDay()
	dueAt, learning := m.State.DueAt()
	return day.Valid == inReview && (!inReview || day.V == int64(dueDay)) &&
		at.Valid == learning && (!learning || at.V == dueAt)
}
