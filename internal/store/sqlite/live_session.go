package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"quiz/internal/deck"
	"quiz/internal/live"
)

// This file keeps classroom sessions: storing a new one, and reading all of its
// rows.

var _ live.Store = (*Store)(nil)

// CreateSession implements live.Store.
func (s *Store) CreateSession(ctx context.Context, session live.Session, book *deck.Book, asked []live.Asked) error {
	var text bytes.Buffer
	err := book.WriteJSON(&text)
	if err == nil {
		err = s.Write(ctx, func(tx *Tx) error {
			if err := addSession(tx, session, text.Bytes()); err != nil {
				return err
			}
			return addAsked(tx, session.ID, asked)
		})
	}
	if err != nil {
		return fmt.Errorf("store the session %s: %w", session.ID, err)
	}
	return nil
}

func addSession(tx *Tx, s live.Session, book []byte) error {
	set := s.Settings
	_, err := tx.Exec(`
		INSERT INTO live_sessions (session, from_deck, title, cap, approve, late_join, reading_ms, limit_ms, speed, podium, link, created_at, book)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		s.ID, s.Deck, s.Title, set.Cap, set.Approve, set.LateJoin, set.Reading.Milliseconds(), set.Limit.Milliseconds(),
		set.Speed, set.Podium, s.Link, s.CreatedAt, book)
	return err
}

func addAsked(tx *Tx, session string, asked []live.Asked) error {
	for i, a := range asked {
		places := make([]string, len(a.Order))
		for j, at := range a.Order {
			places[j] = strconv.Itoa(at)
		}
		_, err := tx.Exec("INSERT INTO live_questions (session, position, question, options) VALUES ($1, $2, $3, $4)",
			session, i, a.Question, strings.Join(places, ","))
		if err != nil {
			return err
		}
	}
	return nil
}

// SessionRows implements live.Store.
func (s *Store) SessionRows(ctx context.Context, session string) (live.Rows, error) {
	var rows live.Rows
	var book []byte
	err := s.read(ctx, func(tx *Tx) (err error) {
		rows, book, err = readRows(tx, session)
		return err
	})
	if err == nil {
		rows.Book, err = deck.ReadBook(bytes.NewReader(book))
	}
	if err != nil {
		return live.Rows{}, fmt.Errorf("read the session %s: %w", session, err)
	}
	return rows, nil
}

// readRows reads all rows of a session, and the text of its book.
func readRows(tx *Tx, session string) (rows live.Rows, book []byte, err error) {
	if rows.Session, book, err = readSession(tx, session); err != nil {
		return rows, nil, err
	}
	if rows.Asked, err = readAsked(tx, session); err != nil {
		return rows, nil, err
	}
	news, err := newsOf(tx, live.Held{Session: session})
	if err != nil {
		return rows, nil, err
	}
	rows.Participants, rows.Transitions = news.Participants, news.Transitions
	rows.Answers, err = readAnswers(tx, session)
	return rows, book, err
}

func readSession(tx *Tx, id string) (s live.Session, book []byte, err error) {
	var reading, limit int64
	set := &s.Settings
	err = tx.Row(`
		SELECT session, from_deck, title, cap, approve, late_join, reading_ms, limit_ms, speed, podium, link, created_at, book
		FROM live_sessions WHERE session = $1`, id).
		Scan(&s.ID, &s.Deck, &s.Title, &set.Cap, &set.Approve, &set.LateJoin, &reading, &limit, &set.Speed, &set.Podium, &s.Link, &s.CreatedAt, &book)
	if errors.Is(err, sql.ErrNoRows) {
		err = live.ErrNoSession
	}
	set.Reading, set.Limit = time.Duration(reading)*time.Millisecond, time.Duration(limit)*time.Millisecond
	return s, book, err
}

func readAsked(tx *Tx, session string) ([]live.Asked, error) {
	var asked []live.Asked
	err := tx.Each(func(row scanner) error {
		var a live.Asked
		var places string
		if err := row.Scan(&a.Question, &places); err != nil {
			return err
		}
		for word := range strings.FieldsFuncSeq(places, func(r rune) bool { return r == ',' }) {
			at, err := strconv.Atoi(word)
			if err != nil {
				return fmt.Errorf("the order of the question %s: %w", a.Question, err)
			}
			a.Order = append(a.Order, at)
		}
		asked = append(asked, a)
		return nil
	}, "SELECT question, options FROM live_questions WHERE session = $1 ORDER BY position", session)
	return asked, err
}

func readAnswers(tx *Tx, session string) ([]live.Answer, error) {
	var answers []live.Answer
	err := tx.Each(func(row scanner) error {
		var a live.Answer
		err := row.Scan(&a.Round, &a.Participant, &a.Value, &a.At)
		answers = append(answers, a)
		return err
	}, sqlAnswers, session)
	return answers, err
}

const sqlAnswers = "SELECT round, participant, value, at FROM live_answers WHERE session = $1 ORDER BY round, participant"

// Sessions implements live.Store.
func (s *Store) Sessions(ctx context.Context, before int64, most int) ([]live.Summary, error) {
	var list []live.Summary
	err := s.read(ctx, func(tx *Tx) error {
		return tx.Each(func(row scanner) error {
			var of live.Summary
			err := row.Scan(&of.ID, &of.Deck, &of.Title, &of.CreatedAt, &of.EndedAt, &of.Participants)
			list = append(list, of)
			return err
		}, sqlSessions, before, most)
	})
	if err != nil {
		return nil, fmt.Errorf("list the sessions: %w", err)
	}
	return list, nil
}

const sqlSessions = `
	SELECT s.session, s.from_deck, s.title, s.created_at,
		coalesce((SELECT t.at FROM live_transitions t WHERE t.session = s.session AND t.action = 'end'), 0),
		(SELECT count(*) FROM live_participants p WHERE p.session = s.session AND p.returns IS NULL)
	FROM live_sessions s WHERE s.created_at < $1
	ORDER BY s.created_at DESC, s.session DESC LIMIT $2`

// RunningSessions implements live.Store.
func (s *Store) RunningSessions(ctx context.Context) ([]string, error) {
	running, err := s.sessionIDs(ctx, sqlRunning)
	if err != nil {
		return nil, fmt.Errorf("read which sessions run: %w", err)
	}
	return running, nil
}

// AttendedSessions implements live.Store.
func (s *Store) AttendedSessions(ctx context.Context, since int64) ([]string, error) {
	attended, err := s.sessionIDs(ctx, sqlAttended, since)
	if err != nil {
		return nil, fmt.Errorf("read which sessions learners took part in: %w", err)
	}
	return attended, nil
}

// sessionIDs reads the sessions that a query finds.
func (s *Store) sessionIDs(ctx context.Context, query string, args ...any) ([]string, error) {
	var ids []string
	err := s.read(ctx, func(tx *Tx) error {
		return tx.Each(func(row scanner) error {
			var id string
			err := row.Scan(&id)
			ids = append(ids, id)
			return err
		}, query, args...)
	})
	return ids, err
}

const sqlRunning = `
	SELECT s.session FROM live_sessions s
	WHERE NOT EXISTS (SELECT 1 FROM live_transitions t WHERE t.session = s.session AND t.action = 'end')
	ORDER BY s.created_at, s.session`

const sqlAttended = `
	SELECT t.session FROM live_transitions t
	WHERE t.action = 'end' AND t.at >= $1
	  AND EXISTS (SELECT 1 FROM live_participants p WHERE p.session = t.session AND p.learner IS NOT NULL)
	ORDER BY t.at, t.session`

// checkSession returns live.ErrNoSession unless the session exists.
func checkSession(tx *Tx, id string) error {
	return tx.Needs(live.ErrNoSession, "SELECT 1 FROM live_sessions WHERE session = $1", id)
}
