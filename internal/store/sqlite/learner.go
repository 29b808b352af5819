package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"quiz/internal/study"
)

// This file holds learners and their settings.

// Learner implements study.Store.
func (s *Store) Learner(ctx context.Context, id int64) (study.Learner, error) {
	who := study.Learner{ID: id}
	err := s.read(ctx, func(tx *Tx) error {
		return tx.Row(`
			SELECT name, new_per_day, retention, day_start, zone, letters_off
			FROM learners WHERE id = $1`, id,
		).Scan(&who.Name, &who.Settings.NewPerDay, &who.Settings.Retention,
			&who.Settings.DayStart, &who.Settings.Zone, &who.Settings.LettersOff)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = study.ErrNoLearner
	}
	if err != nil {
		return study.Learner{}, fmt.Errorf("read the learner %d: %w", id, err)
	}
	return who, nil
}

// SaveSettings implements study.Store.
func (s *Store) SaveSettings(ctx context.Context, learner int64, set study.Settings) error {
	err := s.Write(ctx, func(tx *Tx) error {
		changed, err := tx.Exec(`
			UPDATE learners SET new_per_day = $1, retention = $2, day_start = $3, zone = $4, letters_off = $5
			WHERE id = $6`,
			set.NewPerDay, set.Retention, set.DayStart, set.Zone, set.LettersOff, learner)
		if err == nil && changed == 0 {
			err = study.ErrNoLearner
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("save the settings of learner %d: %w", learner, err)
	}
	return nil
}

// seedLearner makes the local learner where there is none.
func seedLearner(tx *Tx, zone string, now time.Time) error {
	set := study.DefaultSettings()
	set.Zone = zone
	if err := set.Validate(); err != nil {
		return err
	}
	_, err := tx.Exec(`
		INSERT INTO learners (id, name, new_per_day, retention, day_start, zone, created_at)
		VALUES ($1, '', $2, $3, $4, $5, $6)
		ON CONFLICT (id) DO NOTHING`,
		study.LocalLearner, set.NewPerDay, set.Retention, set.DayStart, set.Zone, now.UnixMilli())
	return err
}

// checkLearner returns study.ErrNoLearner unless the learner exists.
func checkLearner(tx *Tx, id int64) error {
	return tx.Needs(study.ErrNoLearner, "SELECT 1 FROM learners WHERE id = $1", id)
}
