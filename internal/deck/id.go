package deck

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// This file reads ids. They are the author's, and learners' memories hang on
// them, so they are strict: letters, digits and hyphens, a letter first.

// aPosition is what newID calls a position. A position's id never stands alone,
// so it may begin with a digit, as 2014-year does.
const aPosition = "the position"

// idSet remembers where each id stands.
type idSet map[string]Pos

// id reads an id, or returns "" with a diagnostic.
func (r *reader) id(n *node) string {
	switch {
	case n.kind == scalar && n.typed != "":
		g := r.errorAt(n.place, "yaml-typed", "YAML reads the id %s as %s", n.text, n.typed)
		if isID(n.text) {
			g.hint("choose one that means nothing in YAML, such as %s-fact", n.text)
		} else {
			g.hint("an id begins with a letter: %s", SuggestID(n.text))
		}
		return ""
	case n.kind != scalar:
		r.wrongType(n, "an id", "letters, digits and hyphens")
		return ""
	case !isID(n.text) || len(n.text) > maxID:
		g := r.errorAt(n.place, "bad-id", "%q is no id: ids are letters, digits and hyphens, and begin with a letter", n.text)
		if len(n.text) > maxID {
			g.Message = "an id may have 100 characters"
		}
		if s := SuggestID(n.text); s != "" {
			g.hint("write %s", s)
		}
		return ""
	}
	r.looksTyped(n)
	return n.text
}

// newID reads an id that must not stand in the set yet, and puts it there.
func (r *reader) newID(n *node, set idSet, what string) string {
	id := n.text
	if what != aPosition || n.kind != scalar || n.typed != "" || !isPositionID(id) {
		id = r.id(n)
	}
	if id == "" {
		return ""
	}
	if first, ok := set[id]; ok {
		r.errorAt(n.place, "duplicate-id", "%s %q stands here a second time", what, id).
			hint("the first is on %s; ids must differ", r.deck.lineAt(first, n.at))
		return ""
	}
	set[id] = n.at
	return id
}

// isID reports whether a text is letters, digits and hyphens after a letter.
func isID(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}

// isPositionID is isID for what may begin with a digit but holds a letter.
func isPositionID(s string) bool {
	return isID("n"+s) && len(s) <= maxID && strings.ContainsFunc(s, unicode.IsLetter)
}

// SuggestID makes an id of a text, "" where nothing is left of it. It may be a word
// that YAML takes for something else, as it does null.
func SuggestID(s string) string {
	id := slug(s)
	switch {
	case id == "":
		return ""
	case id[0] >= '0' && id[0] <= '9':
		id = "n" + id
		if len(id) == 5 && !strings.Contains(id, "-") {
			id = "year-" + id[1:]
		}
	}
	return id[:min(len(id), maxID)]
}

// slug keeps the letters and digits of a text, with hyphens between words.
func slug(s string) string {
	var b strings.Builder
	gap := false
	for _, c := range strings.ToLower(norm.NFD.String(s)) {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(c)
			gap = false
		} else if c != '\'' && c != '’' && !unicode.Is(unicode.Mn, c) {
			gap = true
		}
	}
	return b.String()
}

// reference is an id that an author points at, and where.
type reference struct {
	id string
	place
}

// wasOf reads the id that a fact had before.
func (rec record) wasOf() string {
	n := rec.get("was")
	if n == nil {
		return ""
	}
	old := rec.text("was")
	table, row, isRow := strings.Cut(old, "/")
	if old != "" && (!isID(table) || isRow && !isID(row)) {
		rec.errorAt(n.place, "bad-id", "%q is no id that a fact had", old).hint("was: old-id, or old-table/old-row")
		return ""
	}
	if old != "" {
		rec.was = append(rec.was, reference{old, n.place})
	}
	return old
}

// checkWas reports old ids that are still in use: progress would go to two
// places.
func (r *reader) checkWas() {
	for _, old := range r.was {
		if first, ok := r.facts[old.id]; ok {
			r.errorAt(old.place, "was-in-use", "the id %q is not old: a fact has it", old.id).
				hint("it stands on %s", r.deck.lineAt(first, old.at))
		}
	}
}
