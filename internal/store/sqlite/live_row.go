package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"quiz/internal/live"
)

// This file adds the rows of a running session: transitions, participants and
// answers. Each decision is told what was stored since its caller looked, and runs
// on the writer's goroutine, bound by the rules of Write.

// Transit implements live.Store.
func (s *Store) Transit(ctx context.Context, held live.Held, decide func(live.News) (live.Transition, error)) (live.Transition, error) {
	var t live.Transition
	err := s.Write(ctx, func(tx *Tx) error {
		news, err := newsSince(tx, held)
		if err != nil {
			return err
		}
		if t, err = decide(news); err != nil {
			return err
		}
		return addTransition(tx, held.Session, t)
	})
	if err != nil {
		return live.Transition{}, err // decide's error as it is; the others say what failed
	}
	return t, nil
}

// addTransition stores a transition. Another one of its version is refused by the
// key.
func addTransition(tx *Tx, session string, t live.Transition) error {
	_, err := tx.Exec(`
		INSERT INTO live_transitions (session, version, action, participant, since, by_ms, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		session, t.Version, string(t.Action), t.Participant, t.Since, t.By, t.At)
	if err != nil {
		return fmt.Errorf("store the transition %d of the session %s: %w", t.Version, session, err)
	}
	return nil
}

// Join implements live.Store.
func (s *Store) Join(ctx context.Context, held live.Held, token []byte, decide func(live.News) (live.Participant, error)) (live.Participant, error) {
	var p live.Participant
	err := s.Write(ctx, func(tx *Tx) error {
		var err error
		var known bool
		if p, known, err = participantOf(tx, held.Session, token); err != nil || known {
			return err
		}
		news, err := newsSince(tx, held)
		if err != nil {
			return err
		}
		if p, err = decide(news); err != nil {
			return err
		}
		p.Token = token
		return addParticipant(tx, held.Session, p)
	})
	if err != nil {
		return live.Participant{}, err // decide's error as it is; the others say what failed
	}
	return p, nil
}

// participantOf finds who joined a session with a token, or live.ErrTokenTaken where
// that was another.
func participantOf(tx *Tx, session string, token []byte) (p live.Participant, known bool, err error) {
	p, err = scanParticipant(tx.Row("SELECT "+participantColumns+" FROM live_participants WHERE session = $1 AND token = $2", session, token))
	if !errors.Is(err, sql.ErrNoRows) {
		return p, err == nil, err
	}
	var other string
	err = tx.Row("SELECT session FROM live_participants WHERE token = $1", token).Scan(&other)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return live.Participant{}, false, nil
	case err != nil:
		return live.Participant{}, false, err
	}
	return live.Participant{}, false, live.ErrTokenTaken
}

func addParticipant(tx *Tx, session string, p live.Participant) error {
	_, err := tx.Exec(`
		INSERT INTO live_participants (session, participant, name, token, returns, learner, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		session, p.Number, p.Name, p.Token, nullable(p.Returns, p.Returns != 0), nullable(p.Learner, p.Learner != 0), p.At)
	if err != nil {
		return fmt.Errorf("store the participant %d of the session %s: %w", p.Number, session, err)
	}
	return nil
}

const participantColumns = "participant, name, token, returns, learner, at"

func scanParticipant(row scanner) (live.Participant, error) {
	var p live.Participant
	var returns, learner sql.Null[int64]
	err := row.Scan(&p.Number, &p.Name, &p.Token, &returns, &learner, &p.At)
	p.Returns, p.Learner = int(returns.V), learner.V
	return p, err
}

// TakeAnswer implements live.Store.
func (s *Store) TakeAnswer(ctx context.Context, held live.Held, key live.Key, decide func(live.News, *live.Answer) (*live.Answer, error)) error {
	return s.writeOneOfMany(ctx, func(tx *Tx) error {
		stored, err := answerOf(tx, held.Session, key)
		if err != nil {
			return err
		}
		news, err := newsSince(tx, held)
		if err != nil {
			return err
		}
		a, err := decide(news, stored)
		if err != nil || a == nil || stored != nil {
			return err
		}
		if got := (live.Key{Round: a.Round, Participant: a.Participant}); got != key {
			return fmt.Errorf("refuse an answer of the session %s: it is for %+v and not for %+v", held.Session, got, key)
		}
		return addAnswer(tx, held.Session, *a)
	})
}

// answerOf returns the answer that is stored under a key, nil where none is.
func answerOf(tx *Tx, session string, key live.Key) (*live.Answer, error) {
	a := live.Answer{Round: key.Round, Participant: key.Participant}
	err := tx.Row("SELECT value, at FROM live_answers WHERE session = $1 AND round = $2 AND participant = $3",
		session, key.Round, key.Participant).Scan(&a.Value, &a.At)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look up an answer of the session %s: %w", session, err)
	}
	return &a, nil
}

