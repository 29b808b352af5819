package deck

// This file holds how firmly a scalar is said: the words for it and what they
// make of an interval. It must not know how numbers and dates are written.

import (
	"math"
	"strings"
)

// Hedge is how firmly a source states a scalar.
type Hedge uint8

// The hedges that the language understands.
const (
	Exact   Hedge = iota // "13", "May 2020"
	About                // "about 2,000": within a quarter, or the neighbouring years
	AtLeast              // "at least 60"
	Over                 // "more than 150"
	AtMost               // "up to 30", "at most 30"
	Under                // "fewer than 30"
)

// hedgePhrase is a run of words that hedges. Dated phrases suit a date as well as a
// count, so that "about 2015" still reads as a year.
type hedgePhrase struct {
	words []string
	hedge Hedge
	dated bool
}

func hedgeWords(hedge Hedge, dated bool, texts string) []hedgePhrase {
	var list []hedgePhrase
	for _, text := range strings.Split(texts, ", ") {
		list = append(list, hedgePhrase{strings.Fields(text), hedge, dated})
	}
	return list
}

// before holds what stands before a number or date. A phrase that begins like
// another one is found first if it is longer.
var (
	beforeNumber = joinPhrases(
		hedgeWords(Exact, false, "exactly, precisely, only, just, a total of, a total, total, the, all, all of, estimated at, from"),
		hedgeWords(About, true, "about, around, roughly, approximately, approx, circa, c, ca, ~, ≈, probably"),
		hedgeWords(About, false, "some, nearly, almost, close to, an estimated, estimated, in the region of, in the order of"),
		hedgeWords(AtLeast, false, "at least, no fewer than, not fewer than, no less than, not less than, "+
			"a minimum of, minimum, as few as, ≥, > ="),
		hedgeWords(Over, false, "more than, over, above, in excess of, upwards of, upward of, greater than, just over, >"),
		hedgeWords(AtMost, false, "at most, up to, no more than, not more than, a maximum of, maximum, as many as, as much as, ≤, < ="),
		hedgeWords(Under, false, "fewer than, less than, under, below, just under, <"),
	)
	afterNumber = joinPhrases(
		hedgeWords(About, false, "or so, approximately, roughly"),
		hedgeWords(AtLeast, false, "or more, or over, plus, +, at least, and more, and over, and counting"),
		hedgeWords(AtMost, false, "or fewer, or less, at most, maximum"),
	)
	beforeDate = joinPhrases(
		hedgeWords(Exact, true, "in, on, the, of, during, year, month, exactly"),
		hedgeWords(About, true, "about, around, roughly, approximately, approx, circa, c, ca, ~, ≈, on or about, probably"),
		hedgeWords(AtLeast, true, "since, from, no earlier than, not earlier than, not before"),
		hedgeWords(Over, true, "after, later than"),
		hedgeWords(AtMost, true, "by, until, till, no later than, not later than, not after"),
		hedgeWords(Under, true, "before, earlier than"),
	)
)

func joinPhrases(lists ...[]hedgePhrase) []hedgePhrase {
	var all []hedgePhrase
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

// hedging is what a run of hedges amounts to.
type hedging struct {
	hedge Hedge
	dated bool // every phrase suits a date
}

// add takes one more phrase in. A bound outranks "about": "at least about 60"
// is a bound.
func (h hedging) add(p hedgePhrase) hedging {
	if h.hedge <= About && p.hedge != Exact {
		h.hedge = p.hedge
	}
	h.dated = h.dated && p.dated
	return h
}

// leading cuts the hedges off the front of the lexemes.
func leading(list []lexeme, table []hedgePhrase) (hedging, []lexeme) {
	h := hedging{dated: true}
	for {
		best := -1
		for i, p := range table {
			if len(p.words) < len(list) && hasPrefix(list, p.words) &&
				(best < 0 || len(p.words) > len(table[best].words)) {
				best = i
			}
		}
		if best < 0 {
			return h, list
		}
		h = h.add(table[best])
		list = list[len(table[best].words):]
	}
}

// following reads a hedge at the front of what comes after a number.
func following(list []lexeme, h hedging) (hedging, []lexeme) {
	for _, p := range afterNumber {
		if hasPrefix(list, p.words) {
			return h.add(p), list[len(p.words):]
		}
	}
	return h, list
}

func hasPrefix(list []lexeme, words []string) bool {
	if len(words) > len(list) {
		return false
	}
	for i, w := range words {
		if list[i].text != w {
			return false
		}
	}
	return true
}

// hedged widens an interval by its hedge. Room is how far "about" reaches, step
// the least distance to the next value: a day, or the next number that a
// float64 can tell apart, for 5.5 km is more than 5.
func hedged(s Span, h Hedge, room float64, step func(x, towards float64) float64) Span {
	switch h {
	case About:
		return Span{s.Lo - room, s.Hi + room}
	case AtLeast:
		return Span{s.Lo, math.Inf(1)}
	case Over:
		return Span{step(s.Hi, math.Inf(1)), math.Inf(1)}
	case AtMost:
		return Span{math.Inf(-1), s.Hi}
	case Under:
		return Span{math.Inf(-1), step(s.Lo, math.Inf(-1))}
	}
	return s
}
