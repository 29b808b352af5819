package deck

// This file compares the unit that a learner gives with the one that is asked
// for. A number without a unit always agrees; so does a number of what a plain
// count leaves unsaid. A measure of something else, or another noun than the
// declared one, is another quantity.

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// agreement is how a given unit relates to the one that is asked for.
type agreement uint8

const (
	agrees   agreement = iota
	otherOne           // another noun
	otherBy            // another measure, or a measure where things are counted
)

// unitAgrees compares the unit of a response with that of a stated number.
func (m *match) unitAgrees(given, stated string) agreement {
	want := cmp.Or(stated, m.q.Unit)
	measure := measureIn(given)
	switch {
	case given == "" || sameUnit(given, want):
		return agrees
	case measure != "" && measure == measureIn(want):
		return agrees
	case measure != "" && want == "" && m.asksIn(measure):
		return agrees
	case measure != "":
		return otherBy
	case want == "" && moneyScales[given] != "": // 13b counts billions
		return otherOne
	case want == "" || m.qualifies(given, want):
		return agrees
	}
	return otherOne
}

// measureWords are words of a question that stand for measures that they don't name.
var measureWords = map[string][]string{
	"%":    {"share", "percentage", "proportion", "part", "fraction", "rate"},
	"year": {"old", "age"},
	"$":    {"dollar"},
}

// asksIn reports whether the question itself says in what measure it counts:
// "How many years …?"
func (m *match) asksIn(measure string) bool {
	list := words(m.q.Stem)
	for i, w := range list {
		if canonicalUnit(w) == measure || slices.Contains(measureWords[measure], w) ||
			i > 0 && canonicalUnit(list[i-1]+" "+w) == measure {
			return true
		}
	}
	return false
}

// qualifies reports whether a noun is the declared one with words of the
// question before it: "US soldiers" for soldiers, where US soldiers are asked
// for.
func (m *match) qualifies(given, want string) bool {
	stem := words(m.q.Stem)
	have, need := strings.Fields(canonicalUnit(given)), strings.Fields(canonicalUnit(want))
	if len(have) == 0 || len(need) == 0 || have[len(have)-1] != need[len(need)-1] {
		return false
	}
	return !slices.ContainsFunc(have, func(w string) bool {
		return !slices.Contains(need, w) && !slices.Contains(stem, w) && !slices.Contains(stem, w+"s")
	})
}

// inUnit tells a number in another unit of time, where the two convert.
func (n numberText) inUnit(unit string) numberText {
	by, ok := converts(n.unit, unit)
	if !ok || n.unit == "" || sameUnit(n.unit, unit) {
		return n
	}
	n.said = Span{n.said.Lo * by, n.said.Hi * by}
	room := max(math.Abs(n.said.Lo), math.Abs(n.said.Hi)) / 4
	n.span, n.unit = hedged(n.said, n.hedge, room, math.Nextafter), canonicalUnit(unit)
	return n
}
