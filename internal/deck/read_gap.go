package deck

// This file knows the gaps that YAML wants and people leave out: the space
// after a key's colon and after a list's dash, where a no-break space or the
// wide colon of another keyboard does not count.

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	noSpaceKey  = regexp.MustCompile(`^( *(?:- +)*)([a-z_]+)(：\s*|:[\x{00a0}\x{2007}\x{202f}\x{3000}]+|:)([^\s:].*)$`)
	noSpaceDash = regexp.MustCompile(`^( *)-([a-z_]+):(?: .*)?$`)
)

// anyKey reports whether some entry of a deck has a key.
func anyKey(word string) bool {
	return slices.ContainsFunc([][]string{
		deckKeys, fileKeys, sourceKeys, kindKeys, nameKeys, topicKeys, factKeys, positionKeys, tableKeys, rowKeys, citeKeys, setKeys, questionKeys,
	}, func(keys []string) bool { return slices.Contains(keys, word) })
}

// mendGap reports a missing gap in a line and returns the line with it.
func (y *yamlReader) mendGap(s string, line int) (string, bool) {
	if m := noSpaceDash.FindStringSubmatch(s); m != nil && anyKey(m[2]) {
		y.errorAt(place{Pos{line, len(m[1]) + 1}, 1}, "yaml-syntax", "there is no space after this dash").
			hint("write - %s, and the other keys of the entry right below the first", strings.TrimSpace(s)[1:])
		return s, true
	}
	m := noSpaceKey.FindStringSubmatch(s)
	if m == nil || !anyKey(m[2]) {
		return s, false
	}
	what := "there is no space after the colon of " + m[2]
	switch {
	case strings.Contains(m[3], "："):
		what = "the colon of " + m[2] + " is a wide one, which YAML takes for a letter"
	case m[3] != ":":
		what = fmt.Sprintf("the space at the colon of %s is none to YAML: it is U+%04X", m[2], lastRune(m[3]))
	}
	at := utf8.RuneCountInString(m[1] + m[2])
	y.errorAt(place{Pos{line, at + 1}, utf8.RuneCountInString(m[3])}, "yaml-syntax", "%s", what).
		hint("write %s: %s", m[2], m[4])
	return m[1] + m[2] + ": " + m[4], true
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
