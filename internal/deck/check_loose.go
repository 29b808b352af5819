package deck

// This file finds what else makes a marked number or date less firm: words
// that are no part of how numbers are written ("exceeded [60]", "[60], give or
// take"), another number that the mark is joined to ("[60] or 70"), and words
// of which nothing is known. It only ever takes a promise away.

import (
	"slices"
	"strings"
)

// loosePhrases are hedges that stand beside numbers and are not read inside
// marks.
var (
	looseBefore = joinPhrases(
		hedgeWords(AtLeast, false, "at the very least, at the least, at a minimum, at the minimum, at minimum, as low as, a low of"),
		hedgeWords(Over, false, "exceeded, exceeding, exceeds, exceed, topped, topping, surpassed, surpassing, surpasses, surpass, north of, beyond, better than"),
		hedgeWords(AtMost, false, "at the very most, at the most, as high as, a high of, anything up to"),
		hedgeWords(Under, false, "short of, shy of, south of, nearing, neared, approaching, approached, approaches, not quite"),
		hedgeWords(About, false, "perhaps, possibly, maybe, probably, likely, presumably, apparently, allegedly, supposedly, "+
			"reportedly, seemingly, potentially, virtually, practically, something like, somewhere around, somewhere near, "+
			"on the order of, in the neighbourhood of, in the neighborhood of, in the vicinity of, in the range of, "+
			"near, towards, toward, closer to, nearer to, close on, anywhere from, anywhere between, between, either"),
	)
	looseAfter = joinPhrases(
		hedgeWords(AtLeast, false, "if not more, if not many more, and possibly more, and perhaps more, and maybe more, or possibly more, "+
			"or perhaps more, or maybe more, or even more, at the very least, at the least, at a minimum, at minimum, or upwards, and upwards, "+
			"or above, and up, or greater, or higher"),
		hedgeWords(AtMost, false, "if not fewer, if not less, at the very most, at the most, or below, or under, at best"),
		hedgeWords(About, false, "give or take, or thereabouts, or thereabout, more or less, odd, - odd, - ish, ish"),
	)
	// doubts stand behind a number only where the clause ends with them: "60,
	// perhaps because" doubts something else.
	doubts = wordSet("perhaps maybe possibly probably likely reportedly apparently presumably allegedly")
)

// between a hedge and its date: "probably in 2014".
var prepositions = wordSet("in on the of some during at for")

// loosely finds a phrase of the tables next to a mark.
func loosely(before, after beside, t *thing) (Value, string) {
	for _, list := range before.clauses {
		for bare := list; ; bare = bare[:len(bare)-1] {
			for _, p := range looseBefore {
				if n := len(bare) - len(p.words); n >= 0 && equalFold(bare[n:], p.words) {
					return t.loosened(p.hedge), strings.Join(list[n:], " ")
				}
			}
			if len(bare) == 0 || !prepositions[strings.ToLower(bare[len(bare)-1])] {
				break
			}
		}
	}
	for i, list := range after.clauses {
		for at := range min(maxHedge, len(list)) {
			if i > 0 && at > 0 {
				break
			}
			for _, p := range looseAfter {
				if end := at + len(p.words); end <= len(list) && equalFold(list[at:end], p.words) && (i == 0 || end == len(list)) {
					return t.loosened(p.hedge), strings.Join(list[:end], " ")
				}
			}
			if at == len(list)-1 && doubts[strings.ToLower(list[at])] {
				return t.loosened(About), strings.Join(list[:at+1], " ")
			}
		}
	}
	return Value{}, ""
}

func equalFold(list, words []string) bool {
	return slices.EqualFunc(list, words, strings.EqualFold)
}

// loosened is the scalar as it would read with a hedge in the mark.
func (t *thing) loosened(h Hedge) Value {
	said := map[Hedge][2]string{
		About: {"about", "about"}, AtLeast: {"at least", "since"}, Over: {"more than", "after"},
		AtMost: {"at most", "by"}, Under: {"fewer than", "before"},
	}[h]
	word := said[0]
	if t.Base.date() {
		word = said[1]
	}
	if v, ok := hedges(word+" "+t.Text, t); ok {
		return v
	}
	v := t.Value
	v.Hedge = h
	return v
}

// unknownBefore finds a word before a number that may change it: after than,
// and adverbs but for those that change nothing.
func unknownBefore(before, _ beside, t *thing) (Value, string) {
	if len(before.clauses) == 0 || len(before.clauses[0]) == 0 {
		return Value{}, ""
	}
	w := before.clauses[0][len(before.clauses[0])-1]
	if w == "than" || t.Base == BaseNumber && strings.HasSuffix(w, "ly") && !capital(w) && !harmless[w] {
		return t.loosened(About), w
	}
	return Value{}, ""
}

// harmless words end like adverbs and leave a number as it is.
var harmless = wordSet(`exactly precisely only merely simply solely fully totally early family daily weekly monthly
	yearly hourly initially originally eventually finally ultimately subsequently currently previously recently formerly
	annually officially formally respectively unanimously immediately suddenly quickly additionally separately publicly
	supply apply reply fly ally rally assembly bodily`)
