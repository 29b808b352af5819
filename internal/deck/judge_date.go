package deck

// This file judges dates. A response may leave open what the question gives
// away: the year, the century, whether 5/6 is in May or in June.

import (
	"slices"
	"strconv"
	"strings"
)

// judgeDate judges a response to a question that asks for a year, month or day.
func (m *match) judgeDate() Verdict {
	given, ok := readDate(m.dayOfStem())
	spelled := false
	if !ok {
		given, ok = readDate(m.plainly())
	}
	if !ok {
		given, ok = readDate(correctWords(m.text, dateWords))
		spelled = ok
	}
	if !ok {
		return m.unread(dateNoun(m.q.Type))
	}
	best := Verdict{Code: CodeWrong, Reason: sourceSays(m.q)}
	read, firm := false, false
	for _, k := range m.keys {
		if stated, ok := readDate(k.text); ok {
			read = true
			firm = firm || stated.hedge == Exact
			best = better(best, m.againstDate(given, stated, k))
			best = better(best, m.againstResolved(given, stated, k))
		}
	}
	if !read {
		return m.judgeWords()
	}
	if best.Outcome == Right {
		if spelled {
			best = says(Right, CodeSpelling, key{shown: best.Matched}, "That matches the source. It is spelled %s.")
		}
		return best
	}
	return nearer(best, m.nearDate(given, firm))
}

// nearDate compares with what is nearly right; see nearNumber.
func (m *match) nearDate(given dateText, firm bool) Verdict {
	best := Verdict{}
	for _, k := range m.nears {
		stated, ok := readDate(k.text)
		if !ok {
			continue
		}
		switch v := m.againstDate(given, stated, k); {
		case v.Outcome == Right, v.Code == CodeYearless:
			return nearBy(k)
		case v.Code == CodeInside && !firm:
			best = Verdict{Outcome: Nearly, Code: CodeInside, Reason: sourceSays(m.q) + " Another report leaves room for your date, without saying it.", Matched: k.shown}
		}
	}
	return best
}

// againstResolved compares with the date that the editors worked out of a
// relative one: "six years before August 2021" is August 2015. Only an equal
// date counts.
func (m *match) againstResolved(given, stated dateText, k key) Verdict {
	for _, how := range m.resolved {
		if !slices.Contains(how.answers, k.text) {
			continue
		}
		if resolved, ok := onlyDateIn(how.text, stated); ok {
			if v := m.againstDate(given, resolved, k); v.Code == CodeDate {
				v.Reason = "That matches the source, which says " + k.shown + ": " + how.text
				return v
			}
		}
	}
	return Verdict{Code: CodeWrong, Reason: sourceSays(m.q)}
}

// maxDateWords is how many words a date in a sentence has: "the 26th of August
// 2021".
const maxDateWords = 5

// onlyDateIn finds the one date in a text that lies inside a vaguer one.
func onlyDateIn(text string, whole dateText) (found dateText, ok bool) {
	list := strings.Fields(text)
	for i := 0; i < len(list); i++ {
		d, n := dateAt(list[i:])
		if n == 0 {
			continue
		}
		i += n - 1
		if d.hedge != Exact || !within(d.said, whole.span) || within(whole.said, d.said) {
			continue
		}
		if ok && d.said != found.said {
			return dateText{}, false
		}
		found, ok = d, true
	}
	return found, ok
}

// dateAt reads the longest whole date at the front of some words, and how many
// words it takes.
func dateAt(list []string) (dateText, int) {
	for n := min(maxDateWords, len(list)); n > 0; n-- {
		d, ok := readDate(strings.Trim(strings.Join(list[:n], " "), ",.;:()"))
		if ok && !d.yearless && !d.ambiguous && !d.short && (d.base != BaseYear || d.yearlike) {
			return d, n
		}
	}
	return dateText{}, 0
}

