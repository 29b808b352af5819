package class

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// This file slows down whoever tries codes. There are nine million of them, and a class
// is worth no more than a place in it; what is right costs nothing, so that a whole
// school behind one address can join at once.

// How many wrong codes may be typed: all together, and from one address, at once and a
// second from then on.
const (
	wrongAtOnce     = 200
	wrongEach       = 5
	wrongAtOnceFrom = 20
	wrongEachFrom   = 0.2
	mostAddresses   = 10_000
)

// mostOwed is how many wrong codes beyond its budget an address pays for: many that were
// tried at the same moment were all let through, before one was known to be wrong.
const mostOwed = 60

// budget counts wrong codes. It is safe for concurrent use.
type budget struct {
	all *rate.Limiter

	mu   sync.Mutex
	from map[string]*rate.Limiter
}

func newBudget() *budget {
	return &budget{all: rate.NewLimiter(wrongEach, wrongAtOnce), from: make(map[string]*rate.Limiter)}
}

// left reports whether a code may be tried from an address.
func (b *budget) left(address string, now time.Time) bool {
	return b.all.TokensAt(now) >= 1 && b.of(address).TokensAt(now) >= 1
}

// spend counts a wrong code.
func (b *budget) spend(address string, now time.Time) {
	b.all.AllowN(now, 1) // which owes nothing: one address must not spend what all have
	if l := b.of(address); l.TokensAt(now) > -mostOwed {
		l.ReserveN(now, 1)
	}
}

// of is the limiter of an address. Where there are too many, all are forgotten: the
// common one holds.
func (b *budget) of(address string) *rate.Limiter {
	b.mu.Lock()
	defer b.mu.Unlock()
	l, ok := b.from[address]
	if !ok {
		if len(b.from) >= mostAddresses {
			clear(b.from)
		}
		l = rate.NewLimiter(wrongEachFrom, wrongAtOnceFrom)
		b.from[address] = l
	}
	return l
}
