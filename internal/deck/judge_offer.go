package deck

// This file judges responses that don't commit themselves to one answer: those
// that deny it and those that offer several.

import (
	"regexp"
	"slices"
	"strings"
)

// negations turn an answer into its contrary, whichever side has them.
var negations = strings.Fields("not no non never none neither nor without except but excluding wrong false incorrect " +
	"anti dont doesnt didnt isnt wasnt arent werent cannot")

// denials are negations that no hedge begins with, as "not more than" and "no
// later than" begin.
var denials = strings.Fields("never neither nor except but excluding wrong false incorrect dont doesnt didnt isnt wasnt")

// denies reports whether a response holds a denial that no text of the
// question has.
func (m *match) denies() bool {
	for _, w := range m.forms[0] {
		if slices.Contains(denials, w) && !m.anyHas(w) {
			return true
		}
	}
	return false
}

// anyHas reports whether a text that is right or nearly right has a word.
func (m *match) anyHas(word string) bool {
	has := func(k key) bool { return slices.Contains(k.words, word) }
	return slices.ContainsFunc(m.keys, has) || slices.ContainsFunc(m.nears, has)
}

// between stands between alternatives.
var between = regexp.MustCompile(`(?i)[/|\\]|\bor\b|\beither\b`)

// alternatives judges a response that offers a choice. It is right where each of
// the alternatives is, nearly right where none of them is worse than that, and
// else wrong: whoever names both cities knows neither.
func (m *match) alternatives() (Verdict, bool) {
	parts := slices.DeleteFunc(between.Split(strings.ReplaceAll(m.text, "</", "<"), -1), func(s string) bool { return fold(s) == "" })
	if len(parts) < 2 || m.anyHas("or") || slices.ContainsFunc(m.keys, func(k key) bool { return strings.Contains(k.text, "/") }) {
		return Verdict{}, false
	}
	var right, near, other []key
	for _, part := range parts {
		p := *m
		p.text, p.forms = part, p.readings(dropArticles(words(part)))
		if k, ok := p.equal(p.keys); ok {
			right = append(right, k)
		} else if k, ok := p.equal(p.nears); ok {
			near = append(near, k)
		} else {
			other = append(other, key{text: part})
		}
	}
	switch {
	case len(right)+len(near) == 0 && !m.holdsIn(other):
		return Verdict{}, false
	case len(other) > 0:
		return Verdict{Code: CodeOther, Reason: "That offers more than one answer. " + sourceSays(m.q)}, true
	case len(near) > 0:
		return nearBy(near[0]), true
	}
	return rightBy(right[0]), true
}

// holdsIn reports whether one of several texts holds an answer.
func (m *match) holdsIn(parts []key) bool {
	return slices.ContainsFunc(parts, func(part key) bool {
		list := words(part.text)
		return slices.ContainsFunc(m.keys, func(k key) bool { return containsWords(list, k.words) })
	})
}
