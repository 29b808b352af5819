// Package markup reads the marks that the texts of a deck may hold: the deck
// language's own small part of Markdown, formulas in LaTeX, pictures and sounds.
//
//	*emphasis* _emphasis_ **strong** `code` [words](https://example.org)
//	$x^2$ \(x^2\)          a formula in the line
//	$$x^2$$                a formula on a line of its own
//	![a red kite](kite.png) ![its call](kite.mp3)
//
// It is a part and not all of Markdown because a text is first of all what an
// author of facts writes: prices, products, file names, C*-algebras, footnotes in
// brackets. Such texts must read as they are written, so:
//
//   - A mark of emphasis or code begins and ends at the edge of a word. 2*3*4 and
//     snake_case have none. Four or more in a row are never marks, so ____ stays.
//   - A $ opens a formula where no letter, digit or $ stands before it and neither
//     a space nor [ behind it; the next $ that has no space before it closes the
//     formula, if no letter, digit or [ follows. "$5 and $6" has no formula.
//   - What is not closed, names no picture or sound, or leads to no web address is
//     read as the characters that it is made of. There are no errors here.
//   - A backslash takes the meaning from a mark: \* \_ \` \$ \[ \] \! \\.
//   - There is no HTML, no heading, no quotation, no table and no bare address.
//
// Lists and paragraphs are read by Blocks alone, for notes and descriptions.
//
// Parse keeps where answers stand, given as byte ranges, so that one can be set
// off or left out after emphasis was read across it. Plain is the same text
// without marks, for comparing, finding, titles and what is read aloud. Both take
// time in proportion to the text.
//
// The package must never know what a deck or a page is.
package markup

import "strings"

// This file holds what is read, and the text without marks.

// Kind is what a node is.
type Kind uint8

// The kinds of nodes. Those with children have no text, but for a picture's or a
// sound's, which says what it shows.
const (
	Text     Kind = iota
	Answer        // children: a range that Parse was given
	Gap           // ____ where an answer was left out; Text says it
	Emphasis      // children
	Strong        // children
	Code          // Text
	Link          // children; Target is a web address
	Picture       // Text describes it; Target is a file's path
	Sound         // Text describes it; Target is a file's path
	Formula       // Text is LaTeX
	Display       // Text is LaTeX, for a line of its own
	Break         // a new line
)

// Node is a part of a text.
type Node struct {
	Kind     Kind
	Text     string
	Target   string
	Children []Node
}

// Gapped is what stands where an answer was left out.
const Gapped = "____"

// signs are the characters that any mark holds one of.
const signs = "*_`$[\\"

// isSign is a table of signs, for nearly every text of a deck is asked for them.
var isSign = func() (table [256]bool) {
	for i := range len(signs) {
		table[signs[i]] = true
	}
	return table
}()

// Has reports whether a text may hold a mark: one that doesn't is its own plain
// text.
func Has(src string) bool {
	for i := range len(src) {
		if isSign[src[i]] {
			return true
		}
	}
	return false
}

// Parse reads a text on one line. Answers are byte ranges of it, in order; those
// that don't fit are left out.
func Parse(src string, answers ...[2]int) []Node {
	return parse(src, answers, false)
}

// Plain is a text without its marks: words without emphasis, links without
// addresses, pictures and sounds by their descriptions, formulas as LaTeX.
func Plain(src string) string {
	if !Has(src) {
		return src
	}
	return PlainOf(Parse(src))
}

// PlainOf is the plain text of nodes.
func PlainOf(nodes []Node) string {
	var b strings.Builder
	writePlain(&b, nodes)
	return b.String()
}

func writePlain(b *strings.Builder, nodes []Node) {
	for _, n := range nodes {
		switch n.Kind {
		case Break:
			b.WriteByte('\n')
		default:
			b.WriteString(n.Text)
		}
		writePlain(b, n.Children)
	}
}

// Unspoken reports whether a text holds what can't be typed as words: a formula,
// a picture or a sound.
func Unspoken(src string) bool {
	return Has(src) && unspoken(Parse(src))
}

func unspoken(nodes []Node) bool {
	for _, n := range nodes {
		switch n.Kind {
		case Formula, Display, Picture, Sound:
			return true
		}
		if unspoken(n.Children) {
			return true
		}
	}
	return false
}

// Words is the plain text without pictures and sounds.
func Words(src string) string {
	if !Has(src) {
		return src
	}
	return strings.TrimSpace(PlainOf(wordsOnly(Parse(src))))
}

func wordsOnly(nodes []Node) []Node {
	var kept []Node
	for _, n := range nodes {
		if n.Kind != Picture && n.Kind != Sound {
			n.Children = wordsOnly(n.Children)
			kept = append(kept, n)
		}
	}
	return kept
}
