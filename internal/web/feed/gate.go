package feed

import (
	"errors"
	"sync"
)

// This file bounds streams.

// ErrFull says that there are as many streams as there may be.
var ErrFull = errors.New("too many streams are open")

// Gate lets streams in: so many in all, and a few for each holder, of which the
// newest stay. It is safe for concurrent use.
type Gate struct {
	most, each int

	mu   sync.Mutex
	in   int
	held map[string][]*pass // by holder, oldest first
}

// pass is a stream that was let in.
type pass struct{ end func() }

// NewGate lets in at most so many streams, and of each holder so many.
func NewGate(most, each int) *Gate {
	return &Gate{most: most, each: each, held: make(map[string][]*pass)}
}

// Enter lets a stream in, or returns ErrFull. end is called when the holder has
// opened more streams since than it may have; leave must be called. The nil Gate lets
// everyone in.
func (g *Gate) Enter(holder string, end func()) (leave func(), err error) {
	if g == nil {
		return func() {}, nil
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.in >= g.most {
		return nil, ErrFull
	}
	g.in++
	p := &pass{end}
	held := append(g.held[holder], p)
	if len(held) > g.each {
		held[0].end()
		held = held[1:]
	}
	g.held[holder] = held
	return sync.OnceFunc(func() { g.leave(holder, p) }), nil
}

func (g *Gate) leave(holder string, p *pass) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.in--
	held := g.held[holder]
	for i := range held {
		if held[i] == p {
			held = append(held[:i:i], held[i+1:]...)
			break
		}
	}
	if len(held) == 0 {
		delete(g.held, holder)
		return
	}
	g.held[holder] = held
}
