package deck

import "strings"

// This file finds the deck inside its files: YAML directives before it, marks
// where a document begins and ends, and nothing after it.

// root reads the deck's head as one node, or nil where it holds nothing.
func (r *reader) root() *node {
	n := r.roots(r.deck.text)[0]
	if n.kind == nothing {
		return nil
	}
	if n.kind != mapping {
		r.errorAt(n.place, "wrong-type", "a deck needs keys with values; this is %s", n.describe()).
			hint("begin with a line such as  deck: my-first-deck")
	}
	return n
}

// roots reads files as one node each.
func (r *reader) roots(files []fileText) []*node {
	documents := make([]part, len(files))
	for i, f := range files {
		documents[i] = r.document(f.whole())
	}
	r.yaml.readAhead(documents, deckShape)
	nodes := make([]*node, len(files))
	for i, document := range documents {
		r.yaml.anchors = map[string]*anchor{} // an alias knows those of its own file
		nodes[i] = r.yaml.split(document, deckShape, 0)
		r.yaml.unusedAnchors()
	}
	r.yaml.ahead = nil
	return nodes
}

// document cuts off what is around the first document.
func (r *reader) document(p part) part {
	begun := false // content has been seen
	for n := p.from; n < p.to; n++ {
		line := r.deck.line(n)
		switch {
		case isMarker(line, "---") && !begun:
			p.from = n
			if isBlank(line[3:]) {
				p.from = n + 1
			} else {
				p.blank = 3
			}
			begun = true
		case isMarker(line, "---"), isMarker(line, "..."):
			r.rest(part{from: n + 1, to: p.to})
			p.to = n
		case strings.HasPrefix(line, "%") && !begun:
			p.from = n + 1
		case !isBlank(line):
			begun = true
		}
	}
	return p
}

// rest reports what stands after the deck.
func (r *reader) rest(p part) {
	for n := p.from; n < p.to; n++ {
		if line := r.deck.line(n); !isBlank(line) && !isMarker(line, "---") && !isMarker(line, "...") {
			r.errorAt(place{Pos{n, 1}, 1}, "second-document", "a second document begins here, which is not read").
				hint("one file holds one deck: delete the line --- or move the rest to its own file")
			return
		}
	}
}

// isMarker tells a line that begins or ends a YAML document.
func isMarker(line, marker string) bool {
	return strings.HasPrefix(line, marker) && (len(line) == 3 || line[3] == ' ' || line[3] == '\t')
}
