package srs

// This file holds the memory of one card and how a graded review changes it.
// Formulas and bounds follow fsrs-rs src/model.rs. (ts-fsrs and go-fsrs also
// keep the first stability at or above 0.1 days; the default parameters never
// come near that, and like fsrs-rs this package does without.)

import (
	"fmt"
	"math"
)

// Bounds of a Memory: stability in days, difficulty on its own scale.
const (
	minStability, maxStability   = 0.001, 36500
	minDifficulty, maxDifficulty = 1, 10
)

// Memory is what the model keeps of a card between reviews.
type Memory struct {
	Stability  float64 // days until the probability of recall is 0.9, in [0.001, 36500]
	Difficulty float64 // in [1, 10]; the higher, the less a review adds to stability
}

// First returns the memory that a card's first review leaves. The grade must be
// valid.
//
//	S = w[G−1],  D = w4 − exp(w5·(G − 1)) + 1
func (p Params) First(g Grade) Memory {
	return Memory{
		Stability:  clamp(p[g-1], minStability, maxStability),
		Difficulty: clamp(p.firstDifficulty(g), minDifficulty, maxDifficulty),
	}
}

// After returns the memory that a review graded g leaves, elapsedDays whole days
// of the learner's after the one that left m. Zero days is a second review on the
// same day; a negative number counts as zero. The grade must be valid and m within
// its bounds.
func (p Params) After(m Memory, elapsedDays int, g Grade) Memory {
	return p.after(m, elapsedDays, g, p.Retrievability(m, float64(elapsedDays)))
}

// after is After where the retrievability r at the review is known already. On
// the day of the last review r plays no part.
func (p Params) after(m Memory, elapsedDays int, g Grade, r float64) Memory {
	var s float64
	switch {
	case elapsedDays <= 0:
		s = p.sameDay(m.Stability, g)
	case g.Passed():
		s = p.passed(m, r, g)
	default:
		s = p.failed(m, r)
	}
	return Memory{
		Stability:  clamp(s, minStability, maxStability),
		Difficulty: clamp(p.difficultyAfter(m.Difficulty, g), minDifficulty, maxDifficulty),
	}
}

// firstDifficulty is the difficulty after a first review, before it is clamped.
func (p Params) firstDifficulty(g Grade) float64 {
	return p[4] - exp(p[5]*float64(g-1)) + 1
}

// difficultyAfter moves difficulty by w6 for each grade away from Good, less so
// the nearer it is to 10, and then pulls it towards that of a first Easy by the
// fraction w7.
func (p Params) difficultyAfter(d float64, g Grade) float64 {
	change := -p[6] * (float64(g) - 3)
	damped := d + change*(maxDifficulty-d)/9
	return mulAdd(p[7], p.firstDifficulty(Easy), float64((1-p[7])*damped))
}

// sameDay is the stability after another review on the same day, which a pass
// never lowers:
//
//	S' = S·exp(w17·(G − 3 + w18))·S^(−w19)
func (p Params) sameDay(s float64, g Grade) float64 {
	gain := exp(float64(p[17]*(float64(g)-3+p[18])) - float64(p[19]*log(s)))
	if g.Passed() {
		gain = max(gain, 1)
	}
	return s * gain
}

// passed is the stability after recall at retrievability r. The gain grows with
// how much had been forgotten and shrinks with difficulty and stability:
//
//	S' = S·(1 + exp(w8)·(11 − D)·S^(−w9)·(exp(w10·(1 − R)) − 1)·[w15 if Hard]·[w16 if Easy])
func (p Params) passed(m Memory, r float64, g Grade) float64 {
	gain := exp(p[8]-float64(p[9]*log(m.Stability))) * (11 - m.Difficulty) * (exp(p[10]*(1-r)) - 1)
	switch g {
	case Hard:
		gain *= p[15]
	case Easy:
		gain *= p[16]
	}
	return m.Stability * (1 + float64(gain))
}

// failed is the stability after forgetting at retrievability r. The bound on the
// right is there so that a failure and a same-day Good together are no gain:
//
//	S' = min(w11·D^(−w12)·((S + 1)^w13 − 1)·exp(w14·(1 − R)), S/exp(w17·w18))
func (p Params) failed(m Memory, r float64) float64 {
	scale := p[11] * exp(float64(p[14]*(1-r))-float64(p[12]*log(m.Difficulty)))
	left := scale * (exp(p[13]*log(m.Stability+1)) - 1)
	return min(left, m.Stability/exp(p[17]*p[18]))
}

// validate returns an error if m is not a number or out of bounds.
func (m Memory) validate() error {
	if math.IsNaN(m.Stability) || m.Stability < minStability || m.Stability > maxStability {
		return fmt.Errorf("stability is %v days: it must be between %v and %v", m.Stability, minStability, maxStability)
	}
	if math.IsNaN(m.Difficulty) || m.Difficulty < minDifficulty || m.Difficulty > maxDifficulty {
		return fmt.Errorf("difficulty is %v: it must be between %v and %v", m.Difficulty, minDifficulty, maxDifficulty)
	}
	return nil
}
