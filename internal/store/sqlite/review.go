package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"slices"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the log: rows of reviews, added and read.

// reviewColumns are read by scanReview, from reviews as r.
const reviewColumns = `r.seq, r.id, r.learner, r.deck, r.card, r.question, r.key, r.at, r.day, r.number,
	r.outcome, r.grade, r.guess, r.slip, r.retention, r.fuzz_seed, r.parameters, r.response, r.took_ms, r.voids,
	r.in_class, r.overtaken`

// Review implements study.Store.
func (s *Store) Review(ctx context.Context, learner int64, id string) (study.Recorded, error) {
	var rec study.Recorded
	err := s.read(ctx, func(tx *Tx) (err error) {
		rec, _, err = recorded(tx, "r.learner = $1 AND r.id = $2", learner, id)
		return err
	})
	if err != nil {
		return study.Recorded{}, fmt.Errorf("read the review %s of learner %d: %w", id, learner, err)
	}
	return rec, nil
}

// recordedByKey returns the answer that a learner gave with an idempotency key,
// or ErrNoReview; ErrKeyUsed where that was an answer to another card than the
// occasion's, whatever id the card had then and has now.
func recordedByKey(tx *Tx, o study.Occasion) (study.Recorded, error) {
	rec, ids, err := recorded(tx, "r.learner = $1 AND r.key = $2", o.Learner, o.Key)
	if err == nil && (rec.Review.Deck != o.Deck || !slices.Contains(ids, o.Card)) {
		return study.Recorded{}, study.ErrKeyUsed
	}
	return rec, err
}

// recorded returns one stored answer with what became of it, and the ids that
// its card has had since; or ErrNoReview.
func recorded(tx *Tx, where string, args ...any) (rec study.Recorded, ids []string, err error) {
	r, seq, err := scanReview(withExtra{tx.Row(`
		SELECT `+reviewColumns+`, EXISTS (SELECT 1 FROM reviews v WHERE v.voids = r.id)
		FROM reviews r WHERE `+where, args...), []any{&rec.Undone}})
	if errors.Is(err, sql.ErrNoRows) {
		return study.Recorded{}, nil, study.ErrNoReview
	}
	if err != nil {
		return study.Recorded{}, nil, err
	}
	all, err := readRenames(tx)
	if err != nil {
		return study.Recorded{}, nil, err
	}
	ids = all.follow(&r, seq)
	rec.Review = r
	if rec.Memory, err = memoryOf(tx, r.Learner, r.Deck, r.Card); err != nil {
		return study.Recorded{}, nil, fmt.Errorf("read the card's memory: %w", err)
	}
	return rec, ids, nil
}

// logPage is how many reviews are read at a time.
const logPage = 500

// Log implements study.Store. It reads page by page, so that visit may take its
// time and may read from the Store; as the log only grows, the pages together
// are what it held at the start, without a deck that is erased meanwhile.
func (s *Store) Log(ctx context.Context, learner int64, visit func(study.Review) error) error {
	var all renames
	var last int64
	err := s.read(ctx, func(tx *Tx) (err error) {
		if err = checkLearner(tx, learner); err != nil {
			return err
		}
		if all, err = readRenames(tx); err != nil {
			return err
		}
		return tx.Row("SELECT coalesce(max(seq), 0) FROM reviews WHERE learner = $1", learner).Scan(&last)
	})
	if err != nil {
		return fmt.Errorf("begin to read the log of learner %d: %w", learner, err)
	}
	for seen := int64(0); seen < last; {
		page, err := s.logPage(ctx, learner, seen, last)
		if err != nil {
			return fmt.Errorf("read the log of learner %d after review %d: %w", learner, seen, err)
		}
		if len(page) == 0 {
			break // the rest belonged to a deck that was erased meanwhile
		}
		for _, row := range page {
			all.follow(&row.review, row.seq)
			if err := visit(row.review); err != nil {
				return err
			}
			seen = row.seq
		}
	}
	return nil
}

// logged is a review with its place in the log.
type logged struct {
	seq    int64
	review study.Review
}

