package deck

// This file knows how far off an answer may be and still be right: what an
// author writes, what it makes of a number or a date, and how it is said. What
// lies inside a tolerance is right for the judge and possible for the compiler.

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// tolerance is what an author wrote: 5, 10%, 2 days, 3 months, 1 year.
type tolerance struct {
	amount float64
	unit   string // canonical; "" for a plain number, "%" for a share of the answer
}

// maxTolerance bounds a tolerance, in the answer's unit or in days.
const maxTolerance = 1e15

var tolerancePattern = regexp.MustCompile(`^(\d+(?:\.\d+)?) ?(%|\pL[\pL ]*)?$`)

// readTolerance reads a tolerance; it must be more than nothing.
func readTolerance(text string) (tolerance, bool) {
	m := tolerancePattern.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return tolerance{}, false
	}
	amount, err := strconv.ParseFloat(m[1], 64)
	t := tolerance{amount: amount}
	if m[2] != "" {
		t.unit = canonicalUnit(m[2])
	}
	return t, err == nil && amount > 0 && amount <= maxTolerance
}

// of is how far off an answer may be: a number in its unit, a date in days. It
// says why not where the tolerance does not fit the answer.
func (a tolerance) of(t *thing) (room float64, why string) {
	switch {
	case !t.scalar():
		return 0, "“" + t.Text + "” is neither a number nor a date"
	case t.vague():
		return 0, "“" + t.Text + "” leaves other values open already"
	case t.Base.date():
		return a.days(t.Base)
	case a.unit == "%" && t.Unit == "%":
		return 0, "a share of a percentage can be read in two ways: write the points as a plain number"
	case a.unit == "%":
		said := saidOf(t)
		return a.amount / 100 * max(math.Abs(said.Lo), math.Abs(said.Hi)), ""
	case a.unit != "" && !sameUnit(a.unit, t.Unit):
		return 0, "“" + t.Text + "” is not counted in " + a.unit + "s"
	}
	return a.amount, ""
}

// maxMonths bounds a tolerance of dates: a thousand years.
const maxMonths = 12_000

// days is a tolerance of a date, which must not be finer than the date itself:
// a year is no three months off.
func (a tolerance) days(precision Base) (room float64, why string) {
	months := map[string]float64{"month": 1, "year": 12}[a.unit] * a.amount
	switch {
	case a.amount != math.Trunc(a.amount) || a.amount > maxMonths || months > maxMonths:
		return 0, "a tolerance of dates is a whole number, and at most a thousand years"
	case a.unit == "year", a.unit == "month" && precision != BaseYear:
		return daysIn(int(months)), ""
	case a.unit == "day" && precision == BaseDay:
		return a.amount, ""
	}
	return 0, "a " + dateNoun(precision) + " is off by " + map[Base]string{BaseYear: "years", BaseMonth: "months or years", BaseDay: "days, months or years"}[precision]
}

// daysIn is the most days that some months can have, wherever they begin, so
// that two dates so many months apart are never further apart than that.
func daysIn(months int) float64 {
	most := 0
	for first := 2000*12 + 1; first <= 2004*12; first++ {
		last := first + months
		most = max(most, dayNumber((last-1)/12, (last-1)%12+1, 1)-dayNumber((first-1)/12, (first-1)%12+1, 1))
	}
	return float64(most)
}

// toleranceText says a tolerance of a question in words: 5, 5 km, 2 days, a
// number of whole months or years where that is what the days come to.
func toleranceText(base Base, unit string, room float64) string {
	if base == BaseNumber {
		text := strconv.FormatFloat(room, 'g', 9, 64)
		switch {
		case unit == "%":
			return text + " percentage points"
		case unit == "" || room == 1:
			return text
		}
		return text + " " + unit
	}
	months := int(math.Round(room / 30.5))
	for _, n := range []int{months, months - 1, months + 1} {
		switch {
		case n < 1 || n > maxMonths || daysIn(n) != room:
		case n%12 == 0:
			return counted(n/12, "year")
		default:
			return counted(n, "month")
		}
	}
	return counted(int(room), "day")
}

