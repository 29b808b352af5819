package srs

// This file holds the forgetting curve: from memory and time to the probability
// of recall, and back to an interval.

// logAnchor is ln 0.9, where the curve is anchored.
const logAnchor = -0.105360515657826301227500980839312798

// Retrievability returns the probability, in (0, 1], that a card is recalled
// elapsedDays after its last review, fractions of a day included:
//
//	R(t, S) = (1 + F·t/S)^(−w20),  F = 0.9^(−1/w20) − 1
//
// F is such that R(S, S) = 0.9: stability is the time after which nine recalls in
// ten succeed. A negative or zero time gives 1. The time must be finite.
func (p Params) Retrievability(m Memory, elapsedDays float64) float64 {
	t := max(elapsedDays, 0)
	return exp(-p[20] * log(1+p.odds(logAnchor)*t/m.Stability))
}

// Interval returns the days after which retrievability has fallen to retention,
// unrounded and unbounded. Retention is a probability from 0.01 to just below 1.
//
//	I(r, S) = S/F · (r^(−1/w20) − 1)
func (p Params) Interval(stability, retention float64) float64 {
	return stability * (p.odds(log(retention)) / p.odds(logAnchor))
}

// odds returns r^(−1/w20) − 1, given ln r: how many times S/F the curve takes to
// fall to r.
func (p Params) odds(logR float64) float64 { return exp(-logR/p[20]) - 1 }
