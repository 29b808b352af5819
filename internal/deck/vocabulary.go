package deck

// This file knows the words of one deck: what its kinds refine, which name a
// spelling denotes, what a name is part of, and so what an answer's text
// denotes here. It must not know what follows from that: see apart.go.

import (
	"maps"
	"slices"
	"strings"
)

// kindEntry is a built-in kind or one that the deck declares.
type kindEntry struct {
	id     string
	base   Base
	parent *kindEntry   // nil for a built-in kind
	below  []*kindEntry // every kind that refines it, in the deck's order
	apart  bool         // its entries never overlap
	noMade bool         // it or a kind above it says "options: never"
}

// under reports whether k is the other kind or refines it.
func (k *kindEntry) under(other *kindEntry) bool {
	for ; k != nil; k = k.parent {
		if k == other {
			return true
		}
	}
	return false
}

// nameEntry is one thing that the deck names.
type nameEntry struct {
	*Name
	kind      *kindEntry   // nil where the author left it open
	up        []*nameEntry // what it is part of, directly or through another
	down      []*nameEntry // what is part of it
	touches   []*nameEntry // declared on either of the two
	boundless bool         // nested too deeply to follow: nothing is known to be apart from it
	spellings [][]string   // the words of each spelling
}

// maxAncestors bounds how many names one name may be part of. No atlas comes
// near it; a hostile deck would otherwise need memory in the square of its size.
const maxAncestors = 100

// thing is what a text denotes in this deck, with what comparing it needs.
type thing struct {
	Value
	kind  *kindEntry
	entry *nameEntry // nil where no names entry is meant
	key   string     // folded text
	words []string   // the words of the text

	shows     glance       // of the text, where it is kept: see plausible.go
	spellings [][]string   // every way to write it that the deck knows, as words
	initials  wordBits     // the first words of those
	kin       *family      // of an unlisted thing: what marks anywhere take for the same, see kin.go
	claimed   []*nameEntry // the entries that claim its text, where that is more than one
}

// same reports whether two things are one answer.
func (t *thing) same(other *thing) bool {
	switch {
	case t.scalar() && other.scalar():
		return equalValue(t.Value, other.Value)
	case t.entry != nil && other.entry != nil:
		return t.entry == other.entry
	}
	return t.key == other.key
}

// listed reports whether the thing is an entry under names.
func (t *thing) listed() bool { return t.entry != nil }

// vague reports whether the text leaves the value open to one side, as "at
// least 60" does.
func (t *thing) vague() bool {
	return t.scalar() && t.Hedge != Exact && t.Hedge != About
}

// glossary is all kinds and names of a deck.
type glossary struct {
	kinds   map[string]*kindEntry
	names   []*nameEntry            // in the deck's order
	byWords map[string]*nameEntry   // folded spelling → entry; nil where two entries claim it
	exact   map[string][]*nameEntry // text of a name, as it is written → entries
	claims  map[string][]*nameEntry // folded spelling → entries, where two claim it
	longest map[string]int          // first word of spellings → how many words the longest has
	things  map[thingKey]*thing
	sealed  bool      // nothing is added any more
	from    *glossary // what it was forked from, if it was: that is not changed meanwhile
	kin     kinship
}

type thingKey struct {
	text, unit string
	kind       *kindEntry
}

// builtIn are the base kinds. Two persons, or two years, are never one; a
// place may lie in another and a group may overlap one.
var builtIn = []struct {
	base  Base
	apart bool
}{
	{BaseText, false}, {BasePerson, true}, {BasePlace, false}, {BaseGroup, false},
	{BaseOrganisation, false}, {BaseNumber, false}, {BaseYear, true}, {BaseMonth, true}, {BaseDay, true},
}

func newGlossary(d *Deck) *glossary {
	v := &glossary{
		kinds:   make(map[string]*kindEntry, len(builtIn)+len(d.Kinds)),
		byWords: make(map[string]*nameEntry, 2*len(d.Names)),
		exact:   make(map[string][]*nameEntry, len(d.Names)),
		claims:  make(map[string][]*nameEntry),
		longest: make(map[string]int, 2*len(d.Names)),
		things:  make(map[thingKey]*thing, 2*len(d.Facts)),
	}
	v.addKinds(d.Kinds)
	v.addNames(d.Names)
	v.kin = newKinship(d, v)
	return v
}

