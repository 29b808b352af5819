package deck

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// This file reads names: the things that answers denote, with their spellings
// and what they are part of.

var nameKeys = []string{"kind", "also", "in", "touches", "crowd", "note"}

// nameIndex finds names by any spelling.
type nameIndex struct {
	exact  map[string]string // spelling → canonical text
	folded map[string]spelling
	slugs  map[string]string // of canonical texts, for the keys of table rows
	entry  map[string]*Name
}

type spelling struct {
	name string // canonical text
	at   Pos
}

func (r *reader) readNames(files []record) {
	r.names = nameIndex{exact: map[string]string{}, folded: map[string]spelling{}, slugs: map[string]string{}}
	var entries []entry
	for _, e := range r.entriesOf(files, "names", "Kabul: {kind: place}") { // canonical spellings first: an alias never takes one away
		text := r.nameText(e.key)
		if r.names.exact[text] != "" { // in another file: in one, no key stands twice
			r.errorAt(e.key.place, "duplicate-name", "the name %s stands here a second time", text).
				hint("the first is on %s; keep one of the two", r.deck.lineAt(r.names.folded[identity(text)].at, e.key.at))
			continue
		}
		entries = append(entries, e)
		if text != "" {
			r.addSpelling(text, text, e.key.place)
			r.names.slugs[slug(text)] = text
		}
	}
	recs := make([]record, 0, len(entries))
	for _, e := range entries {
		recs = append(recs, r.readName(e))
	}
	r.names.entry = make(map[string]*Name, len(r.deck.Names))
	for i := range r.deck.Names {
		r.linkName(&r.deck.Names[i], recs[i])
		r.names.entry[r.deck.Names[i].Text] = &r.deck.Names[i]
	}
	r.checkContainment()
}

// nameText returns the canonical spelling that a names entry begins with.
func (r *reader) nameText(key *node) string {
	if strings.TrimSpace(key.text) == "" || len(key.text) > 4*maxID {
		return ""
	}
	return oneLine(key.text)
}

// readName reads an entry; a bare text is its kind.
func (r *reader) readName(e entry) record {
	r.looksTyped(e.key)
	n := Name{Text: r.nameText(e.key), At: e.key.at}
	rec := record{reader: r, place: e.key.place, what: "a name"}
	switch {
	case n.Text == "":
		r.errorAt(e.key.place, "bad-name", "a name is 1 to %d characters", 4*maxID)
	case e.value.kind == scalar:
		n.Kind = r.usedKind(e.value)
	case e.value.kind != nothing || e.value.text != "":
		rec = r.record(e.value, "a name", nameKeys)
		n.Kind = rec.kindOf()
		n.Crowd = rec.flag("crowd")
		n.Note = rec.prose("note")
	}
	for _, m := range rec.textNodes("also") {
		also := oneLine(r.textOf(m, "also"))
		if also == "" || also == n.Text || slices.Contains(n.Also, also) {
			continue
		}
		if r.addSpelling(also, n.Text, m.place) {
			n.Also = append(n.Also, also)
		}
	}
	r.deck.Names = append(r.deck.Names, n)
	return rec
}

// addSpelling says that a text denotes a name, unless it denotes another. What
// the judge and the compiler take for one text is one here too: case, accents
// and hyphens don't tell two names apart.
func (r *reader) addSpelling(text, name string, p place) bool {
	key := identity(text)
	if first, ok := r.names.folded[key]; ok && first.name != name {
		r.errorAt(p, "duplicate-name", "%q already stands for %s", text, first.name).
			hint("it stands on %s; one text can denote one thing only", r.deck.lineAt(first.at, p.at))
		return false
	}
	if _, ok := r.names.folded[key]; !ok {
		r.names.folded[key] = spelling{name, p.at}
	}
	r.names.exact[text] = name
	return true
}

// identity is what two texts share that are one: their folding, or, of a text
// that folding leaves nothing of, the text itself.
func identity(text string) string { return cmp.Or(fold(text), strings.ToLower(text)) }

// linkName fills what a name is part of and what it touches. Any spelling may
// be used there.
func (r *reader) linkName(n *Name, rec record) {
	n.In = rec.nameRefs("in", n.Text)
	n.Touches = rec.nameRefs("touches", n.Text)
}

func (rec record) nameRefs(key, self string) []string {
	var refs []string
	for _, m := range rec.textNodes(key) {
		text := oneLine(rec.textOf(m, key))
		name, ok := rec.names.exact[text]
		switch {
		case text == "":
		case !ok && rec.yaml.broken["names"]:
		case !ok:
			g := rec.errorAt(m.place, "unknown-name", "there is no name %q", text)
			rec.suggest(g, text, rec.known.names, "add it under names")
		case name == self:
			rec.errorAt(m.place, "name-cycle", "%s stands in its own %s", self, key).hint("delete it here")
		case !slices.Contains(refs, name):
			refs = append(refs, name)
		}
	}
	return refs
}

// allSpellings lists every spelling of every name, in the deck's order.
func (r *reader) allSpellings() []string {
	var list []string
	for _, n := range r.deck.Names {
		list = append(append(list, n.Text), n.Also...)
	}
	return list
}

// checkContainment reports names that are part of themselves by way of others,
// and cuts the circle.
func (r *reader) checkContainment() {
	index := r.names.entry
	const open, done = 1, 2
	state := make(map[string]int, len(index))
	var visit func(n *Name)
	visit = func(n *Name) {
		state[n.Text] = open
		kept := n.In[:0]
		for _, in := range n.In {
			if state[in] == open {
				r.errorAt(place{n.At, utf8.RuneCountInString(n.Text)}, "name-cycle", "%s is in %s, which is in %s", n.Text, in, n.Text).
					hint("of two things only one can be part of the other; where they overlap, use touches")
				continue
			}
			if state[in] != done && index[in] != nil {
				visit(index[in])
			}
			kept = append(kept, in)
		}
		n.In = kept
		state[n.Text] = done
	}
	for i := range r.deck.Names {
		if n := &r.deck.Names[i]; state[n.Text] == 0 {
			visit(n)
		}
	}
}
