package sqlite

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds what comes after an answer: looking at the last ones, at a
// card's history, and taking an answer back or grading it anew.

// Latest implements study.Store.
func (s *Store) Latest(ctx context.Context, learner int64, deckID string, since, n int) ([]study.Review, error) {
	var list []study.Review
	err := s.read(ctx, func(tx *Tx) error {
		if err := errors.Join(checkLearner(tx, learner), checkDeck(tx, deckID)); err != nil {
			return err
		}
		all, err := readRenames(tx)
		if err != nil {
			return err
		}
		return tx.Each(func(row scanner) error {
			r, seq, err := scanReview(row)
			all.follow(&r, seq)
			list = append(list, r)
			return err
		}, sqlLatest, learner, deckID, since, n)
	})
	if err != nil {
		return nil, fmt.Errorf("read the last answers of learner %d in the deck %s: %w", learner, deckID, err)
	}
	return list, nil
}

const sqlLatest = `
	SELECT ` + reviewColumns + `
	FROM reviews r
	WHERE r.learner = $1 AND r.deck = $2 AND r.day >= $3 AND ` + counts + `
	ORDER BY r.day DESC, r.seq DESC LIMIT $4`

// counts is a condition on a review r: it is an answer that was not undone.
const counts = `r.voids IS NULL AND NOT EXISTS (SELECT 1 FROM reviews v WHERE v.voids = r.id)`

// History implements study.Store.
func (s *Store) History(ctx context.Context, learner int64, deckID, card string) ([]study.Recorded, error) {
	var list []study.Recorded
	err := s.read(ctx, func(tx *Tx) (err error) {
		if err := errors.Join(checkLearner(tx, learner), checkCard(tx, deckID, card)); err != nil {
			return err
		}
		list, err = answersTo(tx, learner, deckID, card)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the history of the card %s of the deck %s for learner %d: %w", card, deckID, learner, err)
	}
	return list, nil
}

// answersTo returns every answer of a learner to a card, whatever id the card had
// then, in the order of storing. The memories are left out.
func answersTo(tx *Tx, learner int64, deckID, card string) ([]study.Recorded, error) {
	all, err := readRenames(tx)
	if err != nil {
		return nil, err
	}
	type placed struct {
		seq int64
		rec study.Recorded
	}
	var found []placed
	for _, id := range all.former(deckID, card) {
		err := tx.Each(func(row scanner) error {
			var rec study.Recorded
			r, seq, err := scanReview(withExtra{row, []any{&rec.Undone}})
			if all.follow(&r, seq); r.Card == card {
				rec.Review = r
				found = append(found, placed{seq, rec})
			}
			return err
		}, sqlAnswersTo, deckID, id, learner)
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(found, func(a, b placed) int { return int(a.seq - b.seq) })
	list := make([]study.Recorded, len(found))
	for i, f := range found {
		list[i] = f.rec
	}
	return list, nil
}

const sqlAnswersTo = `
	SELECT ` + reviewColumns + `, EXISTS (SELECT 1 FROM reviews v WHERE v.voids = r.id)
	FROM reviews r
	WHERE r.deck = $1 AND r.card = $2 AND r.learner = $3 AND r.voids IS NULL`

// Revise implements study.Store. ErrNoCard where the deck has and had no such
// card, ErrKeyUsed where the key belongs to an answer to another card. decide
// runs on the writer's goroutine and is bound by the rules of Write.
func (s *Store) Revise(ctx context.Context, o study.Occasion, decide func(study.Standing) (study.Revision, error)) (study.Recorded, error) {
	var rec study.Recorded
	err := s.Write(ctx, func(tx *Tx) (err error) {
		rec, err = revise(tx, o, decide)
		return err
	})
	if err != nil {
		return study.Recorded{}, err // decide's error as it is; the others say what failed
	}
	return rec, nil
}

func revise(tx *Tx, o study.Occasion, decide func(study.Standing) (study.Revision, error)) (study.Recorded, error) {
	rec, err := recordedByKey(tx, o)
	if err == nil {
		rec.Again = true
		return rec, nil
	}
	if !errors.Is(err, study.ErrNoReview) {
		return study.Recorded{}, fmt.Errorf("look up the key of a revision of the card %s of the deck %s: %w", o.Card, o.Deck, err)
	}
	standing, err := standingOf(tx, o)
	if err != nil {
		return study.Recorded{}, fmt.Errorf("revise the card %s of the deck %s: %w", o.Card, o.Deck, err)
	}
	revision, err := decide(standing)
	if err != nil {
		return study.Recorded{}, err
	}
	rec, err = keepRevision(tx, o, standing, revision)
	if err != nil {
		return study.Recorded{}, fmt.Errorf("store the revision of the card %s of the deck %s: %w", o.Card, o.Deck, err)
	}
	return rec, nil
}

// standingOf reads what a decision needs. A card that left the deck can be
// revised too: what was answered stays the learner's.
func standingOf(tx *Tx, o study.Occasion) (study.Standing, error) {
	standing := study.Standing{Parameters: make(map[int64]study.Parameters)}
	if err := errors.Join(checkLearner(tx, o.Learner), checkCard(tx, o.Deck, o.Card)); err != nil {
		return standing, err
	}
	answers, err := answersTo(tx, o.Learner, o.Deck, o.Card)
	if err != nil {
		return standing, err
	}
	for _, rec := range answers {
		if rec.Undone {
			continue
		}
		standing.Reviews = append(standing.Reviews, rec.Review)
		version := rec.Review.Parameters
		if _, ok := standing.Parameters[version]; ok {
			continue
		}
		if standing.Parameters[version], err = parametersOf(tx, version); err != nil {
			return standing, err
		}
	}
	standing.Memory, err = memoryOf(tx, o.Learner, o.Deck, o.Card)
	return standing, err
}

// keepRevision stores the rows of a revision and the memory after them.
func keepRevision(tx *Tx, o study.Occasion, before study.Standing, r study.Revision) (study.Recorded, error) {
	if len(r.Reviews) == 0 || r.Reviews[len(r.Reviews)-1].Key != o.Key {
		return study.Recorded{}, fmt.Errorf("the revision has no last row with the key of its occasion")
	}
	rec := study.Recorded{Memory: before.Memory}
	for _, row := range r.Reviews {
		if row.Learner != o.Learner || row.Deck != o.Deck || row.Card != o.Card || row.ID == "" {
			return study.Recorded{}, fmt.Errorf("the row %q is for another card than %s", row.ID, o.Card)
		}
		if err := addReview(tx, row); err != nil {
			return study.Recorded{}, err
		}
		rec.Review = row
	}
	rec.Memory.State, rec.Memory.FirstDay = r.State, 0
	if r.State.Phase != srs.New {
		var err error
		if rec.Memory.FirstDay, err = firstDay(tx, rec.Review); err != nil {
			return study.Recorded{}, err
		}
	}
	return rec, saveMemory(tx, o.Learner, o.Deck, rec.Memory)
}
