package stage

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/internal/web/feed"

	"github.com/google/uuid"
)

// This file begins classes, and holds what leads to one: its link, its code, a phone's
// secret, and the wall's.

// drawn is how many codes are drawn before giving up: with as many classes as a
// machine can hold, hardly a second is needed.
const drawn = 20

// Begin makes a class of a deck, with an id, a link, a code and an order of options
// that are drawn here. The errors are those of live.Hall.Begin.
func (s *Stage) Begin(ctx context.Context, book *deck.Book, plan live.Plan) (*Lesson, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return nil, fmt.Errorf("draw the id of a session: %w", err)
	}
	plan.ID, plan.Seed = id.String(), chance()
	if plan.Link, err = live.NewSecret(rand.Reader); err != nil {
		return nil, err
	}
	room, err := s.hall.Begin(ctx, book, plan, s.Now())
	if err != nil {
		return nil, err
	}
	if err := s.lendCode(ctx, plan.ID); err != nil {
		return nil, err
	}
	return s.lesson(room), nil
}

// chance is a random number.
func chance() uint64 {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return binary.BigEndian.Uint64(b[:])
}

// lendCode gives a class a code to join by.
func (s *Stage) lendCode(ctx context.Context, session string) error {
	for range drawn {
		code, err := live.NewJoinCode(rand.Reader)
		if err != nil {
			return err
		}
		err = s.Store.LendCode(ctx, live.JoinCode{Code: code, Session: session, At: s.Now()})
		if !errors.Is(err, live.ErrCodeTaken) {
			return err
		}
	}
	return fmt.Errorf("lend a code to the session %s: %w", session, live.ErrCodeTaken)
}

// ByLink finds the class that a link leads to, or live.ErrNoSession.
func (s *Stage) ByLink(ctx context.Context, link string) (*Lesson, error) {
	if !live.IsSecret(link) {
		return nil, live.ErrNoSession
	}
	id, err := s.Store.SessionByLink(ctx, link)
	if err != nil {
		return nil, err
	}
	return s.Lesson(ctx, id)
}

// ByCode finds the class that a typed code leads to, or live.ErrNoCode.
func (s *Stage) ByCode(ctx context.Context, typed string) (*Lesson, error) {
	code := live.ReadJoinCode(typed)
	if code == "" {
		return nil, live.ErrNoCode
	}
	id, err := s.Store.SessionByCode(ctx, code)
	if err != nil {
		return nil, err
	}
	return s.Lesson(ctx, id)
}

// Phone finds whom a phone's secret belongs to: the class, and the number of the
// participant. live.ErrNoSession where it is nobody's.
func (s *Stage) Phone(ctx context.Context, secret string) (*Lesson, int, error) {
	if !live.IsSecret(secret) {
		return nil, 0, live.ErrNoSession
	}
	ticket, err := s.ticket(ctx, Hash(secret))
	if err != nil {
		return nil, 0, err
	}
	l, err := s.Lesson(ctx, ticket.Session)
	if err != nil {
		return nil, 0, fmt.Errorf("the class of a phone: %w", err)
	}
	return l, ticket.Participant, nil
}

// maxTickets bounds how many phones' tickets are kept.
const maxTickets = 20_000

// ticket is where the hash of a phone's secret leads. A ticket never changes, so it is
// looked up once.
func (s *Stage) ticket(ctx context.Context, hash []byte) (live.Ticket, error) {
	s.mu.Lock()
	ticket, ok := s.tickets[string(hash)]
	s.mu.Unlock()
	if ok {
		return ticket, nil
	}
	ticket, err := feed.Apart(func() (live.Ticket, error) { return s.Store.Ticket(ctx, hash) })
	if err != nil {
		return live.Ticket{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.tickets) >= maxTickets {
		clear(s.tickets)
	}
	s.tickets[string(hash)] = ticket
	return ticket, nil
}

// Wall finds the class that the browser with a seat shows on a wall, or
// live.ErrNoCode.
func (s *Stage) Wall(ctx context.Context, seat string) (*Lesson, error) {
	if !live.IsSecret(seat) {
		return nil, live.ErrNoCode
	}
	id, err := s.Store.WallOf(ctx, Hash(seat))
	if err != nil {
		return nil, err
	}
	return s.Lesson(ctx, id)
}

// NewWall returns a new secret for the address of a wall of this class: whoever opens it
// first has it.
func (l *Lesson) NewWall(ctx context.Context) (string, error) {
	secret, err := live.NewSecret(rand.Reader)
	if err != nil {
		return "", err
	}
	return secret, l.stage.Store.PutWall(ctx, live.Wall{Hash: Hash(secret), Session: l.ID(), At: l.stage.Now()})
}

// OpenWall gives the wall with a secret in its address to the browser with a seat, or
// returns live.ErrNoCode.
func (s *Stage) OpenWall(ctx context.Context, secret, seat string) (*Lesson, error) {
	if !live.IsSecret(secret) || !live.IsSecret(seat) {
		return nil, live.ErrNoCode
	}
	id, err := s.Store.OpenWall(ctx, Hash(secret), Hash(seat), s.Now())
	if err != nil {
		return nil, err
	}
	return s.Lesson(ctx, id)
}

// Hash is what is kept of a secret that a browser holds.
func Hash(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}
