package deck

import "strings"

// This file reads sets, which stand in a topic or at the top of the deck, and
// finds the facts that they name once all of those are read.

var setKeys = []string{"id", "match", "order", "of", "note", "tags", "was"}

// readSet reads a set and adds it to the deck if it asks something.
func (r *reader) readSet(n *node, topic string) {
	rec := r.record(n, "a set", setKeys)
	if rec.entries == nil {
		return
	}
	s := Set{Topic: topic, At: rec.at}
	if id := rec.get("id"); id != nil {
		s.ID = r.newID(id, r.facts, "the set")
		s.At = id.at
	} else {
		rec.idOf("id")
	}
	s.Match, s.Order = rec.together("match"), rec.together("order")
	if rec.get("match") == nil && rec.get("order") == nil {
		rec.errorAt(rec.place, "missing-key", "the set asks nothing").
			hint("match: Match each attack to its month.  or  order: Put these attacks in order, the earliest first.")
	}
	s.Note, s.Tags, s.Was = rec.prose("note"), rec.texts("tags"), rec.wasOf()
	r.addSet(s, rec.members())
}

// together reads a question about several facts at once.
func (rec record) together(key string) string {
	if n := rec.get(key); n != nil && (strings.Contains(n.text, aboutPlace) || strings.Contains(n.text, answerPlace)) {
		rec.errorAt(n.place, "unknown-place", "%s asks for all facts at once, so no place in it can be filled", key).
			hint("%s: Match each attack to its month.", key)
	}
	return rec.question(key)
}

// members reads which facts a set is of.
func (rec record) members() []reference {
	if rec.get("of") == nil {
		rec.errorAt(rec.place, "missing-key", "the set says nothing of what it is of").
			hint("of: [first-fact, second-fact, third-fact], or of: a-table")
		return nil
	}
	var list []reference
	for _, n := range rec.textNodes("of") {
		if id := oneLine(rec.textOf(n, "of")); id != "" {
			list = append(list, reference{id, n.place})
		}
	}
	return list
}

// asSet makes a set of a table that asks for its rows together.
func (t *tableReader) asSet() {
	s := Set{
		ID: t.shared.Table, Topic: t.shared.Topic, Tags: t.shared.Tags, At: t.shared.At,
		Match: t.together("match"), Order: t.together("order"),
	}
	t.addSet(s, []reference{{s.ID, place{s.At, len(s.ID)}}})
}

// addSet adds a set that has an id and asks something.
func (r *reader) addSet(s Set, of []reference) {
	if s.ID != "" && (s.Match != "" || s.Order != "") {
		r.deck.Sets, r.setOf = append(r.deck.Sets, s), append(r.setOf, of)
	}
}

// resolveSets finds the facts that sets name. What could not be read is no fact,
// and whoever names it is not to blame.
func (r *reader) resolveSets() {
	if len(r.deck.Sets) == 0 {
		return
	}
	sound := r.kept[Error] == 0
	facts, ids := r.factsByID()
	for i := range r.deck.Sets {
		s := &r.deck.Sets[i]
		seen := make(map[string]bool)
		for _, ref := range r.setOf[i] {
			list := facts[ref.id]
			table, _, _ := strings.Cut(ref.id, "/")
			if _, declared := r.facts[table]; len(list) == 0 && (sound || !declared) {
				g := r.errorAt(ref.place, "unknown-fact", "the set %s names %q, which is no fact and no table", s.ID, ref.id)
				r.suggest(g, ref.id, oneOf(ids), "name facts, rows as table/row, or a whole table, by their ids")
			}
			for _, id := range list {
				if !seen[id] {
					s.Of = append(s.Of, id)
				}
				seen[id] = true
			}
		}
		if len(s.Of) < minItems && r.kept[Error] == 0 {
			r.errorAt(place{s.At, len(s.ID)}, "few-facts", "the set %s is of fewer than %d facts", s.ID, minItems).
				hint("add more, or ask for each fact alone")
		}
	}
}

// factsByID lists which facts an id stands for, a table's id for its rows, and
// all such ids in the deck's order.
func (r *reader) factsByID() (facts map[string][]string, ids []string) {
	facts = make(map[string][]string, len(r.deck.Facts))
	for i := range r.deck.Facts {
		f := &r.deck.Facts[i]
		facts[f.ID] = []string{f.ID}
		ids = append(ids, f.ID)
		if f.Table != "" {
			facts[f.Table] = append(facts[f.Table], f.ID)
		}
	}
	for _, t := range r.deck.Tables {
		ids = append(ids, t.ID)
	}
	return facts, ids
}
