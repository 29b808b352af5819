package deck

// This file gives a diagnostic to those who show it otherwise than as a line of
// text.

// Shown is a diagnostic in parts, each safe to show: what String prints.
type Shown struct {
	Severity string // error or warning
	Code     string
	File     string
	At       Pos
	Message  string
	Hint     string
	Before   string // the line up to the place, or "" where there is no excerpt
	Marked   string // the place, "" where nothing stands there
	After    string
}

// Shown returns the diagnostic in parts.
func (g Diagnostic) Shown() Shown {
	s := Shown{
		Severity: g.Severity.String(), Code: g.Code, File: printable(g.File), At: g.At,
		Message: printable(g.Message), Hint: printable(g.Hint),
	}
	if g.Line != "" && g.At.Line > 0 {
		s.Before, s.Marked, s.After = excerptParts(g.Line, g.At.Column, g.Width)
	}
	return s
}
