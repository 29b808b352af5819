package bundle

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// This file says which names an entry may have: those that every system reads as
// the same place inside the folder.

// checkName refuses a name that could lead elsewhere, that can't be read, or that
// is too long. A folder's name ends in a slash.
func checkName(name string) *Refusal {
	parts := strings.Split(strings.TrimSuffix(name, "/"), "/")
	switch {
	case !utf8.ValidString(name):
		return refuse(rename, "The archive holds an entry whose name is not written in UTF-8.").in(name)
	case len(name) > MaxPath:
		return refuse("Shorten its name or those of its folders, and pack the folder again.",
			"The name of an entry is longer than %d bytes.", MaxPath).in(name)
	case strings.ContainsRune(name, '\\'):
		return refuse(rename, "A backslash stands in the name, which some systems take for a folder.").in(name)
	case strings.HasPrefix(name, "/"):
		return refuse(zipAgain, "The name begins at the root of a disk and not in the deck’s folder.").in(name)
	case strings.ContainsRune(name, ':'):
		return refuse(rename, "A colon stands in the name, which some systems take for a drive.").in(name)
	case strings.ContainsFunc(name, unseen):
		return refuse(rename, "The name holds a character that can’t be seen.").in(name)
	case len(parts) > MaxDepth+1:
		return refuse("Move it up, and pack the folder again.", "It lies more than %d folders deep.", MaxDepth).in(name)
	}
	for _, part := range parts {
		switch {
		case part == "..":
			return refuse(zipAgain, "The name leads out of the deck’s folder.").in(name)
		case part == "" || part == "." || strings.TrimSpace(part) != part || strings.HasSuffix(part, "."):
			return refuse(rename, "A part of the name is empty, or begins or ends in a way that some systems leave out.").in(name)
		}
	}
	return nil
}

// unseen tells characters that are not seen, or that turn the reading direction.
func unseen(r rune) bool { return !unicode.IsGraphic(r) }

// places remembers what lies where, as the most forgiving system sees it.
type places map[string]place

// place is what lies somewhere: a file or a folder, with an entry of its own or
// implied by what lies in it.
type place struct{ folder, listed bool }

var folding = cases.Fold()

// folded is a name as the most forgiving system reads it: without regard to
// capitals or to how accents are written.
func folded(name string) string {
	return norm.NFKC.String(folding.String(norm.NFKC.String(strings.TrimSuffix(name, "/"))))
}

// take refuses a name that another entry has, or that is a file to one and a
// folder to the other.
func (p places) take(name string) *Refusal {
	key, folder := folded(name), strings.HasSuffix(name, "/")
	if was, taken := p[key]; taken && (was.listed || !was.folder || !folder) {
		return refuse(rename, "Two entries have one name, at least on some systems.").in(name)
	}
	p[key] = place{folder: folder, listed: true}
	for i := range key {
		if key[i] != '/' {
			continue
		}
		was, taken := p[key[:i]]
		if taken && !was.folder {
			return refuse(zipAgain, "It lies in a folder that is a file to another entry.").in(name)
		}
		p[key[:i]] = place{folder: true, listed: was.listed}
	}
	return nil
}
