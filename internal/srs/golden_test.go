package srs

// This file reads the figures in testdata, which were computed by other programs
// from the same inputs, and holds the model to them.

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// golden reads the cases of a file of testdata.
func golden[Case any](t *testing.T, name string) []Case {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	var file struct {
		Cases []Case `json:"cases"`
	}
	require.NoError(t, json.Unmarshal(data, &file))
	require.NotEmpty(t, file.Cases)
	return file.Cases
}

// memoryCase is one history and what two programs make of it.
type memoryCase struct {
	ID        int          `json:"id"`
	W         *Params      `json:"w"` // nil for the defaults
	Retention float64      `json:"retention"`
	Reviews   [][2]int     `json:"reviews"` // grade, days since the previous review
	TS        [][3]float64 `json:"ts"`      // stability, difficulty, whole days
	RS        [][3]float64 `json:"rs"`      // stability, difficulty, days
}

func (c memoryCase) params() Params {
	if c.W == nil {
		return DefaultParams()
	}
	return *c.W
}

// TestMemoryMatchesOtherPrograms replays each history and compares every state.
// ts-fsrs rounds each state to 8 decimals and goes on from there; fsrs-rs works
// in single precision.
func TestMemoryMatchesOtherPrograms(t *testing.T) {
	for _, c := range golden[memoryCase](t, "memory.json") {
		t.Run(fmt.Sprint(c.ID), func(t *testing.T) {
			t.Parallel()
			p := c.params()
			require.NoError(t, p.Validate())
			// ts-fsrs would raise a first stability below 0.1; no history here starts so low.
			require.GreaterOrEqual(t, p[c.Reviews[0][0]-1], 0.1)

			var m Memory
			for i, review := range c.Reviews {
				grade, days := Grade(review[0]), review[1]
				if i == 0 {
					m = p.First(grade)
				} else {
					m = p.After(m, days, grade)
				}
				interval := p.Interval(m.Stability, c.Retention)
				whole := clamp(math.Round(interval), 1, longestInterval)
				requireClose(t, c.TS[i], [3]float64{m.Stability, m.Difficulty, whole}, 1e-6, "ts-fsrs, review %d", i)
				requireClose(t, c.RS[i], [3]float64{m.Stability, m.Difficulty, interval}, 1e-5, "fsrs-rs, review %d", i)
			}
		})
	}
}

// requireClose compares stability, difficulty and interval within a tolerance that
// is relative above 1 and absolute below.
func requireClose(t *testing.T, want, got [3]float64, tolerance float64, format string, args ...any) {
	t.Helper()
	for i, name := range []string{"stability", "difficulty", "interval"} {
		allowed := tolerance * max(1, math.Abs(want[i]))
		require.InDeltaf(t, want[i], got[i], allowed, name+", "+format, args...)
	}
}
