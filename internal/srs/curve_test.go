package srs

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestRetrievabilityFallsFromOneTowardsZero(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyParams().Draw(t, "params")
		m := reached(p).Draw(t, "memory")
		days := rapid.Float64Range(0, 36500).Draw(t, "days")
		now, tomorrow := p.Retrievability(m, days), p.Retrievability(m, days+1)
		require.LessOrEqual(t, now, 1.0)
		require.Less(t, tomorrow, now)
		require.Greater(t, tomorrow, 0.0)
	})
}

func TestRetrievabilityIsCertainAtOrBeforeTheReview(t *testing.T) {
	p := DefaultParams()
	m := p.First(Good)
	require.Equal(t, 1.0, p.Retrievability(m, 0))
	require.Equal(t, 1.0, p.Retrievability(m, -1))
}

func TestIntervalAtNinetyPercentIsTheStability(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyParams().Draw(t, "params")
		s := rapid.Float64Range(minStability, maxStability).Draw(t, "stability")
		require.InEpsilon(t, s, p.Interval(s, 0.9), 1e-13)
	})
}

func TestIntervalUndoesRetrievability(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyParams().Draw(t, "params")
		m := reached(p).Draw(t, "memory")
		retention := rapid.Float64Range(0.7, 0.99).Draw(t, "retention")
		require.InDelta(t, retention, p.Retrievability(m, p.Interval(m.Stability, retention)), 1e-12)
	})
}

func TestHigherRetentionMeansShorterIntervals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyParams().Draw(t, "params")
		s := rapid.Float64Range(minStability, maxStability).Draw(t, "stability")
		retention := rapid.Float64Range(0.7, 0.98).Draw(t, "retention")
		require.Less(t, p.Interval(s, retention+0.01), p.Interval(s, retention))
	})
}
