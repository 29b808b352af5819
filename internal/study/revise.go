package study

import (
	"context"
	"fmt"
	"slices"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"
)

// This file takes answers back and grades them anew. Nothing is deleted: a row
// that voids the answer is added to the log, and the card's memory becomes what
// the rest of its log makes of it.

// Undo takes back the learner's last answer in a deck, if it was given today.
// Doing so again, as a page that is sent twice does, changes nothing. It can be
// repeated for the answer before, back to the start of the day. ErrNotLast where
// a later answer counts, or where this one was graded anew since: then the answer
// with its new grade is the last.
func (d *Desk) Undo(ctx context.Context, learner int64, deckID, reviewID string, now time.Time) (Recorded, error) {
	done, last, err := d.revisable(ctx, learner, deckID, reviewID, now)
	if err != nil {
		return Recorded{}, err
	}
	o := Occasion{Learner: learner, Deck: deckID, Card: done.Review.Card, Key: undoKey + reviewID}
	if done.Undone {
		return d.store.Revise(ctx, o, func(Standing) (Revision, error) { return Revision{}, ErrNotLast })
	}
	if !last {
		return Recorded{}, ErrNotLast
	}
	return d.store.Revise(ctx, o, func(k Standing) (Revision, error) {
		before, err := k.before(done.Review.ID)
		if err != nil {
			return Revision{}, err
		}
		void, err := voiding(done.Review, o.Key, now)
		return Revision{Reviews: []Review{void}, State: before}, err
	})
}

// Keys of the program's own rows. A page can't send one: its keys have no colon.
const (
	undoKey  = "undo:"
	voidKey  = "void:"
	gradeKey = "grade:"
)

// Regrade lets a learner say that a right answer was hard or easy, or good after
// all: the answer is replaced by itself with another grade. It can be done while
// the answer is the learner's last one in the deck, and was given today; ErrNotLast
// afterwards. The same grade again changes nothing.
func (d *Desk) Regrade(ctx context.Context, learner int64, deckID, reviewID string, grade srs.Grade, now time.Time) (Recorded, error) {
	done, last, err := d.revisable(ctx, learner, deckID, reviewID, now)
	if err != nil {
		return Recorded{}, err
	}
	if done.Review.Outcome != deck.Right || grade < srs.Hard || grade > srs.Easy {
		return Recorded{}, &SubmissionError{"grade", "Only an answer that was right can be called hard or easy."}
	}
	if !done.Undone && !last {
		return Recorded{}, ErrNotLast
	}
	if !done.Undone && done.Review.Grade == grade {
		return done, nil
	}
	o := Occasion{Learner: learner, Deck: deckID, Card: done.Review.Card, Key: gradeKey + reviewID}
	rec, err := d.store.Revise(ctx, o, func(k Standing) (Revision, error) {
		before, err := k.before(done.Review.ID)
		if err != nil {
			return Revision{}, err
		}
		return regraded(done.Review, o.Key, grade, before, k, now)
	})
	if err == nil && rec.Review.Grade != grade { // graded anew before, from the same page
		return d.Regrade(ctx, learner, deckID, rec.Review.ID, grade, now)
	}
	return rec, err
}

// revisable looks an answer of a deck up, and whether it is the last one of today. What
// was answered in class is not taken back at the desk.
func (d *Desk) revisable(ctx context.Context, learner int64, deckID, reviewID string, now time.Time) (done Recorded, last bool, err error) {
	_, cal, err := d.learner(ctx, learner)
	if err != nil {
		return Recorded{}, false, err
	}
	done, err = d.store.Review(ctx, learner, reviewID)
	if err == nil && (done.Review.Deck != deckID || done.Review.Voids != "" || done.Review.InClass) {
		err = fmt.Errorf("the review %s is no answer at the desk in the deck %s: %w", reviewID, deckID, ErrNoReview)
	}
	if err != nil {
		return Recorded{}, false, err
	}
	latest, err := d.latest(ctx, learner, deckID, cal.Day(now))
	return done, undoable(latest, cal.Day(now)) == reviewID, err
}

// before returns the card's state before the last answer that it stepped by, which
// must be the one with the id.
func (k Standing) before(id string) (srs.State, error) {
	steps := slices.DeleteFunc(slices.Clone(k.Reviews), func(r Review) bool { return r.Overtaken })
	n := len(steps) - 1
	if n < 0 || steps[n].ID != id {
		return srs.State{}, ErrNotLast
	}
	var state srs.State
	var err error
	for _, r := range steps[:n] {
		if state, err = k.Parameters[r.Parameters].step(state, r); err != nil {
			return srs.State{}, err
		}
	}
	return state, nil
}

// voiding is the row that takes an answer back.
func voiding(done Review, key string, now time.Time) (Review, error) {
	id, err := newID(now)
	if err != nil {
		return Review{}, fmt.Errorf("make an id for the undoing: %w", err)
	}
	return Review{
		ID: id, Learner: done.Learner, Deck: done.Deck, Card: done.Card, Key: key,
		At: max(now.UnixMilli(), done.At), Day: done.Day, Number: done.Number, Voids: done.ID,
	}, nil
}

// regraded replaces an answer by itself with another grade.
func regraded(done Review, key string, grade srs.Grade, before srs.State, k Standing, now time.Time) (Revision, error) {
	void, err := voiding(done, voidKey+done.ID, now)
	if err != nil {
		return Revision{}, err
	}
	again := done
	if again.ID, err = newID(now); err != nil {
		return Revision{}, fmt.Errorf("make an id for the review: %w", err)
	}
	again.Key, again.Grade = key, grade
	state, err := k.Parameters[again.Parameters].step(before, again)
	return Revision{Reviews: []Review{void, again}, State: state}, err
}
