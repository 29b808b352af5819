package deck

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file finds phrases in texts as whole words.

// quoteMapping makes typographic quotes and spaces comparable with typed ones.
// Nothing else is changed.
var quoteMapping = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "\u00a0", " ")

// findWords returns where a phrase first stands in a text as whole words, from
// an offset on, or -1. Both must have been mapped alike.
func findWords(text, phrase string, from int) int {
	if phrase == "" {
		return -1
	}
	for from <= len(text) {
		i := strings.Index(text[from:], phrase)
		if i < 0 {
			return -1
		}
		at := from + i
		if !joined(text, at) && !joined(text, at+len(phrase)) {
			return at
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		from = at + size
	}
	return -1
}

// joined reports whether a place lies inside a word: between letters or digits,
// or at the point or comma of a number, so that "2" is not found in "2,000".
func joined(text string, at int) bool {
	before, bsize := utf8.DecodeLastRuneInString(text[:at])
	after, asize := utf8.DecodeRuneInString(text[at:])
	if bsize == 0 || asize == 0 {
		return false
	}
	switch {
	case isWordRune(before) && isWordRune(after):
		return true
	case unicode.IsDigit(before) && isNumberMark(after):
		next, _ := utf8.DecodeRuneInString(text[at+asize:])
		return unicode.IsDigit(next)
	case isNumberMark(before) && unicode.IsDigit(after):
		prev, _ := utf8.DecodeLastRuneInString(text[:at-bsize])
		return unicode.IsDigit(prev)
	}
	return false
}

func isWordRune(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || c == '_'
}

func isNumberMark(c rune) bool { return c == '.' || c == ',' }
