package srs

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestFuzzRangesMatchOtherPrograms(t *testing.T) {
	for _, c := range golden[[4]float64](t, "fuzz.json") {
		low, high := fuzzRange(c[0], int(c[1]), longestInterval)
		require.Equal(t, []int{int(c[2]), int(c[3])}, []int{low, high}, "%v days, %v elapsed", c[0], c[1])
	}
}

func TestFuzzStaysInItsRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		longest := rapid.IntRange(1, longestInterval).Draw(t, "longest")
		days := rapid.IntRange(1, longest).Draw(t, "days")
		elapsed := rapid.IntRange(0, 2*longestInterval).Draw(t, "elapsed")
		got := fuzzed(days, elapsed, longest, rapid.Uint64().Draw(t, "seed"))
		require.LessOrEqual(t, got, longest)
		require.GreaterOrEqual(t, got, 1)
		if days < 3 {
			require.Equal(t, days, got, "short intervals stay as they are")
			return
		}
		low, high := fuzzRange(float64(days), elapsed, longest)
		require.LessOrEqual(t, low, got)
		require.LessOrEqual(t, got, high)
	})
}

func TestFuzzReachesEveryDayOfItsRangeEvenly(t *testing.T) {
	const draws = 14000
	count := map[int]int{}
	for seed := range uint64(draws) {
		count[fuzzed(90, 0, longestInterval, seed)]++
	}
	require.Len(t, count, 13, "84 to 96 days")
	for days, n := range count {
		require.InDelta(t, draws/13, n, 150, "%d days", days)
	}
}

// TestSplitmix64 holds it to the first values of the published generator at seed 0.
func TestSplitmix64(t *testing.T) {
	require.Equal(t, uint64(0xe220a8397b1dcdaf), splitmix64(0))
	require.Equal(t, uint64(0x6e789e6aa1b965f4), splitmix64(0x9e3779b97f4a7c15))
}

func TestSpreadKeepsIntervalsApart(t *testing.T) {
	for _, c := range []struct {
		days    [4]int
		again   bool
		longest int
		want    [4]int
	}{
		{[4]int{1, 5, 9, 20}, false, 100, [4]int{1, 5, 9, 20}},
		{[4]int{1, 1, 1, 1}, false, 100, [4]int{1, 1, 2, 3}},
		{[4]int{1, 9, 5, 5}, false, 100, [4]int{1, 5, 6, 7}},
		{[4]int{1, 1, 1, 1}, true, 100, [4]int{1, 2, 3, 4}},
		{[4]int{8, 5, 9, 20}, true, 100, [4]int{5, 6, 9, 20}},
		{[4]int{1, 100, 100, 100}, false, 100, [4]int{1, 100, 100, 100}},
	} {
		t.Run(fmt.Sprint(c.days), func(t *testing.T) {
			require.Equal(t, c.want, spread(c.days, c.again, c.longest))
		})
	}
}
