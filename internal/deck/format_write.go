package deck

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// This file writes a deck's nodes in the one layout.

// layout is one run of Format.
type layout struct {
	text    fileText
	anchors []anchored
	remarks map[*node]*remarks
	head    []*comment // before everything, a blank line away
	rest    []*comment // after everything
	out     strings.Builder
	opened  bool // nothing stands below the key or dash that was written last
	carried string
}

func newLayout(t fileText, root *node, comments []*comment) *layout {
	w := &layout{text: t, remarks: map[*node]*remarks{}, opened: true}
	w.anchor(root, 0)
	head := headOf(t, comments, root.at.Line)
	w.head = comments[:head]
	w.rest = w.attach(comments[head:])
	line := root.at.Line
	for _, a := range w.anchors {
		if a.line > line && strings.TrimSpace(t.line(a.line-1)) == "" {
			w.remarksOf(a.of).detached = true
		}
		line = a.line
	}
	return w
}

// headOf counts the comments that are about the file as a whole: those before
// the deck begins that a blank line parts from it.
func headOf(t fileText, comments []*comment, begin int) int {
	head := 0
	for i, c := range comments {
		if !c.own || c.at.Line >= begin {
			break
		}
		if strings.TrimSpace(t.line(c.at.Line+1)) == "" {
			head = i + 1
		}
	}
	return head
}

// anchor lists what begins a line, in the file's order.
func (w *layout) anchor(n *node, indent int) {
	for _, e := range n.entries {
		w.anchors = append(w.anchors, anchored{e.key.at.Line, e.key})
		if !w.inline(e.value, indent+len(e.key.text)+2) {
			w.anchor(e.value, indent+2)
		}
	}
	for _, item := range n.items {
		w.anchors = append(w.anchors, anchored{item.at.Line, item})
		if !w.inline(item, indent+2) {
			w.anchor(item, indent+2)
		}
	}
}

// inline reports whether a value is written on the line of its key or dash.
func (w *layout) inline(n *node, column int) bool {
	switch {
	case n.kind != list && n.kind != mapping, len(n.items)+len(n.entries) == 0:
		return true
	case !flowAt(w.text, n):
		return false
	}
	return column+utf8.RuneCountInString(flow(n, nil)) <= formatWidth
}

// write returns the whole file, which is of a grammar.
func (w *layout) write(root *node, g *grammar) string {
	for _, c := range w.head {
		w.comment(c, 0, true)
	}
	if len(w.head) > 0 {
		w.blank()
	}
	w.entries(root, g, 0)
	for _, c := range w.rest {
		w.comment(c, 0, true)
	}
	return w.out.String()
}

// entries writes keys and values one below the other. Between the keys of a fact
// and the like there are no blank lines.
func (w *layout) entries(n *node, g *grammar, indent int) {
	loose := g == nil || len(g.order) == 0 || g == deckGrammar || g == fileGrammar
	for i, e := range g.ordered(n.entries) {
		inner := g.of(e.key.text)
		w.before(e.key, indent, loose, i > 0 && indent == 0 && inner != nil && opensSection(e.value))
		w.line(indent, keyText(e.key)+":")
		w.value(e.value, inner, indent, e.key)
	}
}

// opensSection reports whether a value at the top of a deck goes over lines.
func opensSection(n *node) bool { return n.kind == list || n.kind == mapping }

// value writes what stands behind a key, or below it.
func (w *layout) value(n *node, g *grammar, indent int, key *node) {
	column := indent + len(key.text) + 2
	switch {
	case n.kind == scalar && n.style == block:
		header, lines := w.blockText(n, key)
		w.out.WriteString(" " + header)
		w.end(key)
		for _, line := range lines {
			w.line(indent+2, line)
			w.out.WriteString("\n")
		}
	case w.inline(n, column):
		if text := flow(n, g); text != "" {
			w.out.WriteString(" " + text)
		}
		w.end(key)
	default:
		w.end(key)
		w.opened = true
		if n.kind == list {
			w.items(n, g, indent+2)
		} else {
			w.entries(n, g, indent+2)
		}
	}
}

