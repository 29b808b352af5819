package deck

// This file reads dates: days, months, years, decades and centuries, in words,
// in figures and as ranges. It must not ask what day it is today: what leaves
// the year or the order of day and month open says so, and the judge closes it
// by what was asked.

import (
	"math"
	"slices"
	"strings"
)

// civil is one date of the Gregorian calendar, carried back before its
// beginning. Month and day are 0 where the text doesn't give them.
type civil struct {
	year, month, day int
	last             int  // the last year of a decade or century, else year
	yearless         bool // no year was given
	short            bool // year has two digits and no century
	swapped          bool // day and month may be the other way round
	yearlike         bool // reads as a year beyond doubt
	third            third
}

// dateText is what the text of a date says: from and to are equal but for a
// range.
type dateText struct {
	from, to civil
	hedge    Hedge
	base     Base
	said     Span // from the first day of from to the last of to
	span     Span // said, widened by the hedge

	yearless, ambiguous, short, yearlike bool

	weekday int // 1 to 7 from Monday where one is named, else 0
}

var months = func() map[string]int {
	table := map[string]int{"sept": 9}
	for i, name := range monthNames {
		table[strings.ToLower(name)] = i + 1
		table[strings.ToLower(name[:3])] = i + 1
	}
	return table
}()

var monthNames = [...]string{
	"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December",
}

// weekdays count from Monday, which is 1.
var weekdays = func() map[string]int {
	table := map[string]int{"tues": 2, "thur": 4, "thurs": 4}
	for i, name := range weekdayNames {
		table[strings.ToLower(name)] = i + 1
		table[strings.ToLower(name[:3])] = i + 1
	}
	return table
}()

var weekdayNames = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// weekdayOf is the weekday of a day counted from 1970-01-01, a Thursday.
func weekdayOf(day int) int { return ((day+3)%7+7)%7 + 1 }

// readDate reads the whole text as one date or range.
func readDate(text string) (dateText, bool) {
	h, list := leading(inFigures(lexemes(text, digitRun)), beforeDate)
	if len(list) == 0 || len(list) > 16 {
		return dateText{}, false
	}
	from, ok := readCivil(list)
	to := from
	if !ok {
		if from, to, ok = dateRange(list); !ok {
			return dateText{}, false
		}
		if h.hedge == AtLeast {
			h.hedge = Exact // "from 2001 to 2021"
		}
	}
	d, ok := newDate(from, to, h)
	d.weekday = weekdayIn(list)
	return d, ok
}

// weekdayIn is the only weekday that a date names, or 0.
func weekdayIn(list []lexeme) int {
	found := 0
	for _, t := range list {
		n := weekdays[t.text]
		if n > 0 && found > 0 {
			return 0
		}
		found = max(found, n)
	}
	return found
}

// newDate joins the ends of a date and its hedge.
func newDate(from, to civil, h hedging) (dateText, bool) {
	d := dateText{
		from: from, to: to, hedge: h.hedge, base: from.precision(),
		yearless: from.yearless, short: from.short,
		ambiguous: from.swapped || to.swapped, yearlike: from.yearlike && h.dated,
	}
	d.said = Span{from.begins(third.bounds), to.ends(third.bounds)}
	roomy := Span{from.begins(third.room), to.ends(third.room)}
	switch h.hedge {
	case About:
		d.span = Span{from.shift(-1).first(), to.shift(+1).final()}
	case Over, Under:
		d.span = hedged(d.said, h.hedge, 0, func(x, towards float64) float64 {
			return x + math.Copysign(1, towards)
		})
	default:
		d.span = hedged(roomy, h.hedge, 0, nil)
	}
	return d, d.said.Lo <= d.said.Hi
}

