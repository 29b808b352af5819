package sqlite

import (
	"bytes"
	"fmt"

	"quiz/internal/deck"
	"quiz/internal/live"
)

// This file looks whether the rows of classroom sessions make classes.

// checkSessions takes up every session from its rows, one that ended as one that runs:
// its results are made of the same.
func checkSessions(tx *Tx) (wrong []string, err error) {
	var ids []string
	err = tx.Each(func(row scanner) error {
		var id string
		err := row.Scan(&id)
		ids = append(ids, id)
		return err
	}, "SELECT session FROM live_sessions ORDER BY created_at, session")
	for _, id := range ids {
		found := takeUp(tx, id)
		if isDamage(found) {
			return wrong, found
		}
		if found != nil {
			wrong = append(wrong, fmt.Sprintf("The classroom session %s can't be taken up (%v): it needs a backup.", id, found))
		}
	}
	return wrong, err
}

// takeUp makes the class of a session's rows.
func takeUp(tx *Tx, id string) error {
	rows, book, err := readRows(tx, id)
	if err != nil {
		return err
	}
	if rows.Book, err = deck.ReadBook(bytes.NewReader(book)); err != nil {
		return err
	}
	_, err = live.Load(rows)
	return err
}