// addKinds resolves what each kind refines. A kind of an unknown kind, or of
// itself in a circle, is treated as text, of which nothing is ever apart.
func (v *glossary) addKinds(kinds []Kind) {
	for _, b := range builtIn {
		v.kinds[string(b.base)] = &kindEntry{id: string(b.base), base: b.base, apart: b.apart}
	}
	var declared []*kindEntry
	for _, k := range kinds {
		if known := v.kinds[k.ID]; known != nil { // a built-in kind may be declared again to say more of it
			known.apart = known.apart || k.Apart && known.base != BaseText
			known.noMade = known.noMade || k.NoMade
			continue
		}
		e := &kindEntry{id: k.ID, apart: k.Apart, noMade: k.NoMade}
		v.kinds[k.ID] = e
		declared = append(declared, e)
	}
	for _, k := range kinds {
		if e := v.kinds[k.ID]; e.base == "" {
			e.parent = v.kinds[k.Of]
		}
	}
	for _, e := range declared {
		v.settle(e, len(declared))
	}
	for _, e := range declared {
		for up := e.parent; up != nil; up = up.parent {
			up.below = append(up.below, e)
			e.noMade = e.noMade || up.noMade
		}
	}
}

// settle finds a kind's base by walking up at most limit steps.
func (v *glossary) settle(e *kindEntry, limit int) {
	top := e
	for step := 0; top != nil && top.base == "" && step <= limit; step++ {
		top = top.parent
	}
	if top == nil || top.base == "" {
		e.parent = v.kinds[string(BaseText)]
		e.base = BaseText
	} else {
		e.base = top.base
	}
	if e.base == BaseText {
		e.apart = false // free text never is
	}
}

// addNames enters the names, then who is part of whom.
func (v *glossary) addNames(names []Name) {
	for i := range names {
		n := &names[i]
		e := &nameEntry{Name: n, kind: v.kind(n.Kind)}
		v.names = append(v.names, e)
		v.exact[n.Text] = append(v.exact[n.Text], e)
		for _, s := range append([]string{n.Text}, n.Also...) {
			list := words(s)
			e.spellings = append(e.spellings, list)
			v.spell(strings.Join(list, " "), e)
			if len(list) > 0 {
				v.longest[list[0]] = max(v.longest[list[0]], len(list))
			}
		}
	}
	for _, e := range v.names {
		for _, t := range e.Touches {
			for _, other := range v.referred(t) {
				if other != e {
					e.touches = append(e.touches, other)
					other.touches = append(other.touches, e)
				}
			}
		}
		e.boundless = !v.climb(e)
	}
	for _, e := range v.names {
		for _, up := range e.up {
			up.down = append(up.down, e)
			up.boundless = up.boundless || e.boundless
		}
	}
}

// spell notes that a spelling denotes an entry. A spelling that two entries
// claim denotes neither, and is apart from nothing.
func (v *glossary) spell(key string, e *nameEntry) {
	known, taken := v.byWords[key]
	switch {
	case !taken:
		v.byWords[key] = e
	case known == nil:
		v.claims[key] = append(v.claims[key], e)
	case known != e:
		v.byWords[key] = nil
		v.claims[key] = []*nameEntry{known, e}
	}
}

// referred is what in or touches mean: the name that is written so to the
// letter, else what the spelling denotes, else all that claim it: nothing that
// an author declared may be lost because two names look alike.
func (v *glossary) referred(text string) []*nameEntry {
	if list := v.exact[text]; len(list) > 0 {
		return list
	}
	key := fold(text)
	if e := v.byWords[key]; e != nil {
		return []*nameEntry{e}
	}
	return v.claims[key]
}

// climb collects what an entry is part of, nearest first. It reports false
// where that is more than can be followed.
func (v *glossary) climb(e *nameEntry) bool {
	seen := map[*nameEntry]bool{e: true}
	next := []*nameEntry{e}
	for len(next) > 0 {
		at := next[0]
		next = next[1:]
		for _, in := range at.In {
			for _, up := range v.referred(in) {
				if seen[up] {
					continue
				}
				if len(e.up) == maxAncestors {
					return false
				}
				seen[up] = true
				e.up = append(e.up, up)
				next = append(next, up)
			}
		}
	}
	return true
}

