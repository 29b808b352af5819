package deck

// This file recognises single dates by their shape: each part of a date is
// classed as one letter, and the letters in a row say how it is written.

import (
	"slices"
	"strconv"
	"strings"
)

// parts of a date, as they stand in a shape:
//
//	Y  a figure of four digits, y of three  s  the s of "1990s"
//	d  a figure of one or two digits        C  "century"
//	h  two digits after an apostrophe
//	M  a month's name                       B  BC or BCE    A  AD or CE
//
// and "-", "/" and "." as they are.
func shapeOf(list []lexeme) (shape string, values []int, ok bool) {
	var b strings.Builder
	for i, t := range list {
		class, value := classOf(t)
		switch {
		case class == 'o' && i > 0 && t.glued && list[i-1].figure, class == 'w':
			continue // the th of "26th", a weekday, "of"
		case class == 's' && !(i > 0 && t.glued && list[i-1].figure), class == 0, class == 'o':
			return "", nil, false
		}
		b.WriteByte(class)
		if class == 'Y' || class == 'y' || class == 'd' || class == 'h' || class == 'M' {
			values = append(values, value)
		}
	}
	return b.String(), values, true
}

func classOf(t lexeme) (class byte, value int) {
	if t.figure && t.short && len(t.text) == 2 {
		return 'h', int(t.number)
	}
	if t.figure {
		switch n := int(t.number); len(t.text) {
		case 1, 2:
			return 'd', n
		case 3:
			return 'y', n
		case 4:
			return 'Y', n
		}
		return 0, 0
	}
	if m, ok := months[t.text]; ok {
		return 'M', m
	}
	switch t.text {
	case "-", "/", ".":
		return t.text[0], 0
	case "s":
		return 's', 0
	case "st", "nd", "rd", "th":
		return 'o', 0
	case "century", "c":
		return 'C', 0
	case "bc", "bce":
		return 'B', 0
	case "ad", "ce":
		return 'A', 0
	case "of", "the":
		return 'w', 0
	}
	if weekdays[t.text] > 0 {
		return 'w', 0
	}
	return 0, 0
}

// third is the part of a year, a month or a decade that a date names.
type third uint8

// The thirds: "early 2014", "mid-August 2021", "the late 1990s".
const (
	whole third = iota
	early
	mid
	late
)

var thirds = map[string]third{"early": early, "mid": mid, "late": late}

// bounds are where a third begins and ends, as shares of the whole.
func (t third) bounds() (from, to float64) {
	if t == whole {
		return 0, 1
	}
	return float64(t-early) / 3, float64(t-early+1) / 3
}

// room is how far a third may reach, for nobody draws its bounds exactly: half
// the whole. So "early 2014" is apart from "late 2014", and from "mid 2014" not.
func (t third) room() (from, to float64) {
	if t == whole {
		return 0, 1
	}
	return float64(t-early) / 4, float64(t-early)/4 + 0.5
}

// cutThird cuts "early", "mid-" or "late in the" off the front.
func cutThird(list []lexeme) (third, []lexeme) {
	if len(list) < 2 || thirds[list[0].text] == whole {
		return whole, list
	}
	t, rest := thirds[list[0].text], list[1:]
	if rest[0].text == "-" {
		rest = rest[1:]
	}
	for len(rest) > 1 && (rest[0].text == "in" || rest[0].text == "on" || rest[0].text == "the") {
		rest = rest[1:]
	}
	return t, rest
}

var ordinals = func() map[string]int {
	table := make(map[string]int)
	for i, w := range strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh " +
		"twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth") {
		table[w] = i + 1
	}
	table["thirtieth"] = 30
	return table
}()

// inFigures writes ordinals as figures where a month or a century says what
// they count: "the twenty-sixth of August", "the nineteenth century".
func inFigures(list []lexeme) []lexeme {
	if !slices.ContainsFunc(list, func(t lexeme) bool { return months[t.text] > 0 || t.text == "century" }) {
		return list
	}
	var out []lexeme
	for i := 0; i < len(list); i++ {
		t := list[i]
		n, tens := ordinals[t.text], map[string]int{"twenty": 20, "thirty": 30}[t.text]
		if at := i + 1; tens > 0 && at < len(list) {
			if list[at].text == "-" && at+1 < len(list) {
				at++
			}
			if unit := ordinals[list[at].text]; unit > 0 && unit < 10 {
				n, i = tens+unit, at
			}
		}
		if n > 0 {
			t = lexeme{text: strconv.Itoa(n), number: float64(n), figure: true, plain: true}
		}
		out = append(out, t)
	}
	return out
}

// readCivil reads the whole list as one date. The part of a day is no date of
// its own.
func readCivil(list []lexeme) (civil, bool) {
	t, list := cutThird(list)
	c, ok := readWhole(list)
	if c.day == 0 {
		c.third = t
	}
	return c, ok
}