func addAnswer(tx *Tx, session string, a live.Answer) error {
	_, err := tx.Exec("INSERT INTO live_answers (session, round, participant, value, at) VALUES ($1, $2, $3, $4, $5)",
		session, a.Round, a.Participant, a.Value, a.At)
	if err != nil {
		return fmt.Errorf("store an answer of participant %d in the session %s: %w", a.Participant, session, err)
	}
	return nil
}

// newsSince returns the rows that were stored since a caller held a session. Most often
// there are none, which one question to the database tells.
func newsSince(tx *Tx, held live.Held) (live.News, error) {
	var participants, version int
	err := tx.Row(sqlNewest, held.Session).Scan(&participants, &version)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return live.News{}, fmt.Errorf("the session %s: %w", held.Session, live.ErrNoSession)
	case err != nil:
		return live.News{}, fmt.Errorf("read what is new of the session %s: %w", held.Session, err)
	case participants <= held.Participants && version <= held.Version:
		return live.News{}, nil
	}
	return newsOf(tx, held)
}

const sqlNewest = `
	SELECT
		COALESCE((SELECT MAX(participant) FROM live_participants WHERE session = s.session), 0),
		COALESCE((SELECT MAX(version) FROM live_transitions WHERE session = s.session), 0)
	FROM live_sessions s WHERE s.session = $1`

func newsOf(tx *Tx, held live.Held) (live.News, error) {
	var news live.News
	err := tx.Each(func(row scanner) error {
		p, err := scanParticipant(row)
		news.Participants = append(news.Participants, p)
		return err
	}, sqlNewParticipants, held.Session, held.Participants)
	if err == nil {
		err = tx.Each(func(row scanner) error {
			var t live.Transition
			err := row.Scan(&t.Version, &t.Action, &t.Participant, &t.Since, &t.By, &t.At)
			news.Transitions = append(news.Transitions, t)
			return err
		}, sqlNewTransitions, held.Session, held.Version)
	}
	if err != nil {
		return live.News{}, fmt.Errorf("read what is new of the session %s: %w", held.Session, err)
	}
	return news, nil
}

const sqlNewParticipants = "SELECT " + participantColumns + " FROM live_participants WHERE session = $1 AND participant > $2 ORDER BY participant"

const sqlNewTransitions = `
	SELECT version, action, participant, since, by_ms, at
	FROM live_transitions WHERE session = $1 AND version > $2 ORDER BY version`

// Ticket implements live.Store.
func (s *Store) Ticket(ctx context.Context, token []byte) (live.Ticket, error) {
	var ticket live.Ticket
	err := s.read(ctx, func(tx *Tx) error {
		err := tx.Row("SELECT session, participant FROM live_participants WHERE token = $1", token).Scan(&ticket.Session, &ticket.Participant)
		if errors.Is(err, sql.ErrNoRows) {
			err = live.ErrNoSession
		}
		return err
	})
	if err != nil {
		return live.Ticket{}, fmt.Errorf("look up a phone: %w", err)
	}
	return ticket, nil
}
