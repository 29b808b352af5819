package lint

// This file reads the comments with which an author says that a finding is
// meant. A comment holds for the fact or row in which it stands, and above the
// first fact for the line it ends or the line below it.

import (
	"regexp"
	"slices"
	"strings"

	"quiz/internal/deck"
)

var ignoreComment = regexp.MustCompile(`(?:^|\s)# lint: ignore ([a-z0-9-]+(?:, *[a-z0-9-]+)*)\s*$`)

// ignore is one code of one comment.
type ignore struct {
	code string
	at   deck.Pos
	fact int // the fact it stands in, from 1; 0 for none
	used bool
}

// ignores are those of a deck.
type ignores struct {
	deck   *deck.Deck
	starts []int // the lines on which facts begin, in order
	list   []*ignore
}

// readIgnores finds the comments of a deck.
func readIgnores(d *deck.Deck) *ignores {
	g := &ignores{deck: d}
	for _, f := range d.Facts {
		g.starts = append(g.starts, f.At.Line)
	}
	slices.Sort(g.starts)
	for n := 1; n <= d.FileLines(); n++ {
		line := d.FileLine(n)
		m := ignoreComment.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		column := len([]rune(line[:strings.LastIndex(line, "# lint:")])) + 1
		for _, code := range strings.Split(m[1], ",") {
			g.list = append(g.list, &ignore{code: strings.TrimSpace(code), at: deck.Pos{Line: n, Column: column}, fact: g.factOf(n)})
		}
	}
	return g
}

// factOf counts the facts that begin at or before a line; 0 where none does in its
// file.
func (g *ignores) factOf(line int) int {
	n, _ := slices.BinarySearch(g.starts, line+1)
	if n > 0 && !g.deck.InOneFile(g.starts[n-1], line) {
		return 0
	}
	return n
}

// silence reports whether a finding is meant.
func (g *ignores) silence(found deck.Diagnostic) bool {
	silent := false
	line := g.deck.LineOf(found)
	for _, i := range g.list {
		if i.code != found.Code {
			continue
		}
		near := i.at.Line == line || i.at.Line+1 == line
		if near || i.fact > 0 && i.fact == g.factOf(line) {
			i.used, silent = true, true
		}
	}
	return silent
}

// unused says which comments silence nothing.
func (g *ignores) unused(d *deck.Deck, codes []string) deck.Diagnostics {
	var list deck.Diagnostics
	for _, i := range g.list {
		if i.used || len(codes) > 0 && !slices.Contains(codes, i.code) {
			continue
		}
		out := d.Diagnose(deck.Warning, "unused-ignore", i.at, "nothing here is found by %s", i.code)
		out.Hint = "delete the comment, or correct the code in it"
		list = append(list, out)
	}
	return list
}
