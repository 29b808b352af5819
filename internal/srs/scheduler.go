package srs

// This file holds the scheduler: one step, what each grade would give, and the
// replay of a log. The rules are those of ts-fsrs and of Anki.

import (
	"fmt"
	"math"
	"slices"
	"time"
)

// Scheduler holds what decides when a card is asked again. The zero Scheduler is
// not valid; start from DefaultScheduler. Its methods change nothing, so one
// Scheduler serves any number of goroutines.
type Scheduler struct {
	Params      Params
	Retention   float64         // desired probability of recall on the due day, in [0.7, 0.99]
	Learning    []time.Duration // waits before a new card counts as learnt; may be empty
	Relearning  []time.Duration // waits after a failed review; may be empty
	MaxInterval int             // the longest interval in days, in [1, 36500]
	Fuzz        bool            // vary intervals a little, so that cards learnt together part
}

// DefaultScheduler returns the scheduler for a learner of whom nothing is known:
// default parameters, nine recalls in ten, learning steps of one and ten minutes,
// one relearning step of ten minutes, no fuzz.
func DefaultScheduler() Scheduler {
	return Scheduler{
		Params:      DefaultParams(),
		Retention:   0.9,
		Learning:    []time.Duration{time.Minute, 10 * time.Minute},
		Relearning:  []time.Duration{10 * time.Minute},
		MaxInterval: longestInterval,
	}
}

// Validate returns an error naming the first setting that is out of range.
func (s Scheduler) Validate() error {
	if err := s.Params.Validate(); err != nil {
		return err
	}
	if math.IsNaN(s.Retention) || s.Retention < 0.7 || s.Retention > 0.99 {
		return fmt.Errorf("desired retention is %v: it must be between 0.7 and 0.99", s.Retention)
	}
	if s.MaxInterval < 1 || s.MaxInterval > longestInterval {
		return fmt.Errorf("longest interval is %d days: it must be between 1 and %d", s.MaxInterval, longestInterval)
	}
	if slices.ContainsFunc(s.Learning, outOfRange) || slices.ContainsFunc(s.Relearning, outOfRange) {
		return fmt.Errorf("learning steps %v, relearning steps %v: each must be between %v and %v",
			s.Learning, s.Relearning, minStep, maxStep)
	}
	return nil
}

// Step returns the state that r leaves a card of state st in. Everything is
// checked first; a review before the card's last one is an ErrOutOfOrder.
func (s Scheduler) Step(st State, r Review) (State, error) {
	if !r.Grade.Valid() {
		return State{}, fmt.Errorf("grade is %d: it must be 1 (again), 2 (hard), 3 (good) or 4 (easy)", r.Grade)
	}
	if err := s.check(st, r); err != nil {
		return State{}, err
	}
	return s.taken(st, r), nil
}

// taken is the one of Preview's states that r's grade leads to, without making
// those that no part of it depends on: replaying a log takes half the time.
func (s Scheduler) taken(st State, r Review) State {
	low, high := r.Grade, r.Grade
	if phase, _, _ := s.nextStep(st, r.Grade); st.Phase == Reviewing && phase == Reviewing {
		low, high = s.apart(r.Grade)
	}
	memories := s.memories(st, r, low, high)
	days := s.intervals(st, r, memories)
	return s.outcome(st, r, r.Grade, memories[r.Grade-1], days[r.Grade-1])
}

// apart returns the grades, both included, whose intervals decide that of g in
// review: see spread.
func (s Scheduler) apart(g Grade) (low, high Grade) {
	low = Hard
	if len(s.Relearning) == 0 {
		low = Again
	}
	return low, max(g, Good)
}

// Preview returns the states that r would leave the card in if it were graded
// Again, Hard, Good and Easy, in that order; r.Grade is not read. Step makes the
// same choice, so what a learner is shown is what then happens.
func (s Scheduler) Preview(st State, r Review) ([4]State, error) {
	if err := s.check(st, r); err != nil {
		return [4]State{}, err
	}
	memories := s.memories(st, r, Again, Easy)
	days := s.intervals(st, r, memories)
	var next [4]State
	for g := Again; g <= Easy; g++ {
		next[g-1] = s.outcome(st, r, g, memories[g-1], days[g-1])
	}
	return next, nil
}

// Replay folds a card's whole log, oldest first, from a new card. It takes the
// very steps that were taken live and so ends in the same State, bit for bit.
func (s Scheduler) Replay(reviews []Review) (State, error) {
	var st State
	for i, r := range reviews {
		next, err := s.Step(st, r)
		if err != nil {
			return State{}, fmt.Errorf("review %d of %d: %w", i+1, len(reviews), err)
		}
		st = next
	}
	return st, nil
}

// check returns an error if anything that a step reads, the grade apart, is not
// in order.
func (s Scheduler) check(st State, r Review) error {
	if err := s.Validate(); err != nil {
		return fmt.Errorf("scheduler: %w", err)
	}
	if err := st.validate(); err != nil {
		return fmt.Errorf("card state: %w", err)
	}
	return r.follows(st)
}

// memories are the memories that the grades from low to high leave; the others
// stay zero.
func (s Scheduler) memories(st State, r Review, low, high Grade) (m [4]Memory) {
	if st.Phase == New {
		for g := low; g <= high; g++ {
			m[g-1] = s.Params.FirstWith(g, r.Evidence)
		}
		return m
	}
	elapsed := st.elapsed(r)
	recall := s.Params.read(st.Memory, elapsed)
	for g := low; g <= high; g++ {
		m[g-1] = s.Params.afterWith(st.Memory, elapsed, g, r.Evidence, recall)
	}
	return m
}

// outcome is the state after grade g, which leaves memory m and, if it leads to
// no step, an interval of days.
func (s Scheduler) outcome(st State, r Review, g Grade, m Memory, days int) State {
	next := State{Memory: m, Day: r.Day, At: r.At, Reps: st.Reps + 1, Lapses: st.Lapses}
	if st.Phase == Reviewing && g == Again {
		next.Lapses++
	}
	next.Phase, next.Step, next.Wait = s.nextStep(st, g)
	if next.Phase == Reviewing {
		next.Interval = days
	}
	return next
}
