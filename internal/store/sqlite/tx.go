package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// This file holds transactions: the one type that all SQL of the package goes
// through, and the one place where rows are closed.

// Tx is what an operation sees of its transaction. It is valid until the
// function that got it returns, and for one goroutine.
//
// Statements are kept prepared by the connection and found again by their text.
type Tx struct {
	ctx context.Context
	sql *sql.Tx
}

// Exec runs a statement and returns how many rows it changed.
func (tx *Tx) Exec(query string, args ...any) (int64, error) {
	result, err := tx.sql.ExecContext(tx.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// Row runs a query for its first row. Its Scan returns sql.ErrNoRows where
// there is none.
func (tx *Tx) Row(query string, args ...any) *sql.Row {
	return tx.sql.QueryRowContext(tx.ctx, query, args...)
}

// Has reports whether a query finds a row. The query selects one number.
func (tx *Tx) Has(query string, args ...any) (bool, error) {
	var number int64
	err := tx.Row(query, args...).Scan(&number)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// Needs returns missing where a query finds no row. The query selects one
// number.
func (tx *Tx) Needs(missing error, query string, args ...any) error {
	ok, err := tx.Has(query, args...)
	if err == nil && !ok {
		err = missing
	}
	return err
}

// Each runs a query and calls visit with each row. An error from visit ends it
// and is returned as it is.
func (tx *Tx) Each(visit func(row scanner) error, query string, args ...any) error {
	rows, err := tx.sql.QueryContext(tx.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() // its error is that of Err, or of a query whose rows are in hand
	for rows.Next() {
		if err := visit(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// scanner is a row of a result.
type scanner interface{ Scan(dest ...any) error }

// enter keeps Close waiting until users.RUnlock. ErrClosed where it was called
// before.
func (s *Store) enter() error {
	s.users.RLock()
	if s.writer.stopping() {
		s.users.RUnlock()
		return ErrClosed
	}
	return nil
}

// read calls fn with one snapshot of the database, which it can't change. fn must
// not call the Store.
func (s *Store) read(ctx context.Context, fn func(tx *Tx) error) error {
	if err := s.enter(); err != nil {
		return err
	}
	defer s.users.RUnlock()
	return advise(s.snapshot(ctx, fn), s.path)
}

func (s *Store) snapshot(ctx context.Context, fn func(tx *Tx) error) error {
	tx, err := s.reads.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin to read: %w", err)
	}
	defer tx.Rollback() // ends the snapshot; there is nothing to undo
	return fn(&Tx{ctx: ctx, sql: tx})
}

// nullable is a value that may be absent, as a statement takes it.
func nullable[T any](value T, ok bool) any {
	if !ok {
		return nil
	}
	return value
}

// names are the words that the constants of a type are stored as, whatever
// numbers the program gives them.
type names[T comparable] map[T]string

// text returns the word for a value.
func (n names[T]) text(value T) (string, error) {
	word, ok := n[value]
	if !ok {
		return "", fmt.Errorf("the %T %v can't be stored", value, value)
	}
	return word, nil
}

// read returns the value that a word stands for.
func (n names[T]) read(word string) (T, error) {
	for value, w := range n {
		if w == word {
			return value, nil
		}
	}
	var none T
	return none, fmt.Errorf("the %T %q is not known to this program", none, word)
}