// counted is a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// tolerates reads the tolerance of a fact's answers, and gives what lies within
// it a place among what is possible.
func (s *subject) tolerates() {
	given, ok := readTolerance(s.Tolerance)
	if !ok {
		return
	}
	s.rooms = make(map[*thing]float64)
	for _, x := range s.sides {
		if x.superseded != "" || len(x.answers) != 1 {
			continue
		}
		t := x.answers[0].shown
		room, why := given.of(t)
		if why != "" {
			continue
		}
		s.rooms[t] = room
		s.within = append(s.within, t.widened(room))
	}
}

// widened is a scalar with everything that lies within a tolerance of it.
func (t *thing) widened(room float64) *thing {
	wide := *t
	wide.Span = Span{t.Span.Lo - room, t.Span.Hi + room}
	wide.Text += " within " + toleranceText(t.Base, t.Unit, room)
	wide.key += " within"
	return &wide
}

// room is how far off the card's answer may be.
func (d *draft) room() float64 { return d.of.rooms[d.sides[0].answers[0].shown] }

// lets reports whether a value counts as right within the card's tolerance.
func (d *draft) lets(t *thing) bool {
	key, room := d.sides[0].answers[0].shown, d.room()
	return room > 0 && t.scalar() && t.Base == key.Base && !t.vague() && withinRoom(saidOf(t), saidOf(key), room)
}

// withinRoom reports whether both ends of an interval are near enough.
func withinRoom(given, stated Span, room float64) bool {
	slack := 1e-9 * max(1, math.Abs(stated.Lo), math.Abs(stated.Hi))
	return math.Abs(given.Lo-stated.Lo) <= room+slack && math.Abs(given.Hi-stated.Hi) <= room+slack
}

// tolerant tells a question's tolerance to the learner, at the end of its stem.
func (c *compiler) tolerant(d *draft, q Question) Question {
	room := d.room()
	if room == 0 {
		return q
	}
	text := toleranceText(q.Type, first(d.of.Unit, q.Unit), room)
	if given, _ := readTolerance(d.of.Tolerance); given.unit == "%" {
		text = strings.ReplaceAll(d.of.Tolerance, " ", "")
	}
	q.Tolerance = room
	q.Stem = sentence(q.Stem) + " An answer within " + text + " counts as right."
	return q
}

// checkTolerance reports a tolerance that fits no answer of its fact, and one so
// wide that it lets in what it should not.
func (c *compiler) checkTolerance(s *subject) {
	given, ok := readTolerance(s.Tolerance)
	if !ok {
		return
	}
	for _, x := range s.sides {
		if x.superseded != "" || len(x.answers) == 0 {
			continue
		}
		if len(x.answers) > 1 {
			c.errorAt(s.ToleranceAt, "tolerance-misfit", "the claim marks %d answers, and a tolerance is for one", len(x.answers)).
				hint("delete tolerance, or mark one answer")
			return
		}
		t := x.answers[0].shown
		room, why := given.of(t)
		if why != "" {
			c.errorAt(s.ToleranceAt, "tolerance-misfit", "the tolerance %s does not fit: %s", s.Tolerance, why).
				hint("tolerance: 5 or 10%% for numbers, 2 days, 3 months or 1 year for dates; delete it where an answer has no neighbours")
			return
		}
		c.checkWidth(s, x, room)
	}
}

func (c *compiler) checkWidth(s *subject, x *side, room float64) {
	t := x.answers[0].shown
	if said := saidOf(t); t.Base == BaseNumber && room > max(math.Abs(said.Lo), math.Abs(said.Hi))/2 {
		c.warnAt(s.ToleranceAt, "wide-tolerance", "the tolerance %s lets in more than half of %s", s.Tolerance, t.Text).
			hint("make it smaller: whoever guesses would be right")
	}
	i := slices.IndexFunc(s.sides, func(y *side) bool {
		return len(y.answers) == 1 && y.answers[0].shown.scalar() && !t.same(y.answers[0].shown) &&
			y.answers[0].shown.Base == t.Base && withinRoom(saidOf(y.answers[0].shown), saidOf(t), room)
	})
	if i >= 0 {
		c.warnAt(s.ToleranceAt, "wide-tolerance", "the tolerance %s of %s reaches %s, which another report gives", s.Tolerance, t.Text, s.sides[i].answers[0].shown.Text).
			hint("make it smaller, so that a learner who gives the other report's answer is told so")
	}
}
