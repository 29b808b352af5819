package live

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"quiz/internal/deck"
)

// This file holds the Hall: the sessions that run, over the store that keeps them.

// Hall is where classes are held. It is safe for concurrent use.
type Hall struct {
	store Store

	mu    sync.Mutex
	rooms map[string]*Room
}

// OpenHall opens every session that runs, as it was when the program ended, with
// deadlines moved by the outage. now is the wall clock; from here on, callers pass
// what a clock says that began there and runs evenly, whatever becomes of the wall
// clock. Sessions that can't be read are left out, and damaged says why.
func OpenHall(ctx context.Context, store Store, now int64) (h *Hall, damaged []error, err error) {
	running, err := store.RunningSessions(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("open the sessions that run: %w", err)
	}
	h = &Hall{store: store, rooms: make(map[string]*Room)}
	for _, id := range running {
		r, err := h.open(ctx, id)
		if err != nil {
			damaged = append(damaged, err)
			continue
		}
		if err := r.recover(ctx, now); err != nil {
			return nil, nil, fmt.Errorf("take up the session %s: %w", id, err)
		}
		h.rooms[id] = r
	}
	return h, damaged, nil
}

// Plan is what a teacher wants of a session.
type Plan struct {
	ID        string // UUIDv7, made by the program
	Title     string
	Questions []string // of the book, in the order of asking
	Settings  Settings
	Seed      uint64 // random: decides the order of options
	Link      string // of NewSecret: leads to the session
}

// Begin makes a session of a deck. ErrUnsuited where a class can't be asked one of
// the questions, ErrNoMore where there is none, a *SettingsError for settings out of
// bounds.
func (h *Hall) Begin(ctx context.Context, b *deck.Book, p Plan, now int64) (*Room, error) {
	if err := p.Settings.Validate(); err != nil {
		return nil, err
	}
	if len(p.Questions) == 0 {
		return nil, ErrNoMore
	}
	book, asked, err := Freeze(b, p.Questions, p.Seed)
	if err != nil {
		return nil, err
	}
	session := Session{ID: p.ID, Deck: b.Deck, Title: p.Title, Settings: p.Settings, Link: p.Link, CreatedAt: now}
	if err := h.store.CreateSession(ctx, session, book, asked); err != nil {
		return nil, err
	}
	return h.Room(ctx, p.ID)
}

// Room returns a session, also one that has ended, or ErrNoSession.
func (h *Hall) Room(ctx context.Context, id string) (*Room, error) {
	h.mu.Lock()
	r, ok := h.rooms[id]
	h.mu.Unlock()
	if ok {
		return r, nil
	}
	opened, err := h.open(ctx, id)
	if err != nil {
		return nil, err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if r, ok := h.rooms[id]; ok {
		return r, nil // someone else opened it meanwhile: there must be one
	}
	h.rooms[id] = opened
	return opened, nil
}

// open reads a session.
func (h *Hall) open(ctx context.Context, id string) (*Room, error) {
	rows, err := h.store.SessionRows(ctx, id)
	if err != nil {
		return nil, err
	}
	class, err := Load(rows)
	if err != nil {
		return nil, err
	}
	return &Room{id: id, store: h.store, class: class}, nil
}

// Tend is for every second: it stores a heartbeat of each session in which time
// runs, ends those that stood still for too long, and lets go of those that have
// ended. One that fails does not keep it from the others.
func (h *Hall) Tend(ctx context.Context, now int64) error {
	var errs []error
	for _, r := range h.all() {
		ended, err := r.tend(ctx, now)
		if ended {
			h.mu.Lock()
			delete(h.rooms, r.id)
			h.mu.Unlock()
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// all are the rooms that are open, by id.
func (h *Hall) all() []*Room {
	h.mu.Lock()
	defer h.mu.Unlock()
	list := make([]*Room, 0, len(h.rooms))
	for _, r := range h.rooms {
		list = append(list, r)
	}
	slices.SortFunc(list, func(a, b *Room) int { return strings.Compare(a.id, b.id) })
	return list
}
