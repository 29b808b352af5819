package sqlite

import (
	"fmt"
	"slices"
	"strings"

	"quiz/internal/deck"
	"quiz/internal/study"
)

// This file hands a card's history on when an author gives the card another id.
//
// The reviews stay as they were stored, under the id that they were given for.
// A row of card_renames says that the reviews of one id up to a moment belong to
// another id, and reading applies the rows in their order. So an id may be used
// anew after it was given up, and a rename may be taken back.

// rename is a row of card_renames.
type rename struct {
	was, card string
	upto      int64 // a reviews.seq
}

// renames holds every rename by deck, in order.
type renames map[string][]rename

// readRenames reads the renames of all decks.
func readRenames(tx *Tx) (renames, error) {
	all := make(renames)
	err := tx.Each(func(row scanner) error {
		var id string
		var r rename
		if err := row.Scan(&id, &r.was, &r.card, &r.upto); err != nil {
			return err
		}
		all[id] = append(all[id], r)
		return nil
	}, "SELECT deck, was, card, upto FROM card_renames ORDER BY deck, id")
	if err != nil {
		return nil, fmt.Errorf("read the renamed cards: %w", err)
	}
	return all, nil
}

// ids returns the ids that the card of a review has had since, where the review
// was stored under the id card as number seq: that one first, the present one
// last.
func (all renames) ids(deckID, card string, seq int64) []string {
	ids := []string{card}
	for _, step := range all[deckID] {
		if step.was == card && seq <= step.upto {
			card = step.card
			ids = append(ids, card)
		}
	}
	return ids
}

// follow puts a review that was stored as number seq under the id that its card
// has now, and its question with it. It returns the ids that the card has had.
func (all renames) follow(r *study.Review, seq int64) []string {
	ids := all.ids(r.Deck, r.Card, seq)
	now := ids[len(ids)-1]
	if form, ok := strings.CutPrefix(r.Question, r.Card+"#"); ok {
		r.Question = now + "#" + form
	}
	r.Card = now
	return ids
}

// former returns every id that reviews of a card may be stored under, its own
// first.
func (all renames) former(deckID, card string) []string {
	ids := []string{card}
	for _, r := range slices.Backward(all[deckID]) {
		if slices.Contains(ids, r.card) && !slices.Contains(ids, r.was) {
			ids = append(ids, r.was)
		}
	}
	return ids
}

// heirs are the cards of a deck that took over the history of another, by the id of
// that one.
func (all renames) heirs(deckID string) map[string]string {
	heirs := make(map[string]string, len(all[deckID]))
	for _, r := range all[deckID] {
		heirs[r.was] = r.card
	}
	return heirs
}

// renameCards lets each card of a book take over the history of the card that
// it was, if that card vanished: the one that its author names, or, where a
// rename is taken back, the one that took its own history over.
func renameCards(tx *Tx, book *deck.Book) error {
	all, err := readRenames(tx)
	if err != nil {
		return err
	}
	heirs := all.heirs(book.Deck)
	upto, err := lastReview(tx, book.Deck)
	if err != nil {
		return err
	}
	current := make(map[string]bool, len(book.Cards))
	for _, card := range book.Cards {
		current[card.ID] = true
	}
	for _, card := range book.Cards {
		for _, was := range []string{card.Was, heirs[card.ID]} {
			if was == "" || current[was] {
				continue
			}
			if err := takeOver(tx, book.Deck, was, card.ID, upto); err != nil {
				return fmt.Errorf("from %s to %s: %w", was, card.ID, err)
			}
			if err := takeMarks(tx, book.Deck, was, card.ID); err != nil {
				return fmt.Errorf("marks from %s to %s: %w", was, card.ID, err)
			}
		}
	}
	return nil
}

// lastReview is the number of a deck's last review, or 0. A rename ends there
// and not at the last review of all: numbers that an erased deck had at the end
// of the log are given again.
func lastReview(tx *Tx, deckID string) (seq int64, err error) {
	err = tx.Row("SELECT coalesce(max(seq), 0) FROM reviews WHERE deck = $1", deckID).Scan(&seq)
	return seq, err
}

// takeOver hands the history of one card, its reviews up to a number, to another.
// Where a learner remembers both, nothing is handed on, for two histories don't make
// one.
func takeOver(tx *Tx, deckID, was, card string, upto int64) error {
	remembered, err := tx.Has("SELECT 1 FROM memories WHERE deck = $1 AND card = $2 LIMIT 1", deckID, was)
	if err != nil || !remembered {
		return err
	}
	both, err := tx.Has(`
		SELECT 1 FROM memories a JOIN memories b ON b.learner = a.learner AND b.deck = a.deck
		WHERE a.deck = $1 AND a.card = $2 AND b.card = $3 LIMIT 1`, deckID, was, card)
	if err != nil || both {
		return err
	}
	_, err = tx.Exec(`
		INSERT INTO card_renames (id, deck, was, card, upto)
		VALUES ((SELECT coalesce(max(id), 0) + 1 FROM card_renames), $1, $2, $3, $4)`, deckID, was, card, upto)
	if err != nil {
		return err
	}
	_, err = tx.Exec("UPDATE memories SET card = $1 WHERE deck = $2 AND card = $3", card, deckID, was)
	return err
}

// takeMarks hands on what learners set for a card, but where they set something
// for the other card too.
func takeMarks(tx *Tx, deckID, was, card string) error {
	_, err := tx.Exec(`
		UPDATE marks SET card = $1
		WHERE deck = $2 AND card = $3 AND NOT EXISTS (
		  SELECT 1 FROM marks k WHERE k.learner = marks.learner AND k.deck = $2 AND k.card = $1)`, card, deckID, was)
	return err
}
