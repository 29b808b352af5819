package deck

import (
	"slices"
	"strings"
)

// This file reads what kinds of value a deck declares, and checks the kinds
// that names and facts use.

var kindKeys = []string{"of", "apart", "options"}

// baseKinds are the built-in kinds by name.
var baseKinds = []string{
	string(BaseText), string(BasePerson), string(BasePlace), string(BaseGroup), string(BaseOrganisation),
	string(BaseNumber), string(BaseYear), string(BaseMonth), string(BaseDay),
}

func (r *reader) readKinds(files []record) {
	var kept []entry
	for _, e := range r.entriesOf(files, "kinds", "commander: {of: person}") {
		if r.readKind(e) {
			kept = append(kept, e)
		}
	}
	for i := range r.deck.Kinds {
		r.kinds[r.deck.Kinds[i].ID] = &r.deck.Kinds[i]
	}
	for _, e := range kept {
		r.checkKind(e)
	}
}

// readKind reads an entry, and reports whether it declares a kind.
func (r *reader) readKind(e entry) bool {
	id := r.newID(e.key, r.kindIDs, "the kind")
	if slices.Contains(baseKinds, id) {
		r.errorAt(e.key.place, "built-in-kind", "the kind %s is built in", id).
			hint("declare a kind of your own: my-%s: {of: %s}", id, id)
		return false
	}
	rec := r.record(e.value, "a kind", kindKeys)
	k := Kind{ID: id, Of: rec.text("of"), Apart: rec.flag("apart"), At: e.key.at, ApartAt: rec.keyPlace("apart").at}
	if o := rec.get("options"); o != nil {
		k.NoMade = rec.text("options") == "never"
		if !k.NoMade {
			r.errorAt(o.place, "wrong-type", "options can only be never").
				hint("options: never means that values are asked typed and in cloze only")
		}
	}
	if id == "" {
		return false
	}
	r.deck.Kinds = append(r.deck.Kinds, k)
	return true
}

// checkKind reports a kind that refines nothing known, or itself.
func (r *reader) checkKind(e entry) {
	k := r.kinds[e.key.text]
	if k == nil || e.value.kind != mapping {
		return
	}
	named := record{place: e.value.place, entries: e.value.entries}.get("of")
	if k.Of == "" {
		if named == nil {
			r.errorAt(e.key.place, "missing-key", "the kind %s does not say what it is a kind of", k.ID).
				hint("%s: {of: person}; built in are %s", k.ID, strings.Join(baseKinds, ", "))
		}
		return
	}
	if named == nil {
		return // the key is misspelt, which was said
	}
	p := named.place
	seen := map[string]bool{}
	for of := k.ID; !slices.Contains(baseKinds, of); {
		next := r.kinds[of]
		switch {
		case seen[of]:
			r.errorAt(p, "kind-cycle", "the kind %s is a kind of itself", k.ID).
				hint("one of them must be of a built-in kind: %s", strings.Join(baseKinds, ", "))
		case len(seen) > MaxDepth:
			r.errorAt(p, "too-deep", "the kind %s is more than %d kinds away from a built-in one", k.ID, MaxDepth)
		case next == nil && of == k.Of:
			g := r.errorAt(p, "unknown-kind", "there is no kind %q", of)
			r.suggest(g, of, r.known.kinds, "built in are "+strings.Join(baseKinds, ", "))
		case next != nil:
			seen[of] = true
			of = next.Of
			continue
		default:
			return // the kind that names it has been reported
		}
		k.Of = string(BaseText)
		return
	}
}

// kindNames lists every kind there is.
func (r *reader) kindNames() []string {
	names := slices.Clone(baseKinds)
	for _, k := range r.deck.Kinds {
		names = append(names, k.ID)
	}
	return names
}

// kindOf reads the kind that a name or a fact says it has. One that is not
// declared is a warning, once: it works, but nothing follows from it.
func (rec record) kindOf() string {
	n := rec.get("kind")
	if n == nil {
		return ""
	}
	return rec.usedKind(n)
}

func (r *reader) usedKind(n *node) string {
	id := r.id(n)
	if id == "" || slices.Contains(baseKinds, id) || r.kinds[id] != nil || r.guessed[id] {
		return id
	}
	r.guessed[id] = true
	if r.yaml.broken["kinds"] {
		return id
	}
	g := r.warnAt(n.place, "undeclared-kind", "the kind %q is not declared, so nothing of it is provably wrong", id)
	r.suggest(g, id, r.known.kinds, "under kinds, write  "+id+": {of: place}  with what it is a kind of (person, place, group, organisation ...), and apart: true where its entries never overlap: only then they can be wrong options")
	return id
}

// baseOf returns the built-in kind that a kind refines, and whether something
// on the way is declared apart; "" where that is open.
func (r *reader) baseOf(kind string) (base Base, apart bool) {
	for range MaxDepth + 2 {
		if slices.Contains(baseKinds, kind) {
			switch base = Base(kind); base {
			case BasePerson, BaseYear, BaseMonth, BaseDay:
				apart = true
			}
			return base, apart
		}
		k := r.kinds[kind]
		if k == nil {
			return "", apart
		}
		apart = apart || k.Apart
		kind = k.Of
	}
	return "", apart
}