// dateRange reads "31 August to 4 September 2021", "2014 or 2015", "2014-15"
// and the like. The first end takes what it lacks from the second.
func dateRange(list []lexeme) (from, to civil, ok bool) {
	if list[0].text == "between" || list[0].text == "from" {
		list = list[1:]
	}
	for i := 1; i+1 < len(list); i++ {
		if !slices.Contains([]string{"to", "or", "and", "-", "/", "until", "till", "through"}, list[i].text) {
			continue
		}
		left, right := list[:i], list[i+1:]
		for len(right) > 1 && (right[0].text == "in" || right[0].text == "the" || right[0].text == "on") {
			right = right[1:]
		}
		from, okFrom := readCivil(left)
		to, okTo := readCivil(right)
		if okFrom && !okTo && from.day == 0 && from.month == 0 {
			to, okTo = shortEnd(from, right)
		}
		if !okFrom && okTo && to.day > 0 && len(left) == 1 && left[0].figure {
			from = civil{year: to.year, last: to.last, month: to.month, day: int(left[0].number), yearless: to.yearless}
			okFrom = from.valid()
		}
		if !okFrom || !okTo || from.precision() != to.precision() {
			continue
		}
		if from.yearless {
			from.year, from.last, from.yearless = to.year, to.last, to.yearless
		}
		return from, to, true
	}
	return civil{}, civil{}, false
}

// shortEnd reads the 15 of "2014-15" in the century of the year before it.
func shortEnd(from civil, list []lexeme) (civil, bool) {
	if len(list) != 1 || !list[0].figure || len(list[0].text) != 2 {
		return civil{}, false
	}
	year := from.year - from.year%100 + int(list[0].number)
	return civil{year: year, last: year, yearlike: true}, year > from.year
}

// precision is the kind of date that was given.
func (c civil) precision() Base {
	switch {
	case c.day > 0:
		return BaseDay
	case c.month > 0:
		return BaseMonth
	}
	return BaseYear
}

// first and final are the first and the last day, counted from 1970-01-01.
func (c civil) first() float64 {
	return float64(dayNumber(c.year, max(c.month, 1), max(c.day, 1)))
}

func (c civil) final() float64 {
	switch c.precision() {
	case BaseDay:
		return c.first()
	case BaseMonth:
		return float64(dayNumber(c.year, c.month, monthLength(c.year, c.month)))
	}
	return float64(dayNumber(c.last, 12, 31))
}

// begins and ends are the first and the last day of the third that is meant,
// by what a third takes in of the whole.
func (c civil) begins(of func(third) (from, to float64)) float64 {
	from, _ := of(c.third)
	return c.first() + math.Round(from*(c.final()+1-c.first()))
}

func (c civil) ends(of func(third) (from, to float64)) float64 {
	_, to := of(c.third)
	return c.first() + math.Round(to*(c.final()+1-c.first())) - 1
}

// shift moves a date to its neighbour: what "about" lets in. A round year
// before 1900 is rounder than a recent one, and reaches ten years.
func (c civil) shift(by int) civil {
	switch c.precision() {
	case BaseDay:
		return civilOf(dayNumber(c.year, c.month, c.day) + by)
	case BaseMonth:
		m := c.year*12 + c.month - 1 + by
		year := floorDiv(m, 12)
		return civil{year: year, last: year, month: m - year*12 + 1}
	}
	if c.year == c.last && c.year < roundYears && c.year%10 == 0 {
		by *= 10
	}
	return civil{year: c.year + by, last: c.last + by}
}

func (c civil) valid() bool {
	if c.month > 12 || c.day > 31 || c.year < -9999 || c.last > 9999 {
		return false
	}
	leap := c.yearless || c.short // 29 February may be right in some year
	return c.day == 0 || c.day <= monthLength(c.year, c.month) || leap && c.month == 2 && c.day == 29
}

func monthLength(year, month int) int {
	return dayNumber(year+month/12, month%12+1, 1) - dayNumber(year, month, 1)
}

// dayNumber counts days from 1970-01-01 in the Gregorian calendar. The year is
// taken to begin in March, so that a leap day is its last.
func dayNumber(year, month, day int) int {
	if month <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	ofEra := year - era*400
	ofYear := (153*((month+9)%12)+2)/5 + day - 1
	return era*146097 + ofEra*365 + ofEra/4 - ofEra/100 + ofYear - 719468
}

// civilOf is the date of a day number.
func civilOf(n int) civil {
	year := 1970 + floorDiv(n*400, 146097)
	for dayNumber(year, 1, 1) > n {
		year--
	}
	for dayNumber(year+1, 1, 1) <= n {
		year++
	}
	month := 1
	for month < 12 && dayNumber(year, month+1, 1) <= n {
		month++
	}
	return civil{year: year, last: year, month: month, day: n - dayNumber(year, month, 1) + 1}
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}
