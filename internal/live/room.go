package live

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"
)

// This file holds the Room: one session with its class in memory. A decision runs in
// the store's transaction, where it may see rows of its neighbours that are not
// durable yet; so it decides on a copy of the class, and the class itself notes a row
// only after its commit. What any screen shows is therefore stored.

// Room is one session. It is safe for concurrent use.
type Room struct {
	id    string
	store Store

	mu    sync.RWMutex
	class *Class
	ahead int64 // of the caller's clock: the rows' time is not behind the last row
	doubt bool  // a write failed and may be stored or not: read the rows again
}

// ID is the session's id.
func (r *Room) ID() string { return r.id }

// Look calls see with the class as it is stored, and the moment that the class has.
// see must only read, must not keep the class, and must be quick.
func (r *Room) Look(now int64, see func(c *Class, now int64)) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	see(r.class, now+r.ahead)
}

// A write is seen through even if its caller is gone: an answer that was received is
// stored, whatever becomes of the connection.

// Act does what a teacher asks for, and returns after it is durable. The errors are
// those of Class.Act.
func (r *Room) Act(ctx context.Context, a Act, now int64) error {
	return r.transit(ctx, func(c *Class) (Transition, error) { return c.Act(a, now+r.ahead) })
}

// transit stores a transition.
func (r *Room) transit(ctx context.Context, decide func(c *Class) (Transition, error)) error {
	ctx = context.WithoutCancel(ctx)
	held, err := r.hold(ctx)
	if err != nil {
		return err
	}
	var told News
	var refused error
	t, err := r.store.Transit(ctx, held, func(news News) (t Transition, err error) {
		told = news
		refused = r.decide(news, func(c *Class) error {
			t, err = decide(c)
			return err
		})
		return t, refused
	})
	if err == nil {
		told.Transitions = append(told.Transitions, t)
	}
	return r.settle(told, err, refused)
}

// errNoToken says that a program forgot to give a phone its secret.
var errNoToken = errors.New("join a class: the phone has no token")

// Join lets someone in, and returns after that is durable. A token that joined
// before gets the same participant. The errors are those of Class.Join.
func (r *Room) Join(ctx context.Context, q Request, now int64) (Participant, error) {
	if len(q.Token) == 0 {
		return Participant{}, errNoToken // two of them would be one participant
	}
	ctx = context.WithoutCancel(ctx)
	held, err := r.hold(ctx)
	if err != nil {
		return Participant{}, err
	}
	var told News
	var refused error
	p, err := r.store.Join(ctx, held, q.Token, func(news News) (p Participant, err error) {
		told = news
		refused = r.decide(news, func(c *Class) error {
			p, err = c.Join(q, now+r.ahead)
			return err
		})
		return p, refused
	})
	if err == nil && p.Number > held.Participants {
		told.Participants = append(told.Participants, p)
	}
	return p, r.settle(told, err, refused)
}

// Answer takes an answer, and returns after it is durable. The errors are those of
// Class.Take. ReadAt is by the caller's clock.
func (r *Room) Answer(ctx context.Context, s Submission) (Receipt, error) {
	ctx = context.WithoutCancel(ctx)
	held, err := r.hold(ctx)
	if err != nil {
		return Receipt{}, err
	}
	r.mu.RLock()
	s.ReadAt += r.ahead
	key, err := r.class.KeyOf(s)
	r.mu.RUnlock()
	if err != nil {
		return Receipt{}, err
	}
	var told News
	var receipt Receipt
	var refused error
	err = r.store.TakeAnswer(ctx, held, key, func(news News, stored *Answer) (a *Answer, err error) {
		told = news
		refused = r.decide(news, func(c *Class) error {
			a, receipt, err = c.Take(s, stored)
			return err
		})
		if known := cmp.Or(a, stored); known != nil {
			told.Answers = []Answer{*known}
		}
		return a, refused
	})
	if err = r.settle(told, err, refused); err != nil {
		return Receipt{}, err
	}
	return receipt, nil
}

// hold says which rows the class has. After a write of which nobody knows whether it
// was stored, the rows are read again first.
func (r *Room) hold(ctx context.Context) (Held, error) {
	r.mu.RLock()
	held, doubt := r.class.Held(), r.doubt
	r.mu.RUnlock()
	if !doubt {
		return held, nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.doubt {
		rows, err := r.store.SessionRows(ctx, r.id)
		if err != nil {
			return Held{}, err
		}
		class, err := Load(rows)
		if err != nil {
			return Held{}, err
		}
		r.class, r.doubt = class, false
	}
	return r.class.Held(), nil
}

// decide calls a decision with the class as it is in the store's transaction.
func (r *Room) decide(news News, decision func(c *Class) error) error {
	r.mu.RLock()
	defer r.mu.RUnlock()
	c, err := r.class.with(news)
	if err != nil {
		return err
	}
	return decision(c)
}

// settle notes what a write stored. A decision that refused stored nothing, nor did a
// store that knows the token; any other error leaves it open whether the write was
// stored.
func (r *Room) settle(stored News, err, refused error) error {
	if err != nil && (refused != nil && errors.Is(err, refused) || errors.Is(err, ErrTokenTaken)) {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if err != nil {
		r.doubt = true
		return fmt.Errorf("the session %s: %w", r.id, err)
	}
	if r.class.Note(stored) != nil {
		r.doubt = true // rows between were stored by someone whose turn to note them comes later
	}
	return nil
}

// recover takes the class up after the program was away.
func (r *Room) recover(ctx context.Context, now int64) error {
	alive, err := r.store.LastBeat(ctx, r.id)
	if err != nil {
		return err
	}
	at, t := r.class.Recover(alive, now)
	r.ahead = at - now
	if t == nil {
		return nil
	}
	return r.transit(ctx, func(*Class) (Transition, error) { return *t, nil })
}

// tend does what the session needs each second, and reports whether it has ended.
func (r *Room) tend(ctx context.Context, now int64) (ended bool, err error) {
	r.mu.RLock()
	at := now + r.ahead
	phase, idle := r.class.Phase(at), r.class.EndsItself() <= at
	r.mu.RUnlock()
	switch {
	case phase == Ended:
		return true, r.store.FreeCode(ctx, r.id, at)
	case idle:
		err := r.transit(ctx, func(c *Class) (Transition, error) {
			if c.EndsItself() > at {
				return Transition{}, ErrStale // something happened meanwhile
			}
			return c.Act(Act{Action: End, Version: c.version}, at)
		})
		if errors.Is(err, ErrStale) {
			err = nil
		}
		return false, err
	case phase == Reading || phase == Open:
		return false, r.store.Beat(ctx, r.id, at)
	}
	return false, nil
}
