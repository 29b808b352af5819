package deck

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// This file reads one piece of YAML, mends what can be mended and says what is
// wrong with the rest.

// How large a piece may be. The YAML parser is quadratic in some constructions;
// this bounds what they cost.
const (
	maxPiece      = 64 << 10 // bytes
	maxPieceLines = 2000
)

// fresh reads a part as YAML. Where that fails, the result has no value.
func (y *yamlReader) fresh(p part, depth int) *node {
	if p.from >= p.to {
		return &node{}
	}
	src := y.source(p)
	if !y.guard(src, p.from) {
		return &node{kind: unread}
	}
	n, bad := y.parse(src, p.from, depth)
	if bad != nil {
		mended, found := y.mend(src, p.from)
		if found {
			n, bad = y.parse(mended, p.from, depth)
		}
		if bad != nil && !found {
			y.syntax(bad, p)
		}
		if bad != nil {
			y.broken[y.section] = true
			n = &node{kind: unread}
		}
	}
	if n == nil {
		n = &node{}
	}
	return n
}

// parserWords translates what the parser says most often.
var parserWords = []struct{ has, code, message, hint string }{
	{cutMessage, "yaml-flow", cutMessage, "put the texts that hold commas in quotes"},
	{"mapping value is not allowed", "yaml-syntax", "a second colon stands here, or the next line begins too far right",
		"put a text with a colon in it in quotes, and let keys of one entry begin below each other"},
	{"non-map value", "yaml-syntax", "a key and a colon are expected here", "let it begin below the key that it belongs to, with spaces"},
	{"value is not allowed", "yaml-syntax", "this goes on where the text before it has ended",
		"let keys of one entry begin below each other; put a text that begins with a bracket or a quote in quotes"},
	{"could not find end character", "yaml-syntax", "the quote that begins here is not closed",
		"close it, or put the whole text in quotes of the other sort"},
	{"must be specified", "yaml-syntax", "YAML expects a comma or a closing bracket here",
		"inside {...} and [...], put texts with brackets or commas in quotes"},
	{"not found", "yaml-syntax", "a bracket is not closed", "close it, or put the text in quotes"},
}

// syntax reports what the parser could not get past.
func (y *yamlReader) syntax(bad *syntaxError, p part) {
	for n := p.from; n < p.to; n++ {
		if line := y.deck.line(n); strings.Contains(line[:len(line)-len(strings.TrimLeft(line, " \t"))], "\t") && !isBlank(line) {
			y.errorAt(place{Pos{n, strings.Index(line, "\t") + 1}, 1}, "yaml-tab", "this line is indented with a tab, which YAML refuses").
				hint("indent with spaces, two for each level")
			return
		}
	}
	if !ofBrackets(bad.message) && y.indent(p) {
		return
	}
	at := y.clamp(bad.at, p)
	for _, w := range parserWords {
		if strings.Contains(bad.message, w.has) {
			y.errorAt(at, w.code, "%s", w.message).hint("%s", w.hint)
			return
		}
	}
	y.errorAt(at, "yaml-syntax", "YAML cannot be read here: %s", bad.message).
		hint("let keys of one entry begin below each other, and put a text with special signs in quotes")
}

// ofBrackets tells what the parser says of quotes and brackets, which has nothing to
// do with how lines are indented.
func ofBrackets(message string) bool {
	for _, has := range []string{cutMessage, "could not find end character", "must be specified", "not found"} {
		if strings.Contains(message, has) {
			return true
		}
	}
	return false
}

// clamp keeps a place that the parser gave for a part within the part's file.
func (y *yamlReader) clamp(at Pos, p part) place {
	file := y.deck.text.of(p.from).whole()
	at.Line = min(max(at.Line, file.from), file.to-1)
	at.Column = min(max(at.Column, 1), utf8.RuneCountInString(y.deck.line(at.Line))+1)
	return place{at, 1}
}

// guard refuses a piece that could make the parser recurse or take very long.
// Once no more errors are shown, nothing more is parsed either: a file of
// nothing but mistakes costs no more than its first ones.
func (y *yamlReader) guard(src string, line int) bool {
	if y.full(Error) {
		y.dropped[Error]++
		return false
	}
	lines := strings.Split(src, "\n")
	if len(src) > maxPiece || len(lines) > maxPieceLines {
		y.errorAt(place{Pos{line, 1}, 1}, "too-large", "this part has %d lines and %d bytes; a fact, a row or an entry may have %d and %d",
			len(lines), len(src), maxPieceLines, maxPiece).
			hint("write facts, rows and names one below the other, not in brackets")
		return false
	}
	square, curly := 0, 0
	for i, s := range lines {
		square = max(0, square+strings.Count(s, "[")-strings.Count(s, "]"))
		curly = max(0, curly+strings.Count(s, "{")-strings.Count(s, "}"))
		if max(square+curly, dashes(s)) > 4*MaxDepth {
			y.errorAt(place{Pos{line + i, spaces(s) + 1}, 1}, "too-deep", "lists and keys are nested more than %d deep", MaxDepth)
			return false
		}
	}
	return true
}

// dashes counts the list and key markers that follow each other at most.
func dashes(s string) int {
	most, run := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' || c == '\t':
		case (c == '-' || c == '?' || c == ':') && i+1 < len(s) && s[i+1] == ' ':
			run++
			most = max(most, run)
		default:
			run = 0
		}
	}
	return most
}

// duplicates reports keys that stand twice, and leaves the first.
func (y *yamlReader) duplicates(n *node) {
	if len(n.entries) < 2 {
		return
	}
	var seen textSet
	kept := n.entries[:0]
	for _, e := range n.entries {
		if !seen.add(e.key.text) {
			before := slices.IndexFunc(kept, func(o entry) bool { return o.key.text == e.key.text })
			y.errorAt(e.key.place, "duplicate-key", "%q stands here a second time", e.key.text).
				hint("the first is on %s; keep one of the two", y.deck.lineAt(kept[before].key.at, e.key.at))
			continue
		}
		kept = append(kept, e)
	}
	n.entries = kept
}

// closing returns where the bracket or quote at from is closed, or -1.
func closing(s string, from int) int {
	switch s[from] {
	case '"':
		for i := from + 1; i < len(s); i++ {
			switch s[i] {
			case '\\':
				i++
			case '"':
				return i
			}
		}
		return -1
	case '\'':
		for i := from + 1; i < len(s); i++ {
			if s[i] == '\'' {
				if i+1 < len(s) && s[i+1] == '\'' {
					i++
					continue
				}
				return i
			}
		}
		return -1
	}
	return closingBracket(s, from)
}

// closingBracket finds the bracket that closes the one at from, passing over
// inner brackets and quoted texts.
func closingBracket(s string, from int) int {
	depth := 0
	for i := from; i < len(s); i++ {
		switch c := s[i]; c {
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i
			}
		case '"', '\'':
			if !strings.ContainsRune("[{, :", rune(s[i-1])) {
				continue // an apostrophe inside a word
			}
			if end := closing(s, i); end > 0 {
				i = end
			}
		}
	}
	return -1
}