func readWhole(list []lexeme) (civil, bool) {
	if c, ok := spokenYear(list); ok {
		return c, true
	}
	shape, v, ok := shapeOf(list)
	if !ok {
		return civil{}, false
	}
	c, ok := shaped(shape, v)
	if !ok {
		return civil{}, false
	}
	if c.last == 0 || c.month > 0 {
		c.last = c.year
	}
	return c, c.valid()
}

// shaped reads the values of a date by its shape.
func shaped(shape string, v []int) (civil, bool) {
	switch shape {
	case "Y", "YA", "AY", "y", "yA", "Ay", "dA", "Ad", "YB", "yB", "dB", "Ys", "ys", "dC", "dCB", "dCA":
		return shapedYear(shape, v)
	case "MY", "M-Y", "M/Y":
		return civil{month: v[0], year: v[1]}, true
	case "YM", "Y-d", "Y-M":
		return civil{month: v[1], year: v[0]}, v[1] > 0
	case "d/Y", "d-Y", "d.Y":
		return civil{month: v[0], year: v[1]}, v[0] > 0
	case "M":
		return civil{month: v[0], yearless: true}, true
	case "dMY", "d-M-Y", "d/M/Y":
		return civil{day: v[0], month: v[1], year: v[2]}, v[0] > 0
	case "MdY":
		return civil{day: v[1], month: v[0], year: v[2]}, v[1] > 0
	case "Y-d-d", "Y/d/d", "Y.d.d", "YMd":
		return civil{day: v[2], month: v[1], year: v[0]}, v[1] > 0 && v[2] > 0
	case "dM":
		return civil{day: v[0], month: v[1], yearless: true}, v[0] > 0
	case "Md":
		return civil{day: v[1], month: v[0], yearless: true}, v[1] > 0
	case "h":
		return civil{year: v[0], short: true}, true
	case "Mh":
		return civil{month: v[0], year: v[1], short: true}, true
	case "Mdh":
		return civil{day: v[1], month: v[0], year: v[2], short: true}, v[1] > 0
	case "dMd", "dMh":
		return civil{day: v[0], month: v[1], year: v[2], short: true}, v[0] > 0
	}
	return figureDate(shape, v)
}

// figureDate reads a date of figures only. Points are European: day, month, year.
// Elsewhere the day may come first or second; where both would do, the order
// is left open.
func figureDate(shape string, v []int) (civil, bool) {
	var c civil
	switch shape {
	case "d/d/Y", "d-d-Y", "d.d.Y":
		c.year = v[2]
	case "d/d/d", "d-d-d", "d.d.d":
		c.year, c.short = v[2], true
	case "d/d", "d.d":
		c.yearless = true
	default:
		return civil{}, false
	}
	c.day, c.month = v[0], v[1]
	if shape[1] != '.' {
		c.swapped = c.day <= 12 && c.month <= 12 && c.day != c.month
		if c.month > 12 {
			c.day, c.month = c.month, c.day
		}
	}
	return c, c.day > 0 && c.month > 0
}

// shapedYear reads a year, decade or century. The year before AD 1 is 0.
func shapedYear(shape string, v []int) (civil, bool) {
	n := v[0]
	c := civil{year: n, last: n, yearlike: true}
	switch shape {
	case "Y", "y":
		c.yearlike = n >= 1000 && n <= 2100
	case "YB", "yB", "dB":
		c.year, c.last = 1-n, 1-n
	case "Ys", "ys":
		if n%10 != 0 {
			return civil{}, false
		}
		c.last = n + 9
		if n%100 == 0 {
			c.last = n + 99
		}
	case "dC", "dCA":
		c.year, c.last = (n-1)*100+1, n*100
	case "dCB":
		c.year, c.last = 1-n*100, -(n-1)*100
	}
	return c, n > 0
}

// spokenYear reads "twenty fourteen" and "two thousand and fourteen".
func spokenYear(list []lexeme) (civil, bool) {
	for _, t := range list {
		if t.figure {
			return civil{}, false
		}
	}
	if q, rest, ok := readQuantity(list); ok && len(rest) == 0 && q.value >= 1000 && q.value <= 2100 {
		return civil{year: int(q.value), last: int(q.value)}, q.value == float64(int(q.value))
	}
	for i := 1; i < len(list); i++ {
		century, left, ok := readQuantity(list[:i])
		year, rest, okYear := readQuantity(list[i:])
		if ok && okYear && len(left)+len(rest) == 0 && century.value >= 10 && century.value <= 20 &&
			year.value >= 10 && year.value <= 99 {
			n := int(century.value)*100 + int(year.value)
			return civil{year: n, last: n}, true
		}
	}
	return civil{}, false
}
