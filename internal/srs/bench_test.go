package srs

import "testing"

func BenchmarkMemoryStep(b *testing.B) {
	p := DefaultParams()
	m := Memory{Stability: 5, Difficulty: 5}
	b.ReportAllocs()
	for b.Loop() {
		m.Difficulty = p.After(m, 3, Good).Difficulty // the next step has to wait for this one
	}
}

func BenchmarkMemoryStepWithEvidence(b *testing.B) {
	p := DefaultParams()
	m := Memory{Stability: 5, Difficulty: 5}
	b.ReportAllocs()
	for b.Loop() {
		m.Difficulty = p.AfterWith(m, 3, Good, Evidence{Guess: 0.25, Slip: 0.02}).Difficulty
	}
}

func BenchmarkSchedulerStep(b *testing.B) {
	s := DefaultScheduler()
	s.Fuzz = true
	st := State{Phase: Reviewing, Memory: Memory{Stability: 5, Difficulty: 5}, Day: 10, At: 1000, Interval: 5}
	r := Review{At: 2000, Day: 15, Grade: Good, FuzzSeed: 1}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Step(st, r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReplayOfTwentyReviews(b *testing.B) {
	s := DefaultScheduler()
	log := make([]Review, 20)
	for i := range log {
		log[i] = Review{At: int64(i) * 1000, Day: i * 3, Grade: Grade(1 + (i*7+2)%4)}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Replay(log); err != nil {
			b.Fatal(err)
		}
	}
}
