package deck

import (
	"fmt"
	"regexp"
	"strings"
)

// This file writes what stands on one line: texts with their quotes, and values
// in {...} and [...].

// flow writes a value on one line.
func flow(n *node, g *grammar) string {
	switch n.kind {
	case list:
		parts := make([]string, len(n.items))
		for i, item := range n.items {
			parts[i] = flow(item, g.of(anyEntry))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case mapping:
		parts := make([]string, 0, len(n.entries))
		for _, e := range g.ordered(n.entries) {
			parts = append(parts, strings.TrimRight(keyText(e.key)+": "+flow(e.value, g.of(e.key.text)), " "))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return written(n)
}

// written writes a text as its author did, plainly or in quotes: in double ones,
// or in single ones where the text holds what double ones need escapes for.
func written(n *node) string {
	if n.style != quoted {
		return n.text
	}
	if !strings.ContainsFunc(n.text, func(c rune) bool { return isControl(c) || isInvisible(c) || c == '\u00a0' || c == '\ufeff' }) {
		if strings.ContainsAny(n.text, `"\`) {
			return "'" + strings.ReplaceAll(n.text, "'", "''") + "'"
		}
		return `"` + n.text + `"`
	}
	var b strings.Builder
	for _, c := range n.text {
		switch {
		case c == '"' || c == '\\':
			b.WriteString(`\` + string(c))
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case isControl(c) || isInvisible(c) || c == '\u00a0' || c == '\ufeff':
			fmt.Fprintf(&b, `\U%08x`, c)
		default:
			b.WriteRune(c)
		}
	}
	return `"` + b.String() + `"`
}

// plainKey are keys that need no quotes.
var plainKey = regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)

// keyText writes a key. Those of the language never have quotes.
func keyText(n *node) string {
	if n.style == quoted && plainKey.MatchString(n.text) && anyKey(n.text) {
		return n.text
	}
	return written(n)
}
