package stage

import (
	"sync"

	"quiz/internal/live"
)

// This file keeps what is the same on all phones, so that it is made once.

// shared is what was made of the newest state of the class.
type shared struct {
	mu    sync.Mutex
	of    state
	board *live.Board       // nil until it is made
	made  map[string][]byte // pictures by kind; nil until there is a state
}

// turn lets go of what is out of date, and reports whether a state is the newest. The
// caller holds the lock.
func (s *shared) turn(is state) bool {
	if s.made == nil || is.version > s.of.version || is.version == s.of.version && is != s.of {
		s.of, s.board, s.made = is, nil, make(map[string][]byte)
	}
	return is == s.of
}

// Pupil is what a participant's phone shows now. The board is made once for all phones
// of a state of the class; its counts are those of when it was.
func (l *Lesson) Pupil(number int) (v live.PupilView, err error) {
	l.Look(func(c *live.Class, now int64) { v, err = c.Pupil(l.shared.boardOf(c, now), number) })
	return v, err
}

// boardOf is the board of a moment.
func (s *shared) boardOf(c *live.Class, now int64) live.Board {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.turn(state{c.Held().Version, c.Phase(now)}) {
		return c.Board(now)
	}
	if s.board == nil {
		b := c.Board(now)
		s.board = &b
	}
	b := *s.board
	b.Now = max(b.Now, now)
	return b
}

// Once returns what draw returns for a state of the class: made once for each kind,
// version and phase, while others wait for it. What is made must hold nothing
// that differs between phones, and no count that changes with an answer. Callers must
// not change it. An older state than the newest is made and not kept.
func (l *Lesson) Once(kind string, of live.Board, draw func() ([]byte, error)) ([]byte, error) {
	s := &l.shared
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.turn(state{of.Version, of.Phase}) {
		return draw()
	}
	if made, ok := s.made[kind]; ok {
		return made, nil
	}
	made, err := draw()
	if err == nil {
		s.made[kind] = made
	}
	return made, err
}
