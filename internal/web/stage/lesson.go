package stage

import (
	"context"
	"sync"
	"time"

	"quiz/internal/live"
	"quiz/internal/web/feed"
)

// This file holds a Lesson: one class with those who watch it.

// Lesson is one class. It is safe for concurrent use.
type Lesson struct {
	stage *Stage
	room  *live.Room

	// Phones changes with each step of the class, and with no answer.
	Phones feed.Topic
	// Desk is for the teacher and the wall: it changes with each step, and is stirred by
	// who comes and who answers.
	Desk feed.Topic

	mu       sync.Mutex
	seen     state       // what was told last
	turns    *time.Timer // of the phase that turns by time alone
	unsealed bool        // reviews are still to be offered, or could not be stored
	shared   shared
}

// state is what tells one picture of a class from the next, but for counts.
type state struct {
	version int
	phase   live.Phase
}

// ID is the session's id.
func (l *Lesson) ID() string { return l.room.ID() }

// Session is the row that the class began with.
func (l *Lesson) Session() (row live.Session) {
	l.Look(func(c *live.Class, _ int64) { row = c.Session() })
	return row
}

// Look calls see with the class as it is stored, and its moment. see must only read,
// must not keep the class, and must be quick.
func (l *Lesson) Look(see func(c *live.Class, now int64)) { l.room.Look(l.stage.Now(), see) }

// Act does what a teacher asks for, and returns after it is durable. The errors are
// those of live.Room.Act.
func (l *Lesson) Act(ctx context.Context, a live.Act) error {
	err := l.room.Act(ctx, a, l.stage.Now())
	l.look() // whatever came of it: if nobody knows, the rows do
	if err == nil {
		l.follow(context.WithoutCancel(ctx), a.Action)
	}
	return err
}

// follow does what comes with a step. It may fail and be lost: a code that is live for
// too long opens no door, and reviews are offered again.
func (l *Lesson) follow(ctx context.Context, a live.Action) {
	switch a {
	case live.Next, live.End:
		l.seal(ctx)
	case live.Start:
		if l.Session().Settings.LateJoin {
			return
		}
		if err := l.stage.Store.FreeCode(ctx, l.ID(), l.stage.Now()); err != nil {
			l.stage.Log.ErrorContext(ctx, "the code of a class that has begun could not be freed", "session", l.ID(), "err", err)
		}
	}
}

// Join lets someone in. The errors are those of live.Room.Join.
func (l *Lesson) Join(ctx context.Context, q live.Request) (live.Participant, error) {
	p, err := l.room.Join(ctx, q, l.stage.Now())
	if err == nil {
		l.Desk.Stir()
	}
	return p, err
}

// Answer takes an answer, and returns after it is durable. ReadAt of the submission is
// by Stage.Now. The errors are those of live.Room.Answer.
func (l *Lesson) Answer(ctx context.Context, s live.Submission) (live.Receipt, error) {
	receipt, err := l.room.Answer(ctx, s)
	if err == nil && receipt.Status == live.Stored {
		l.Desk.Stir()
	}
	return receipt, err
}

// look tells who watches if the class is not what they were told, and waits for its
// next turn.
func (l *Lesson) look() {
	l.mu.Lock()
	defer l.mu.Unlock()
	var is state
	var next time.Duration
	l.Look(func(c *live.Class, now int64) {
		is = state{c.Held().Version, c.Phase(now)}
		if at := c.Turns(now); at > 0 {
			next = time.Duration(max(1, at-now)) * time.Millisecond
		}
	})
	if l.turns != nil {
		l.turns.Stop()
		l.turns = nil
	}
	if next > 0 {
		l.turns = time.AfterFunc(next, l.look)
	}
	if is == l.seen {
		return
	}
	if l.seen.phase != "" && is.phase == live.Ended {
		l.unsealed = true // it may have ended by itself
	}
	l.seen = is
	l.Phones.Change()
	l.Desk.Change()
}

// over reports whether the class has ended, with nothing left to offer.
func (l *Lesson) over() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.seen.phase == live.Ended && !l.unsealed
}

// seal offers the reviews of sealed rounds.
func (l *Lesson) seal(ctx context.Context) {
	err := l.offer(ctx)
	if err != nil {
		l.stage.Log.ErrorContext(ctx, "reviews from a class could not be stored, and will be tried again", "session", l.ID(), "err", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.unsealed = err != nil
}

// offer gives Sealed the reviews of learners, if there are any.
func (l *Lesson) offer(ctx context.Context) error {
	var reviews []live.Review
	l.Look(func(c *live.Class, _ int64) {
		for _, r := range c.Reviews() {
			if r.Learner != 0 {
				reviews = append(reviews, r)
			}
		}
	})
	if len(reviews) == 0 || l.stage.Sealed == nil {
		return nil
	}
	return l.stage.Sealed(ctx, reviews)
}

// sealAgain tries what failed.
func (l *Lesson) sealAgain(ctx context.Context) {
	l.mu.Lock()
	again := l.unsealed
	l.mu.Unlock()
	if again {
		l.seal(ctx)
	}
}
