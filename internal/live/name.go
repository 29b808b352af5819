package live

import (
	"errors"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// This file cleans the names that pupils give themselves, and tells two of a name
// apart. A name is shown to the whole class, so nothing in it may hide, steer the
// text around it, climb over its line, or pass for another's.

// Bounds of a name, in characters.
const (
	MaxName  = 24
	maxMarks = 2   // on one letter: enough for every spelling of living languages' names, too few to climb
	maxGiven = 400 // bytes that are looked at
)

// ErrName says that nothing is left of a name that could be shown.
var ErrName = errors.New("write a name with at least one letter or digit")

// CleanName is a name as it is shown: composed, without what can't be seen, with
// single spaces, at most MaxName characters long.
func CleanName(given string) (string, error) {
	seen := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unseen(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(given[:min(len(given), maxGiven)], ""))
	name := short(norm.NFC.String(strings.Join(strings.Fields(seen), " ")))
	name = strings.Join(strings.Fields(name), " ") // a mark that went may have stood between two spaces
	if !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return "", ErrName
	}
	return name, nil
}

// short is the beginning of a name, with few marks on each letter and none on
// nothing.
func short(name string) string {
	var b strings.Builder
	length, marks := 0, maxMarks
	for _, r := range name {
		switch {
		case !unicode.IsMark(r):
			marks = 0
		case marks == maxMarks:
			continue
		default:
			marks++
		}
		if r == ' ' {
			marks = maxMarks
		}
		if length++; length > MaxName {
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}

// unseen reports whether a character has no look of its own: controls, joiners and
// turners of direction, variation selectors, fillers that are letters by name only,
// and what is not assigned.
func unseen(r rune) bool {
	switch r {
	case 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, unicode.ReplacementChar:
		return true
	}
	if r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF || r >= 0x180B && r <= 0x180F {
		return true
	}
	return !unicode.IsGraphic(r) || unicode.Is(unicode.Me, r)
}

// apart is a name unlike all that are taken: the name itself, or with the first
// number that makes it so. Names are alike if they look so but for case, accents,
// width and gaps.
func apart(name string, taken map[string]bool) string {
	if !taken[likeness(name)] {
		return name
	}
	for n := 2; ; n++ {
		suffix := " " + strconv.Itoa(n)
		runes := []rune(name)
		numbered := strings.TrimSpace(string(runes[:min(len(runes), MaxName-len(suffix))])) + suffix
		if !taken[likeness(numbered)] {
			return numbered
		}
	}
}

// likeness is what is left of a name when it is compared.
func likeness(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsMark(r) || unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(unicode.ToUpper(r))
	}, norm.NFKD.String(name))
}