// logPage reads the reviews of a learner after one and up to another.
func (s *Store) logPage(ctx context.Context, learner, after, upto int64) ([]logged, error) {
	page := make([]logged, 0, logPage)
	err := s.read(ctx, func(tx *Tx) error {
		return tx.Each(func(row scanner) error {
			r, seq, err := scanReview(row)
			page = append(page, logged{seq, r})
			return err
		}, sqlLogPage, learner, after, upto, logPage)
	})
	return page, err
}

const sqlLogPage = `
	SELECT ` + reviewColumns + `
	FROM reviews r
	WHERE r.learner = $1 AND r.seq > $2 AND r.seq <= $3
	ORDER BY r.seq LIMIT $4`

// addReview appends a review to the log.
func addReview(tx *Tx, r study.Review) error {
	outcome, err := outcomes.text(r.Outcome)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`
		INSERT INTO reviews (id, learner, deck, card, question, key, at, day, number, outcome, grade,
			guess, slip, retention, fuzz_seed, parameters, response, took_ms, voids, in_class, overtaken)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
		r.ID, r.Learner, r.Deck, r.Card, r.Question, r.Key, r.At, r.Day, r.Number, outcome, int64(r.Grade),
		r.Evidence.Guess, r.Evidence.Slip, r.Retention, int64(r.FuzzSeed),
		nullable(r.Parameters, r.Parameters != 0), r.Response, r.TookMS, nullable(r.Voids, r.Voids != ""), r.InClass, r.Overtaken)
	return err
}

// scanReview reads reviewColumns: a review as it was stored, and its place.
func scanReview(row scanner) (r study.Review, seq int64, err error) {
	var outcome string
	var grade, seed int64
	var parameters sql.Null[int64]
	var voids sql.Null[string]
	err = row.Scan(&seq, &r.ID, &r.Learner, &r.Deck, &r.Card, &r.Question, &r.Key, &r.At, &r.Day, &r.Number,
		&outcome, &grade, &r.Evidence.Guess, &r.Evidence.Slip, &r.Retention, &seed, &parameters,
		&r.Response, &r.TookMS, &voids, &r.InClass, &r.Overtaken)
	if err != nil {
		return r, 0, err
	}
	r.Grade, r.FuzzSeed, r.Parameters, r.Voids = srs.Grade(grade), uint64(seed), parameters.V, voids.V
	r.Outcome, err = outcomes.read(outcome)
	return r, seq, err
}

// outcomes are how an answer's outcome is stored.
var outcomes = names[deck.Outcome]{
	deck.Wrong:  "wrong",
	deck.Nearly: "nearly",
	deck.Right:  "right",
}

// firstDay returns the day of the first review that counts and was not overtaken, of
// the card that a row of a revision is for, also where the card had another id then.
func firstDay(tx *Tx, of study.Review) (int, error) {
	all, err := readRenames(tx)
	if err != nil {
		return 0, err
	}
	first, day := int64(math.MaxInt64), 0
	for _, id := range all.former(of.Deck, of.Card) {
		err := tx.Each(func(row scanner) error {
			r := study.Review{Deck: of.Deck, Card: id}
			var seq int64
			if err := row.Scan(&seq, &r.Day); err != nil {
				return err
			}
			if all.follow(&r, seq); r.Card == of.Card && seq < first {
				first, day = seq, r.Day
			}
			return nil
		}, sqlStanding, of.Deck, id, of.Learner)
		if err != nil {
			return 0, fmt.Errorf("look for the card's first review: %w", err)
		}
	}
	if first == math.MaxInt64 {
		return 0, errors.New("no review of the card is left, so its state must be that of a new card")
	}
	return day, nil
}

const sqlStanding = `
	SELECT r.seq, r.day FROM reviews r
	WHERE r.deck = $1 AND r.card = $2 AND r.learner = $3 AND r.overtaken = 0 AND ` + counts

// withExtra is a row with more columns than its reader knows of.
type withExtra struct {
	row   scanner
	extra []any
}

func (w withExtra) Scan(dest ...any) error { return w.row.Scan(append(dest, w.extra...)...) }
