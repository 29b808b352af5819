package srs

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// FuzzStep gives Step anything at all: it either refuses with an error or returns
// a consistent state, whatever it was given.
func FuzzStep(f *testing.F) {
	f.Add(uint8(0), 0, 0.0, 0.0, 0, int64(0), int64(1000), 20000, uint8(3), 0.0, 0.0, uint64(0), 0.9, 36500, int64(60), uint8(20), 0.1542)
	f.Add(uint8(2), 0, 5.0, 5.0, 10, int64(1000), int64(2000), 15, uint8(1), 0.25, 0.02, uint64(7), 0.7, 1, int64(86400), uint8(8), 4.5)
	f.Add(uint8(1), math.MaxInt, 0.001, 1.0, math.MinInt, int64(0), int64(1), math.MaxInt, uint8(2), 0.5, 0.4, uint64(1), 0.99, 2, int64(1), uint8(17), 2.0)
	f.Add(uint8(3), 1, 36500.0, 10.0, 0, int64(0), int64(1), math.MaxInt, uint8(4), 0.0, 0.9, uint64(1), 0.8, 100, int64(-1), uint8(9), math.NaN())
	f.Fuzz(func(t *testing.T, phase uint8, step int, stability, difficulty float64, lastDay int, lastAt int64,
		at int64, day int, grade uint8, guess, slip float64, seed uint64,
		retention float64, longest int, seconds int64, index uint8, parameter float64,
	) {
		s := DefaultScheduler()
		s.Retention, s.MaxInterval, s.Fuzz = retention, longest, seed%2 == 0
		s.Relearning = []time.Duration{time.Duration(seconds) * time.Second}
		s.Params[int(index)%len(s.Params)] = parameter
		st := State{
			Phase: Phase(phase), Step: step, Day: lastDay, At: lastAt,
			Memory: Memory{Stability: stability, Difficulty: difficulty},
		}
		r := Review{
			At: at, Day: day, Grade: Grade(grade), FuzzSeed: seed,
			Evidence: Evidence{Guess: guess, Slip: slip},
		}
		next, err := s.Step(st, r)
		if err != nil {
			require.Zero(t, next)
			return
		}
		requireConsistent(t, s, next)
		require.Equal(t, 1, next.Reps)
	})
}
