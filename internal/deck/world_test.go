package deck

// This file makes up worlds: persons, places that lie in one another, groups
// that overlap, things that happened on a day, with a toll, by somebody. A world
// knows what is true. Decks are derived from it in world_deck_test.go, and the
// options that come out are judged by it in world_oracle_test.go; nothing in
// these files asks the compiler what is possible or apart.

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

// world is what is really so.
type world struct {
	*rand.Rand
	persons   []*entity
	crowds    []*entity
	countries []*entity
	provinces []*entity
	cities    []*entity
	regions   []*entity // overlap freely
	groups    []*entity
	events    []*happening
	spelled   map[string]*entity // every spelling anybody uses, folded
	texts     []string           // the same as written
	honest    bool               // every overlap of groups is declared, so they may be called apart
	truths    map[string]truth   // by fact
	sentences map[string]truth   // by fact, where its sentence is true of more than answers its ask
	family    map[string]string  // by fact: which sort of question it is

	voices map[string]truth      // by fact: who said its words
	told   map[string][]Position // by fact: what each report gives
	when   map[string][]stretch  // by event or group: when it was, by the world and by any report
}

// entity is something that an answer may denote: a set of the world's atoms.
type entity struct {
	name   string
	also   []string
	kind   string
	in     []*entity
	touch  []*entity
	atoms  map[int]bool
	crowd  bool
	listed bool
	tells  bool // not under names, but the first mark that means it gives all its spellings
	hideIn bool // the deck doesn't say what it is part of
}

// happening is one event.
type happening struct {
	id    string
	day   time.Time
	place *entity // the city
	by    *entity // the group, at its narrowest
	chief *entity
	toll  int
	harm  string
}

// overlaps reports whether two things have something in common.
func (e *entity) overlaps(other *entity) bool {
	a, b := e.atoms, other.atoms
	if len(a) > len(b) {
		a, b = b, a
	}
	for x := range a {
		if b[x] {
			return true
		}
	}
	return false
}

func (e *entity) give(atom int) {
	e.atoms[atom] = true
	for _, up := range e.in {
		up.give(atom)
	}
}

func newWorld(seed uint64) *world {
	w := &world{
		Rand:    rand.New(rand.NewPCG(seed, 1)),
		spelled: make(map[string]*entity),
		truths:  make(map[string]truth),
		family:  make(map[string]string),

		sentences: make(map[string]truth),
		voices:    make(map[string]truth),
		told:      make(map[string][]Position),
		when:      make(map[string][]stretch),
	}
	w.peoplePersons()
	w.drawMap()
	w.formGroups()
	w.letHappen()
	return w
}

func (w *world) chance(percent int) bool { return w.IntN(100) < percent }

func pickOne[T any](w *world, list []T) T { return list[w.IntN(len(list))] }

// newEntity enters a thing under its first free spelling.
func (w *world) newEntity(kind string, spellings ...string) *entity {
	for _, s := range spellings {
		if w.spelled[fold(s)] != nil {
			return nil
		}
	}
	e := &entity{name: spellings[0], also: spellings[1:], kind: kind, atoms: make(map[int]bool)}
	for _, s := range spellings {
		w.spell(s, e)
	}
	return e
}

// spell notes one more way to write a thing.
func (w *world) spell(text string, e *entity) {
	w.spelled[fold(text)] = e
	w.texts = append(w.texts, text)
}

var (
	firstNames = []string{"Omar", "Saeed", "Hafiz", "Bruce", "Kathy", "Guy", "Ellen", "Anna", "Jonas", "Marta", "Ivo", "Lena", "Rafi", "Sami", "Nour"}
	lastNames  = []string{"Khan", "Haqqani", "Hoffman", "Taylor", "Gannon", "Costa", "Berg", "Weiss", "Duarte", "Novak", "Rossi", "Larsen", "Haddad", "Mori", "Silva", "Kovacs"}
	syllables  = []string{"ka", "bul", "ra", "dun", "mo", "shi", "tel", "vor", "na", "lim", "pe", "gra", "sto", "wen", "zi", "bar", "hel", "fo", "qua", "ner"}
)

