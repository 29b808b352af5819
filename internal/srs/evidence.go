package srs

// This file holds what an answer is worth as evidence of memory.
//
// FSRS takes a grade as the plain truth about recall. But a right answer among
// four options may be luck, and a wrong one in a text field a slip of the finger.
// A question's form is therefore an observation model, with a probability g of
// being right without remembering and s of being wrong in spite of it. At
// retrievability R there are four ways to answer:
//
//	                remembered      not remembered
//	right           (1 − s)·R       g·(1 − R)
//	wrong           s·R             (1 − g)·(1 − R)
//
// so P(right) = g + (1 − g − s)·R, and Bayes' rule gives the probability λ that
// the card was remembered: the left entry of the answer's row, divided by the
// row's sum. The step is the mixture, with weights λ and 1 − λ, of the step for
// "remembered" (the grade given; Good if the answer was wrong, as then no other
// grade is known) and the step for "not remembered" (Again). Difficulty is mixed
// as it is. Stability is mixed in its logarithm: it lives on a scale of ratios,
// where the mean of 1 and 100 days is 10, and an arithmetic mean would let a
// small chance of a long stability outweigh everything else.
//
// The derivation is our own. Two choices in it are ours as well. Before a first
// review there is no R, and unseen stands in for it. Within a day the curve says
// that R = 1, a certainty that no answer could argue with: every same-day slip
// would count as remembered. So evidence reads the curve no earlier than
// halfway through the day, the middle of what "zero days" can mean.

import (
	"fmt"
	"math"
)

const (
	unseen       = 0.5 // the retrievability of a card never reviewed: even odds that it is known already
	earliestRead = 0.5 // days after a review before which evidence does not read the curve
)

// Evidence is the observation model of the form in which a question was asked.
// The zero value is plain recall, where an answer shows memory as it is.
type Evidence struct {
	Guess float64 // probability of a right answer without remembering, as 0.25 among four options
	Slip  float64 // probability of a wrong answer in spite of remembering
}

// Validate returns an error unless Guess and Slip are probabilities whose sum is
// below 1. Beyond that, remembering would make a right answer no likelier.
func (e Evidence) Validate() error {
	if math.IsNaN(e.Guess) || e.Guess < 0 {
		return fmt.Errorf("guess rate is %v: it must be at least 0", e.Guess)
	}
	if math.IsNaN(e.Slip) || e.Slip < 0 {
		return fmt.Errorf("slip rate is %v: it must be at least 0", e.Slip)
	}
	if e.Guess+e.Slip >= 1 {
		return fmt.Errorf("guess rate %v and slip rate %v: their sum must be below 1", e.Guess, e.Slip)
	}
	return nil
}

// FirstWith is First for an answer that is only evidence of memory. With zero
// Evidence the two agree bit for bit. The grade and e must be valid.
func (p Params) FirstWith(g Grade, e Evidence) Memory {
	return e.weigh(g, unseen, p.First)
}

// AfterWith is After for an answer that is only evidence of memory. With zero
// Evidence the two agree bit for bit. The grade and e must be valid.
func (p Params) AfterWith(m Memory, elapsedDays int, g Grade, e Evidence) Memory {
	return p.afterWith(m, elapsedDays, g, e, p.read(m, elapsedDays))
}

// read is the retrievability that evidence goes by.
func (p Params) read(m Memory, elapsedDays int) float64 {
	return p.Retrievability(m, max(float64(elapsedDays), earliestRead))
}

// afterWith is AfterWith where read is known already as r.
func (p Params) afterWith(m Memory, elapsedDays int, g Grade, e Evidence, r float64) Memory {
	return e.weigh(g, r, func(g Grade) Memory { return p.after(m, elapsedDays, g, r) })
}

// weigh returns the mixture of the outcomes "remembered" and "not remembered" for
// an answer graded g at retrievability r. Where only one of them is possible, it
// is that one, untouched.
func (e Evidence) weigh(g Grade, r float64, outcome func(Grade) Memory) Memory {
	lambda := e.remembered(g, r)
	switch lambda {
	case 0:
		return outcome(Again)
	case 1:
		return outcome(credited(g))
	}
	return mix(lambda, outcome(credited(g)), outcome(Again))
}

// credited is the grade of the "remembered" outcome.
func credited(g Grade) Grade {
	if g.Passed() {
		return g
	}
	return Good
}

// remembered is λ: the probability that the card was remembered, given its grade
// and its retrievability r before the answer, 0 < r < 1. It is exactly 1 for a
// pass that cannot be a guess and exactly 0 for a failure that cannot be a slip.
func (e Evidence) remembered(g Grade, r float64) float64 {
	yes, no := float64(e.Slip*r), float64((1-e.Guess)*(1-r))
	if g.Passed() {
		yes, no = float64((1-e.Slip)*r), float64(e.Guess*(1-r))
	}
	return yes / (yes + no)
}

// mix weighs two outcomes by λ: a geometric mean of the stabilities and an
// arithmetic one of the difficulties.
func mix(lambda float64, remembered, not Memory) Memory {
	weigh := func(a, b float64) float64 { return mulAdd(lambda, a, float64((1-lambda)*b)) }
	s := exp(weigh(log(remembered.Stability), log(not.Stability)))
	d := weigh(remembered.Difficulty, not.Difficulty)
	return Memory{
		Stability:  clamp(s, minStability, maxStability),
		Difficulty: clamp(d, minDifficulty, maxDifficulty),
	}
}
