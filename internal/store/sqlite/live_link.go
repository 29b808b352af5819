package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"quiz/internal/live"
)

// This file keeps the addresses that lead to a session: to join it, and to show it on
// a wall.

// SessionByLink implements live.Store.
func (s *Store) SessionByLink(ctx context.Context, link string) (string, error) {
	session, err := s.one(ctx, live.ErrNoSession, "SELECT session FROM live_sessions WHERE link = $1", link)
	if err != nil {
		return "", fmt.Errorf("look up a link to join: %w", err)
	}
	return session, nil
}

// CodeOf implements live.Store.
func (s *Store) CodeOf(ctx context.Context, session string) (string, error) {
	code, err := s.one(ctx, live.ErrNoCode, "SELECT code FROM live_codes WHERE session = $1 AND freed_at IS NULL", session)
	if err != nil {
		return "", fmt.Errorf("look up the code of the session %s: %w", session, err)
	}
	return code, nil
}

// PutWall implements live.Store.
func (s *Store) PutWall(ctx context.Context, w live.Wall) error {
	err := s.Write(ctx, func(tx *Tx) error {
		_, err := tx.Exec("INSERT INTO live_walls (hash, session, at) VALUES ($1, $2, $3)", w.Hash, w.Session, w.At)
		return err
	})
	if err != nil {
		return fmt.Errorf("store a wall of the session %s: %w", w.Session, err)
	}
	return nil
}

// OpenWall implements live.Store.
func (s *Store) OpenWall(ctx context.Context, hash, seat []byte, now int64) (session string, err error) {
	err = s.Write(ctx, func(tx *Tx) error {
		_, err := tx.Exec("UPDATE live_walls SET seat = $1, opened_at = $2 WHERE hash = $3 AND seat IS NULL AND revoked_at IS NULL", seat, now, hash)
		if err != nil {
			return err
		}
		err = tx.Row("SELECT session FROM live_walls WHERE hash = $1 AND seat = $2 AND revoked_at IS NULL", hash, seat).Scan(&session)
		if errors.Is(err, sql.ErrNoRows) {
			err = live.ErrNoCode
		}
		return err
	})
	if err != nil {
		return "", fmt.Errorf("open a wall: %w", err)
	}
	return session, nil
}

// WallOf implements live.Store.
func (s *Store) WallOf(ctx context.Context, seat []byte) (string, error) {
	session, err := s.one(ctx, live.ErrNoCode, "SELECT session FROM live_walls WHERE seat = $1 AND revoked_at IS NULL", seat)
	if err != nil {
		return "", fmt.Errorf("look up whose wall it is: %w", err)
	}
	return session, nil
}

// Walls implements live.Store.
func (s *Store) Walls(ctx context.Context, session string) (open, waiting int, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		return tx.Row("SELECT count(seat), count(*) - count(seat) FROM live_walls WHERE session = $1 AND revoked_at IS NULL", session).Scan(&open, &waiting)
	})
	if err != nil {
		return 0, 0, fmt.Errorf("count the walls of the session %s: %w", session, err)
	}
	return open, waiting, nil
}

// RevokeWalls implements live.Store.
func (s *Store) RevokeWalls(ctx context.Context, session string, now int64) error {
	err := s.Write(ctx, func(tx *Tx) error {
		_, err := tx.Exec("UPDATE live_walls SET revoked_at = $1 WHERE session = $2 AND revoked_at IS NULL", now, session)
		return err
	})
	if err != nil {
		return fmt.Errorf("take back the walls of the session %s: %w", session, err)
	}
	return nil
}

// one reads a text, or returns an error where there is none.
func (s *Store) one(ctx context.Context, none error, query string, args ...any) (text string, err error) {
	err = s.read(ctx, func(tx *Tx) error { return tx.Row(query, args...).Scan(&text) })
	if errors.Is(err, sql.ErrNoRows) {
		err = none
	}
	return text, err
}
