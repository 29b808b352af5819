// Package lint says what a careful editor would say of a deck that compiles.
//
// First come the rules of the deck language in their order. Several of them
// are diagnostics that reading and compiling raise already; lint shows these
// again and never repeats their logic. Then come rules of item writing, after
// Haladyna, Downing and Rodriguez (2002). Each rule has a code, an explanation
// and examples in docs/lint.md.
//
// A finding is a warning or a note, never an error of lint's own. An author
// who means what was found says so in a comment within the fact:
//
//	# lint: ignore negative-stem
//
// The package must never know of a file system, a database or a learner.
package lint

import (
	"slices"

	"quiz/internal/deck"
)

// Rule is one rule. A rule without find is a code that check raises.
type Rule struct {
	Code     string
	Severity deck.Severity
	Means    string
	find     func(*pass)
}

// pass is one rule on its way through a deck.
type pass struct {
	deck  *deck.Deck
	book  *deck.Book // nil where the deck has errors
	rule  Rule
	found deck.Diagnostics
}

// say adds a finding.
func (p *pass) say(at deck.Pos, hint, format string, args ...any) {
	g := p.deck.Diagnose(p.rule.Severity, p.rule.Code, at, format, args...)
	g.Hint = hint
	p.found = append(p.found, g)
}

// Lint returns what the rules find, in their order and within each by place,
// and last the ignores that nothing needs. Checked is what reading, compiling
// and the sources said of the deck already; of it errors are always kept, for a deck
// that can't be used is not fine in any respect. The book is what the deck compiles
// to, or nil. With codes only those rules are applied.
func Lint(d *deck.Deck, book *deck.Book, checked deck.Diagnostics, codes []string) deck.Diagnostics {
	var all deck.Diagnostics
	for _, g := range checked {
		if g.Severity == deck.Error && !(known(g.Code) && applied(g.Code, codes)) {
			all = append(all, g)
		}
	}
	ignored := readIgnores(d)
	for _, r := range rules {
		if !applied(r.Code, codes) {
			continue
		}
		for _, g := range r.apply(d, book, checked) {
			if g.Severity == deck.Error || !ignored.silence(g) {
				all = append(all, g)
			}
		}
	}
	return append(all, ignored.unused(d, codes)...)
}

// apply lists what one rule finds, by place.
func (r Rule) apply(d *deck.Deck, book *deck.Book, checked deck.Diagnostics) deck.Diagnostics {
	p := &pass{deck: d, book: book, rule: r}
	if r.find != nil {
		r.find(p)
	}
	for _, g := range checked {
		if g.Code == r.Code {
			p.found = append(p.found, g)
		}
	}
	p.found.Sort()
	return p.found
}

// applied reports whether a rule is among those that were asked for.
func applied(code string, codes []string) bool {
	return len(codes) == 0 || slices.Contains(codes, code)
}

// known reports whether a code is a rule's.
func known(code string) bool {
	return slices.ContainsFunc(rules, func(r Rule) bool { return r.Code == code })
}

// Rules lists every rule in order.
func Rules() []Rule { return slices.Clone(rules) }