// peoplePersons makes persons, of whom some share a name with others, and
// crowds that may include any of them.
func (w *world) peoplePersons() {
	for i := range 60 {
		first, last := pickOne(w, firstNames), pickOne(w, lastNames)
		spellings := []string{first + " " + last}
		if w.chance(30) {
			spellings = []string{first + " " + pickOne(w, lastNames) + " " + last, first + " " + last}
		}
		if w.chance(20) { // a spelling that no other person has
			spellings = append(spellings, last+" the "+[]string{"Elder", "Tall", "Younger"}[w.IntN(3)]+fmt.Sprint(i))
		}
		e := w.newEntity([]string{"commander", "scholar", "person"}[w.IntN(3)], spellings...)
		if e == nil {
			continue
		}
		e.atoms[i] = true
		if e.listed = w.chance(75); w.chance(20) { // a name that only the deck's author knows for theirs
			alias := "Abu " + w.word(3)
			if w.spelled[fold(alias)] == nil {
				e.also = append(e.also, alias)
				e.tells = !e.listed
				w.spell(alias, e)
			}
		}
		w.persons = append(w.persons, e)
	}
	for _, name := range []string{"some analysts", "two officials", "many experts"} {
		e := w.newEntity("person", name)
		e.crowd, e.listed = true, true
		for range 10 {
			e.atoms[w.IntN(60)] = true
		}
		w.crowds = append(w.crowds, e)
	}
}

// word makes up a name.
func (w *world) word(n int) string {
	s := ""
	for range n {
		s += pickOne(w, syllables)
	}
	return string(s[0]-32) + s[1:]
}

// place adds a place inside another one, with atoms of its own.
func (w *world) place(kind, suffix string, in *entity) *entity {
	for {
		e := w.newEntity(kind, w.word(2+w.IntN(2))+suffix)
		if e == nil {
			continue
		}
		e.listed = w.chance(90)
		if in != nil {
			e.in = []*entity{in}
			e.hideIn = w.chance(25) // legal, for kinds of different levels don't meet in an apart one
		}
		return e
	}
}

func (w *world) drawMap() {
	atom := 1000
	for range 6 {
		country := w.place("country", "", nil)
		w.countries = append(w.countries, country)
		for range 3 {
			province := w.place("province", " Province", country)
			w.provinces = append(w.provinces, province)
			for range 3 {
				city := w.place([]string{"city", "capital"}[w.IntN(2)], "", province)
				w.cities = append(w.cities, city)
				for range 3 {
					city.give(atom)
					atom++
				}
			}
		}
	}
	for range 8 {
		r := w.place("region", " Region", nil)
		for range 12 {
			r.atoms[1000+w.IntN(atom-1000)] = true
		}
		for _, other := range w.regions {
			if r.overlaps(other) && w.chance(50) { // the other half is hidden: regions are never called apart
				r.touch = append(r.touch, other)
			}
		}
		w.regions = append(w.regions, r)
	}
}

// formGroups makes movements: some are part of one or two others, some overlap.
func (w *world) formGroups() {
	w.honest = w.chance(70)
	for i := range 30 {
		e := w.newEntity([]string{"movement", "faction"}[w.IntN(2)], w.word(2)+" "+[]string{"Front", "Network", "Union"}[w.IntN(3)])
		if e == nil {
			continue
		}
		e.listed = true
		for range w.IntN(3) {
			if len(w.groups) > 0 && w.chance(60) {
				if up := pickOne(w, w.groups); !slices.Contains(e.in, up) {
					e.in = append(e.in, up)
				}
			}
		}
		e.give(5000 + 2*i)
		e.give(5001 + 2*i)
		w.groups = append(w.groups, e)
	}
	for range 6 {
		a, b := pickOne(w, w.groups), pickOne(w, w.groups)
		if a == b {
			continue
		}
		atom := 6000 + w.IntN(1000)
		a.give(atom)
		b.give(atom)
		if w.honest || w.chance(50) {
			a.touch = append(a.touch, b)
		}
	}
	if !w.honest {
		for _, g := range w.groups {
			g.hideIn = w.chance(30)
		}
	}
}

var harms = []string{
	"worshippers", "pupils", "mothers and newborns", "mine-clearers", "service members", "students", "farmers",
	"shopkeepers", "voters", "passengers", "wedding guests", "journalists",
}

func (w *world) letHappen() {
	for i := range 60 {
		w.events = append(w.events, &happening{
			id:    fmt.Sprintf("event-%d", i),
			day:   time.Date(2005+w.IntN(16), time.Month(1+w.IntN(12)), 1+w.IntN(28), 0, 0, 0, 0, time.UTC),
			place: pickOne(w, w.cities),
			by:    pickOne(w, w.groups),
			chief: pickOne(w, w.persons),
			toll:  []int{3, 13, 24, 60, 68, 85, 120, 143, 150, 400, 1250, 2000, 2200}[w.IntN(13)] + w.IntN(3),
			harm:  harms[i%len(harms)],
		})
	}
}
