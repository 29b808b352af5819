package deck

// This file judges numbers and days that are said loosely: "a few thousand",
// "several hundred", and the bare 24 of a question that gives the month and the
// year away.

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	fewOf    = regexp.MustCompile(`(?i)^\W*(?:about |only |just |some )?(a few|several|a handful of|a couple of|a couple|couple of)\s+(tens? of |hundreds? |hundreds? of )?(thousand|million|billion|hundred|dozen)s?\b(?:\s+of)?(.*)$`)
	bareDay  = regexp.MustCompile(`(?i)^\W*(?:it was |on )?(?:on )?(?:the )?([0-9]{1,2})(?:st|nd|rd|th)?\W*$`)
	fewTimes = map[string]Span{"a few": {2, 9}, "several": {3, 9}, "a handful of": {2, 9}}
)

// looseNumber reads "a few thousand" as what it leaves room for, and "a couple of
// hundred" as about 200. Nobody who says the first knows the number, so it is no
// reading that could be right.
func looseNumber(text string) (numberText, bool) {
	found := fewOf.FindStringSubmatch(text)
	if found == nil || found[2] != "" {
		return numberText{}, false
	}
	times, vague := fewTimes[strings.ToLower(found[1])]
	if !vague {
		return readNumber("about two " + found[3] + found[4])
	}
	one, ok := readNumber("one " + found[3] + found[4])
	if !ok {
		return numberText{}, false
	}
	one.said = Span{times.Lo * one.said.Lo, times.Hi * one.said.Lo}
	one.span, one.hedge = one.said, About
	return one, true
}

// judgeLoose judges a number that is said by its size alone: it is right as far as
// it goes, and never more than nearly, whatever is tolerated.
func (m *match) judgeLoose(given numberText) Verdict {
	for _, k := range slices.Concat(m.keys, m.nears) {
		stated, ok := readNumber(k.text)
		if !ok || m.unitAgrees(given.unit, stated.unit) == otherBy || !within(stated.said, given.span) {
			continue
		}
		if k.near != nil {
			return nearBy(k)
		}
		return says(Nearly, CodeCoarser, k, "Your answer leaves room for the right number; the source says %s.")
	}
	return Verdict{Code: CodeWrong, Reason: sourceSays(m.q)}
}

// vaguely reports whether a number says nothing but a size.
func (n numberText) vaguely() bool { return n.hedge == About && n.said.Lo < n.said.Hi }

// dayOfStem completes a bare 24 where the question gives the month and the year of
// the day that is asked for. It returns the response otherwise.
func (m *match) dayOfStem() string {
	found := bareDay.FindStringSubmatch(m.text)
	if found == nil || m.q.Type != BaseDay {
		return m.text
	}
	stem := words(m.q.Stem)
	for _, k := range m.keys {
		stated, ok := readDate(k.text)
		if !ok || stated.base != BaseDay || !m.stemHasYear(stated) {
			continue
		}
		for _, w := range stem {
			if months[w] == stated.from.month && months[w] > 0 {
				return found[1] + " " + w + " " + strconv.Itoa(stated.from.year)
			}
		}
	}
	return m.text
}
