package deck

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// This file reads the keys of one entry of a deck, whatever it is: texts,
// lists, switches. It reports keys that the entry doesn't have and values that
// are not what the key wants.

// Limits on single values, in characters.
const (
	maxText = 4000 // a claim, an ask, a note
	maxID   = 100
)

// record is a mapping with known keys.
type record struct {
	*reader
	place
	what    string // "a fact", for messages
	entries []entry
}

// missed are the keys whose absence has errors of its own.
var missed = []string{"id", "claim", "ask", "cite", "answer", "rows", "options", "of", "sources", "names", "kinds"}

// record opens a mapping. Unknown keys are reported at once. One that likely means a
// key that would be missed is read as that, so that one slip is told once.
func (r *reader) record(n *node, what string, known []string) record {
	rec := record{reader: r, place: n.place, what: what}
	switch n.kind {
	case mapping:
	case unread:
		return rec
	default:
		r.wrongType(n, what, "keys with values")
		return rec
	}
	rec.entries = n.entries
	for i, e := range n.entries {
		if slices.Contains(known, e.key.text) {
			continue
		}
		if meant := r.unknownKey(e.key, what, known); slices.Contains(missed, meant) && rec.get(meant) == nil {
			as := *e.key
			as.text = meant
			rec.entries = slices.Clone(rec.entries) // what was read of the file stays as it is
			rec.entries[i].key = &as
		}
	}
	return rec
}

// get returns the value of a key, or nil where it isn't given.
func (rec record) get(key string) *node {
	for i := range rec.entries {
		if rec.entries[i].key.text == key {
			return rec.entries[i].value
		}
	}
	return nil
}

// entriesOf gathers the entries of a group that stands at the top of several files.
func (r *reader) entriesOf(files []record, key, such string) []entry {
	var all []entry
	for _, file := range files {
		switch n := file.get(key); {
		case n == nil || n.kind == nothing:
		case n.kind != mapping:
			r.wrongType(n, key, "entries such as  "+such)
		default:
			all = append(all, n.entries...)
		}
	}
	return all
}

// keyPlace returns where a key stands, or the record's own place.
func (rec record) keyPlace(key string) place {
	for i := range rec.entries {
		if rec.entries[i].key.text == key {
			return rec.entries[i].key.place
		}
	}
	return rec.place
}

// text reads a text on one line: runs of white space, as folded YAML has them,
// are one space.
func (rec record) text(key string) string {
	n := rec.get(key)
	if n == nil {
		return ""
	}
	return oneLine(rec.textOf(n, key))
}

// prose reads a text that may have several lines.
func (rec record) prose(key string) string {
	n := rec.get(key)
	if n == nil {
		return ""
	}
	return strings.TrimSpace(rec.textOf(n, key))
}

// flag reads true or false.
func (rec record) flag(key string) bool {
	n := rec.get(key)
	if n == nil || n.kind == unread {
		return false
	}
	switch {
	case n.kind == scalar && n.style == plain && n.text == "true":
		return true
	case n.kind == scalar && n.style == plain && n.text == "false":
		return false
	}
	rec.errorAt(n.place, "wrong-type", "%s is either true or false", key).hint("%s: true", key)
	return false
}

// texts reads a list of texts; a single text is a list of one.
func (rec record) texts(key string) []string {
	var list []string
	for _, n := range rec.textNodes(key) {
		if s := oneLine(rec.textOf(n, key)); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// textNodes returns the members of a list, or a single value.
func (rec record) textNodes(key string) []*node {
	n := rec.get(key)
	switch {
	case n == nil:
		return nil
	case n.kind == list:
		return n.items
	}
	return []*node{n}
}

// textOf returns a value as text, or "" with a diagnostic.
func (r *reader) textOf(n *node, key string) string {
	switch {
	case n.kind == unread:
	case n.kind == scalar && n.typed == "true or false":
		g := r.errorAt(n.place, "yaml-typed", "YAML reads %s as %s, not as text", n.text, n.typed)
		if g.hint("put it in quotes: '%s'", n.text); key == "superseded" || key == "resolved" {
			g.hint("say it in words: %s: how and why", key)
		}
	case n.kind == nothing && n.text != "":
		r.errorAt(n.place, "yaml-typed", "YAML reads %s as nothing, not as text", n.text).
			hint("put it in quotes: '%s'", n.text)
	case n.kind == nothing:
		r.errorAt(n.place, "empty-value", "%s is empty", key).hint("give it a text, or leave the key out")
	case n.kind != scalar:
		r.notText(n, key)
	case strings.TrimSpace(n.text) == "":
		r.errorAt(n.place, "empty-value", "%s is empty", key).hint("give it a text, or leave the key out")
	case utf8.RuneCountInString(n.text) > maxText:
		r.errorAt(n.place, "too-long", "%s has %d characters; a text may have %d", key, utf8.RuneCountInString(n.text), maxText)
	default:
		return r.sound(n, key)
	}
	return ""
}

// sound checks the characters that YAML escapes may have brought in, and that
// no comment has cut the text.
func (r *reader) sound(n *node, key string) string {
	r.cutText(n, key)
	if strings.Contains(n.text, "![") && key != "cite" {
		r.media(n)
	}
	if n.style != quoted {
		return n.text // looked at in the file already
	}
	for i, c := range n.text {
		if c != '\n' && (isControl(c) || isInvisible(c)) {
			r.errorAt(n.within(i, i+1), "control-character", "the text holds the character U+%04X", c).hint("delete it")
			return strings.Map(dropControl, n.text)
		}
	}
	return n.text
}

// looksTyped warns of ids and names that this reader takes as text and many
// other YAML programs don't. In other texts they are harmless.
func (r *reader) looksTyped(n *node) {
	if n.style != plain || len(n.text) > 3 {
		return
	}
	switch strings.ToLower(n.text) {
	case "yes", "no", "on", "off", "y", "n":
		r.warnAt(n.place, "yaml-typed", "many YAML programs read %s as true or false", n.text).
			hint("put it in quotes: '%s'", n.text)
	}
}

func dropControl(c rune) rune {
	if isControl(c) {
		return ' '
	}
	return c
}

// wrongType reports a value of the wrong shape.
func (r *reader) wrongType(n *node, what, want string) {
	if n.kind == unread {
		return
	}
	g := r.errorAt(n.place, "wrong-type", "%s needs %s; this is %s", what, want, n.describe())
	if n.kind == scalar && strings.Contains(n.text, ": ") {
		g.hint("put each key on a line of its own")
	}
}

// oneLine joins the lines of a text.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\t") && !strings.Contains(s, "  ") && strings.TrimSpace(s) == s {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '\n' || c == '\t' }), " ")
}

// language reads a language tag such as en or pt-BR.
func (rec record) language(key string) string {
	s := rec.text(key)
	if s == "" {
		return "en"
	}
	if !languagePattern.MatchString(s) {
		rec.errorAt(rec.get(key).place, "bad-language", "%q is no language tag", s).hint("language: en, or de, or pt-BR")
		return "en"
	}
	return s
}

var languagePattern = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
