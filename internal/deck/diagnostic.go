package deck

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// This file holds what is said to an author: one diagnostic, its order and how
// it is printed. It must not know any rule that raises one.

// Severity tells an error, which stops compiling, from a warning, which doesn't,
// and from a note, which an author may well leave as it is.
type Severity uint8

// The severities, worst last.
const (
	Note Severity = iota
	Warning
	Error
)

// String returns the word that is printed.
func (s Severity) String() string {
	return [...]string{"note", "warning", "error"}[s]
}

// Diagnostic is one thing wrong with a deck.
type Diagnostic struct {
	Code     string // stable, such as unknown-key; see Codes
	Severity Severity
	File     string
	At       Pos
	Width    int    // characters to underline from At, at least 1
	Message  string // what is wrong, in a sentence
	Hint     string // what to do: "did you mean ...", the form to type; may be ""
	Line     string // the source line, for the excerpt; may be ""
}

// diag makes a diagnostic about a place of the deck, with the line it stands in.
func (d *Deck) diag(sev Severity, code string, at Pos, format string, args ...any) Diagnostic {
	file, in := d.where(at)
	return Diagnostic{
		Code:     code,
		Severity: sev,
		File:     file,
		At:       in,
		Width:    1,
		Message:  fmt.Sprintf(format, args...),
		Line:     d.line(at.Line),
	}
}

// withHint adds what to do about it.
func (g Diagnostic) withHint(format string, args ...any) Diagnostic {
	g.Hint = fmt.Sprintf(format, args...)
	return g
}

// withWidth says how many characters are meant.
func (g Diagnostic) withWidth(n int) Diagnostic {
	g.Width = max(n, 1)
	return g
}

// String prints the diagnostic for a terminal: the place and the message, the
// line with the place underlined, and what to do.
func (g Diagnostic) String() string {
	var b strings.Builder
	if g.File != "" {
		fmt.Fprintf(&b, "%s:", printable(g.File))
	}
	if g.At.Line > 0 {
		fmt.Fprintf(&b, "%d:%d:", g.At.Line, g.At.Column)
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	fmt.Fprintf(&b, "%s[%s]: %s", g.Severity, g.Code, printable(g.Message))
	if g.Line != "" && g.At.Line > 0 {
		text, carets := excerpt(g.Line, g.At.Column, g.Width)
		fmt.Fprintf(&b, "\n%5d | %s\n      | %s", g.At.Line, text, carets)
	}
	if g.Hint != "" {
		fmt.Fprintf(&b, "\n      = %s", printable(g.Hint))
	}
	return b.String()
}

// MarshalJSON writes the form that other programs read. The field names are a
// promise.
func (g Diagnostic) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Code     string `json:"code"`
		Severity string `json:"severity"`
		File     string `json:"file"`
		Line     int    `json:"line"`
		Column   int    `json:"column"`
		Width    int    `json:"width"`
		Message  string `json:"message"`
		Hint     string `json:"hint"`
	}{g.Code, g.Severity.String(), g.File, g.At.Line, g.At.Column, g.Width, g.Message, g.Hint})
}

// Diagnostics is a list of them. Its zero value says that nothing is wrong.
type Diagnostics []Diagnostic

// Errors counts the diagnostics that stop compiling.
func (ds Diagnostics) Errors() int { return ds.count(Error) }

// Warnings counts the diagnostics that don't.
func (ds Diagnostics) Warnings() int { return ds.count(Warning) }

func (ds Diagnostics) count(s Severity) int {
	n := 0
	for _, g := range ds {
		if g.Severity == s {
			n++
		}
	}
	return n
}

// Notes counts what may well stay as it is.
func (ds Diagnostics) Notes() int { return ds.count(Note) }

// Sort orders the list by file and place; at one place errors come first.
// Diagnostics without a place come last.
func (ds Diagnostics) Sort() {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		switch {
		case a.File != b.File:
			return strings.Compare(a.File, b.File)
		case (a.At.Line == 0) != (b.At.Line == 0):
			return b.At.Line - a.At.Line
		case a.At.Line != b.At.Line:
			return a.At.Line - b.At.Line
		case a.At.Column != b.At.Column:
			return a.At.Column - b.At.Column
		case a.Severity != b.Severity:
			return int(b.Severity) - int(a.Severity)
		}
		return strings.Compare(a.Code, b.Code)
	})
}
