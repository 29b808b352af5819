package deck

// This file says what an answer denotes: a name, a number with its hedge, a
// date with its precision, or free text; and when two values are the same or
// provably different. How numbers and dates are read is in number.go and
// date.go, how firmly they are said in hedge.go.

import "math"

// Base is a built-in kind of value. Every declared kind refines one.
type Base string

// The built-in kinds.
const (
	BaseText         Base = "text"
	BasePerson       Base = "person"
	BasePlace        Base = "place"
	BaseGroup        Base = "group"
	BaseOrganisation Base = "organisation"
	BaseNumber       Base = "number"
	BaseYear         Base = "year"
	BaseMonth        Base = "month"
	BaseDay          Base = "day"
)

// Span is a closed interval of a scalar: numbers as they are, dates in days
// since 1970-01-01. Open ends are ±Inf.
type Span struct{ Lo, Hi float64 }

// Value is what an answer denotes. A scalar base promises that Span was read
// from the text: what parseScalar could not read stays BaseText.
type Value struct {
	Text  string
	Base  Base
	Kind  string // the declared kind, or the base's name
	Name  string // canonical spelling of the names entry it denotes, or ""
	Hedge Hedge  // scalars only
	Span  Span   // scalars only
	Unit  string
}

// scalar reports whether the value lies on a line of numbers or of days.
func (v Value) scalar() bool { return v.Base.scalar() }

func (b Base) scalar() bool { return b == BaseNumber || b.date() }

func (b Base) date() bool { return b == BaseYear || b == BaseMonth || b == BaseDay }

// parseScalar reads text as a number, a year, a month or a day. Years, months
// and days must have exactly the base's precision: "May 2020" is no year. A
// number may carry its unit ("15 %", "$5 million", "24 hours"), which must
// then agree with the unit asked for, if there is one. Text that leaves the
// value open ("dozens", "a few thousand", 5/6/2021) is no scalar.
func parseScalar(text string, base Base, unit string) (Value, bool) {
	v := Value{Text: text, Base: base, Kind: string(base), Unit: unit}
	switch {
	case base == BaseNumber:
		n, ok := readNumber(text)
		if !ok || unit != "" && n.unit != "" && !sameUnit(n.unit, unit) {
			return Value{}, false
		}
		v.Span, v.Hedge = n.span, n.hedge
		if unit == "" {
			v.Unit = n.unit
		}
	case base.date():
		d, ok := readDate(text)
		if !ok || d.base != base || d.ambiguous || d.yearless || d.short {
			return Value{}, false
		}
		v.Span, v.Hedge = d.span, d.hedge
	default:
		return Value{}, false
	}
	return v, true
}

// inferBase is the kind of an answer whose author declared none: a date by its
// precision, else a number, else text. Four bare digits from 1000 to 2100 are a
// year, also with a hedge that suits dates ("about 2015"), but not with one
// that counts ("at least 2000", "some 2000") nor with a unit or a separator
// ("2,000"). A number may carry a sign of money or a unit of measure; any other
// word makes it text, for "13 service members" says more than 13, and so does a
// slash: 9/11 is no eleventh.
func inferBase(text string) Base {
	n, ok := readNumber(text)
	if ok && !n.fraction && (n.unit == "" || measured(n.unit)) {
		return inferDate(text, BaseNumber)
	}
	return inferDate(text, BaseText)
}

// inferDate is the text's precision as a date, or otherwise.
func inferDate(text string, otherwise Base) Base {
	d, ok := readDate(text)
	if !ok || d.ambiguous || d.yearless || d.short || d.base == BaseYear && !d.yearlike {
		return otherwise
	}
	return d.base
}

// disjoint reports whether two intervals share nothing.
func disjoint(a, b Span) bool { return a.Hi < b.Lo || b.Hi < a.Lo }

// within reports whether a lies inside b.
func within(a, b Span) bool { return b.Lo <= a.Lo && a.Hi <= b.Hi }

// equalValue reports whether two answers say the same: one names entry, one
// interval stated equally firmly in one unit, or one folded text.
func equalValue(a, b Value) bool {
	if a.Name != "" || b.Name != "" {
		return a.Name == b.Name
	}
	if a.scalar() && b.scalar() {
		return a.Base == b.Base && a.Span == b.Span && a.Hedge == b.Hedge && sameUnit(a.Unit, b.Unit)
	}
	return fold(a.Text) == fold(b.Text)
}

// open reports whether a span has no end on one side.
func (s Span) open() bool { return math.IsInf(s.Lo, -1) || math.IsInf(s.Hi, 1) }
