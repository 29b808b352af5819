package srs

// This file holds the intervals of whole days: rounded, kept apart from each
// other, and fuzzed.

import (
	"math"
	"math/bits"
)

// longestInterval is the most that MaxInterval may be: a century, in days.
const longestInterval = 36500

// intervals are the days that each grade would give, were it to lead to
// Reviewing. They are kept apart only for a card that is Reviewing now.
func (s Scheduler) intervals(st State, r Review, memories [4]Memory) (days [4]int) {
	perStability := s.Params.Interval(1, s.Retention)
	elapsed := st.elapsed(r)
	for i, m := range memories {
		days[i] = int(clamp(math.Round(m.Stability*perStability), 1, float64(s.MaxInterval)))
		if s.Fuzz {
			days[i] = fuzzed(days[i], elapsed, s.MaxInterval, r.FuzzSeed)
		}
	}
	if st.Phase == Reviewing {
		return spread(days, len(s.Relearning) == 0, s.MaxInterval)
	}
	return days
}

// spread keeps the intervals of Hard, Good and Easy at least a day apart, so that
// a better grade always means a longer rest, up to the longest interval. Hard is
// first brought down to Good, should it exceed it. The interval of Again takes
// part, below Hard, only where failing leads to no relearning step.
func spread(days [4]int, again bool, longest int) [4]int {
	a, h, g, e := days[0], days[1], days[2], days[3]
	h = min(h, g)
	if again {
		a = min(a, h)
		h = max(h, a+1)
	}
	g = max(g, h+1)
	e = max(e, g+1)
	return [4]int{min(a, longest), min(h, longest), min(g, longest), min(e, longest)}
}

// fuzzed picks one of the days around an interval, evenly, as seed decides. The
// same seed picks the same relative place for every grade.
func fuzzed(days, elapsed, longest int, seed uint64) int {
	if days < 3 {
		return days
	}
	low, high := fuzzRange(float64(days), elapsed, longest)
	// The upper half of the product is ⌊u·n⌋ for u = random/2⁶⁴, with no rounding.
	pick, _ := bits.Mul64(splitmix64(seed), uint64(high-low+1))
	return low + int(pick)
}

// fuzzRange returns the days, both included, that an interval may be fuzzed to:
// a day either way, and 15, 10 and 5 % of its parts from 2.5, 7 and 20 days on,
// but not back to or before the time that has just passed. As in Anki
// (rslib fuzz.rs) and ts-fsrs (help.ts).
func fuzzRange(interval float64, elapsed, longest int) (low, high int) {
	delta := 1 + float64(0.15*max(min(interval, 7)-2.5, 0)) +
		float64(0.1*max(min(interval, 20)-7, 0)) +
		float64(0.05*max(interval-20, 0))
	low = max(2, int(math.Round(interval-delta)))
	high = min(int(math.Round(interval+delta)), longest)
	if interval > float64(elapsed) {
		low = max(low, elapsed+1)
	}
	return min(low, high), high
}

// splitmix64 turns any seed, be it a mere counter, into 64 even bits: the
// finaliser of Steele, Lea and Flood, "Fast splittable pseudorandom number
// generators" (2014).
func splitmix64(seed uint64) uint64 {
	z := seed + 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
