package deck

// This file judges numbers, and holds how a scalar answer compares with the
// scalar that a source states, which dates share.

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
)

// scalarText is a number or date as far as comparing goes.
type scalarText struct {
	said, span Span
	hedge      Hedge
}

// judgeNumber judges a response to a question that asks for a number.
func (m *match) judgeNumber() Verdict {
	if m.isMonthOrDay() { // 8 May is no eight
		return m.unread("number")
	}
	readings := numbersIn(m.text)
	spelled := false
	if len(readings) == 0 {
		readings = numbersIn(m.plainly())
	}
	if loose, ok := looseNumber(m.text); ok && len(readings) == 0 {
		if loose.vaguely() {
			return m.judgeLoose(loose)
		}
		readings = []numberText{loose}
	}
	if len(readings) == 0 {
		readings = numbersIn(correctWords(m.text, numberWords))
		spelled = true
	}
	if len(readings) == 0 {
		return m.unread("number")
	}
	best := Verdict{}
	for _, given := range readings {
		best = better(best, m.judgeReading(given, spelled))
	}
	return best
}

// isMonthOrDay reports whether the response is a date that names its month.
func (m *match) isMonthOrDay() bool {
	d, ok := readDate(m.text)
	return ok && d.base != BaseYear && slices.ContainsFunc(words(m.text), func(w string) bool { return months[w] > 0 })
}

// judgeReading judges one reading of the response.
func (m *match) judgeReading(given numberText, spelled bool) Verdict {
	best := Verdict{Code: CodeWrong, Reason: sourceSays(m.q)}
	read, firm := false, false
	for _, k := range m.keys {
		if n, ok := readNumber(k.text); ok {
			read = true
			firm = firm || n.hedge == Exact
			best = better(best, m.againstNumber(given, n, k))
		}
	}
	if !read {
		return m.judgeWords()
	}
	if best.Outcome == Right && spelled {
		best.Code = CodeSpelling
	}
	if best.Outcome == Right {
		return best
	}
	return nearer(best, m.nearNumber(given, firm))
}

// nearer chooses between what the own answer makes of a response and what the
// nearly right ones do: those come first, but for the room that another
// report's hedge leaves.
func nearer(own, near Verdict) Verdict {
	if near.Code == CodeInside {
		return better(own, near)
	}
	return better(near, own)
}

var (
	oneUnit   = regexp.MustCompile(`(?i)^\s*an?\s+(\pL.*)$`)
	glossedIn = regexp.MustCompile(`^([^()]+)\(([^()]+)\)\s*$`)
	bareScale = regexp.MustCompile(`(?i)^(.*[0-9])\s*([mb])\W*$`)
)

// numbersIn lists what a learner's text may say: as it is read in a deck, and
// besides "an hour" as 1 hour and "5m" as 5 million.
func numbersIn(text string) []numberText {
	var list []numberText
	if n, ok := countedIn(text); ok {
		list = append(list, n)
	}
	if found := bareScale.FindStringSubmatch(text); found != nil {
		if n, ok := readNumber(found[1] + " " + moneyScales[strings.ToLower(found[2])]); ok && n.unit == "" {
			list = append(list, n)
		}
	}
	return list
}

// countedIn reads a number, or "an hour" as 1 hour.
func countedIn(text string) (numberText, bool) {
	if n, ok := readNumber(text); ok {
		return n, true
	}
	if found := oneUnit.FindStringSubmatch(text); found != nil {
		n, ok := readNumber("1 " + found[1])
		return n, ok && measured(n.unit)
	}
	if found := glossedIn.FindStringSubmatch(text); found != nil { // thirteen (13)
		n, ok := readNumber(found[1])
		again, twice := readNumber(found[2])
		return n, ok && twice && n.said == again.said
	}
	return numberText{}, false
}

// nearNumber compares with what is nearly right. Another report's hedge leaves
// room for other numbers only where the answer is hedged too: whoever says 50
// for a firm 13 is not helped by an early "at least 12".
func (m *match) nearNumber(given numberText, firm bool) Verdict {
	best := Verdict{}
	for _, k := range m.nears {
		n, ok := readNumber(k.text)
		if !ok {
			continue
		}
		switch v := m.againstNumber(given, n, k); {
		case v.Outcome == Right:
			return nearBy(k)
		case v.Code == CodeInside && !firm:
			best = Verdict{Outcome: Nearly, Code: CodeInside, Reason: sourceSays(m.q) + " Another report leaves room for your number, without saying it.", Matched: k.shown}
		}
	}
	return best
}

