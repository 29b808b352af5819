package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"quiz/internal/progress"
	"quiz/internal/srs"
)

// This file reads what progress makes its figures of. It implements
// progress.Source.
//
// The log of a learner is read in the order of its rows, all of it the first time.
// There is no index that covers this: it would spare SQLite some pages of the table
// and cost every answer one more, while most of the time goes into handing the rows
// over.

var _ progress.Source = (*Store)(nil)

// Progress implements progress.Source. ErrNoLearner where there is no such
// learner.
func (s *Store) Progress(ctx context.Context, learner int64, open func(progress.Kept) (int64, error), add func(progress.Answer) error) error {
	err := s.read(ctx, func(tx *Tx) error {
		if err := checkLearner(tx, learner); err != nil {
			return err
		}
		all, err := readRenames(tx)
		if err != nil {
			return err
		}
		kept, err := keptOf(tx, learner, all)
		if err != nil {
			return err
		}
		after, err := open(kept)
		if err != nil {
			return err
		}
		r := newAnswerReader(all)
		return tx.Each(func(row scanner) error {
			a, err := r.read(row)
			if err != nil {
				return err
			}
			return add(a)
		}, sqlProgressAnswers, learner, after)
	})
	if err != nil {
		return fmt.Errorf("read the progress of learner %d: %w", learner, err)
	}
	return nil
}

// keptOf reads what there is beside the answers.
func keptOf(tx *Tx, learner int64, all renames) (k progress.Kept, err error) {
	for _, list := range all {
		k.Log.Renamed += len(list)
	}
	if err := tx.Row(sqlProgressLog, learner).Scan(&k.Log.Last, &k.Log.Undone, &k.Log.Erased); err != nil {
		return k, err
	}
	if k.Schedulers, err = schedulers(tx); err != nil {
		return k, err
	}
	err = tx.Each(func(row scanner) error {
		c, err := scanProgressCard(row)
		k.Cards = append(k.Cards, c)
		return err
	}, sqlProgressCards, learner)
	return k, err
}

const sqlProgressLog = `
	SELECT (SELECT coalesce(max(r.seq), 0) FROM reviews r WHERE r.learner = $1),
	       (SELECT count(*) FROM reviews v WHERE v.learner = $1 AND v.voids > ''),
	       (SELECT n FROM erasures)`

// The decks come first, so that their cards are found by their index.
const sqlProgressCards = `
	SELECT c.deck, c.card, m.phase, m.stability, m.first_day, m.day, m.due_day, k.suspended, k.buried_on
	FROM decks d CROSS JOIN cards c
	LEFT JOIN memories m ON m.learner = $1 AND m.deck = c.deck AND m.card = c.card
	LEFT JOIN marks k ON k.learner = $1 AND k.deck = c.deck AND k.card = c.card
	WHERE c.deck = d.deck AND c.askable = 1
	ORDER BY d.position, c.position`

func scanProgressCard(row scanner) (progress.Card, error) {
	var c progress.Card
	var phase sql.Null[string]
	var stability sql.Null[float64]
	var first, day, due, buried sql.Null[int64]
	var suspended sql.Null[bool]
	err := row.Scan(&c.Deck, &c.Card, &phase, &stability, &first, &day, &due, &suspended, &buried)
	if err != nil || !phase.Valid && !suspended.Valid {
		return c, err
	}
	c.Stability, c.FirstDay, c.Day, c.DueDay = stability.V, int(first.V), int(day.V), int(due.V)
	c.Suspended, c.BuriedOn = suspended.V, int(buried.V)
	if phase.Valid {
		c.Phase, err = phases.read(phase.V)
	}
	return c, err
}

// schedulers returns every version of the parameters.
func schedulers(tx *Tx) (map[int64]srs.Scheduler, error) {
	all := make(map[int64]srs.Scheduler)
	err := tx.Each(func(row scanner) error {
		p, err := scanParameters(row)
		all[p.ID] = p.Scheduler
		return err
	}, "SELECT "+parametersColumns+" FROM parameters")
	return all, err
}

// The condition is counts, in other words: these keep SQLite from the index on
// voids, by which it would walk the rows of all learners, and have it gather the
// few undone answers once instead of looking for each.
const sqlProgressAnswers = `
	SELECT r.seq, r.deck, r.card, r.day, r.grade, r.guess, r.slip, r.retention, r.fuzz_seed, r.parameters, r.overtaken
	FROM reviews r
	WHERE r.learner = $1 AND r.seq > $2 AND coalesce(r.voids, '') = ''
	  AND r.id NOT IN (SELECT v.voids FROM reviews v WHERE v.voids > '')
	ORDER BY r.seq`

// answerReader reads rows of sqlProgressAnswers and keeps one copy of each text in
// them. Values are taken as the driver has them: a conversion for each would cost
// as much as all the rest of reading.
type answerReader struct {
	renames renames
	texts   map[string]string
	values  [11]any
	places  [11]any // of the values
}

func newAnswerReader(all renames) *answerReader {
	r := &answerReader{renames: all, texts: make(map[string]string)}
	for i := range r.values {
		r.places[i] = &r.values[i]
	}
	return r
}

func (r *answerReader) read(row scanner) (progress.Answer, error) {
	if err := row.Scan(r.places[:]...); err != nil {
		return progress.Answer{}, err
	}
	seq, day, grade, seed, version := r.integer(0), r.integer(3), r.integer(4), r.integer(8), r.integer(9)
	a := progress.Answer{
		Seq: seq, Deck: r.text(1), Card: r.text(2), Day: int(day), Grade: srs.Grade(grade),
		Evidence:  srs.Evidence{Guess: r.real(5), Slip: r.real(6)},
		Retention: r.real(7), FuzzSeed: uint64(seed), Parameters: version,
		Overtaken: r.integer(10) == 1,
	}
	if len(r.renames[a.Deck]) > 0 {
		ids := r.renames.ids(a.Deck, a.Card, seq)
		a.Card = ids[len(ids)-1]
	}
	return a, nil
}

// integer, real and text are values of the row; the table is strict, so that each
// is what its column says.
func (r *answerReader) integer(i int) int64 { v, _ := r.values[i].(int64); return v }
func (r *answerReader) real(i int) float64  { v, _ := r.values[i].(float64); return v }

func (r *answerReader) text(i int) string {
	v, _ := r.values[i].(string)
	text, ok := r.texts[v]
	if !ok {
		text = v
		r.texts[v] = v
	}
	return text
}
