package deck

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// This file finds what an author probably meant.

// maxCandidates bounds the search in a very large deck.
const maxCandidates = 5000

// nearest returns the candidate most like a word, or "" if none is like it. A
// third of the letters may differ, and upper and lower case count only among
// equals, of which the first wins.
func nearest(word string, candidates []string) string {
	folded := strings.ToLower(word)
	limit := max(utf8.RuneCountInString(word)/3, 1)
	best, bestAt, bestCase := "", limit+1, 0
	for _, c := range candidates[:min(len(candidates), maxCandidates)] {
		if d := utf8.RuneCountInString(c) - utf8.RuneCountInString(word); d > limit || -d > limit {
			continue
		}
		d := distance(folded, strings.ToLower(c))
		if d > bestAt || d > limit || c == word {
			continue
		}
		if exact := distance(word, c); d < bestAt || exact < bestCase {
			best, bestAt, bestCase = c, d, exact
		}
	}
	return best
}

// distance counts the letters to change; two letters in the wrong order are one.
func distance(a, b string) int {
	if len(a) == len(b) {
		for i := 0; i+1 < len(a); i++ {
			if a[i] != b[i] {
				if a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:] {
					return 1
				}
				break
			}
		}
	}
	return levenshtein.ComputeDistance(a, b)
}

// suggest adds "did you mean" where a candidate is near, and otherwise the
// given advice. It looks only while errors are still shown.
func (r *report) suggest(g *Diagnostic, word string, candidates []string, otherwise string) {
	if r.full(g.Severity) && g == &r.spare {
		return
	}
	switch best := nearest(word, candidates); {
	case best != "":
		g.hint("did you mean %s?", best)
	case otherwise != "":
		g.Hint = otherwise
	}
}
