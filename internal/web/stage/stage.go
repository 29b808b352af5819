// Package stage keeps the classes that run in step with the clock and with whoever
// watches them: the teacher, the wall, the phones.
//
// It lays a clock, timers and event streams around live.Hall: a phase that turns by
// time alone is told at its moment, a step of the teacher at once, a count at most
// four times a second. What all phones are shown is made once for each state of the
// class, however many there are.
//
// The clock is the wall's at the start and runs evenly from there (live.OpenHall), so
// that a wall clock which is set changes no deadline.
//
// The package must never know HTTP, a page, or who may do what.
package stage

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"quiz/internal/live"
)

// This file holds the Stage: all classes, and the second hand that tends them.

// Config is what a stage needs. Store and Log must be set.
type Config struct {
	Store live.Store
	Log   *slog.Logger
	// Sealed is given all reviews of a session whenever a round was sealed, the same
	// ones again and again: it must store each only once. nil drops them.
	Sealed func(context.Context, []live.Review) error
}

// Stage is where classes are held. It is safe for concurrent use.
type Stage struct {
	Config
	hall  *live.Hall
	wall  int64     // the wall clock at the start, in ms UTC
	begun time.Time // with a monotonic reading

	mu      sync.Mutex
	lessons map[string]*Lesson
	tickets map[string]live.Ticket // of phones that were here, by the hash of the secret; see ticket
}

// Open takes up every class that runs. Those that can't be read are left out and
// logged.
func Open(ctx context.Context, c Config) (*Stage, error) {
	return openAt(ctx, c, time.Now().UnixMilli())
}

// openAt does so by what the wall clock says.
func openAt(ctx context.Context, c Config, wall int64) (*Stage, error) {
	s := &Stage{Config: c, wall: wall, begun: time.Now(), lessons: make(map[string]*Lesson), tickets: make(map[string]live.Ticket)}
	hall, damaged, err := live.OpenHall(ctx, c.Store, s.wall)
	if err != nil {
		return nil, err
	}
	for _, err := range damaged {
		c.Log.ErrorContext(ctx, "a class can't be taken up", "err", err)
	}
	s.hall = hall
	return s, s.sealAll(ctx)
}

// offeredAgain is how long after its end a class is offered again at a start: the
// program may have been killed between its end and the storing of its reviews, and
// started again after a weekend.
const offeredAgain = 7 * 24 * time.Hour

// sealAll offers the reviews of every class that runs, or ended lately with a learner
// in it.
func (s *Stage) sealAll(ctx context.Context) error {
	ids, err := s.Store.RunningSessions(ctx)
	if err != nil {
		return err
	}
	attended, err := s.Store.AttendedSessions(ctx, s.wall-offeredAgain.Milliseconds())
	if err != nil {
		return err
	}
	for _, id := range append(ids, attended...) {
		if l, err := s.Lesson(ctx, id); err == nil { // else it is damaged: what runs was said
			l.seal(ctx)
		}
	}
	return nil
}

// Now is the moment of the classes, in ms UTC.
func (s *Stage) Now() int64 { return s.wall + time.Since(s.begun).Milliseconds() }

// Lesson returns a class, also one that has ended, or live.ErrNoSession.
func (s *Stage) Lesson(ctx context.Context, id string) (*Lesson, error) {
	s.mu.Lock()
	l, ok := s.lessons[id]
	s.mu.Unlock()
	if ok {
		return l, nil
	}
	room, err := s.hall.Room(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.lesson(room), nil
}

// lesson is the one Lesson of a room.
func (s *Stage) lesson(room *live.Room) *Lesson {
	s.mu.Lock()
	defer s.mu.Unlock()
	if l, ok := s.lessons[room.ID()]; ok {
		return l
	}
	l := &Lesson{stage: s, room: room}
	l.look()
	s.lessons[room.ID()] = l
	return l
}

// tendEvery is how often classes are tended: a heartbeat is stored each second, from
// which an outage is told.
const tendEvery = time.Second

// namesEvery is how often old names are dropped.
const namesEvery = 24 * time.Hour

// Run tends the classes until ctx is done. What fails is logged and tried again.
func (s *Stage) Run(ctx context.Context) {
	seconds := time.NewTicker(tendEvery)
	defer seconds.Stop()
	s.dropNames(ctx)
	named := s.Now()
	for {
		select {
		case <-ctx.Done():
			return
		case <-seconds.C:
			s.tend(ctx)
		}
		if s.Now()-named > namesEvery.Milliseconds() {
			s.dropNames(ctx)
			named = s.Now()
		}
	}
}

// tend is one second: what the hall needs, and what became of it.
func (s *Stage) tend(ctx context.Context) {
	if err := s.hall.Tend(ctx, s.Now()); err != nil && !errors.Is(err, context.Canceled) {
		s.Log.ErrorContext(ctx, "a class could not be tended", "err", err)
	}
	for _, l := range s.all() {
		l.look()
		l.sealAgain(ctx)
		s.letGo(l)
	}
}

// letGo forgets a class that has ended, with its reviews stored, and is watched by
// nobody.
func (s *Stage) letGo(l *Lesson) {
	if l.over() && l.Phones.Watched()+l.Desk.Watched() == 0 {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.lessons, l.room.ID())
	}
}

// all are the classes that are held, in no order.
func (s *Stage) all() []*Lesson {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]*Lesson, 0, len(s.lessons))
	for _, l := range s.lessons {
		list = append(list, l)
	}
	return list
}

func (s *Stage) dropNames(ctx context.Context) {
	if err := s.Store.DropNames(ctx, s.Now()-live.NamesKept.Milliseconds()); err != nil && !errors.Is(err, context.Canceled) {
		s.Log.ErrorContext(ctx, "old names could not be dropped", "err", err)
	}
}
