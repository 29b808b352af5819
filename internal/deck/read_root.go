package deck

import "strings"

// This file finds the deck inside its file: YAML directives before it, marks
// where a document begins and ends, and nothing after it.

// root reads the deck's file as one node, or nil where it holds nothing.
func (r *reader) root() *node {
	whole := part{from: 1, to: r.deck.text.lines() + 1}
	whole = r.document(whole)
	r.yaml.readAhead(whole, deckShape)
	n := r.yaml.split(whole, deckShape, 0)
	r.yaml.ahead = nil
	if n.kind == nothing {
		return nil
	}
	if n.kind != mapping {
		r.errorAt(n.place, "wrong-type", "a deck needs keys with values; this is %s", n.describe()).
			hint("begin with a line such as  deck: my-first-deck")
	}
	return n
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
