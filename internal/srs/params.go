package srs

// This file holds the model's parameters, their defaults and their bounds.

import (
	"fmt"
	"math"
)

// Params are the 21 parameters of FSRS-6, in its own order:
//
//	0–3    stability after a first Again, Hard, Good, Easy, in days
//	4, 5   first difficulty: its level, and how fast better grades lower it
//	6, 7   later difficulty: step per grade, and pull back towards the mean
//	8–10   a pass: overall gain, its decay with stability, its growth with forgetting
//	11–14  a failure: level, decay with difficulty, growth with stability and forgetting
//	15, 16 factors on the gain of Hard (at most 1) and of Easy (at least 1)
//	17–19  a review on the same day: gain, offset, decay with stability
//	20     the exponent of the forgetting curve
//
// The zero Params are not valid.
type Params [21]float64

// DefaultParams returns the parameters that the FSRS project fitted to many
// learners, for a learner of whom nothing is known yet.
func DefaultParams() Params {
	return Params{
		0.212, 1.2931, 2.3065, 8.2956,
		6.4133, 0.8334, 3.0194, 0.001,
		1.8722, 0.1666, 0.796,
		1.4835, 0.0614, 0.2629, 1.6483,
		0.6014, 1.8729,
		0.5425, 0.0912, 0.0658,
		0.1542,
	}
}

// limits are the bounds of each parameter, after fsrs-rs parameter_clipper.rs.
var limits = [len(Params{})]struct{ low, high float64 }{
	{0.001, 100}, {0.001, 100}, {0.001, 100}, {0.001, 100},
	{1, 10}, {0.001, 4}, {0.001, 4}, {0.001, 0.75},
	{0, 4.5}, {0, 0.8}, {0.001, 3.5},
	{0.001, 5}, {0.001, 0.25}, {0.001, 0.9}, {0, 4},
	{0, 1}, {1, 6},
	{0, 2}, {0, 2}, {0, 0.8},
	{0.1, 0.8},
}

// minSameDayDecay is where Clip holds parameter 19. Zero is legal, for it is
// what parameters migrated from older models carry, but a fit should not end
// there: same-day gains would then never level off.
const minSameDayDecay = 0.01

// Validate returns an error naming the first parameter that is not a number or
// out of bounds.
func (p Params) Validate() error {
	for i, w := range p {
		if l := limits[i]; math.IsNaN(w) || w < l.low || w > l.high {
			return fmt.Errorf("parameter %d is %v: it must be between %v and %v", i, w, l.low, l.high)
		}
	}
	return nil
}

// Clip returns p moved to the nearest legal parameters, as fitting does after
// each of its steps; a NaN stays NaN. With several relearning steps the same-day
// gain is held lower still, so that passing all of them after a failure cannot
// make up for the failure.
func (p Params) Clip(relearningSteps int) Params {
	for i, l := range limits {
		p[i] = clamp(p[i], l.low, l.high)
	}
	p[19] = max(p[19], minSameDayDecay)
	if relearningSteps > 1 {
		ceiling := p.sameDayCeiling(relearningSteps)
		p[17], p[18] = min(p[17], ceiling), min(p[18], ceiling)
	}
	return p
}

// sameDayCeiling is the largest c = w17 = w18 for which n same-day passes, each
// multiplying stability by exp(w17·w18), keep a card of difficulty 1 and
// stability of one day that was failed at a retrievability of 0.7 at or below
// that day:
//
//	w11·(2^w13 − 1)·exp(0.3·w14) · exp(n·c²) ≤ 1
func (p Params) sameDayCeiling(n int) float64 {
	failed := log(p[11]) + log(exp(p[13]*math.Ln2)-1) + float64(0.3*p[14])
	return min(2, math.Sqrt(max(0.01, -failed/float64(n))))
}

// clamp returns x held within [low, high]; a NaN stays NaN.
func clamp(x, low, high float64) float64 { return min(max(x, low), high) }
