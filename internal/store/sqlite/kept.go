package sqlite

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"quiz/internal/study"
)

// This file reads what is kept of a few cards: what a page of a large deck
// shows.

// keptAtOnce is how many cards one query asks for. Fewer are asked for with the
// same statement, so that it stays prepared.
const keptAtOnce = 64

// Kept implements study.Store.
func (s *Store) Kept(ctx context.Context, learner int64, deckID string, cards []string) (map[string]study.Kept, error) {
	kept := make(map[string]study.Kept, len(cards))
	err := s.read(ctx, func(tx *Tx) error {
		if err := errors.Join(checkLearner(tx, learner), checkDeck(tx, deckID)); err != nil {
			return err
		}
		for at := 0; at < len(cards); at += keptAtOnce {
			some := cards[at:min(at+keptAtOnce, len(cards))]
			if err := readKept(tx, keptArgs(learner, deckID, some), kept); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read what learner %d has of %d cards of the deck %s: %w", learner, len(cards), deckID, err)
	}
	return kept, nil
}

// keptArgs are the arguments of one query. Places that are left ask for the first
// card again.
func keptArgs(learner int64, deckID string, cards []string) []any {
	args := []any{learner, deckID}
	for i := range keptAtOnce {
		if i >= len(cards) {
			i = 0
		}
		args = append(args, cards[i])
	}
	return args
}

// readKept adds what is kept of the cards in args.
func readKept(tx *Tx, args []any, kept map[string]study.Kept) error {
	err := tx.Each(func(row scanner) error {
		m, err := scanMemory(row)
		k := kept[m.Card]
		k.Memory = m
		kept[m.Card] = k
		return err
	}, sqlKeptMemories, args...)
	if err != nil {
		return err
	}
	return tx.Each(func(row scanner) error {
		m, err := scanMark(row)
		k := kept[m.Card]
		k.Mark = m.Mark
		kept[m.Card] = k
		return err
	}, sqlKeptMarks, args...)
}

var sqlKeptMemories = `
	SELECT ` + memoryColumns + `
	FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
	WHERE m.learner = $1 AND m.deck = $2 AND m.card IN (` + placeholders(3, keptAtOnce) + `)`

var sqlKeptMarks = `
	SELECT ` + markColumns + `
	FROM marks m
	WHERE m.learner = $1 AND m.deck = $2 AND m.card IN (` + placeholders(3, keptAtOnce) + `)`

// placeholders lists n of them, the first numbered from.
func placeholders(from, n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = "$" + strconv.Itoa(from+i)
	}
	return strings.Join(list, ", ")
}
