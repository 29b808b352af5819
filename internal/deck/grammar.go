package deck

import "slices"

// This file says how the entries of a deck nest, and in which order their keys
// are written. Which keys there are is the reader's to say (read_*.go); one that
// has no place here stays behind the key that it follows.

// anyEntry stands for every item of a list and every entry of a group that the
// author names.
const anyEntry = "*"

// grammar is one sort of entry: what is below its keys, and their order.
type grammar struct {
	name  string // as in described, "" for what has no keys of its own
	order []string
	alike map[string]string // keys that come in the author's order with another
	below map[string]*grammar
	apart bool // as the item of a list, it has a blank line before it
}

// of returns what is below a key, or nil.
func (g *grammar) of(key string) *grammar {
	if g == nil {
		return nil
	}
	if below, ok := g.below[key]; ok {
		return below
	}
	return g.below[anyEntry]
}

// ordered returns a group's entries in the order in which they are written.
func (g *grammar) ordered(entries []entry) []entry {
	if g == nil || len(g.order) == 0 {
		return entries
	}
	rank := make(map[string]int, len(entries))
	last := -1
	for _, e := range entries {
		key := e.key.text
		if as, ok := g.alike[key]; ok {
			key = as
		}
		if i := slices.Index(g.order, key); i >= 0 {
			last = i
		}
		rank[e.key.text] = last
	}
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b entry) int { return rank[a.key.text] - rank[b.key.text] })
	return sorted
}

// each is a list or a group whose entries are of one sort.
func each(g *grammar) *grammar { return &grammar{below: map[string]*grammar{anyEntry: g}} }

var (
	citeGrammar   = &grammar{name: "citation", order: []string{"at", "origin"}}
	sourceGrammar = &grammar{name: "source", order: []string{"title", "publisher", "published", "url", "file", "origin", "note"}}
	kindGrammar   = &grammar{name: "kind", order: []string{"of", "apart", "options"}}
	nameGrammar   = &grammar{name: "name", order: []string{"kind", "in", "also", "touches", "crowd", "note"}}

	positionGrammar = &grammar{
		name:  "position",
		order: []string{"id", "claim", "by", "quote", "superseded", "resolved", "cite", "note"},
		below: map[string]*grammar{"cite": each(citeGrammar)},
	}
	questionGrammar = &grammar{name: "question", order: []string{"id", "ask", "answer", "options"}}

	factGrammar = &grammar{
		name: "fact",
		order: []string{
			"id", "was", "claim", "ask", "reverse", "about", "label", "property", "by", "quote", "kind", "unit", "range", "tolerance",
			"single", "complete", "exclusive", "clash", "superseded", "resolved", "forms", "maybe", "wrong", "questions", "positions",
			"cite", "note", "tags",
		},
		below: map[string]*grammar{
			"cite": each(citeGrammar), "positions": each(positionGrammar), "questions": each(questionGrammar),
		},
	}
	rowGrammar = &grammar{
		name: "row",
		order: []string{
			"was", "about", "answer", "by", "quote", "single", "superseded", "resolved", "maybe", "wrong", "cite", "note",
		},
		below: map[string]*grammar{"cite": each(citeGrammar)},
	}
	tableGrammar = &grammar{
		name: "table",
		order: []string{
			"id", "claim", "ask", "reverse", "match", "order", "property", "by", "kind", "unit", "tolerance", "single", "complete", "exclusive",
			"forms", "note", "tags", "rows",
		},
		below: map[string]*grammar{"rows": each(rowGrammar)},
	}
	setGrammar   = &grammar{name: "set", order: []string{"id", "was", "match", "order", "of", "note", "tags"}}
	topicGrammar = &grammar{
		name:  "topic",
		order: []string{"id", "title", "facts"},
		alike: map[string]string{"tables": "facts", "sets": "facts"},
		below: map[string]*grammar{"facts": each(factGrammar), "tables": each(tableGrammar), "sets": each(setGrammar)},
		apart: true,
	}
	deckGrammar = &grammar{
		name: "deck",
		order: []string{
			"deck", "title", "description", "language", "as_of", "license", "authors", "files", "sources", "kinds", "names", "facts",
			"tables", "sets", "topics",
		},
		below: belowTop,
	}
	fileGrammar = &grammar{
		name:  "file",
		order: []string{"topic", "title", "sources", "kinds", "names", "facts", "tables", "sets", "topics"},
		below: belowTop,
	}
	belowTop = map[string]*grammar{
		"sources": each(sourceGrammar), "kinds": each(kindGrammar), "names": each(nameGrammar),
		"topics": each(topicGrammar), "facts": each(factGrammar), "tables": each(tableGrammar),
		"sets": each(setGrammar),
	}
)
