package sqlite

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the versions of the memory model and the text that they are
// stored as.

// fsrs6 is the model that every version has so far.
const fsrs6 = "fsrs-6"

const parametersColumns = "id, model, weights, learning, relearning, max_interval"

// Parameters implements study.Store.
func (s *Store) Parameters(ctx context.Context, id int64) (study.Parameters, error) {
	var p study.Parameters
	err := s.read(ctx, func(tx *Tx) (err error) {
		p, err = parametersOf(tx, id)
		return err
	})
	return p, err
}

// parametersOf returns one version.
func parametersOf(tx *Tx, id int64) (study.Parameters, error) {
	p, err := scanParameters(tx.Row("SELECT "+parametersColumns+" FROM parameters WHERE id = $1", id))
	if err != nil {
		return study.Parameters{}, fmt.Errorf("read version %d of the parameters: %w", id, err)
	}
	return p, nil
}

// newestParameters returns the version that new reviews take.
func newestParameters(tx *Tx) (study.Parameters, error) {
	p, err := scanParameters(tx.Row("SELECT " + parametersColumns + " FROM parameters ORDER BY id DESC LIMIT 1"))
	if err != nil {
		return study.Parameters{}, fmt.Errorf("read the newest parameters: %w", err)
	}
	return p, nil
}

// seedParameters stores the default parameters where there are none.
func seedParameters(tx *Tx, now time.Time) error {
	if ok, err := tx.Has("SELECT 1 FROM parameters LIMIT 1"); ok || err != nil {
		return err
	}
	def := srs.DefaultScheduler()
	_, err := tx.Exec(`
		INSERT INTO parameters (id, model, weights, learning, relearning, max_interval, created_at)
		VALUES (1, $1, $2, $3, $4, $5, $6)`,
		fsrs6, weightsText(def.Params), stepsText(def.Learning), stepsText(def.Relearning),
		def.MaxInterval, now.UnixMilli())
	return err
}

// scanParameters reads parametersColumns.
func scanParameters(row scanner) (study.Parameters, error) {
	var p study.Parameters
	var model, weights, learning, relearning string
	err := row.Scan(&p.ID, &model, &weights, &learning, &relearning, &p.Scheduler.MaxInterval)
	if err != nil {
		return study.Parameters{}, err
	}
	if model != fsrs6 {
		return study.Parameters{}, fmt.Errorf("the model %q is not known to this program", model)
	}
	var errs [3]error
	p.Scheduler.Params, errs[0] = readWeights(weights)
	p.Scheduler.Learning, errs[1] = readSteps(learning)
	p.Scheduler.Relearning, errs[2] = readSteps(relearning)
	return p, errors.Join(errs[:]...)
}

// weightsText writes each weight as the shortest decimal that reads back as the
// same number.
func weightsText(p srs.Params) string {
	words := make([]string, len(p))
	for i, w := range p {
		words[i] = strconv.FormatFloat(w, 'g', -1, 64)
	}
	return strings.Join(words, " ")
}

func readWeights(text string) (p srs.Params, err error) {
	words := strings.Fields(text)
	if len(words) != len(p) {
		return p, fmt.Errorf("%d weights are stored where the model has %d", len(words), len(p))
	}
	for i, word := range words {
		if p[i], err = strconv.ParseFloat(word, 64); err != nil {
			return p, fmt.Errorf("weight %d: %w", i, err)
		}
	}
	return p, nil
}

func stepsText(steps []time.Duration) string {
	words := make([]string, len(steps))
	for i, step := range steps {
		words[i] = step.String()
	}
	return strings.Join(words, " ")
}

func readSteps(text string) ([]time.Duration, error) {
	var steps []time.Duration
	for word := range strings.FieldsSeq(text) {
		step, err := time.ParseDuration(word)
		if err != nil {
			return nil, fmt.Errorf("step: %w", err)
		}
		steps = append(steps, step)
	}
	return steps, nil
}
