package deck

import "unicode/utf8"

// This file holds a YAML value as Read sees it: where it stands, how it was
// written and what is in it. It knows nothing of decks.

// nodeKind is the shape of a value.
type nodeKind uint8

const (
	nothing nodeKind = iota // no value: "key:" or "key: ~"
	scalar
	list
	mapping
	unread // could not be read, and that has been said
)

// style is how a scalar was written, as far as it changes what it may hold.
type style uint8

const (
	plain style = iota
	quoted
	block // | or >
)

// node is one value.
type node struct {
	place
	kind    nodeKind
	style   style
	typed   string // what YAML takes a plain scalar for, such as "a number"; "" for text
	text    string // of a scalar; for "key: ~", what stands there
	items   []*node
	entries []entry
}

// entry is one line of a mapping.
type entry struct {
	key   *node
	value *node
}

// within returns the place of a part of a scalar, given in bytes of its text.
// It is exact for texts on one line without escapes, and the scalar's own
// place otherwise.
func (n *node) within(from, to int) place {
	if n.kind != scalar || n.style == block || from < 0 || to > len(n.text) || from > to {
		return n.place
	}
	skip := 0
	if n.style == quoted {
		skip = 1
	}
	runes := utf8.RuneCountInString(n.text)
	if n.width != runes+2*skip {
		return n.place
	}
	return n.shift(skip+utf8.RuneCountInString(n.text[:from]), utf8.RuneCountInString(n.text[from:to]))
}

// describe says what was written, for "expected a text, found ...".
func (n *node) describe() string {
	switch n.kind {
	case scalar:
		if n.typed != "" {
			return n.typed
		}
		return "a text"
	case list:
		return "a list"
	case mapping:
		return "a group of keys"
	}
	return "nothing"
}
