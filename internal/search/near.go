package search

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file looks for what a query that finds nothing may have meant: each word
// that no index has gives way to the nearest one that some index has.

// maxMended is how many words of one query are mended. Each takes a look at the
// whole vocabulary.
const maxMended = 2

// Meant returns the text of a query with its unknown words mended, from the words
// of several indexes. ok is false where no word is unknown, where one is unlike
// all that there are, or where more than a few are.
func Meant(indexes []*Index, q Query) (text string, ok bool) {
	var parts []string
	mended := 0
	for _, t := range q.terms {
		words := make([]string, len(t.words))
		known := t.whole != "" && knows(indexes, t.whole, false)
		for i, w := range t.words {
			words[i] = w
			if known || knows(indexes, w, t.begun && i == len(t.words)-1) {
				continue
			}
			if mended++; mended > maxMended {
				return "", false
			}
			if words[i] = nearest(indexes, w); words[i] == "" {
				return "", false
			}
		}
		part := strings.Join(words, " ")
		if len(words) > 1 {
			part = `"` + part + `"`
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " "), mended > 0
}

// knows reports whether an index has a word, or one that begins with it.
func knows(indexes []*Index, word string, begun bool) bool {
	for _, x := range indexes {
		if s := x.among(word, begun); s.lo < s.hi {
			return true
		}
	}
	return false
}

// slips is how many slips of the key are looked past in a word of so many
// letters: in a short one, each makes another word.
func slips(letters int) int {
	switch {
	case letters <= 3:
		return 0
	case letters <= 7:
		return 1
	}
	return 2
}

// nearest is the word that is the fewest slips away, or "": of several the one
// that most facts have, and of these the first by the alphabet. Figures are not
// mended, for another figure says another thing.
func nearest(indexes []*Index, word string) string {
	given := []rune(word)
	limit := slips(len(given))
	if limit == 0 || strings.ContainsFunc(word, unicode.IsDigit) {
		return ""
	}
	best, facts, letters := "", uint32(0), marks(word)
	for _, x := range indexes {
		for i, w := range x.words {
			n := utf8.RuneCountInString(w)
			if max(n-len(given), len(given)-n) > limit || bits.OnesCount64(letters^marks(w)) > 2*limit {
				continue
			}
			d := distance(given, []rune(w))
			has := x.postingsAt[i+1] - x.postingsAt[i]
			if d > limit || best != "" && d == limit && (has < facts || has == facts && w >= best) {
				continue
			}
			best, facts, limit = w, has, d
		}
	}
	return best
}

// marks notes which letters a word has, in 64 bits. One slip changes two at most.
func marks(word string) uint64 {
	var set uint64
	for _, r := range word {
		set |= 1 << (uint32(r) % 64)
	}
	return set
}

// distance counts the slips between two words: a letter more, less, another, or
// two that changed places.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			change := 1
			if a[i] == b[j] {
				change = 0
			}
			row[j+1] = min(last[j]+change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
