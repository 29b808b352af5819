package deck

import "strings"

// This file finds the comments of a file, which the nodes don't hold, and the
// entry or item that each belongs to.

// comment is one comment as it stands in the file.
type comment struct {
	text     string // from the # on, without white space at its end
	at       Pos
	gap      int  // white space before it, in characters
	own      bool // nothing else stands on its line
	detached bool // a blank line stands before it
}

// findComments lists a file's comments in order. A # begins one where white
// space or nothing stands before it, outside quotes and block texts. It reports
// false where a quote or a bracket is not closed, so that comments may be missing.
func findComments(t fileText) ([]*comment, bool) {
	s := commentScanner{text: t}
	for n := 1; n <= t.lines(); n++ {
		s.line(n)
	}
	return s.found, s.quote == 0 && s.depth == 0
}

// commentScanner knows, between two lines, in what it is.
type commentScanner struct {
	text   fileText
	found  []*comment
	quote  byte // the quote that is open, or 0
	depth  int  // of brackets that are open
	block  bool // inside a block text
	plain  bool // inside a text without quotes, which may go on below
	indent int  // of the key or dash whose value is read
}

func (s *commentScanner) line(n int) {
	line := s.text.line(n)
	if s.block {
		if strings.TrimSpace(line) == "" || spaces(line) > s.indent {
			return
		}
		s.block = false
	}
	// A text without quotes goes on in lines that lie deeper than its key; nothing
	// else begins there.
	goesOn := s.plain && s.quote == 0 && s.depth == 0 && strings.TrimSpace(line) != "" && spaces(line) > s.indent
	s.plain = goesOn || s.plain && strings.TrimSpace(line) == ""
	begins := !goesOn // a value may begin here
	start := 0        // of the word that may be a key
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case s.quote != 0:
			i = s.quoted(line, i)
			begins = false
		case c == ' ' || c == '\t':
		case c == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t'):
			s.comment(line, n, i)
			s.plain = false
			return
		case goesOn:
		case begins && (c == '"' || c == '\''):
			s.quote, start, begins = c, i, false
		case begins && (c == '-' || c == '?') && s.depth == 0 && (i+1 == len(line) || line[i+1] == ' '):
			s.indent = i
		case c == ':' && (i+1 == len(line) || line[i+1] == ' '):
			if s.depth == 0 {
				s.indent = start
			}
			begins, s.plain = true, false
		case (begins || s.depth > 0) && (c == '[' || c == '{'):
			s.depth++
			begins = true
		case s.depth > 0 && (c == ']' || c == '}'):
			s.depth--
			begins = false
		case s.depth > 0 && c == ',':
			begins = true
		case begins && s.depth == 0 && isBlockHeader(cutBlockComment(line[i:])):
			s.block, begins = true, false
		case begins:
			start, begins, s.plain = i, false, s.depth == 0
		}
	}
}

// quoted passes over what stands in quotes, from i on, and returns the last byte
// that it read.
func (s *commentScanner) quoted(line string, i int) int {
	for ; i < len(line); i++ {
		switch {
		case line[i] == '\\' && s.quote == '"':
			i++
		case line[i] == s.quote && s.quote == '\'' && strings.HasPrefix(line[i+1:], "'"):
			i++
		case line[i] == s.quote:
			s.quote = 0
			return i
		}
	}
	return i
}

func (s *commentScanner) comment(line string, n, i int) {
	s.found = append(s.found, &comment{
		text:     strings.TrimRight(line[i:], " \t"),
		at:       Pos{n, len([]rune(line[:i])) + 1},
		gap:      i - len(strings.TrimRight(line[:i], " \t")),
		own:      strings.TrimSpace(line[:i]) == "",
		detached: n > 1 && strings.TrimSpace(s.text.line(n-1)) == "",
	})
}

// cutBlockComment is the header of a block text without a comment behind it.
func cutBlockComment(s string) string {
	if i := strings.Index(s, " #"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, " \t")
}

// remarks are the comments that belong to an entry or an item, and whether a
// blank line stands between the last one and it.
type remarks struct {
	before   []*comment
	beside   *comment
	detached bool
}

// anchored is an entry or an item that begins a line when it is written: what
// comments belong to.
type anchored struct {
	line int
	of   *node // the key of an entry, or the item itself
}

// attach gives each comment to the entry or item that follows it, or that it
// stands beside. What follows nothing is returned.
func (w *layout) attach(list []*comment) (rest []*comment) {
	next := 0
	for _, c := range list {
		for next < len(w.anchors) && w.anchors[next].line < c.at.Line {
			next++
		}
		if c.own {
			if next == len(w.anchors) {
				rest = append(rest, c)
				continue
			}
			r := w.remarksOf(w.anchors[next].of)
			r.before = append(r.before, c)
			continue
		}
		last := next // the last one that begins on the comment's line or before it
		for last < len(w.anchors) && w.anchors[last].line == c.at.Line {
			last++
		}
		if last == 0 {
			w.remarksOf(w.anchors[0].of).before = append(w.remarksOf(w.anchors[0].of).before, c)
			continue
		}
		a := w.anchors[last-1]
		if r := w.remarksOf(a.of); a.line == c.at.Line && r.beside == nil {
			r.beside = c
		} else {
			r.before = append(r.before, c)
		}
	}
	return rest
}

func (w *layout) remarksOf(n *node) *remarks {
	r := w.remarks[n]
	if r == nil {
		r = &remarks{}
		w.remarks[n] = r
	}
	return r
}
