package deck

// This file keeps wrong options from being the right answer said more roughly
// or more precisely, and made-up ones from lying so near that nobody could
// know the difference. What is provably different may still be no fair option:
// a report that says 4,480 is not wrong about 4,478.

import "math"

// rounded reports whether of two numbers, or of two years that are long past,
// one may be the other rounded.
func rounded(a, b *thing) bool {
	switch {
	case a.Base == BaseNumber && b.Base == BaseNumber:
		x, y := saidOf(a), saidOf(b)
		return rounds(x.Lo, y.Lo) || rounds(y.Lo, x.Lo) || rounds(x.Hi, y.Hi) || rounds(y.Hi, x.Hi)
	case a.Base == BaseYear && b.Base == BaseYear:
		x, y := float64(a.firstDay().Year()), float64(b.firstDay().Year())
		return max(x, y) < roundYears && (roundsYear(x, y) || roundsYear(y, x))
	}
	return false
}

// roundYears is when years begin to be remembered exactly. Earlier ones that
// end in 0 may be rounded, as reading "about 1850" takes them to be, see date.go.
const roundYears = 1900

func roundsYear(year, to float64) bool { return onPlace(year, to, 10) || onPlace(year, to, 100) }

// rounds reports whether a number may be rounded to another one that keeps at
// least its first figure. A half may go either way.
func rounds(n, to float64) bool {
	if n <= 0 || to <= 0 {
		return false
	}
	for place := firstPlace(n); place >= 1e-6*n; place /= 10 {
		if onPlace(n, to, place) {
			return true
		}
	}
	return false
}

// onPlace reports whether n, rounded to tens or another place, is the number to.
func onPlace(n, to, place float64) bool {
	const slack = 1e-9 // of 3.1 and its like, which are not exact in binary
	off := math.Abs(math.Round(to/place)*place - to)
	return off <= slack*to && math.Abs(n-to) <= place/2*(1+slack) && n != to
}

// firstPlace is what the first figure of a positive number counts: 1,000 in
// 4,478 and 0.1 in 0.25.
func firstPlace(n float64) float64 {
	exponent := int(min(max(math.Log10(n), -300), 300)) // one off at most, for logarithms are rounded
	for exponent < 300 && math.Pow10(exponent+1) <= n {
		exponent++
	}
	for exponent > -300 && math.Pow10(exponent) > n {
		exponent--
	}
	return math.Pow10(exponent)
}

// tooNear reports whether something made up lies too near the right answer: a
// number by less than one in its second figure, a date by less than one year,
// month or day between the two, for what happens at a turn of the year or at
// night is easily counted to either side.
func tooNear(key, t *thing) bool {
	x, y := saidOf(key), saidOf(t)
	switch key.Base {
	case BaseNumber:
		return math.Abs(x.Lo-y.Lo) < leastStep(x.Lo)
	case BaseYear, BaseMonth, BaseDay:
		between := max(x.Lo, y.Lo) - min(x.Hi, y.Hi) - 1 // days
		return between < shortest[key.Base]
	}
	return false
}

// leastStep is one in the second figure of a positive number.
func leastStep(n float64) float64 { return firstPlace(n) / 10 * (1 - 1e-9) }

// shortest is how many days a date of some precision has at least.
var shortest = map[Base]float64{BaseYear: 365, BaseMonth: 28, BaseDay: 1}
