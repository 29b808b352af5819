package deck

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// This file finds what an author probably meant.

// maxCandidates bounds the search in a very large deck.
const maxCandidates = 5000

// nearest returns the candidate most like a word, or "" if none is like it. A
// third of the letters may differ, and upper and lower case count only among
// equals, of which the first wins.
func nearest(word string, candidates []string) string {
	return nearestWithin(utf8.RuneCountInString(word)/3, word, candidates)
}

// nearestWithin is nearest for so many letters that may differ, one at least.
func nearestWithin(limit int, word string, candidates []string) string {
	var d distances
	exact, folded := []rune(word), []rune(strings.ToLower(word))
	limit = max(limit, 1)
	best, bestAt, bestCase := "", limit+1, 0
	for _, c := range candidates[:min(len(candidates), maxCandidates)] {
		n := d.between(folded, []rune(strings.ToLower(c)), limit)
		if n > bestAt || n > limit || c == word {
			continue
		}
		if cased := d.between(exact, []rune(c), max(len(exact), len(c))); n < bestAt || cased < bestCase {
			best, bestAt, bestCase = c, n, cased
		}
	}
	return best
}

// candidates lists what an author may have meant. It is asked only where the
// list is needed.
type candidates func() []string

// oneOf is a list that is there already.
func oneOf(list []string) candidates { return func() []string { return list } }

// otherWords are what an author may call a key of ours.
var otherWords = map[string]string{
	"question": "ask", "prompt": "ask", "statement": "claim", "sentence": "claim", "source": "cite", "citation": "cite",
	"distractors": "wrong", "options": "wrong", "explanation": "note", "comment": "note", "aliases": "also", "heading": "title",
}

// suggestKey adds which of the keys here an author may have meant, and returns it,
// or "". There are few keys, so that more letters may differ than elsewhere.
func (r *report) suggestKey(g *Diagnostic, word string, keys []string) string {
	if g == &r.spare {
		return ""
	}
	key := otherWords[strings.ToLower(word)]
	if !slices.Contains(keys, key) {
		key = nearestWithin(2*utf8.RuneCountInString(word)/5, word, keys)
	}
	if key == "" {
		g.Hint = "its keys are " + strings.Join(keys, ", ")
		return ""
	}
	g.hint("did you mean %s?", key)
	return key
}

// known lists what a deck declares. Each list is made once, at the first
// mistake that needs it, when all that it holds has been read.
type known struct{ names, kinds, sources candidates }

func newKnown(r *reader) known {
	return known{
		names:   sync.OnceValue(r.allSpellings),
		kinds:   sync.OnceValue(r.kindNames),
		sources: sync.OnceValue(r.sourceIDs),
	}
}

// suggest adds "did you mean" where a candidate is near, and otherwise the
// given advice. It looks only while errors are still shown.
func (r *report) suggest(g *Diagnostic, word string, of candidates, otherwise string) {
	if g == &r.spare {
		return
	}
	switch best := nearest(word, of()); {
	case best != "":
		g.hint("did you mean %s?", best)
	case otherwise != "":
		g.Hint = otherwise
	}
}
