package deck

// This file ranks wrong options by how well they would tempt somebody who is
// unsure: near in time or magnitude, of similar length and looks. A rank never
// makes an option legal.

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// distance buckets how unlike the right answer an option is; 0 is best. Within
// a bucket a hash decides, so that small edits elsewhere change nothing.
func (c *compiler) distance(key, t *thing) int {
	switch {
	case key.Base == BaseNumber && t.Base == BaseNumber:
		return ratioBucket(key.Span.Lo, t.Span.Lo) + roundness(key, t)
	case key.Base.date() && t.Base.date():
		return daysBucket(math.Abs(key.Span.Lo-t.Span.Lo), key, c.pools.latest)
	}
	return lengthBucket(key.Text, t.Text) + looks(key, t)
}

func ratioBucket(a, b float64) int {
	if a <= 0 || b <= 0 {
		return 3
	}
	r := max(a, b) / min(a, b)
	return bucket(r, 1.7, 2.5, 4, 10)
}

// bucket is the number of limits that x exceeds.
func bucket(x float64, limits ...float64) int {
	for i, limit := range limits {
		if x <= limit {
			return i
		}
	}
	return len(limits)
}

// roundness is 1 where one number is much rounder than the other, 13 beside
// 2,000.
func roundness(a, b *thing) int {
	if d := zeros(a.Span.Lo) - zeros(b.Span.Lo); d > 1 || d < -1 {
		return 1
	}
	return 0
}

func zeros(x float64) int {
	n := 0
	for x != 0 && math.Mod(x, 10) == 0 && n < 18 {
		x /= 10
		n++
	}
	return n
}

func daysBucket(days float64, key *thing, latest float64) int {
	switch key.Base {
	case BaseMonth:
		return bucket(days, 340, 740, 1900, 7500)
	case BaseDay:
		return bucket(days, 15, 60, 400, 4000)
	}
	return bucket(days/366/float64(yearScale(key.Span.Lo, latest)), 6, 10, 25, 60)
}

func lengthBucket(a, b string) int {
	x, y := float64(utf8.RuneCountInString(a)+3), float64(utf8.RuneCountInString(b)+3)
	return bucket(max(x, y)/min(x, y), 1.5, 2, 3)
}

// looks counts how an option stands out: 2 where only one of two texts begins
// with a capital, or with an article, or speaks of several, 1 where only one
// holds a figure.
func looks(a, b *thing) int {
	n := 0
	if capital(a.Text) != capital(b.Text) || article(a.words) != article(b.words) || ofSeveral(a.Text) != ofSeveral(b.Text) {
		n += 2
	}
	if strings.ContainsAny(a.Text, "0123456789") != strings.ContainsAny(b.Text, "0123456789") {
		n++
	}
	return n
}

// ofSeveral reports whether a common noun is in the plural, as far as an English
// text shows it.
func ofSeveral(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && pluralNoun(text[strings.LastIndexFunc(text, unicode.IsSpace)+1:])
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func article(w []string) bool {
	return len(w) > 1 && (w[0] == "a" || w[0] == "an" || w[0] == "the")
}
