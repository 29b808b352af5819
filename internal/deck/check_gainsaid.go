package deck

// This file finds answers that their own citations gainsay: the cited words hold
// another year, figure or name of that kind, and no cited paragraph holds the
// answer. A slip of the pen looks like that, and so does a claim that was
// changed without its citation. Answers that follow from other words, as a date
// from "last May", are left alone, for then other words are cited.

import (
	"slices"
	"strconv"
	"strings"
)

// gainsaid looks at every answer of the deck.
func (c *sourceChecker) gainsaid(made *compiler) {
	for _, s := range made.subjects {
		for _, x := range s.sides {
			for _, a := range x.answers {
				c.answer(made, x, a)
			}
		}
	}
}

// answer warns of one answer, at the first citation that has something else.
func (c *sourceChecker) answer(made *compiler, x *side, a marked) {
	for _, cite := range x.cites {
		if text := c.paragraph(cite); text == "" || a.statedIn(words(text)) {
			return
		}
	}
	for _, cite := range x.cites {
		other := made.instead(x, a.shown, words(cite.Phrase))
		if other == "" {
			continue
		}
		c.warnAt(c.placeOf(cite), "answer-not-cited", "the cited words have %s, and %q stands in no cited paragraph", other, a.shown.Text).
			hint("mend the answer or the citation; where the answer follows from other words, cite those")
		return
	}
}

// statedIn reports whether words hold an answer in any spelling, all figures of
// one, or its number in words.
func (m marked) statedIn(hay []string) bool {
	return slices.ContainsFunc(append([]*thing{m.shown}, m.also...), func(t *thing) bool {
		if slices.ContainsFunc(t.spellings, func(s []string) bool { return containsWords(hay, s) }) {
			return true
		}
		figures := figuresOf(t.words)
		return len(figures) > 0 && !slices.ContainsFunc(figures, func(w string) bool { return !slices.Contains(hay, w) }) ||
			slices.ContainsFunc(hay, t.isNumber)
	})
}

// isNumber reports whether a word is the number that a thing says, hedges aside.
func (t *thing) isNumber(word string) bool {
	if t.Base != BaseNumber {
		return false
	}
	n, ok := readNumber(word)
	return ok && n.said == saidOf(t)
}

// instead is a year, a figure or a name in cited words that stands there in place of
// an answer; "" where none does.
func (c *compiler) instead(x *side, answer *thing, phrase []string) string {
	switch {
	case answer.Base.date():
		return first(slices.DeleteFunc(figuresOf(phrase), func(w string) bool { return !isYear(w) })...)
	case answer.scalar():
		return first(slices.DeleteFunc(figuresOf(phrase), isYear)...)
	case !answer.listed():
		return ""
	}
	for _, e := range c.namesIn(phrase) {
		t := c.vocab.thing(e.Text, nil, "")
		meant := slices.ContainsFunc(x.things(), func(o *thing) bool { return overlapping(t, o) })
		if e.kind == answer.kind && !meant && !containsWords(answer.words, t.words) && !containsWords(t.words, answer.words) {
			return e.Text
		}
	}
	return ""
}

// figuresOf lists the words that are whole numbers in digits.
func figuresOf(list []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(w string) bool { return strings.Trim(w, "0123456789") != "" })
}

// isYear reports whether a figure may be a year of the common era.
func isYear(w string) bool {
	n, err := strconv.Atoi(w)
	return err == nil && len(w) == 4 && n >= 1000 && n < 2100
}
