package stage

import (
	"sync"

	"quiz/internal/live"
)

// This file keeps what is the same on all phones, so that it is made once.

// Pupil is what a participant's phone shows now. The board is made once for all phones
// of a state of the class; its counts are those of when it was.
func (l *Lesson) Pupil(number int) (v live.PupilView, err error) {
	l.Look(func(c *live.Class, now int64) {
		v, err = c.Pupil(l.shared.board(c, now), number)
	})
	return v, err
}

// board is the board of a moment.
func (s *shared) board(c *live.Class, now int64) live.Board {
	s.mu.Lock()
	defer s.mu.Unlock()
	if is := (state{c.Held().Version, c.Phase(now)}); !s.known || is != s.drawn {
		s.known, s.drawn, s.last = true, is, c.Board(now)
	}
	b := s.last
	b.Now = max(b.Now, now)
	return b
}

// shared are pictures of one state of the class, by kind.
type shared struct {
	mu   sync.Mutex
	of   state
	made map[string][]byte

	known bool // whether last was made, of drawn
	drawn state
	last  live.Board
}

// Once returns what draw returns for a state of the class: made once for each kind,
// version and phase, while others wait for it. What is made must hold nothing
// that differs between phones, and no count that changes with an answer. Callers must
// not change it. An older state than the newest is made and not kept.
func (l *Lesson) Once(kind string, of live.Board, draw func() ([]byte, error)) ([]byte, error) {
	s := &l.shared
	s.mu.Lock()
	defer s.mu.Unlock()
	switch is := (state{of.Version, of.Phase}); {
	case s.made == nil, of.Version > s.of.version, of.Version == s.of.version && is != s.of:
		s.of, s.made = is, map[string][]byte{}
	case is != s.of:
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
