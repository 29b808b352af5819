package deck

import (
	"regexp"
	"slices"
	"strings"
)

// This file finds the line whose indentation keeps a part from being read, and says
// under which line it would belong. It is asked only of parts that could not be
// read, so that it never has to be sure of anything else.

// level is a key or a dash, beside which others of its entry or list stand.
type level struct {
	column int // from 0
	dash   bool
	at     int // its line
	name   string
}

// keyStart is what begins a key with its value, after dashes that open entries of
// lists.
var keyStart = regexp.MustCompile(`^([A-Za-z_][A-Za-z0-9_-]*):(?:\s+(.*))?$`)

// indents follows the levels through the lines of a part.
type indents struct {
	levels []level // open ones, outermost first
	filled bool    // the last key has its value on its own line
	block  int     // the column of a key with a block of lines, or -1
}

// indent reports the first line of a part that is indented like none that it could
// belong to, if there is one.
func (y *yamlReader) indent(p part) bool {
	s := indents{block: -1}
	for n := p.from; n < p.to; n++ {
		line := y.deck.line(n)
		if isBlank(line) || strings.HasPrefix(strings.TrimLeft(line, " "), "#") {
			continue
		}
		if beside, wrong := s.line(line, n); wrong {
			column := spaces(line)
			g := y.errorAt(place{Pos{n, 1}, max(column, 1)}, "yaml-indent", "this line begins with %s, and there it belongs to nothing", counted(column, "space"))
			g.hint("let it begin below “%s” of %s, with %s", beside.name, y.deck.lineAt(Pos{beside.at, 1}, Pos{n, 1}), counted(beside.column, "space"))
			if column > beside.column {
				g.Hint += "; if it goes on with the text above, put that text in quotes"
			}
			return true
		}
	}
	return false
}

// line follows one line; wrong says that it stands beside nothing, and beside what it
// probably should.
func (s *indents) line(line string, at int) (beside level, wrong bool) {
	column := spaces(line)
	rest := line[column:]
	if s.block >= 0 && column > s.block {
		return level{}, false
	}
	s.block = -1
	if !strings.HasPrefix(rest, "- ") && rest != "-" && !keyStart.MatchString(rest) {
		s.filled = true // text that goes on
		return level{}, false
	}
	if beside, wrong = s.place(column, strings.HasPrefix(rest, "-")); wrong {
		return beside, true
	}
	for strings.HasPrefix(rest, "-") && (rest == "-" || rest[1] == ' ') {
		s.open(level{column, true, at, "-"})
		inner := strings.TrimLeft(rest[1:], " ")
		column += len(rest) - len(inner)
		rest = inner
		s.filled = rest != ""
	}
	if m := keyStart.FindStringSubmatch(rest); m != nil {
		s.open(level{column, false, at, m[1] + ":"})
		value, _, _ := strings.Cut(m[2], " #")
		s.filled = value != "" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "&")
		if s.filled && strings.ContainsAny(value[:1], "|>") {
			s.block = column
		}
	}
	return level{}, false
}

// place closes the levels that a line at a column ends, and says whether it stands
// beside one that is open, or may open one.
func (s *indents) place(column int, dash bool) (beside level, wrong bool) {
	var last level
	for len(s.levels) > 0 && s.levels[len(s.levels)-1].column > column {
		last = s.levels[len(s.levels)-1]
		s.levels = s.levels[:len(s.levels)-1]
	}
	if len(s.levels) == 0 {
		return last, last.name != ""
	}
	top := s.levels[len(s.levels)-1]
	switch {
	case top.column == column && (dash || !top.dash):
		return level{}, false
	case last.name != "": // between two levels, or a key where a dash stands
		return last, true
	}
	return top, s.filled && top.column < column
}

// open adds a level, in place of the one that it stands beside.
func (s *indents) open(l level) {
	s.levels = slices.DeleteFunc(s.levels, func(old level) bool { return old.column == l.column && (old.dash == l.dash) })
	s.levels = append(s.levels, l)
}
