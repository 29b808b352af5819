package deck

// This file judges answers that are lists: "liberty, equality, fraternity" with
// or without its commas and its "and", in another order, or in part.

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// listJoin stands between the members of a list.
var listJoin = regexp.MustCompile(`(?i)[,;&\n]|\band\b`)

// inThousands is a number whose commas set thousands apart, and mark no list.
var inThousands = regexp.MustCompile(`\b\d{1,3}(?:,\d{3})+\b`)

// ungrouped is a text with its numbers without such commas.
func ungrouped(text string) string {
	return inThousands.ReplaceAllStringFunc(text, func(number string) string { return strings.ReplaceAll(number, ",", "") })
}

// partsOf is where the parts of a list stand in a text, those without a word left out.
func partsOf(text string) [][2]int {
	var parts [][2]int
	from := 0
	for _, join := range append(listJoin.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		if fold(text[from:join[0]]) != "" {
			parts = append(parts, [2]int{from, join[0]})
		}
		from = join[1]
	}
	return parts
}

// members splits a text into the members of a list, each as its words.
func members(text string) [][]string {
	text = ungrouped(text)
	var list [][]string
	for _, part := range partsOf(text) {
		list = append(list, dropArticles(words(text[part[0]:part[1]])))
	}
	return list
}

// listed judges a response to a question whose answer is a list of words.
func (m *match) listed() (Verdict, bool) {
	if m.q.Type != BaseText {
		return Verdict{}, false
	}
	joined := *m
	joined.forms = [][]string{withoutWords(m.forms[0], []string{"and"})}
	joined.keys = nil
	for _, k := range m.keys {
		if len(members(k.text)) > 1 {
			k.words = withoutWords(k.words, []string{"and"})
			joined.keys = append(joined.keys, k)
		}
	}
	if len(joined.keys) == 0 {
		return Verdict{}, false
	}
	if k, ok := joined.equal(joined.keys); ok {
		return rightBy(k), true
	}
	joined.nears = nil
	if v := joined.typo(); v.Outcome == Right {
		return v, true
	}
	return m.partly(joined.keys)
}

// partly judges a list in another order, or one of which more than half is
// there.
func (m *match) partly(keys []key) (Verdict, bool) {
	given := members(m.text)
	for _, k := range keys {
		want := members(k.text)
		if len(given) == 1 && !slices.ContainsFunc(want, func(w []string) bool { return len(w) > 1 }) {
			given = nil
			for _, w := range m.forms[0] {
				given = append(given, []string{w})
			}
		}
		found := 0
		for _, w := range want {
			if slices.ContainsFunc(given, func(g []string) bool { return slices.Equal(g, w) }) {
				found++
			}
		}
		switch {
		case found == len(want) && len(given) == len(want):
			return says(Nearly, CodePart, k, "That is the whole answer in another order; the source says %s."), true
		case 2*found > len(want) && found < len(want):
			return says(Nearly, CodePart, k, fmt.Sprintf("That has %d of the answer's %d parts; the source says %%s.", found, len(want))), true
		}
	}
	return Verdict{}, false
}
