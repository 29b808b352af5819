package deck

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// This file gives a deck's files their one layout: the order of the keys, two
// spaces for each level, one way to quote. What an author decides stays as it
// is: the order of entries, what stands on one line in {...} or [...], single
// blank lines, comments. format_comment.go finds the comments, format_write.go
// writes, format_folder.go does the same for decks over several files.

// formatWidth is how many columns a value in {...} or [...] may reach; a longer
// one is written one part below the other. Sentences are never broken.
const formatWidth = 160

// Errors of Format.
var (
	ErrFaulty = errors.New("the deck has errors")
	ErrLayout = errors.New("the file uses YAML that has no layout here")
)

// Format returns a deck's file in its one layout. It refuses a deck that Read
// finds errors in, and a file whose layout it can't change without changing more
// than that: what it returns reads as the same deck with the same comments.
func Format(src []byte) ([]byte, error) {
	before, found := Read("", src)
	if before == nil || found.Errors() > 0 {
		return nil, ErrFaulty
	}
	text, err := layOut(src, deckGrammar)
	if err != nil {
		return nil, err
	}
	after, found := Read("", text)
	if found.Errors() > 0 || !sameMeaning(reflect.ValueOf(before), reflect.ValueOf(after)) {
		return nil, errMeaning
	}
	return text, nil
}

// errMeaning refuses a layout that would read otherwise than the file.
var errMeaning = fmt.Errorf("%w: write its texts on one line each", ErrLayout)

// layOut writes one file in the layout of its grammar, with the same comments.
func layOut(src []byte, g *grammar) ([]byte, error) {
	r := newReader(&Deck{})
	r.take("", src)
	root := r.roots(r.deck.text)[0]
	if root.kind == nothing {
		return src, nil
	}
	if len(r.yaml.anchors)+r.yaml.aliases > 0 {
		return nil, fmt.Errorf("%w: anchors and aliases; write the values out", ErrLayout)
	}
	comments, all := findComments(r.deck.text.of(1))
	if !all {
		return nil, fmt.Errorf("%w: put texts with quotes or brackets in quotes", ErrLayout)
	}
	w := newLayout(r.deck.text.of(1), root, comments)
	text := []byte(w.write(root, g))
	if kept, all := findComments(newText(string(text))); !all || !sameComments(comments, kept) {
		return nil, fmt.Errorf("%w: move the comments to lines of their own", ErrLayout)
	}
	return text, nil
}

// sameComments reports whether no comment came or went. They may have moved with
// what they belong to.
func sameComments(a, b []*comment) bool {
	texts := func(list []*comment) []string {
		var t []string
		for _, c := range list {
			t = append(t, c.text)
		}
		slices.Sort(t)
		return t
	}
	return slices.Equal(texts(a), texts(b))
}

// sameMeaning compares two decks, or parts of them, but for where they stand.
func sameMeaning(a, b reflect.Value) bool {
	if a.Type() == reflect.TypeFor[Pos]() || a.Type() == reflect.TypeFor[deckText]() {
		return true
	}
	switch a.Kind() {
	case reflect.Pointer:
		return a.IsNil() == b.IsNil() && (a.IsNil() || sameMeaning(a.Elem(), b.Elem()))
	case reflect.Struct:
		for i := range a.NumField() {
			if !sameMeaning(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !sameMeaning(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	}
	return a.Equal(b)
}

// flowAt reports whether a value is written in {...} or [...], all on one line.
func flowAt(t fileText, n *node) bool {
	return opensFlow(t, n) && lastLine(n) == n.at.Line
}

func opensFlow(t fileText, n *node) bool {
	if n.kind != list && n.kind != mapping {
		return false
	}
	line := t.line(n.at.Line)
	rest := line[runeOffset(line, n.at.Column-1):]
	return strings.HasPrefix(rest, "{") || strings.HasPrefix(rest, "[")
}

// lastLine is the last line on which a part of a value begins.
func lastLine(n *node) int {
	last := n.at.Line
	for _, item := range n.items {
		last = max(last, lastLine(item))
	}
	for _, e := range n.entries {
		last = max(last, e.key.at.Line, lastLine(e.value))
	}
	return last
}
