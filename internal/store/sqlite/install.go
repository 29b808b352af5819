package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"quiz/internal/deck"
	"quiz/internal/study"
)

// This file installs decks: a version is added, and the table of cards follows
// it.

// Install implements study.Store. A card whose Was names a card that vanished
// takes over its history: see rename.go.
func (s *Store) Install(ctx context.Context, in study.Installation, now time.Time) error {
	v, err := newVersion(in, now)
	if err != nil {
		return fmt.Errorf("install a deck: %w", err)
	}
	err = s.Write(ctx, func(tx *Tx) error { return install(tx, in.Book, v) })
	if err != nil {
		return fmt.Errorf("install the deck %s: %w", in.Book.Deck, err)
	}
	return nil
}

// Decks implements study.Store.
func (s *Store) Decks(ctx context.Context) ([]*deck.Book, error) {
	var books []*deck.Book
	err := s.read(ctx, func(tx *Tx) error {
		return tx.Each(func(row scanner) error {
			var id string
			var text sql.RawBytes
			if err := row.Scan(&id, &text); err != nil {
				return err
			}
			book, err := deck.ReadBook(bytes.NewReader(text))
			if err != nil {
				return fmt.Errorf("the deck %s: %w; install it again", id, err)
			}
			books = append(books, book)
			return nil
		}, `
			SELECT d.deck, v.book
			FROM decks d JOIN deck_versions v ON v.deck = d.deck AND v.version = d.version
			ORDER BY d.position`)
	})
	if err != nil {
		return nil, fmt.Errorf("read the installed decks: %w", err)
	}
	return books, nil
}

// version is a row of deck_versions to be.
type version struct {
	number int64
	hash   []byte
	file   string
	source []byte
	book   []byte
	at     int64
}

// newVersion encodes a book and hashes it with its source. Lengths are hashed
// too, so that no two pairs run together into one text. A book that could not be
// read back would keep every later start from reading the decks: it is refused.
func newVersion(in study.Installation, now time.Time) (version, error) {
	if in.Book == nil {
		return version{}, errors.New("there is no book: compile the deck first")
	}
	var book bytes.Buffer
	if err := in.Book.WriteJSON(&book); err != nil {
		return version{}, fmt.Errorf("encode the book of %q: %w", in.Book.Deck, err)
	}
	if _, err := deck.ReadBook(bytes.NewReader(book.Bytes())); err != nil {
		return version{}, fmt.Errorf("the book could not be read back, compile the deck again: %w", err)
	}
	h := sha256.New()
	for _, part := range [][]byte{in.Source, book.Bytes()} {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
		h.Write(part)
	}
	source := in.Source
	if source == nil {
		source = []byte{} // nil would be stored as NULL
	}
	return version{hash: h.Sum(nil), file: in.File, source: source, book: book.Bytes(), at: now.UnixMilli()}, nil
}

// install makes v the current version of the book's deck, unless it is.
func install(tx *Tx, book *deck.Book, v version) error {
	var hash []byte
	err := tx.Row(`
		SELECT v.version, v.hash
		FROM decks d JOIN deck_versions v ON v.deck = d.deck AND v.version = d.version
		WHERE d.deck = $1`, book.Deck).Scan(&v.number, &hash)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("read the current version: %w", err)
	}
	if bytes.Equal(hash, v.hash) {
		return nil
	}
	v.number++
	if err := addVersion(tx, book, v); err != nil {
		return fmt.Errorf("add the version: %w", err)
	}
	if err := replaceCards(tx, book, v.at); err != nil {
		return fmt.Errorf("replace the cards: %w", err)
	}
	if err := renameCards(tx, book); err != nil {
		return fmt.Errorf("hand on the history of renamed cards: %w", err)
	}
	return nil
}

func addVersion(tx *Tx, book *deck.Book, v version) error {
	_, err := tx.Exec(`
		INSERT INTO decks (deck, title, version, position, installed_at)
		VALUES ($1, $2, $3, (SELECT coalesce(max(position), 0) + 1 FROM decks), $4)
		ON CONFLICT (deck) DO UPDATE SET title = excluded.title, version = excluded.version`,
		book.Deck, book.Title, v.number, v.at)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`
		INSERT INTO deck_versions (deck, version, hash, file, source, book, installed_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		book.Deck, v.number, v.hash, v.file, v.source, v.book, v.at)
	return err
}

// replaceCards retires every current card of a deck and stores or brings back
// those of the book, in its order.
func replaceCards(tx *Tx, book *deck.Book, now int64) error {
	_, err := tx.Exec("UPDATE cards SET retired_at = $1 WHERE deck = $2 AND retired_at IS NULL", now, book.Deck)
	if err != nil {
		return err
	}
	for i, card := range book.Cards {
		_, err := tx.Exec(`
			INSERT INTO cards (deck, card, fact, position) VALUES ($1, $2, $3, $4)
			ON CONFLICT (deck, card) DO UPDATE
			SET fact = excluded.fact, position = excluded.position, retired_at = NULL`,
			book.Deck, card.ID, card.Fact, i)
		if err != nil {
			return fmt.Errorf("card %s: %w", card.ID, err)
		}
	}
	return nil
}

// checkDeck returns study.ErrNoDeck unless the deck is installed.
func checkDeck(tx *Tx, id string) error {
	return tx.Needs(study.ErrNoDeck, "SELECT 1 FROM decks WHERE deck = $1", id)
}