// againstDate compares a date with one that is stated, in every reading of it.
func (m *match) againstDate(given, stated dateText, k key) Verdict {
	best := Verdict{Code: CodeWrong, Reason: sourceSays(m.q)}
	for _, reading := range given.completed(stated) {
		best = better(best, m.againstReading(reading, stated, k))
	}
	if day := weekdayOf(int(stated.said.Lo)); best.Outcome == Right && best.Code == CodeDate && given.weekday > 0 && stated.said.Lo == stated.said.Hi &&
		given.weekday != day && given.weekday != stated.weekday {
		return says(Nearly, CodeWeekday, k, "The date matches, but it is a "+weekdayNames[day-1]+"; the source says %s.")
	}
	if best.Outcome == Right && given.yearless && !m.stemHasYear(stated) {
		return says(Nearly, CodeYearless, k, "That is right but for the year: the source says %s.")
	}
	return best
}

func (m *match) againstReading(given, stated dateText, k key) Verdict {
	wrong := Verdict{Code: CodeWrong, Reason: sourceSays(m.q)}
	if given.base != stated.base {
		switch {
		case within(stated.said, given.said):
			return says(Nearly, CodeCoarser, k, "That is the right "+given.noun()+", as far as it goes; the source says %s.")
		case within(given.said, stated.said):
			return says(Nearly, CodeFiner, k, "That is more exact than the source, which says %s.")
		case within(given.said, stated.span):
			return says(Nearly, CodeInside, k, "The source says %s. Your date would fit that, but it is not what the source says.")
		}
		return wrong
	}
	if given.from.third != whole && stated.from.third == whole && within(given.said, stated.said) {
		return says(Nearly, CodeFiner, k, "That is more exact than the source, which says %s.")
	}
	told, said := scalarText{given.said, given.span, given.hedge}, scalarText{stated.said, stated.span, stated.hedge}
	compared := compareScalar(told, said)
	if compared != CodeNumber && m.tolerated(told, said, k) {
		return m.rightWithin(k)
	}
	switch compared {
	case CodeNumber:
		return scalarRight(k, CodeDate, stated.hedge)
	case CodeHedge:
		return says(Nearly, CodeHedge, k, "The date matches, but not how it is put: the source says %s.")
	case CodeInside:
		return says(Nearly, CodeInside, k, "The source says %s. Your date would fit that, but it is not what the source says.")
	case CodeCoarser:
		return says(Nearly, CodeCoarser, k, "Your answer leaves room for the right date; the source says %s.")
	}
	if given.from.third != whole && stated.from.third != whole && !disjoint(given.span, stated.span) {
		return says(Nearly, CodeHedge, k, "That is near; the source says %s.")
	}
	return wrong
}

// completed fills in what the response left open from the stated date: the
// year, the century, and both orders of day and month.
func (d dateText) completed(stated dateText) []dateText {
	ends := [][2]civil{{d.from, d.to}}
	if d.ambiguous {
		ends = append(ends, [2]civil{d.from.swap(), d.to.swap()})
	}
	var list []dateText
	for _, end := range ends {
		from, to := end[0].fill(stated.from.year), end[1].fill(stated.to.year)
		if from.valid() && to.valid() {
			if full, ok := newDate(from, to, hedging{hedge: d.hedge}); ok {
				list = append(list, full)
			}
		}
	}
	return list
}

func (c civil) swap() civil {
	if c.swapped {
		c.day, c.month = c.month, c.day
	}
	return c
}

// fill takes the year, or its century, from another date.
func (c civil) fill(year int) civil {
	switch {
	case c.yearless:
		c.year = year
	case c.short:
		c.year += floorDiv(year, 100) * 100
	default:
		return c
	}
	c.last, c.yearless, c.short = c.year, false, false
	return c
}

// stemHasYear reports whether the question itself gives the stated year, which
// nobody needs to repeat then.
func (m *match) stemHasYear(stated dateText) bool {
	return slices.Contains(words(m.q.Stem), strconv.Itoa(stated.from.year))
}

// noun is what a date is, in a word.
func (d dateText) noun() string {
	if d.base == BaseYear && d.from.year != d.to.last {
		return "time"
	}
	return dateNoun(d.base)
}

// dateNoun is a precision in words.
func dateNoun(b Base) string {
	switch b {
	case BaseDay:
		return "day"
	case BaseMonth:
		return "month"
	}
	return "year"
}
