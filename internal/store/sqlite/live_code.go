package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"quiz/internal/live"
)

// This file keeps what stands beside the rows of a session: heartbeats, codes to
// join by, claims, and the names that are dropped in time.

// Beat implements live.Store.
func (s *Store) Beat(ctx context.Context, session string, at int64) error {
	err := s.Write(ctx, func(tx *Tx) error {
		if err := checkSession(tx, session); err != nil {
			return err
		}
		_, err := tx.Exec(`
			INSERT INTO live_beats (session, at) VALUES ($1, $2)
			ON CONFLICT (session) DO UPDATE SET at = excluded.at WHERE live_beats.at < excluded.at`, session, at)
		return err
	})
	if err != nil {
		return fmt.Errorf("store a heartbeat of the session %s: %w", session, err)
	}
	return nil
}

// LastBeat implements live.Store.
func (s *Store) LastBeat(ctx context.Context, session string) (int64, error) {
	var at int64
	err := s.read(ctx, func(tx *Tx) error {
		if err := checkSession(tx, session); err != nil {
			return err
		}
		err := tx.Row("SELECT at FROM live_beats WHERE session = $1", session).Scan(&at)
		if errors.Is(err, sql.ErrNoRows) {
			err = nil
		}
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("read the last heartbeat of the session %s: %w", session, err)
	}
	return at, nil
}

// LendCode implements live.Store.
func (s *Store) LendCode(ctx context.Context, code live.JoinCode) error {
	err := s.Write(ctx, func(tx *Tx) error {
		if err := checkSession(tx, code.Session); err != nil {
			return err
		}
		rests, err := tx.Has("SELECT 1 FROM live_codes WHERE code = $1 AND (freed_at IS NULL OR freed_at > $2)",
			code.Code, code.At-live.CodeRest.Milliseconds())
		switch {
		case err != nil:
			return err
		case rests:
			return live.ErrCodeTaken
		}
		if err := freeCode(tx, code.Session, code.At); err != nil {
			return err
		}
		_, err = tx.Exec("INSERT INTO live_codes (code, session, at) VALUES ($1, $2, $3)", code.Code, code.Session, code.At)
		return err
	})
	if err != nil {
		return fmt.Errorf("lend a code to the session %s: %w", code.Session, err)
	}
	return nil
}

// FreeCode implements live.Store.
func (s *Store) FreeCode(ctx context.Context, session string, now int64) error {
	err := s.Write(ctx, func(tx *Tx) error { return freeCode(tx, session, now) })
	if err != nil {
		return fmt.Errorf("free the code of the session %s: %w", session, err)
	}
	return nil
}

func freeCode(tx *Tx, session string, now int64) error {
	_, err := tx.Exec("UPDATE live_codes SET freed_at = $1 WHERE session = $2 AND freed_at IS NULL", now, session)
	return err
}

// SessionByCode implements live.Store.
func (s *Store) SessionByCode(ctx context.Context, code string) (string, error) {
	var session string
	err := s.read(ctx, func(tx *Tx) error {
		return tx.Row("SELECT session FROM live_codes WHERE code = $1 AND freed_at IS NULL", code).Scan(&session)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = live.ErrNoCode
	}
	if err != nil {
		return "", fmt.Errorf("look up a code to join: %w", err)
	}
	return session, nil
}

// PutClaim implements live.Store.
func (s *Store) PutClaim(ctx context.Context, c live.Claim) error {
	err := s.Write(ctx, func(tx *Tx) error {
		_, err := tx.Exec("DELETE FROM live_claims WHERE session = $1 AND participant = $2 AND used_by IS NULL", c.Session, c.Participant)
		if err != nil {
			return err
		}
		_, err = tx.Exec("INSERT INTO live_claims (hash, session, participant, at) VALUES ($1, $2, $3, $4)", c.Hash, c.Session, c.Participant, c.At)
		return err
	})
	if err != nil {
		return fmt.Errorf("store a claim of participant %d of the session %s: %w", c.Participant, c.Session, err)
	}
	return nil
}

// UseClaim implements live.Store. study.ErrNoLearner where there is no such
// learner.
func (s *Store) UseClaim(ctx context.Context, hash []byte, learner, now int64) (live.Claim, error) {
	c := live.Claim{Hash: hash}
	err := s.Write(ctx, func(tx *Tx) error {
		if err := checkLearner(tx, learner); err != nil {
			return err
		}
		var usedBy, usedAt sql.Null[int64]
		err := tx.Row("SELECT session, participant, at, used_by, used_at FROM live_claims WHERE hash = $1", hash).
			Scan(&c.Session, &c.Participant, &c.At, &usedBy, &usedAt)
		c.UsedBy, c.UsedAt = usedBy.V, usedAt.V
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return live.ErrNoCode
		case err != nil || c.UsedBy == learner:
			return err
		case !c.Usable(now):
			return live.ErrNoCode
		}
		c.UsedBy, c.UsedAt = learner, now
		_, err = tx.Exec("UPDATE live_claims SET used_by = $1, used_at = $2 WHERE hash = $3", learner, now, hash)
		return err
	})
	if err != nil {
		return live.Claim{}, fmt.Errorf("use a claim: %w", err)
	}
	return c, nil
}

// DropNames implements live.Store.
func (s *Store) DropNames(ctx context.Context, before int64) error {
	err := s.Write(ctx, func(tx *Tx) error {
		_, err := tx.Exec(`
			UPDATE live_participants SET name = ''
			WHERE name <> '' AND session IN (SELECT session FROM live_sessions WHERE created_at < $1)`, before)
		return err
	})
	if err != nil {
		return fmt.Errorf("drop old names: %w", err)
	}
	return nil
}
