package srs

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestDefaultParamsAreValidAndStayAsTheyAre(t *testing.T) {
	p := DefaultParams()
	require.NoError(t, p.Validate())
	require.Equal(t, p, p.Clip(0))
	require.Equal(t, p, p.Clip(1))
}

func TestInvalidParamsAreNamed(t *testing.T) {
	for _, c := range []struct {
		index int
		value float64
		want  string
	}{
		{0, 0, "parameter 0 is 0: it must be between 0.001 and 100"},
		{7, math.NaN(), "parameter 7 is NaN: it must be between 0.001 and 0.75"},
		{16, 0.5, "parameter 16 is 0.5: it must be between 1 and 6"},
		{20, math.Inf(1), "parameter 20 is +Inf: it must be between 0.1 and 0.8"},
	} {
		p := DefaultParams()
		p[c.index] = c.value
		require.EqualError(t, p.Validate(), c.want)
	}
	require.Error(t, Params{}.Validate())
}

// anyParams draws parameters within their bounds.
func anyParams() *rapid.Generator[Params] {
	return rapid.Custom(func(t *rapid.T) (p Params) {
		for i, l := range limits {
			p[i] = rapid.Float64Range(l.low, l.high).Draw(t, "w")
		}
		return p
	})
}

func TestClipMakesAnyNumbersValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var p Params
		for i := range p {
			p[i] = rapid.Float64().Draw(t, "w")
		}
		steps := rapid.IntRange(0, 5).Draw(t, "steps")
		clipped := p.Clip(steps)
		require.NoError(t, clipped.Validate())
		require.Equal(t, clipped, clipped.Clip(steps), "clipping twice changes nothing")
	})
}

func TestClipHidesNoNaN(t *testing.T) {
	p := DefaultParams()
	p[11] = math.NaN()
	require.ErrorContains(t, p.Clip(2).Validate(), "parameter 11 is NaN")
}

func TestClipLowersSameDayGainForSeveralRelearningSteps(t *testing.T) {
	p := DefaultParams()
	p[17], p[18] = 2, 2
	require.Equal(t, 2.0, p.Clip(1)[17])

	// With failed = w11·(2^w13 − 1)·exp(0.3·w14): failed·exp(n·c²) = 1.
	failed := p[11] * (math.Pow(2, p[13]) - 1) * math.Exp(0.3*p[14])
	clipped := p.Clip(3)
	require.InEpsilon(t, 1, failed*math.Exp(3*clipped[17]*clipped[18]), 1e-12)
}
