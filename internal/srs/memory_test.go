package srs

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// anyGrade draws one of the four grades.
func anyGrade() *rapid.Generator[Grade] {
	return rapid.SampledFrom([]Grade{Again, Hard, Good, Easy})
}

// anyDays draws a time between two reviews: the same day, some days, some years.
func anyDays() *rapid.Generator[int] {
	return rapid.OneOf(rapid.Just(0), rapid.IntRange(1, 30), rapid.IntRange(1, 3000))
}

// reached draws a memory that some history of reviews leads to.
func reached(p Params) *rapid.Generator[Memory] {
	return rapid.Custom(func(t *rapid.T) Memory {
		m := p.First(anyGrade().Draw(t, "first"))
		for range rapid.IntRange(0, 12).Draw(t, "reviews") {
			m = p.After(m, anyDays().Draw(t, "days"), anyGrade().Draw(t, "grade"))
		}
		return m
	})
}

func TestFirstMemoryIsReadOffTheParameters(t *testing.T) {
	p := DefaultParams()
	for g := Again; g <= Easy; g++ {
		require.Equal(t, p[g-1], p.First(g).Stability)
	}
	require.Equal(t, p[4], p.First(Again).Difficulty)
	require.Equal(t, 1.0, p.First(Easy).Difficulty, "clamped")
}

func TestNegativeDaysCountAsTheSameDay(t *testing.T) {
	p := DefaultParams()
	m := p.First(Good)
	require.Equal(t, p.After(m, 0, Good), p.After(m, -3, Good))
}

func TestMemoryStaysInBoundsForAnyParams(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyParams().Draw(t, "params")
		require.NoError(t, reached(p).Draw(t, "memory").validate())
	})
}

func TestPassingNeverLowersStabilityForAnyParams(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyParams().Draw(t, "params")
		m := reached(p).Draw(t, "memory")
		g := rapid.SampledFrom([]Grade{Hard, Good, Easy}).Draw(t, "grade")
		after := p.After(m, anyDays().Draw(t, "days"), g)
		require.GreaterOrEqual(t, after.Stability, m.Stability)
	})
}

func TestFailingOnALaterDayNeverRaisesStabilityForAnyParams(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyParams().Draw(t, "params")
		m := reached(p).Draw(t, "memory")
		after := p.After(m, rapid.IntRange(1, 3000).Draw(t, "days"), Again)
		require.LessOrEqual(t, after.Stability, m.Stability)
	})
}

func TestFailingOnTheSameDayNeverRaisesStability(t *testing.T) {
	p := DefaultParams()
	rapid.Check(t, func(t *rapid.T) {
		m := reached(p).Draw(t, "memory")
		require.LessOrEqual(t, p.After(m, 0, Again).Stability, m.Stability)
	})
}

// TestFailingOnTheSameDayCanRaiseStabilityForOddParams records what the model's
// bounds allow, as a reason not to promise more than the package does.
func TestFailingOnTheSameDayCanRaiseStabilityForOddParams(t *testing.T) {
	p := DefaultParams()
	p[17], p[19] = 0, 0.8
	m := p.First(Again)
	require.NoError(t, p.Validate())
	require.Greater(t, p.After(m, 0, Again).Stability, m.Stability)
}

func TestBetterGradesNeverLeaveLessStabilityOrMoreDifficulty(t *testing.T) {
	p := DefaultParams()
	rapid.Check(t, func(t *rapid.T) {
		m := reached(p).Draw(t, "memory")
		days := anyDays().Draw(t, "days")
		for g := Hard; g <= Easy; g++ {
			worse, better := p.After(m, days, g-1), p.After(m, days, g)
			require.GreaterOrEqual(t, better.Stability, worse.Stability, "%v against %v", g, g-1)
			require.LessOrEqual(t, better.Difficulty, worse.Difficulty, "%v against %v", g, g-1)
		}
	})
}

func TestWaitingLongerMakesAPassWorthMore(t *testing.T) {
	p := DefaultParams()
	rapid.Check(t, func(t *rapid.T) {
		m := reached(p).Draw(t, "memory")
		days := rapid.IntRange(1, 3000).Draw(t, "days")
		sooner, later := p.After(m, days, Good), p.After(m, days+1, Good)
		require.GreaterOrEqual(t, later.Stability, sooner.Stability)
	})
}
