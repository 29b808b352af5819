package deck

// This file derives facts for the forms that few facts have: several answers of
// which all are told, disagreements of which all sides are, and words that
// somebody said.

import (
	"fmt"
	"slices"
	"strings"
)

// sets tells for each group which cities it visited and which years it was
// counted in: all of them, with what may be more in maybe.
func (a *author) sets() {
	for i := range a.groups {
		cities, chiefs := someOf(a.world, a.cities), someOf(a.world, a.persons)
		a.set(fmt.Sprintf("visited-%d", i), "Which cities did %s visit?", "city", cities)
		a.set(fmt.Sprintf("followed-%d", i), "Name one person whom %s followed.", "", chiefs)
		a.recounted(i)
	}
	for i := range a.events {
		a.uttered(i)
	}
}

// someOf draws two to five different things, none within another.
func someOf(w *world, list []*entity) []*entity {
	var some []*entity
	for len(some) < 2+w.IntN(4) {
		e := pickOne(w, list)
		if !slices.ContainsFunc(some, e.overlaps) {
			some = append(some, e)
		}
	}
	return some
}

// set adds a fact with several answers. Some authors are sure of all but one.
func (a *author) set(id, ask, kind string, right []*entity) {
	f := Fact{ID: id, Topic: "groups", Kind: kind, Ask: fmt.Sprintf(ask, id), Complete: true}
	shown := right
	if len(right) > 2 && a.chance(30) {
		shown = right[1:]
		f.Maybe = []string{right[0].name}
	}
	var names []string
	for _, e := range shown {
		names = append(names, "["+a.spelling(e)+"]")
	}
	a.truths[id], a.family[id] = denotes(right...), "set"
	f.Claim = sayClaim("For " + id + " there were " + strings.Join(names, " and ") + ".")
	f.Cites = []Cite{{Source: "post", Paragraph: 3, Phrase: "there were"}}
	a.d.Facts = append(a.d.Facts, f)
}

// recounted tells two years on which reports differ. Each has a topic of its own,
// in which no other disputed year bars the ones around.
func (a *author) recounted(i int) {
	one := 1500 + a.IntN(400)
	two := one + 1 + a.IntN(4)
	f := Fact{ID: fmt.Sprintf("counted-%d", i), Topic: fmt.Sprintf("counts-%d", i), Complete: true, Single: true}
	a.d.Topics = append(a.d.Topics, Topic{ID: f.Topic, Title: "A count"})
	f.Ask = "When was " + f.ID + " counted?"
	f.Positions = []Position{position(f, "this", fmt.Sprint(one), ""), position(f, "third", fmt.Sprint(two), "")}
	if a.chance(50) { // a third report, of one origin with another, or with a hedge that leaves room
		p := position(f, "fourth", pickOne(a.world, []string{"%d", "about %d"}), "")
		p.Claim = sayClaim(fmt.Sprintf(p.Claim.Raw, two+2))
		p.Cites[0].Source = pickOne(a.world, []string{"reprint", "evening", "post"})
		f.Positions = append(f.Positions, p)
	}
	var right []stretch
	for _, p := range f.Positions {
		lo, hi, _ := oracleDays(p.Claim.Answers[0].Shown)
		right = append(right, stretch{lo, hi})
	}
	a.fact("dispute", dates(right...), f, "")
}

// uttered tells what two persons said: words of their own, or one of them words
// that hold all of the other's, or a crowd the same. Each is quoted.
func (a *author) uttered(i int) {
	one, two := pickOne(a.world, a.persons), pickOne(a.world, a.persons)
	if one == two {
		return
	}
	said := []string{a.world.word(2), a.world.word(2), a.world.word(1), a.world.word(2)}
	more := []string{a.world.word(2), a.world.word(2), a.world.word(2)}
	firsts := []*entity{one}
	switch a.IntN(4) {
	case 0, 1: // the second says the same, and more
		more = append(slices.Clone(said), more...)
		firsts = append(firsts, two)
	case 2:
		crowd := pickOne(a.world, a.crowds)
		firsts = append(firsts, crowd)
		a.utter(fmt.Sprintf("heard-%d", i), crowd, said, firsts)
	}
	a.utter(fmt.Sprintf("spoken-%d", i), one, said, firsts)
	a.utter(fmt.Sprintf("answered-%d", i), two, more, []*entity{two})
}

// utter adds a quotation, which in the world is of some speakers.
func (a *author) utter(id string, by *entity, said []string, of []*entity) {
	text := strings.ToLower(strings.Join(said, " "))
	f := Fact{ID: id, Topic: "events", Ask: "What did somebody say in " + id + "?", By: a.spelling(by), Quote: true}
	a.voices[id] = denotes(of...)
	a.fact("words", reads(text), f, text)
	a.d.Facts[len(a.d.Facts)-1].Claim = sayClaim("In " + id + " the words were [" + text + "].")
}

// attributes reports whether an attribution's option may be right: whoever is an option
// said the words, or the report gives what is asked for.
func (w *world) attributes(card *Card, d *Deck, text string) bool {
	if voice := w.voices[card.Fact]; voice != nil {
		return voice(w, text)
	}
	for _, p := range w.told[card.Fact] {
		for _, cite := range p.Cites {
			for i := range d.Sources {
				s := &d.Sources[i]
				if first(s.Origin, s.ID) != originIn(d, cite.Source) || !strings.HasPrefix(text, s.Publisher) {
					continue
				}
				if w.overlap(p.Claim.Answers[0].Shown, card.Claims[0].Answers[0]) {
					return true
				}
			}
		}
	}
	return false
}

func originIn(d *Deck, source string) string {
	for i := range d.Sources {
		if s := &d.Sources[i]; s.ID == source {
			return first(s.Origin, s.ID)
		}
	}
	return source
}

// overlap reports whether two answers may both be right, as the world knows it.
func (w *world) overlap(a, b string) bool {
	if x, y := w.spelled[fold(a)], w.spelled[fold(b)]; x != nil && y != nil {
		return x.overlaps(y)
	}
	for _, read := range []func(string) (lo, hi float64, ok bool){oracleDays, oracleNumber} {
		lo, hi, ok := read(strings.TrimPrefix(a, "at least "))
		lo2, hi2, ok2 := read(strings.TrimPrefix(b, "at least "))
		if strings.HasPrefix(a, "at least ") {
			hi = 1e9
		}
		if strings.HasPrefix(b, "at least ") {
			hi2 = 1e9
		}
		if ok && ok2 {
			return lo <= hi2 && lo2 <= hi
		}
	}
	return true // what can't be read is not proven
}

// answersFor reports whether a card's answer may be right for another subject: a
// row of its table, or a happening whose day it is asked of.
func (w *world) answersFor(card *Card, subject string) bool {
	asked := card.Claims[0].Answers[0]
	if table, _, ok := strings.Cut(card.Fact, "/"); ok {
		holds := w.truths[table+"/"+subject]
		return holds == nil || holds(w, asked)
	}
	for _, e := range w.events {
		if e.id == strings.TrimSuffix(subject, "-about") {
			return dates(stretch{days(e.day), days(e.day)})(w, asked)
		}
	}
	return true
}
