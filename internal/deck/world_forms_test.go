package deck

// This file derives facts for the forms that few facts have: several answers of
// which all are told, and disagreements of which all sides are.

import (
	"fmt"
	"slices"
	"strings"
	"time"
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
	one := 1950 + a.IntN(40)
	two := one + 1 + a.IntN(4)
	f := Fact{ID: fmt.Sprintf("counted-%d", i), Topic: fmt.Sprintf("counts-%d", i), Complete: true, Single: true}
	a.d.Topics = append(a.d.Topics, Topic{ID: f.Topic, Title: "A count"})
	f.Ask = "When was " + f.ID + " counted?"
	f.Positions = []Position{position(f, "this", fmt.Sprint(one), ""), position(f, "that", fmt.Sprint(two), "")}
	year := func(y int) stretch {
		from := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
		return stretch{days(from), days(from.AddDate(1, 0, 0)) - 1}
	}
	a.fact("dispute", dates(year(one), year(two)), f, "")
}