// kind returns a kind by its id, nil for "". Of a kind that is not declared
// nothing is known but its name.
func (v *glossary) kind(id string) *kindEntry {
	if id == "" {
		return nil
	}
	if v.kinds[id] == nil {
		v.kinds[id] = &kindEntry{id: id, base: BaseText, parent: v.kinds[string(BaseText)]}
	}
	return v.kinds[id]
}

// name returns the entry that a spelling denotes, or nil.
func (v *glossary) name(text string) *nameEntry { return v.byWords[fold(text)] }

// begin lists the names with which a list of words begins, the shortest first.
func (v *glossary) begin(list []string) []*nameEntry {
	if len(list) == 0 {
		return nil
	}
	var names []*nameEntry
	for n := 1; n <= min(maxTitle, v.longest[list[0]], len(list)); n++ {
		if e := v.byWords[strings.Join(list[:n], " ")]; e != nil {
			names = append(names, e)
		}
	}
	return names
}

// thing says what a text denotes where an answer of a kind is meant; the kind
// is nil where the author declared none. Each is read once, until the glossary is
// sealed: then several parts of a compile ask it at the same time.
func (v *glossary) thing(text string, kind *kindEntry, unit string) *thing {
	k := thingKey{text, unit, kind}
	if t := v.things[k]; t != nil {
		return t
	}
	if v.from != nil {
		if t := v.from.things[k]; t != nil {
			return t
		}
	}
	t := v.read(text, kind, unit)
	if !v.sealed {
		v.things[k] = t
	}
	return t
}

// fork is a glossary of the same words that remembers by itself what it is asked for.
func (v *glossary) fork() *glossary {
	as := *v
	as.from, as.things = v, make(map[thingKey]*thing)
	return &as
}

// join takes what a fork remembers. Of two things for one text either will do.
func (v *glossary) join(fork *glossary) {
	if len(v.things) == 0 {
		v.things = fork.things
		return
	}
	maps.Copy(v.things, fork.things)
}

// read is thing without the memory of it, for texts that are tried only once.
func (v *glossary) read(text string, kind *kindEntry, unit string) *thing {
	t := v.meant(text, kind, unit)
	if t.entry != nil {
		t.spell(slices.Concat([][]string{t.words}, t.entry.spellings))
	} else {
		t.spell([][]string{t.words})
		t.kin, t.claimed = v.kin.of(t.key), v.claims[t.key]
	}
	return t
}

// spell notes every way to write the thing, once its text and words are known.
func (t *thing) spell(spellings [][]string) {
	t.spellings, t.initials = spellings, 0
	for _, s := range spellings {
		if len(s) > 0 {
			t.initials |= bitOf(s[0])
		}
	}
	if t.shows = (glance{}); !t.scalar() {
		t.shows = glanceAt(t.Text, t.words)
	}
}

// meant finds the entry or reads the scalar that a text means.
func (v *glossary) meant(text string, kind *kindEntry, unit string) *thing {
	t := &thing{key: fold(text)}
	t.words = strings.Fields(t.key)
	if kind == nil || !kind.base.scalar() {
		t.entry = v.byWords[t.key]
	}
	switch {
	case t.entry != nil && !v.narrower(t.entry.kind, kind).base.scalar():
		t.kind = v.narrower(t.entry.kind, kind)
		t.Value = Value{Text: text, Base: t.kind.base, Kind: t.kind.id, Name: t.entry.Text, Unit: unit}
		return t
	case kind == nil:
		kind = v.kinds[string(inferBase(text))]
	}
	t.kind, t.entry = kind, nil
	if kind.base.scalar() {
		if value, ok := parseScalar(text, kind.base, unit); ok {
			t.Value = value
			t.Value.Kind = kind.id
			return t
		}
		// A year where a month is meant still rules months out. What can't be
		// read at all is text, of which nothing is known.
		base := inferBase(text)
		t.kind = v.kinds[string(base)]
		if value, ok := parseScalar(text, base, unit); ok {
			t.Value = value
			return t
		}
		t.kind = v.kinds[string(BaseText)]
	}
	t.Value = Value{Text: text, Base: t.kind.base, Kind: t.kind.id, Unit: unit}
	return t
}

// narrower is the more precise of a name's kind and the kind an answer is
// declared to have; either may be nil.
func (v *glossary) narrower(named, declared *kindEntry) *kindEntry {
	switch {
	case named == nil && declared == nil:
		return v.kinds[string(BaseText)]
	case named == nil:
		return declared
	case declared != nil && declared.under(named):
		return declared
	}
	return named
}
