package deck

import "strings"

// This file cuts a deck file into pieces before YAML sees it: one fact, one
// table row, one name at a time. So a mistake costs its own piece and no other,
// a file is read in a third of the time, and no hostile construction is larger
// than a piece. Cutting goes by indentation alone, which is sound because every
// YAML value lies deeper than the key or dash it belongs to. Where a part is
// not written as expected (on one line, say), it is one piece.

// shape says how a part of a deck is cut. The nil shape is one piece.
type shape struct {
	list bool              // a list of items, each of the shape each
	keys map[string]*shape // keys whose values are cut further
}

// deckShape is the outline of the language.
var deckShape = func() *shape {
	pieces := &shape{}
	table := &shape{keys: map[string]*shape{"rows": pieces}}
	facts := &shape{list: true}
	tables := &shape{list: true, keys: table.keys}
	topics := &shape{list: true, keys: map[string]*shape{"facts": facts, "tables": tables, "sets": facts}}
	return &shape{keys: map[string]*shape{
		"sources": pieces, "kinds": pieces, "names": pieces,
		"topics": topics, "facts": facts, "tables": tables, "sets": facts,
	}}
}()

// part is some lines of the file. In the first one, the given number of
// columns is blank: what stood there is a dash that has been dealt with.
type part struct {
	from, to int // lines, from 1; to is excluded
	blank    int
}

// split reads a part of the file that has a shape.
func (y *yamlReader) split(p part, s *shape, depth int) *node {
	starts, indent := y.starts(p, s.list)
	if starts == nil {
		return y.piece(p, depth)
	}
	n := &node{kind: mapping, place: place{Pos{starts[0], indent + 1}, 1}}
	if s.list {
		n.kind = list
	}
	for i, from := range starts {
		sub := part{from: from, to: p.to}
		if i+1 < len(starts) {
			sub.to = starts[i+1]
		}
		if from == p.from {
			sub.blank = p.blank
		}
		if s.list {
			n.items = append(n.items, y.item(sub, s, indent, depth+1))
		} else {
			n.entries = append(n.entries, y.entries(sub, s, indent, depth+1)...)
		}
	}
	y.duplicates(n)
	return n
}

// item reads "- value".
func (y *yamlReader) item(p part, s *shape, indent, depth int) *node {
	p.blank = indent + 1
	var n *node
	if s.keys == nil {
		n = y.piece(p, depth)
	} else {
		n = y.split(p, &shape{keys: s.keys}, depth)
	}
	if n.at.Line == 0 {
		n.place = place{Pos{p.from, indent + 1}, 1}
	}
	return n
}

// entries reads "key: value", where the key may lead to a part with a shape.
func (y *yamlReader) entries(p part, s *shape, indent, depth int) []entry {
	key, rest, _ := cutKey(y.deck.line(p.from)[indent:])
	if depth == 1 {
		y.section = key
	}
	below := part{from: p.from + 1, to: p.to}
	if inner := s.keys[key]; inner != nil && isBlank(rest) && y.isBelow(below, indent, inner.list) {
		k := &node{place: place{Pos{p.from, indent + 1}, len(key)}, kind: scalar, text: key}
		v := y.split(below, inner, depth)
		if v.at.Line == 0 {
			v.place = k.place
		}
		return []entry{{k, v}}
	}
	n := y.piece(p, depth-1)
	switch n.kind {
	case mapping:
		return n.entries
	case nothing, unread:
		return nil
	}
	y.errorAt(n.place, "yaml-syntax", "a key and a colon are expected here")
	return nil
}

// isBelow reports whether a part lies deeper than the key before it, as its
// value must. Only the dashes of a list may stand right below the key.
func (y *yamlReader) isBelow(p part, indent int, items bool) bool {
	for n := p.from; n < p.to; n++ {
		line := y.deck.line(n)
		if isBlank(line) {
			continue
		}
		in := spaces(line)
		return in > indent || in == indent && items && beginsEntry(line[in:], true)
	}
	return true
}

// starts returns the lines on which entries or items begin, and how many
// columns stand before each; nil where the part is not cut.
func (y *yamlReader) starts(p part, items bool) (starts []int, indent int) {
	for n := p.from; n < p.to; n++ {
		line := y.deck.line(n)
		blank := 0
		if n == p.from {
			blank = p.blank
		}
		if isBlank(line[min(blank, len(line)):]) {
			continue
		}
		in := blank + spaces(line[blank:])
		if starts == nil {
			indent = in
		}
		if in == indent && beginsEntry(line[in:], items) {
			starts = append(starts, n)
		} else if starts == nil {
			return nil, 0
		}
	}
	return starts, indent
}

// beginsEntry tells a line that begins an item or a key from one that goes on
// with what was begun.
func beginsEntry(s string, item bool) bool {
	if item {
		return s == "-" || strings.HasPrefix(s, "- ")
	}
	_, _, ok := cutKey(s)
	return ok
}

// cutKey splits "key: rest". It knows plain and quoted keys.
func cutKey(s string) (key, rest string, ok bool) {
	if s == "" || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "? ") || strings.ContainsRune("#[]{},&*!|>%@`:\t", rune(s[0])) {
		return "", "", false
	}
	after := 0
	if s[0] == '"' || s[0] == '\'' {
		if after = closing(s, 0) + 1; after == 0 {
			return "", "", false
		}
	}
	for i := after; i < len(s); i++ {
		switch {
		case s[i] == ':' && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t'):
			return strings.TrimRight(s[:i], " \t"), s[i+1:], true
		case s[i] == '#' && i > 0 && (s[i-1] == ' ' || s[i-1] == '\t'):
			return "", "", false
		case after > 0 && s[i] != ' ':
			return "", "", false
		}
	}
	return "", "", false
}

// spaces counts the spaces a line begins with.
func spaces(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

// isBlank reports whether a line holds nothing but a comment.
func isBlank(s string) bool {
	s = strings.TrimLeft(s, " \t")
	return s == "" || s[0] == '#'
}

// source returns the text of a part, columns kept.
func (y *yamlReader) source(p part) string {
	t := y.deck.text.of(p.from)
	first, after := p.from-t.before-1, p.to-t.before-1
	from, to := int(t.starts[first]), len(t.src)
	if after < t.lines() {
		to = int(t.starts[after])
	}
	if p.blank == 0 {
		return t.src[from:to]
	}
	return strings.Repeat(" ", p.blank) + t.src[from+p.blank:to]
}
