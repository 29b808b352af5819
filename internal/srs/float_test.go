package srs

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// ulps is the distance of got from want in units of want's last place.
func ulps(want, got float64) float64 {
	want, got = math.Abs(want), math.Abs(got)
	return math.Abs(got-want) / (math.Nextafter(want, math.Inf(1)) - want)
}

// The standard library is itself off by up to a unit.
const tolerated = 3

func TestExpAgreesWithTheStandardLibrary(t *testing.T) {
	require.Equal(t, 1.0, exp(0))
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.OneOf(rapid.Float64Range(-1, 1), rapid.Float64Range(-700, 700)).Draw(t, "x")
		require.LessOrEqual(t, ulps(math.Exp(x), exp(x)), float64(tolerated))
	})
}

func TestLogAgreesWithTheStandardLibrary(t *testing.T) {
	require.Equal(t, 0.0, log(1))
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.OneOf(rapid.Float64Range(0.5, 2), rapid.Float64Range(1e-300, 1e300)).Draw(t, "x")
		require.LessOrEqual(t, ulps(math.Log(x), log(x)), float64(tolerated))
	})
}

// TestBitsAreTheSameOnEveryMachine digests some thousands of steps down to the
// last bit. The figure must come out the same whatever the architecture and its
// options (GOARCH, GOAMD64); it changes only if the arithmetic is changed, and
// then stored card states have to be rebuilt from their logs.
func TestBitsAreTheSameOnEveryMachine(t *testing.T) {
	digest := fnv.New64a()
	s := DefaultScheduler()
	s.Fuzz = true
	var random uint64
	draw := func(n uint64) int {
		random = splitmix64(random)
		return int(random % n)
	}
	for range 200 {
		var st State
		day := 0
		for i := range 20 {
			day += draw(3) * draw(40)
			next, err := s.Step(st, Review{
				At: int64(i), Day: day, Grade: Grade(1 + draw(4)), FuzzSeed: uint64(i),
				Evidence: Evidence{Guess: float64(draw(3)) / 4, Slip: float64(draw(2)) / 50},
			})
			require.NoError(t, err)
			st = next
			bits := []uint64{math.Float64bits(st.Memory.Stability), math.Float64bits(st.Memory.Difficulty), uint64(st.Interval)}
			require.NoError(t, binary.Write(digest, binary.BigEndian, bits))
		}
	}
	require.Equal(t, uint64(0x5511c6d99fda4408), digest.Sum64())
}
