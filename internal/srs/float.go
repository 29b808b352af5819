package srs

// This file holds exp and log that give the same bits on every machine, which
// replaying a log promises.
//
// The standard library's do not: math.Exp has its own assembly on several
// architectures, and on amd64 it takes another path if the processor can fuse a
// multiplication with an addition. Plain Go is open to the same difference, as
// the compiler may fuse x*y + z wherever the architecture allows; the language
// forbids it only where the product is explicitly converted. Hence the rule of
// this package: a product that is added to something, or subtracted, stands inside
// float64(...) or goes through mulAdd.

import "math"

// ln 2 in two parts. The upper one ends in enough zero bits that its product
// with any exponent of a float64 is exact.
const (
	ln2High = 0x1.62e42feep-1
	ln2Low  = math.Ln2 - ln2High
)

// The layout of a float64: how many bits lie below its exponent, and √½.
const (
	mantissaBits = 52
	sqrtHalfBits = 0x3fe6a09e667f3bcd
)

// mulAdd returns x·y + z, rounded after the product and again after the sum. (z is
// converted too: it may be a product itself, once mulAdd is inlined.)
func mulAdd(x, y, z float64) float64 { return float64(x*y) + float64(z) }

// exp returns e^x to within 2 units in the last place for |x| < 700.
//
// x = k·ln 2 + r with |r| ≤ ln 2 / 2, and e^r = 1 + 2r/(c − r) where
// c = r·coth(r/2), an even function whose Taylor series (Bernoulli numbers)
// needs no term beyond r¹² in that range. Its terms are added in pairs, here and
// in log, so that the processor need not wait for one before it starts the next.
func exp(x float64) float64 {
	k := math.Floor(mulAdd(x, math.Log2E, 0.5))
	r := float64(x) - float64(k*ln2High) - float64(k*ln2Low)
	z := float64(r * r)
	z2 := float64(z * z)
	c0 := mulAdd(z, 1.0/6, 2)
	c2 := mulAdd(z, 1.0/15120, -1.0/360)
	c4 := mulAdd(z2, -691.0/653837184000, mulAdd(z, 1.0/23950080, -1.0/604800))
	c := mulAdd(z2, mulAdd(z2, c4, c2), c0)
	return float64((1 + 2*r/(c-r)) * powerOfTwo(int(k)))
}

// log returns the natural logarithm of a positive x, neither infinite nor
// subnormal, to within 2 units in the last place.
//
// x = m·2^k with m between √½ and √2, and ln m = 2·artanh(s) for
// s = (m − 1)/(m + 1), whose Taylor series in z = s² < 0.0295 needs no term
// beyond z¹⁰.
func log(x float64) float64 {
	bits := math.Float64bits(x)
	k := int64(bits-sqrtHalfBits) >> mantissaBits
	m := math.Float64frombits(bits - uint64(k)<<mantissaBits)
	s := (m - 1) / (m + 1)
	z := float64(s * s)
	z2 := float64(z * z)
	c1, c3 := mulAdd(z, 1.0/5, 1.0/3), mulAdd(z, 1.0/9, 1.0/7)
	c5, c7 := mulAdd(z, 1.0/13, 1.0/11), mulAdd(z, 1.0/17, 1.0/15)
	c9 := mulAdd(z, 1.0/21, 1.0/19)
	upper := mulAdd(z2, mulAdd(z2, c9, c7), c5)
	c := mulAdd(float64(z2*z2), upper, mulAdd(z2, c3, c1))
	tail := float64(2*s*z*c) + float64(float64(k)*ln2Low)
	return float64(float64(k)*ln2High) + (2*s + tail)
}

// powerOfTwo returns 2^k for k in [-1022, 1023].
func powerOfTwo(k int) float64 {
	return math.Float64frombits(uint64(k+1023) << mantissaBits)
}
