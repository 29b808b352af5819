package live

import (
	"context"
	"errors"

	"quiz/internal/deck"
)

// This file holds what a session needs kept. The suite in internal/store/storetest
// says what an engine must do.

// Errors of a store that a caller must tell apart.
var (
	ErrNoSession = errors.New("no such session")
	// ErrNoCode says that a code or an address leads nowhere, is freed, used or too old.
	ErrNoCode = errors.New("no such code")
	// ErrCodeTaken says that a code is live or rests; draw another.
	ErrCodeTaken = errors.New("the code is in use")
	// ErrTokenTaken says that a phone's secret leads to another session. Nothing was stored.
	ErrTokenTaken = errors.New("the secret is of a place in another session")
)

// Held says which rows a caller has of a session.
type Held struct {
	Session      string
	Version      int // of the last transition
	Participants int
}

// Ticket is where a phone's secret leads.
type Ticket struct {
	Session     string
	Participant int
}

// Store keeps the rows of sessions. Every method is one transaction, in the order
// of calling; a method that writes returns after its commit is durable. Rows are
// added and never changed, but for names that are dropped, codes that are freed and
// claims that are used.
//
// A decision is given the participants and transitions that were stored since the
// caller held the session, so that it decides on all that is stored before it. It
// runs inside the transaction: it must be quick and must not call the store. An
// error from it stores nothing and is returned as it is.
type Store interface {
	// CreateSession stores a new session.
	CreateSession(ctx context.Context, s Session, book *deck.Book, asked []Asked) error
	// SessionRows returns all rows of a session, or ErrNoSession.
	SessionRows(ctx context.Context, session string) (Rows, error)
	// Sessions lists the newest sessions that began before a moment, newest first, at
	// most so many.
	Sessions(ctx context.Context, before int64, most int) ([]Summary, error)
	// RunningSessions returns the sessions that have no transition End, oldest first.
	RunningSessions(ctx context.Context) ([]string, error)
	// AttendedSessions returns the sessions that ended since a moment and that someone
	// took part in as a learner, first ended first.
	AttendedSessions(ctx context.Context, since int64) ([]string, error)

	// Transit stores the transition that decide returns.
	Transit(ctx context.Context, held Held, decide func(News) (Transition, error)) (Transition, error)
	// Join stores the participant that decide returns. Where the session has one
	// with the token, it is returned and decide is not called; a token of another
	// session is ErrTokenTaken.
	Join(ctx context.Context, held Held, token []byte, decide func(News) (Participant, error)) (Participant, error)
	// TakeAnswer stores the answer that decide returns under the key, or nothing where
	// it returns nil. Where the key has one, decide is given it, and whatever it
	// returns is not stored.
	TakeAnswer(ctx context.Context, held Held, key Key, decide func(News, *Answer) (*Answer, error)) error
	// Ticket returns where the hash of a phone's secret leads, or ErrNoSession.
	Ticket(ctx context.Context, token []byte) (Ticket, error)

	// Beat stores that the program served a session at a moment. Beats never go
	// back.
	Beat(ctx context.Context, session string, at int64) error
	// LastBeat returns the last beat of a session, 0 where there was none; ErrNoSession.
	LastBeat(ctx context.Context, session string) (int64, error)

	// LendCode gives a session a code to join by, or returns ErrCodeTaken where one
	// with these digits is live or rests. A code that the session had is freed.
	LendCode(ctx context.Context, code JoinCode) error
	// FreeCode frees the code of a session, if it has one.
	FreeCode(ctx context.Context, session string, now int64) error
	// SessionByCode returns the session that a live code leads to, or ErrNoCode.
	SessionByCode(ctx context.Context, code string) (string, error)
	// CodeOf returns the live code of a session, or ErrNoCode.
	CodeOf(ctx context.Context, session string) (string, error)
	// SessionByLink returns the session whose Link a secret is, or ErrNoSession.
	SessionByLink(ctx context.Context, link string) (string, error)

	// PutWall stores the address of a wall that nobody has opened.
	PutWall(ctx context.Context, wall Wall) error
	// OpenWall gives a wall to the browser with a seat, whose hash that is, and returns
	// the session; ErrNoCode where the address was opened before, is revoked or never was.
	// The same seat gets it again.
	OpenWall(ctx context.Context, hash, seat []byte, now int64) (string, error)
	// WallOf returns the session whose wall a seat has, or ErrNoCode.
	WallOf(ctx context.Context, seat []byte) (string, error)
	// Walls counts the walls of a session that browsers have, and the addresses that
	// wait for one.
	Walls(ctx context.Context, session string) (open, waiting int, err error)
	// RevokeWalls takes all walls of a session back.
	RevokeWalls(ctx context.Context, session string, now int64) error

	// PutClaim stores a claim that was not used, in the place of an unused one that the
	// participant had.
	PutClaim(ctx context.Context, claim Claim) error
	// UseClaim marks a claim as used by a learner, once, and returns it; ErrNoCode
	// where there is none that is usable. The same learner gets it again.
	UseClaim(ctx context.Context, hash []byte, learner, now int64) (Claim, error)

	// DropNames empties the names in sessions that began before a moment.
	DropNames(ctx context.Context, before int64) error
}