// items writes the items of a list one below the other. The first key of an
// item stands behind its dash.
func (w *layout) items(n *node, g *grammar, indent int) {
	each := g.of(anyEntry)
	for i, item := range n.items {
		w.before(item, indent, true, i > 0 && each != nil && each.apart)
		switch {
		case w.inline(item, indent+2) && item.style != block:
			w.line(indent, "- "+flow(item, each))
			w.end(item)
		case item.kind == scalar:
			header, lines := w.blockText(item, item)
			w.line(indent, "- "+header)
			w.end(item)
			for _, line := range lines {
				w.line(indent+2, line)
				w.out.WriteString("\n")
			}
		case item.kind == list:
			w.line(indent, "-")
			w.end(item)
			w.items(item, each, indent+2)
		default:
			w.hoist(item, each, indent)
			w.carried = strings.Repeat(" ", indent) + "- "
			w.entries(item, each, indent+2)
		}
	}
}

// hoist moves what belongs above an item's first key above its dash, and what
// stands beside a dash alone.
func (w *layout) hoist(item *node, g *grammar, indent int) {
	var above []*comment
	if r := w.remarks[item]; r != nil && r.beside != nil {
		above = append(above, r.beside)
	}
	if r := w.remarks[g.ordered(item.entries)[0].key]; r != nil {
		above = append(above, r.before...)
		r.before = nil
	}
	for _, c := range above {
		w.comment(c, indent, true)
	}
}

// before writes what stands above an entry or an item: a blank line, if the
// author set one where it is loose or the layout wants one, and comments.
func (w *layout) before(n *node, indent int, loose, apart bool) {
	r := w.remarks[n]
	if r == nil {
		r = &remarks{}
	}
	if apart {
		w.blank()
	}
	for _, c := range r.before {
		w.comment(c, indent, loose)
	}
	if r.detached && loose {
		w.blank()
	}
}

// blank writes an empty line, unless something was opened just before.
func (w *layout) blank() {
	if w.opened || w.carried != "" || strings.HasSuffix(w.out.String(), "\n\n") {
		return
	}
	w.out.WriteString("\n")
}

// comment writes a comment on a line of its own.
func (w *layout) comment(c *comment, indent int, loose bool) {
	if c.detached && c.own && loose {
		w.blank()
	}
	w.line(indent, c.text)
	w.out.WriteString("\n")
}

// line begins a line; the first key of an item stands behind its dash.
func (w *layout) line(indent int, text string) {
	if w.carried != "" {
		w.out.WriteString(w.carried)
		w.carried = ""
	} else if text != "" {
		w.out.WriteString(strings.Repeat(" ", indent))
	}
	w.opened = false
	w.out.WriteString(text)
}

// end ends a line, with the comment that stands beside it as far away as it was,
// and two spaces at least.
func (w *layout) end(n *node) {
	if r := w.remarks[n]; r != nil && r.beside != nil {
		w.out.WriteString(strings.Repeat(" ", max(2, r.beside.gap)) + r.beside.text)
	}
	w.out.WriteString("\n")
}

// blockText returns the header and the lines of a text that | or > begins, as
// they stand in the file, but for their indentation.
func (w *layout) blockText(n, parent *node) (header string, lines []string) {
	line := w.text.line(n.at.Line)
	header = cutBlockComment(line[runeOffset(line, n.at.Column-1):])
	indent, least := spaces(w.text.line(parent.at.Line)), -1
	if parent != n {
		indent = parent.at.Column - 1
	}
	for i := n.at.Line + 1; i <= w.text.lines(); i++ {
		s := w.text.line(i)
		if strings.TrimSpace(s) != "" {
			if spaces(s) <= indent {
				break
			}
			if least < 0 || spaces(s) < least {
				least = spaces(s)
			}
		}
		lines = append(lines, s)
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	lines = slices.Clone(lines)
	for i, s := range lines {
		lines[i] = s[min(max(least, 0), len(s)):]
		if strings.TrimSpace(s) == "" {
			lines[i] = ""
		}
	}
	return header, lines
}
