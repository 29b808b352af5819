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
	a, b := key.glance(), t.glance()
	return lengthBucket(a.runes, b.runes) + a.unlike(b)
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

func lengthBucket(a, b int) int {
	x, y := float64(a+3), float64(b+3)
	return bucket(max(x, y)/min(x, y), 1.5, 2, 3)
}

// glance is what a text shows at a glance.
type glance struct {
	runes                             int
	capital, article, several, figure bool
}

// glanceAt looks at a text and its words.
func glanceAt(text string, words []string) glance {
	return glance{
		runes:   utf8.RuneCountInString(text),
		capital: capital(text),
		article: article(words),
		several: ofSeveral(text),
		figure:  strings.ContainsAny(text, "0123456789"),
	}
}

// glance is what the thing's text shows at a glance. It is kept of everything but
// scalars, of which few are ever asked for it.
func (t *thing) glance() glance {
	if t.shows.runes > 0 {
		return t.shows
	}
	return glanceAt(t.Text, t.words)
}

// unlike counts how one of two texts stands out: 2 where only one begins with a
// capital, or with an article, or speaks of several, 1 where only one holds a figure.
func (a glance) unlike(b glance) int {
	n := 0
	if a.capital != b.capital || a.article != b.article || a.several != b.several {
		n += 2
	}
	if a.figure != b.figure {
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