// againstNumber compares a number with one that is stated.
func (m *match) againstNumber(given, stated numberText, k key) Verdict {
	unit := cmp.Or(stated.unit, m.q.Unit)
	given = given.inUnit(unit)
	told, said := scalarText{given.said, given.span, given.hedge}, scalarText{stated.said, stated.span, stated.hedge}
	compared := compareScalar(told, said)
	agreed := m.unitAgrees(given.unit, stated.unit)
	switch {
	case agreed == agrees:
	case compared == CodeNumber:
		if stated.unit == "" && unit != "" {
			k.shown += " " + unit
		}
		return says(Nearly, CodeUnit, k, "The number matches, but not its unit: the source says %s.")
	case agreed == otherBy:
		return Verdict{Code: CodeWrong, Reason: sourceSays(m.q)}
	}
	if compared != CodeNumber && m.tolerated(told, said, k) {
		return m.rightWithin(k)
	}
	if compared == CodeInside && !within(given.said, stated.reach()) {
		compared = CodeWrong
	}
	switch compared {
	case CodeNumber:
		return scalarRight(k, CodeNumber, stated.hedge)
	case CodeHedge:
		return says(Nearly, CodeHedge, k, "The number matches, but not how firmly it is said: the source says %s.")
	case CodeInside:
		return says(Nearly, CodeInside, k, "The source says %s. Your number would fit that, but it is not what the source says.")
	case CodeCoarser:
		// Between 1 and 1,000 is no knowledge of 13.
		if given.span.Hi-given.span.Lo <= math.Abs(stated.said.Hi) {
			return says(Nearly, CodeCoarser, k, "Your answer leaves room for the right number; the source says %s.")
		}
	}
	return Verdict{Code: CodeWrong, Reason: sourceSays(m.q)}
}

// magnitude is how far an open end reaches for the judge: whoever answers 100,000
// where a report says "more than 150" has not read it.
const magnitude = 10

// reach is what a number leaves room for as far as it is any knowledge of it: up
// to ten times the bound of "more than", down to a tenth of that of "up to".
func (n numberText) reach() Span {
	s := n.span
	if math.IsInf(s.Hi, 1) && n.said.Hi > 0 {
		s.Hi = magnitude * n.said.Hi
	}
	if math.IsInf(s.Lo, -1) && n.said.Lo > 0 {
		s.Lo = n.said.Lo / magnitude
	}
	return s
}

// tolerated reports whether a scalar is near enough to a stated one to count as
// right: as firmly said, and within the question's tolerance. What is nearly
// right has no neighbours.
func (m *match) tolerated(given, stated scalarText, k key) bool {
	return k.near == nil && m.q.Tolerance > 0 && sameFirmness(given.hedge, stated.hedge) && withinRoom(given.said, stated.said, m.q.Tolerance)
}

// rightWithin is right, and tells the exact value.
func (m *match) rightWithin(k key) Verdict {
	return says(Right, CodeWithin, k, "The source says %s; within "+toleranceText(m.q.Type, m.q.Unit, m.q.Tolerance)+" counts.")
}

// scalarRight is right, and tells the hedge where there is one.
func scalarRight(k key, code Code, hedge Hedge) Verdict {
	reason := matches
	if hedge != Exact {
		reason = "That matches the source, which says " + k.shown + "."
	}
	return Verdict{Outcome: Right, Code: code, Reason: reason, Matched: k.shown}
}

// unread is the verdict on a response in which no number or date was found.
func (m *match) unread(what string) Verdict {
	if slices.ContainsFunc(m.forms[0], func(w string) bool { return slices.Contains(negations, w) }) {
		return Verdict{Code: CodeWrong, Reason: "That says what it is not. " + sourceSays(m.q)}
	}
	return Verdict{Code: CodeUnread, Reason: "This asks for a " + what + ". " + sourceSays(m.q)}
}

// compareScalar says how a given scalar relates to a stated one, as the code
// of the verdict; right is CodeNumber for dates too.
func compareScalar(given, stated scalarText) Code {
	switch {
	case sameSpan(given.said, stated.said) && sameFirmness(given.hedge, stated.hedge):
		return CodeNumber
	case sameSpan(given.said, stated.said):
		return CodeHedge
	case within(given.said, stated.span) && !within(stated.span, given.said):
		return CodeInside
	case within(stated.said, given.span) && !given.span.open():
		return CodeCoarser
	}
	return CodeWrong
}

// sameFirmness reports whether a hedge may stand for the stated one. A bare
// number stands for every hedge, and "about" for none at all: neither claims
// to know more than the source. "At least 85" passes for "more than 85".
func sameFirmness(given, stated Hedge) bool {
	switch {
	case given == stated, given == Exact:
		return true
	case stated == Exact:
		return given == About
	case stated == Over:
		return given == AtLeast
	case stated == Under:
		return given == AtMost
	}
	return false
}

// sameSpan compares with room for the rounding of "1.1 million".
func sameSpan(a, b Span) bool { return sameFigure(a.Lo, b.Lo) && sameFigure(a.Hi, b.Hi) }

func sameFigure(a, b float64) bool {
	return a == b || math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b))
}
