package srs

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestEvidenceMustBeProbabilitiesThatInform(t *testing.T) {
	for _, c := range []struct {
		evidence Evidence
		want     string
	}{
		{Evidence{}, ""},
		{Evidence{Guess: 0.5, Slip: 0.49}, ""},
		{Evidence{Guess: -0.1}, "guess rate is -0.1: it must be at least 0"},
		{Evidence{Guess: math.NaN()}, "guess rate is NaN: it must be at least 0"},
		{Evidence{Slip: -1}, "slip rate is -1: it must be at least 0"},
		{Evidence{Slip: math.NaN()}, "slip rate is NaN: it must be at least 0"},
		{Evidence{Guess: 1}, "guess rate 1 and slip rate 0: their sum must be below 1"},
		{Evidence{Guess: 0.5, Slip: 0.5}, "guess rate 0.5 and slip rate 0.5: their sum must be below 1"},
	} {
		if c.want == "" {
			require.NoError(t, c.evidence.Validate())
		} else {
			require.EqualError(t, c.evidence.Validate(), c.want)
		}
	}
}

// TestRememberedFollowsBayes counts what the documented table says.
func TestRememberedFollowsBayes(t *testing.T) {
	e := Evidence{Guess: 0.25, Slip: 0.1}
	right := 0.25 + (1-0.25-0.1)*0.8
	require.InDelta(t, 0.9*0.8/right, e.remembered(Good, 0.8), 1e-15)
	require.InDelta(t, 0.1*0.8/(1-right), e.remembered(Again, 0.8), 1e-15)
}

func TestPlainRecallIsFSRSBitForBit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyParams().Draw(t, "params")
		m := reached(p).Draw(t, "memory")
		g, days := anyGrade().Draw(t, "grade"), anyDays().Draw(t, "days")
		require.Equal(t, p.First(g), p.FirstWith(g, Evidence{}))
		require.Equal(t, p.After(m, days, g), p.AfterWith(m, days, g, Evidence{}))
	})
}

func TestGuessRateLeavesFailuresAloneAndSlipRatePasses(t *testing.T) {
	p := DefaultParams()
	rapid.Check(t, func(t *rapid.T) {
		m := reached(p).Draw(t, "memory")
		days := anyDays().Draw(t, "days")
		rate := rapid.Float64Range(0, 0.9).Draw(t, "rate")
		require.Equal(t, p.After(m, days, Again), p.AfterWith(m, days, Again, Evidence{Guess: rate}))
		require.Equal(t, p.After(m, days, Good), p.AfterWith(m, days, Good, Evidence{Slip: rate}))
	})
}

func TestMoreGuessingMakesAPassWorthLess(t *testing.T) {
	p := DefaultParams()
	rapid.Check(t, func(t *rapid.T) {
		m := reached(p).Draw(t, "memory")
		g := rapid.SampledFrom([]Grade{Hard, Good, Easy}).Draw(t, "grade")
		days := anyDays().Draw(t, "days")
		guess := rapid.Float64Range(0.01, 0.9).Draw(t, "guess")

		again, plain := p.After(m, days, Again), p.After(m, days, g)
		some := p.AfterWith(m, days, g, Evidence{Guess: guess / 2})
		more := p.AfterWith(m, days, g, Evidence{Guess: guess})
		requireOrdered(t, again.Stability, more.Stability, some.Stability, plain.Stability)
		requireOrdered(t, plain.Difficulty, some.Difficulty, more.Difficulty, again.Difficulty)
	})
}

func TestMoreSlippingMakesAFailureCostLess(t *testing.T) {
	p := DefaultParams()
	rapid.Check(t, func(t *rapid.T) {
		m := reached(p).Draw(t, "memory")
		days := anyDays().Draw(t, "days")
		slip := rapid.Float64Range(0.01, 0.9).Draw(t, "slip")

		again, good := p.After(m, days, Again), p.After(m, days, Good)
		some := p.AfterWith(m, days, Again, Evidence{Slip: slip / 2})
		more := p.AfterWith(m, days, Again, Evidence{Slip: slip})
		requireOrdered(t, again.Stability, some.Stability, more.Stability, good.Stability)
	})
}

func TestFirstAnswerIsWeighedAtEvenOdds(t *testing.T) {
	p := DefaultParams()
	again, good := p.First(Again), p.First(Good)

	// A right answer among four options: 0.5 / (0.5 + 0.25·0.5) = 0.8 remembered.
	got := p.FirstWith(Good, Evidence{Guess: 0.25})
	require.InEpsilon(t, math.Pow(good.Stability, 0.8)*math.Pow(again.Stability, 0.2), got.Stability, 1e-14)
	require.InEpsilon(t, 0.8*good.Difficulty+0.2*again.Difficulty, got.Difficulty, 1e-14)

	// A wrong answer with slips of one in ten: 0.05 / (0.05 + 0.5) = 1/11 remembered.
	got = p.FirstWith(Again, Evidence{Slip: 0.1})
	require.InEpsilon(t, math.Pow(good.Stability, 1.0/11)*math.Pow(again.Stability, 10.0/11), got.Stability, 1e-14)
}

func TestSameDayAnswersStayUncertain(t *testing.T) {
	p := DefaultParams()
	m := p.First(Again)
	failed := p.AfterWith(m, 0, Again, Evidence{Slip: 0.02})
	require.Less(t, failed.Stability, m.Stability, "the curve's certainty does not excuse a failure as a slip")
}

// requireOrdered requires rising values, but for errors of rounding.
func requireOrdered(t require.TestingT, values ...float64) {
	for i := 1; i < len(values); i++ {
		require.LessOrEqual(t, values[i-1], values[i]*(1+1e-14), "value %d of %v", i-1, values)
	}
}
