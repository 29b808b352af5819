package sqlite

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// This file holds the health check: does the disk still take writes?

// probeEvery is how long the result of a probe stands.
const probeEvery = time.Second

// probe is the last probe write and the one under way.
type probe struct {
	mu      sync.Mutex
	at      time.Time // when the last one ended
	err     error
	current *flight // nil unless one is under way
	closed  bool
	running sync.WaitGroup
}

// flight is a probe write that callers wait for. err is set before done is
// closed.
type flight struct {
	err  error
	done chan struct{}
}

// Probe writes a row durably and returns how that went. It writes at most once a
// second: until then, and while a write is under way, callers share its result.
// A ctx that is done ends the waiting, not the write.
func (s *Store) Probe(ctx context.Context) error {
	f, err := s.flight()
	if f == nil {
		return err
	}
	select {
	case <-f.done:
		return f.err
	case <-ctx.Done():
		return fmt.Errorf("the database takes no writes: %w", ctx.Err())
	}
}

// flight returns the probe write under way, after starting it if the last
// result is too old; or nil and that result.
func (s *Store) flight() (*flight, error) {
	p := &s.probe
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, ErrClosed
	}
	if p.current == nil {
		if !p.at.IsZero() && time.Since(p.at) < probeEvery {
			return nil, p.err
		}
		p.current = &flight{done: make(chan struct{})}
		p.running.Go(s.fly)
	}
	return p.current, nil
}

// fly makes the probe write under way and keeps its result.
func (s *Store) fly() {
	err := s.Write(context.Background(), func(tx *Tx) error {
		_, err := tx.Exec(`
			INSERT INTO probe (id, at) VALUES (1, $1)
			ON CONFLICT (id) DO UPDATE SET at = excluded.at`, time.Now().UnixMilli())
		return err
	})
	p := &s.probe
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at, p.err = time.Now(), err
	p.current.err = err
	close(p.current.done)
	p.current = nil
}

// stop begins no more probes and returns when none is under way.
func (p *probe) stop() {
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	p.running.Wait()
}
