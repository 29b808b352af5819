package deck

// This file finds another number that a marked one is joined to: "[60] or 70
// men", "between 50 and [60]". Nobody can say which of the two is meant.

import (
	"math"
	"slices"
	"strings"
)

// fillers may stand between two joined numbers.
var fillers = wordSet(", even perhaps maybe possibly about around nearly almost some up as many much more like at least most a an the in on by")

// changes are the words before "from 50 to 60" that make both ends exact.
var changes = wordSet(`rose rise rises risen rising grew grow grows grown growing fell fall falls fallen falling increased increase
	increases increasing decreased decrease decreases dropped drop drops declined went go gone jumped climbed shrank sank moved
	expanded reduced cut raised up down doubled changed`)

// joinedNumber finds another number that is joined to a mark by or, to or and.
func joinedNumber(before, after beside, t *thing) (Value, string) {
	if words, other := joinedBefore(before.words, t); words != "" {
		return t.upTo(other), words
	}
	if words, other := joinedAfter(before.words, after.words, t); words != "" {
		return t.upTo(other), words
	}
	return Value{}, ""
}

// upTo is what a scalar and another one leave open together.
func (t *thing) upTo(other string) Value {
	v := t.loosened(About)
	if o, ok := parseScalar(other, t.Base, t.Unit); ok {
		v.Span = Span{math.Min(v.Span.Lo, o.Span.Lo), math.Max(v.Span.Hi, o.Span.Hi)}
	}
	return v
}

func joinedBefore(list []string, t *thing) (words, other string) {
	i := len(list) - 1
	for skipped := 0; i >= 0 && skipped < 4 && fillers[strings.ToLower(list[i])]; skipped++ {
		i--
	}
	if i < 1 {
		return "", ""
	}
	room := 0
	switch list[i] {
	case "or":
		room = 2
	case "and":
		if room = openPair(list[:i], t); room < 0 {
			return "", ""
		}
	case "to":
		if !openRange(list[:i], t) {
			return "", ""
		}
	case "-":
	default:
		return "", ""
	}
	for j := i - 1; j >= max(0, i-1-room); j-- {
		if list[j] == "," && j != i-1 {
			break
		}
		if numeric(list[j], t.Base) {
			return strings.Join(list[j:], " "), list[j]
		}
	}
	return "", ""
}

// openPair says how many words may stand between the ends of "50 and 60", or
// -1 where it is a list: after "between", and side by side but for dates.
func openPair(list []string, t *thing) int {
	if slices.Contains(list[max(0, len(list)-6):], "between") {
		return 4
	}
	if t.Base.date() {
		return -1
	}
	return 0
}

// openRange reports whether "50 to 60" leaves open which: not where something
// rises or lasts from the one to the other.
func openRange(list []string, t *thing) bool {
	from := slices.Index(list, "from")
	if from < 0 || from < len(list)-4 {
		return true
	}
	return !t.Base.date() && !slices.ContainsFunc(list[:from], func(w string) bool { return changes[w] })
}

func joinedAfter(before, list []string, t *thing) (words, other string) {
	last := ""
	if len(before) > 0 {
		last = before[len(before)-1]
	}
	for i := 0; i < min(4, len(list)); i++ {
		joins := false
		switch list[i] {
		case "or":
			joins = true
		case "to":
			joins = i == 0 && (last != "from" || openRange(before, t))
		case "and":
			joins = i == 0 && (!t.Base.date() || last == "between")
		case "-":
			joins = i == 0
		}
		if !joins {
			continue
		}
		j := i + 1
		for skipped := 0; j < len(list) && skipped < 4 && fillers[strings.ToLower(list[j])]; skipped++ {
			j++
		}
		if j < len(list) && numeric(list[j], t.Base) && !converted(list[:i], list[j+1:]) {
			return strings.Join(list[:j+1], " "), list[j]
		}
	}
	return "", ""
}

// converted reports whether two numbers have two measures: "100 km or 62 miles"
// is one distance.
func converted(unit, other []string) bool {
	if len(unit) == 0 || len(other) == 0 {
		return false
	}
	a, b := unit[0], other[0]
	return measured(a) && measured(b) && !sameUnit(a, b)
}

// numeric reports whether a word is a number, or for a date a month.
func numeric(word string, base Base) bool {
	low := strings.ToLower(word)
	if isASCIIDigit(low[0]) {
		return true
	}
	_, small := smallNumbers[low]
	_, month := months[low]
	return small || scaleWords[low] > 0 || low == "hundred" || low == "dozen" || low == "half" || month && base.date()
}
