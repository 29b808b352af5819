package sqlite

import (
	"context"
	"errors"
	"fmt"

	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the storing of an answer: look its key up, let study decide,
// keep the review and the memory together.

// decision is what study decides inside the transaction.
type decision = func(study.Known) (study.Review, srs.State, error)

// Record implements study.Store. ErrNoLearner where there is no such learner,
// ErrKeyUsed where the key belongs to an answer to another card.
// decide runs on the writer's goroutine and is bound by the rules of Write.
func (s *Store) Record(ctx context.Context, o study.Occasion, decide decision) (study.Recorded, error) {
	var rec study.Recorded
	err := s.Write(ctx, func(tx *Tx) (err error) {
		rec, err = record(tx, o, decide)
		return err
	})
	if err != nil {
		return study.Recorded{}, err // decide's error as it is; the others say what failed
	}
	return rec, nil
}

func record(tx *Tx, o study.Occasion, decide decision) (study.Recorded, error) {
	rec, err := recordedByKey(tx, o)
	if err == nil {
		rec.Again = true
		return rec, nil
	}
	if !errors.Is(err, study.ErrNoReview) {
		return study.Recorded{}, fmt.Errorf("look up the key of an answer to the card %s of the deck %s: %w", o.Card, o.Deck, err)
	}
	known, err := knownOf(tx, o)
	if err != nil {
		return study.Recorded{}, fmt.Errorf("an answer to the card %s of the deck %s: %w", o.Card, o.Deck, err)
	}
	review, state, err := decide(known)
	if err != nil {
		return study.Recorded{}, err
	}
	if err := fits(review, o, known); err != nil {
		return study.Recorded{}, fmt.Errorf("refuse the review of the card %s of the deck %s: %w", o.Card, o.Deck, err)
	}
	memory, err := keep(tx, review, state, known.Memory)
	if err != nil {
		return study.Recorded{}, fmt.Errorf("store the review of the card %s of the deck %s: %w", o.Card, o.Deck, err)
	}
	return study.Recorded{Review: review, Memory: memory}, nil
}

// knownOf reads what a decision needs. Only a current card can be answered.
func knownOf(tx *Tx, o study.Occasion) (k study.Known, err error) {
	if err := checkLearner(tx, o.Learner); err != nil {
		return k, err
	}
	err = tx.Needs(study.ErrNoCard,
		"SELECT 1 FROM cards WHERE deck = $1 AND card = $2 AND retired_at IS NULL", o.Deck, o.Card)
	if err != nil {
		return k, err
	}
	if k.Memory, err = memoryOf(tx, o.Learner, o.Deck, o.Card); err != nil {
		return k, err
	}
	k.Parameters, err = newestParameters(tx)
	return k, err
}

// fits returns an error unless a review is for its occasion and not before the
// card's last one, or says that it was overtaken by that: what steps a card never
// runs backwards.
func fits(r study.Review, o study.Occasion, k study.Known) error {
	got := study.Occasion{Learner: r.Learner, Deck: r.Deck, Card: r.Card, Key: r.Key}
	last := k.Memory.State
	before := last.Phase != srs.New && r.At < last.At
	switch {
	case got != o:
		return fmt.Errorf("it is for %+v, which is another occasion", got)
	case r.ID == "":
		return errors.New("it has no id")
	case r.Voids != "":
		return errors.New("it undoes another: that is for Revise")
	case r.Overtaken && before:
		return nil
	case r.Overtaken:
		return fmt.Errorf("nothing has overtaken it: the card's last review was at %d ms, and it was at %d ms", last.At, r.At)
	case before:
		return fmt.Errorf("%w: %d ms after %d ms", srs.ErrOutOfOrder, r.At, last.At)
	}
	return nil
}

// keep stores a review and the memory after it, and returns the memory: the one before
// it where it was overtaken.
func keep(tx *Tx, r study.Review, state srs.State, before study.Memory) (study.Memory, error) {
	if err := addReview(tx, r); err != nil {
		return study.Memory{}, err
	}
	if r.Overtaken {
		return before, nil
	}
	after := study.Memory{Card: before.Card, Fact: before.Fact, FirstDay: before.FirstDay, State: state}
	if before.State.Phase == srs.New {
		after.FirstDay = r.Day
	}
	return after, saveMemory(tx, r.Learner, r.Deck, after)
}
