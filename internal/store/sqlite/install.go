package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"
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

// Decks implements study.Store. A book that this program can't read, because it
// is damaged or of another format, is left out with a warning, so that one deck
// doesn't keep a learner from all others; installing its file again mends it.
func (s *Store) Decks(ctx context.Context) ([]study.Installed, error) {
	var all []study.Installed
	err := s.read(ctx, func(tx *Tx) error {
		renamed, err := readRenames(tx)
		if err != nil {
			return err
		}
		return tx.Each(func(row scanner) error {
			var id string
			var in study.Installed
			var text sql.RawBytes
			if err := row.Scan(&id, &in.File, &in.Own, &in.Paused, &in.Removed, &text); err != nil {
				return err
			}
			var err error
			if in.Book, err = readBook(id, text); err != nil {
				s.log.WarnContext(ctx, "a stored deck can't be read and is left out: install its file again",
					slog.String("deck", id), slog.String("file", in.File), slog.Any("error", err))
				return nil
			}
			in.Heirs = renamed.heirs(id)
			all = append(all, in)
			return nil
		}, `
			SELECT d.deck, v.file, d.own, d.paused, d.removed, v.book
			FROM decks d JOIN deck_versions v ON v.deck = d.deck AND v.version = d.version
			ORDER BY d.position`)
	})
	if err != nil {
		return nil, fmt.Errorf("read the installed decks: %w", err)
	}
	return all, nil
}

// readBook reads a book that was stored for a deck.
func readBook(id string, text []byte) (*deck.Book, error) {
	book, err := deck.ReadBook(bytes.NewReader(text))
	if err == nil && book.Deck != id {
		err = fmt.Errorf("it is the book of the deck %s", book.Deck)
	}
	return book, err
}

// version is a row of deck_versions to be.
type version struct {
	number int64
	hash   []byte
	file   string
	source []byte
	book   []byte
	own    bool
	at     int64
}

// newVersion encodes a book and hashes it with its source. A book that could not
// be read back would be left out of every later start: it is refused.
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
	source := in.Source
	if source == nil {
		source = []byte{} // nil would be stored as NULL
	}
	return version{
		hash: hashOf(source, book.Bytes()), file: in.File, source: source, book: book.Bytes(), own: in.Own, at: now.UnixMilli(),
	}, nil
}

// hashOf hashes a source and its book. Lengths are hashed too, so that no two
// pairs run together into one text.
func hashOf(source, book []byte) []byte {
	h := sha256.New()
	for _, part := range [][]byte{source, book} {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
		h.Write(part)
	}
	return h.Sum(nil)
}

// install makes v the current version of the book's deck, unless it is, whole
// and undamaged. A deck that was removed comes back with its history.
func install(tx *Tx, book *deck.Book, v version) error {
	if _, err := tx.Exec("UPDATE decks SET removed = 0, own = $1 WHERE deck = $2", v.own, book.Deck); err != nil {
		return fmt.Errorf("bring the deck back: %w", err)
	}
	if _, err := tx.Exec("DELETE FROM erased_decks WHERE deck = $1", book.Deck); err != nil {
		return fmt.Errorf("forget that it was erased: %w", err)
	}
	var now version
	err := tx.Row(`
		SELECT v.version, v.hash, v.source, v.book
		FROM decks d JOIN deck_versions v ON v.deck = d.deck AND v.version = d.version
		WHERE d.deck = $1`, book.Deck).Scan(&now.number, &now.hash, &now.source, &now.book)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("read the current version: %w", err)
	}
	if bytes.Equal(now.hash, v.hash) && bytes.Equal(hashOf(now.source, now.book), v.hash) {
		return nil
	}
	v.number = now.number + 1
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
		INSERT INTO decks (deck, title, version, position, installed_at, own)
		VALUES ($1, $2, $3, (SELECT coalesce(max(position), 0) + 1 FROM decks), $4, $5)
		ON CONFLICT (deck) DO UPDATE SET title = excluded.title, version = excluded.version`,
		book.Deck, book.Title, v.number, v.at, v.own)
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
	_, err := tx.Exec("UPDATE cards SET retired_at = $1, askable = 0 WHERE deck = $2 AND retired_at IS NULL", now, book.Deck)
	if err != nil {
		return err
	}
	askable := make(map[string]int, len(book.Cards))
	for i := range book.Questions {
		askable[book.Questions[i].Card] = 1
	}
	for i, card := range book.Cards {
		_, err := tx.Exec(`
			INSERT INTO cards (deck, card, fact, position, askable) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (deck, card) DO UPDATE SET
				fact = excluded.fact, position = excluded.position, askable = excluded.askable, retired_at = NULL`,
			book.Deck, card.ID, card.Fact, i, askable[card.ID])
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
