package deck

// This file reads numbers: in figures and in words, with a hedge before or
// after them, as a range, with a unit or a sign of money. It must not know of
// dates.

import (
	"math"
	"slices"
	"strings"
)

// numberText is what the text of a number says.
type numberText struct {
	said     Span // the number itself, or the ends of the range
	span     Span // said, widened by the hedge
	hedge    Hedge
	unit     string // canonical, "" if none is said
	fraction bool   // written with a slash, which may be no number at all: 9/11
}

// quantity is one number without hedge or unit. Mantissa times scale is value.
type quantity struct {
	value, mantissa, scale float64
	fraction               bool
}

var (
	smallNumbers = map[string]float64{
		"zero": 0, "nought": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
		"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
		"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
		"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40,
		"fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	}
	scaleWords = map[string]float64{
		"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
		"thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12,
		"k": 1e3, "mn": 1e6, "bn": 1e9, "tn": 1e12,
	}
	// moneyScales are letters that count money only: 5m is five metres, and $5m
	// five million.
	moneyScales = map[string]string{"m": "million", "b": "billion"}
)

// readNumber reads the whole text as one number or range.
func readNumber(text string) (numberText, bool) {
	h, list := leading(lexemes(text, literal), beforeNumber)
	sign, list := money(list)
	list = moneyLetters(list, sign != "")
	low, high, rest, ok := interval(list)
	if !ok {
		return numberText{}, false
	}
	h, rest = following(rest, h)
	h, rest = trailing(rest, h)
	unit, ok := unitOf(rest)
	if !ok || sign != "" && unit != "" && unit != sign {
		return numberText{}, false
	}
	if unit == "" {
		unit = sign
	}
	s := Span{low.value, high.value}
	room := max(math.Abs(s.Lo), math.Abs(s.Hi)) / 4
	return numberText{
		said: s, span: hedged(s, h.hedge, room, math.Nextafter), hedge: h.hedge,
		unit: unit, fraction: low.fraction || high.fraction,
	}, true
}

// money cuts a sign of money off the front: "$", "US$", "USD".
func money(list []lexeme) (string, []lexeme) {
	if len(list) > 1 && isCurrency(list[0].text) && list[1].figure {
		return units[list[0].text], list[1:]
	}
	for i, t := range list {
		if i < 2 && units[t.text] != "" && strings.ContainsAny(t.text, "$€£¥₹") {
			if list[0].figure { // 24 €
				return t.text, slices.Concat(list[:i], list[i+1:])
			}
			return t.text, list[i+1:]
		}
	}
	return "", list
}

// moneyLetters spells the scale of "$5m" and of "5m dollars" out.
func moneyLetters(list []lexeme, signed bool) []lexeme {
	for i, t := range list {
		scale := moneyScales[t.text]
		if scale == "" || i == 0 || !list[i-1].figure {
			continue
		}
		if signed || i+1 < len(list) && isCurrency(list[i+1].text) {
			list = slices.Clone(list)
			list[i].text = scale
		}
	}
	return list
}

// trailing reads a hedge at the very end, behind the unit: "60 people or more".
func trailing(list []lexeme, h hedging) (hedging, []lexeme) {
	for _, p := range afterNumber {
		if n := len(list) - len(p.words); n > 0 && hasPrefix(list[n:], p.words) {
			return h.add(p), list[:n]
		}
	}
	return h, list
}

// interval reads a range, "between 5 and 10", "5-10" or "5 or 6", or a single
// number, which is a range of its own.
func interval(list []lexeme) (low, high quantity, rest []lexeme, ok bool) {
	between := len(list) > 0 && list[0].text == "between"
	if between {
		list = list[1:]
	}
	for i := 1; i+1 < len(list); i++ {
		if !connects(list, i, between) {
			continue
		}
		low, left, okLow := readQuantity(list[:i])
		high, rest, okHigh := readQuantity(list[i+1:])
		if !okLow || !okHigh || len(left) > 0 {
			continue
		}
		if low.scale == 1 && high.scale > 1 && low.value < high.mantissa {
			low.value *= high.scale // "2 to 3 million"
		}
		if low.value < high.value {
			return low, high, rest, true
		}
	}
	if between {
		return quantity{}, quantity{}, nil, false
	}
	low, rest, ok = readQuantity(list)
	return low, low, rest, ok
}

// connects reports whether the lexeme at i may join the two ends of a range. A
// hyphen does between figures, or where it stands apart: twenty-four is none.
func connects(list []lexeme, i int, between bool) bool {
	switch list[i].text {
	case "to", "or":
		return !between
	case "and":
		return between
	case "-":
		return list[i-1].figure && list[i+1].figure || !list[i].glued && !list[i+1].glued
	}
	return false
}

// readQuantity reads one number off the front of the lexemes.
func readQuantity(list []lexeme) (quantity, []lexeme, bool) {
	sign := 1.0
	if len(list) > 1 && slices.Contains([]string{"-", "minus", "negative"}, list[0].text) {
		sign, list = -1, list[1:]
	}
	c := counter{scale: math.Inf(1), last: 1}
	for len(list) > 0 {
		n := c.take(list)
		if n == 0 {
			break
		}
		list = list[n:]
	}
	value := c.total + c.current
	if !c.began || math.IsNaN(value) || math.IsInf(value, 0) {
		return quantity{}, nil, false
	}
	return quantity{sign * value, sign * value / c.last, c.last, c.fraction}, list, true
}

// counter adds up a number as its words come in. Current is what stands since
// the last word such as thousand, total what stands before it.
type counter struct {
	total, current float64
	began          bool    // something has been read
	has            bool    // something has been read into current
	figures        bool    // current is in figures, and takes no further words
	scale          float64 // the last scale: the next must be smaller
	last           float64 // the same, or 1 if there was none
	fraction       bool
}

// take reads what it can off the front and reports how many lexemes that was.
func (c *counter) take(list []lexeme) int {
	t := list[0]
	switch {
	case t.figure:
		return c.takeFigure(list)
	case t.text == "-" && c.has && !c.figures && c.current >= 20 && len(list) > 1 && smallNumbers[list[1].text] > 0:
		return 1
	case t.text == "and":
		return c.takeAnd(list)
	case t.text == "half" || t.text == "a" || t.text == "an":
		return c.takeHalf(list)
	}
	if n, ok := smallNumbers[t.text]; ok {
		return c.takeSmall(n)
	}
	return c.takeScale(t)
}

func (c *counter) takeFigure(list []lexeme) int {
	n, used := list[0].number, 1
	slash := len(list) > 2 && list[1].text == "/" && list[2].figure && list[2].number != 0
	if slash {
		n, used, c.fraction = n/list[2].number, 3, true
	}
	switch {
	case !c.began:
		c.current = n
	case slash && c.figures && c.has && c.current == math.Trunc(c.current) && n < 1:
		c.current += n // 2 1/2
	default:
		return 0
	}
	c.began, c.has, c.figures = true, true, true
	return used
}

// takeAnd reads the "and" of "one hundred and five" and of "two and a half".
func (c *counter) takeAnd(list []lexeme) int {
	if len(list) > 2 && list[1].text == "a" && list[2].text == "half" && c.has {
		c.current += 0.5
		return 3
	}
	hundreds := c.has && !c.figures && c.current >= 100 || c.began && !c.has
	if len(list) > 1 && hundreds {
		if _, ok := smallNumbers[list[1].text]; ok {
			return 1
		}
	}
	return 0
}

// takeHalf reads "a" before dozen or million, and "half a" before the same.
func (c *counter) takeHalf(list []lexeme) int {
	if c.began {
		return 0
	}
	used := 1
	c.current = 1
	if list[0].text == "half" {
		c.current = 0.5
		if len(list) > 1 && list[1].text == "a" {
			used = 2
		}
	}
	if len(list) <= used || !isScale(list[used].text) {
		return 0
	}
	c.began, c.has = true, true
	return used
}

func isScale(word string) bool {
	return word == "hundred" || word == "dozen" || scaleWords[word] > 0 && len(word) > 2 && !strings.HasSuffix(word, "s")
}

func (c *counter) takeSmall(n float64) int {
	tens := math.Mod(c.current, 100)
	switch {
	case !c.has:
	case c.figures:
		return 0
	case c.current >= 100 && tens == 0:
	case tens >= 20 && math.Mod(c.current, 10) == 0 && n > 0 && n < 10:
	default:
		return 0
	}
	c.current += n
	c.began, c.has = true, true
	return 1
}

// takeScale reads hundred, dozen, thousand and so on. Plural and short forms
// need a number before them: "thousands" alone is no number.
func (c *counter) takeScale(t lexeme) int {
	scale := scaleWords[t.text]
	switch {
	case t.text == "hundred" && (!c.has || c.current < 100):
		scale = 100
	case t.text == "dozen" && !(c.has && c.current == 0):
		scale = 12
	case scale == 0 || scale >= c.scale || !c.has && !isScale(t.text) || len(t.text) < 3 && !c.figures:
		return 0
	}
	if !c.has {
		c.current = 1
	}
	c.began, c.has = true, true
	if scale < 1e3 {
		c.current *= scale
		return 1
	}
	c.total += c.current * scale
	c.current, c.has, c.figures = 0, false, false
	c.scale, c.last = scale, scale
	return 1
}
