package stage

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"quiz/internal/live"
)

// This file seats the learners of this machine, who need no secret: whoever can reach
// their pages is who they are.

// Sit lets a learner in under a name, once: whoever sits already keeps their place and
// the name. The errors are those of live.Room.Join.
func (l *Lesson) Sit(ctx context.Context, learner int64, name string) (live.Participant, error) {
	return l.Join(ctx, live.Request{Name: name, Token: Hash(seat(l.ID(), learner)), Learner: learner})
}

// seat stands in for the secret of a phone. It is none (live.IsSecret), so no phone can
// come by it.
func seat(session string, learner int64) string {
	return fmt.Sprintf("seat of %d in %s", learner, session)
}

// SeatOf is the number of the participant that a learner takes part as.
func (l *Lesson) SeatOf(learner int64) (number int, ok bool) {
	l.Look(func(c *live.Class, _ int64) { number, ok = c.SeatOf(learner) })
	return number, ok
}

// Running are the classes that have not ended, oldest first.
func (s *Stage) Running() []*Lesson {
	running := slices.DeleteFunc(s.all(), func(l *Lesson) (over bool) {
		l.Look(func(c *live.Class, now int64) { over = c.Phase(now) == live.Ended })
		return over
	})
	slices.SortFunc(running, func(a, b *Lesson) int { return strings.Compare(a.ID(), b.ID()) })
	return running
}
