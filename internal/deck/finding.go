package deck

// This file lets other packages say something about a place of a deck in the
// form of this package's own diagnostics, and compare words as it does.

import "slices"

// Diagnose makes a diagnostic about a place of the deck, with the line it
// stands in.
func (d *Deck) Diagnose(sev Severity, code string, at Pos, format string, args ...any) Diagnostic {
	return d.diag(sev, code, at, format, args...)
}

// FileLines counts the lines of the deck's files, and FileLine returns one of
// them, from 1; a deck that a program made has none.
func (d *Deck) FileLines() int { return d.text.lines() }

// FileLine returns a line of the deck's files, from 1, or "".
func (d *Deck) FileLine(n int) string { return d.line(n) }

// InOneFile reports whether two lines stand in the same file.
func (d *Deck) InOneFile(a, b int) bool { return d.text.of(a).before == d.text.of(b).before }

// LineOf returns the line of the deck's files that a diagnostic is about, or 0.
func (d *Deck) LineOf(g Diagnostic) int {
	i := slices.IndexFunc(d.text, func(t fileText) bool { return t.name == g.File })
	if i < 0 || g.At.Line == 0 {
		return 0
	}
	return d.text[i].before + g.At.Line
}

// HoldsWords reports whether words stand in a row within others.
func HoldsWords(hay, needle []string) bool { return containsWords(hay, needle) }

// Words lists the words of a text as answers are compared: without case,
// accents and marks.
func Words(text string) []string { return words(text) }
