package deck

// This file derives decks from worlds: an author who knows the world writes
// facts about it, leaves much out, and promises only what the world keeps.

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// families are the sorts of question that must give options, and of sets that
// must say something of two facts.
var families = []string{"leader", "founding", "strength", "place", "group", "border", "harm", "month", "said", "dispute", "named", "set", "match", "order"}

// author writes a deck about a world.
type author struct {
	*world
	d *Deck
}

func (w *world) deck() *Deck {
	a := &author{w, &Deck{ID: "world", Title: "A world", Language: "en", AsOf: "2021-09-04"}}
	a.d.Topics = []Topic{{ID: "events", Title: "Events"}, {ID: "groups", Title: "Groups"}}
	for i := range 10 {
		a.d.Topics = append(a.d.Topics, Topic{ID: fmt.Sprintf("groups-%d", i), Title: "Some groups"})
	}
	a.d.Sources = []Source{
		{ID: "post", Publisher: "The Post", Published: "2021-08-26", URL: "https://post.example/a"},
		{ID: "wire", Publisher: "Wire", Published: "2021-08", Origin: "ap"},
		{ID: "reprint", Publisher: "Reprint", Published: "2021-08-27", Origin: "ap"},
		{ID: "evening", Publisher: "Evening News", Published: "2021-09-01"},
	}
	a.d.Kinds = []Kind{
		{ID: "commander", Of: "person"}, {ID: "scholar", Of: "person"},
		{ID: "country", Of: "place", Apart: true}, {ID: "province", Of: "place", Apart: true},
		{ID: "city", Of: "place", Apart: true}, {ID: "capital", Of: "city"}, {ID: "region", Of: "place"},
		{ID: "movement", Of: "group", Apart: w.honest}, {ID: "faction", Of: "movement"},
		{ID: "toll", Of: "number", NoMade: true}, {ID: "strength", Of: "number"},
	}
	for _, list := range [][]*entity{w.persons, w.crowds, w.countries, w.provinces, w.cities, w.regions, w.groups} {
		for _, e := range list {
			a.name(e)
		}
	}
	for _, e := range w.events {
		a.event(e)
	}
	for i, g := range w.groups {
		a.group(i, g)
	}
	a.borders()
	a.harmed()
	a.months()
	a.sets()
	a.gatherings()
	return a.d
}

// name lists a thing with all its spellings, or leaves it out.
func (a *author) name(e *entity) {
	if !e.listed {
		return
	}
	n := Name{Text: e.name, Also: e.also, Kind: e.kind, Crowd: e.crowd}
	if !e.hideIn {
		for _, up := range e.in {
			n.In = append(n.In, up.name)
		}
	}
	for _, t := range e.touch {
		n.Touches = append(n.Touches, t.name)
	}
	a.d.Names = append(a.d.Names, n)
}

// spelling is one way to write a thing.
func (a *author) spelling(e *entity) string {
	if e.tells {
		e.tells = false
		return strings.Join(append([]string{e.name}, e.also...), "|")
	}
	if len(e.also) > 0 && a.chance(40) {
		return pickOne(a.world, e.also)
	}
	return e.name
}

// fact adds a fact with one claim to the deck and notes what is true.
func (a *author) fact(family string, holds truth, f Fact, answer string) *Fact {
	a.truths[f.ID], a.family[f.ID] = holds, family
	a.told[f.ID] = f.Positions
	f.AboutText, f.Label = f.About, f.ID
	if len(f.Positions) == 0 {
		f.Claim = sayClaim("In " + f.ID + " it was [" + answer + "] that counted.")
		f.Cites = []Cite{{Source: "post", Paragraph: 3, Phrase: "it counted"}}
	}
	a.d.Facts = append(a.d.Facts, f)
	return &a.d.Facts[len(a.d.Facts)-1]
}

func sayClaim(raw string) Claim {
	c, wrong := parseClaim(raw)
	if wrong != nil {
		panic(raw + ": " + wrong.message)
	}
	return c
}

// position is one report's claim.
func position(of Fact, id, answer, superseded string) Position {
	return Position{
		ID: id, Claim: sayClaim("As " + id + " has it of " + of.ID + ", [" + answer + "] is right."), Superseded: superseded,
		Cites: []Cite{{Source: []string{"post", "wire"}[len(id)%2], Paragraph: 7, Phrase: "has it"}},
	}
}

func (a *author) event(e *happening) {
	a.where(e)
	a.toll(e)
	a.dayOf(e)
	// Who did it: the group at its narrowest, or one that it is part of.
	by := e.by
	if len(by.in) > 0 && a.chance(30) {
		by = by.in[0]
	}
	a.fact("group", denotes(e.by), Fact{
		ID: e.id + "-by", Topic: "events", Kind: pickOne(a.world, []string{"", by.kind}), Ask: "Which movement did " + e.id + "?", Single: true,
	}, a.spelling(by))
	a.quoted(e)
	if a.chance(30) {
		a.named(e)
	}
}

// named asks for the first and for the second of two cities that a report
// names. The asks differ and the sentence is one: asked for the first, the
// second is wrong, but the sentence is true of both.
func (a *author) named(e *happening) {
	other := pickOne(a.world, a.cities)
	if other == e.place {
		return
	}
	cities := map[string]*entity{"first": e.place, "second": other}
	for _, n := range []string{"first", "second"} {
		city := cities[n]
		f := a.fact("named", denotes(city), Fact{
			ID: e.id + "-named-" + n, Topic: "events", Kind: "city", Ask: "Which city does the report of " + e.id + " name " + n + "?", Single: true,
		}, city.name)
		f.Claim = sayClaim("The report of " + e.id + " names [" + city.name + "].")
		a.sentences[f.ID] = denotes(e.place, other)
	}
}

// where asks for a place at one level, sometimes at two in one slot.
func (a *author) where(e *happening) {
	levels := []*entity{e.place, e.place.in[0], e.place.in[0].in[0]}
	for i, level := range levels {
		if i > 0 && !a.chance(30) {
			continue
		}
		f := Fact{
			ID: fmt.Sprintf("%s-where-%d", e.id, i), Topic: "events", Kind: level.kind, Single: true,
			Ask: fmt.Sprintf("In which %s did %s happen?", level.kind, e.id),
		}
		if a.chance(20) && i < 2 && !level.hideIn && level.listed && level.in[0].listed { // one ask for two levels
			f.Ask = "Where did " + e.id + " happen?"
			f.Maybe = []string{a.spelling(level.in[0])}
		}
		if a.chance(10) { // a region is never told apart, but one by hand may be wrong
			if r := pickOne(a.world, a.regions); !r.overlaps(level) {
				f.Wrong = []WrongOption{{Text: r.name, Why: "It lies elsewhere"}}
			}
		}
		a.fact("place", denotes(e.place), f, a.spelling(level))
	}
	for _, r := range a.regions {
		if r.overlaps(e.place) && a.chance(20) {
			a.fact("place", denotes(e.place), Fact{
				ID: e.id + "-region-" + slug(r.name), Topic: "events", Kind: "region", Ask: "Which region saw " + e.id + "?",
			}, r.name)
			break
		}
	}
}

// toll tells a number with all the hedges that reports use.
func (a *author) toll(e *happening) {
	n := float64(e.toll)
	f := Fact{ID: e.id + "-toll", Topic: "events", Kind: pickOne(a.world, []string{"toll", "strength", "strength"}), Ask: "How many were counted in " + e.id + "?", Single: true}
	holds := counts(stretch{n, n})
	low := int(math.Ceil(n * (0.8 + 0.19*a.Float64()))) // n is within a quarter of it
	switch a.IntN(6) {
	case 0:
		if a.chance(30) && e.toll > 3 { // so far off is right too
			f.Tolerance = pickOne(a.world, []string{"10%", "1"})
			room := map[string]float64{"10%": n / 10, "1": 1}[f.Tolerance]
			holds = counts(stretch{n - room, n + room})
		}
		a.fact("strength", holds, f, fmt.Sprint(e.toll))
	case 1:
		a.fact("strength", holds, f, a.grouped(e.toll))
	case 2:
		a.fact("strength", holds, f, fmt.Sprintf("%s %d", pickOne(a.world, []string{"at least", "more than", "up to"}), e.toll))
	case 3: // about m covers the truth
		a.fact("strength", holds, f, "about "+a.grouped(low))
	case 4: // an early count, taken back
		f.Positions = []Position{position(f, "early", fmt.Sprint(low-1), "an early count"), position(f, "later", fmt.Sprint(e.toll), "")}
		a.fact("dispute", counts(stretch{n, n}, stretch{float64(low - 1), float64(low - 1)}), f, "")
	case 5:
		f.Positions = []Position{position(f, "first", fmt.Sprintf("at least %d", low), ""), position(f, "second", fmt.Sprint(e.toll), "")}
		a.fact("dispute", counts(stretch{n, n}, stretch{float64(low), float64(low)}), f, "")
	}
}

func (a *author) grouped(n int) string {
	if n >= 1000 {
		return grouped(fmt.Sprint(n))
	}
	return fmt.Sprint(n)
}

// dayOf tells a date at one or two precisions.
func (a *author) dayOf(e *happening) {
	at := stretch{days(e.day), days(e.day)}
	a.when[e.id] = []stretch{at}
	for _, layout := range []string{"2006", "January 2006", "2 January 2006"} {
		if !a.chance(40) {
			continue
		}
		f := Fact{ID: fmt.Sprintf("%s-on-%d", e.id, len(layout)), Topic: "events", About: e.id, Property: "date", Ask: "When did " + e.id + " happen?", Single: true}
		text := e.day.Format(layout)
		if layout == "2006" && a.chance(20) {
			near := e.day.Year() + a.IntN(3) - 1
			text = fmt.Sprintf("about %d", near)
			f.Property += "-about" // another slot: the ask alone must hold the two together
			f.About = e.id + "-about"
		}
		a.fact("founding", dates(at), f, text)
	}
}

// quoted tells who said something: a person, or a crowd that may include one.
func (a *author) quoted(e *happening) {
	who := e.chief
	holds := denotes(who)
	if crowd := pickOne(a.world, a.crowds); a.chance(15) && crowd.overlaps(who) {
		who = crowd
		holds = denotes(crowd)
	}
	f := Fact{ID: e.id + "-said", Topic: "events", Ask: "Who spoke about " + e.id + "?", Single: true}
	if !who.listed || a.chance(30) {
		f.Kind = who.kind
	}
	family := "said"
	if other := pickOne(a.world, a.persons); a.chance(20) && other != who {
		f.Positions = []Position{position(f, "one", a.spelling(who), ""), position(f, "two", a.spelling(other), pickOne(a.world, []string{"", "a mix-up"}))}
		holds, family = denotes(who, other), "dispute"
		if f.Kind == "" || other.kind != who.kind {
			f.Kind = "person"
		}
	}
	a.fact(family, holds, f, a.spelling(who))
}

func (a *author) group(i int, g *entity) {
	year := 2000 + a.IntN(20)
	day := time.Date(year, 6, 1+a.IntN(20), 0, 0, 0, 0, time.UTC)
	truth := dates(stretch{days(day), days(day)})
	id := fmt.Sprintf("group-%d", i)
	a.when[id] = []stretch{{days(day), days(day)}}
	f := Fact{ID: id + "-founded", Topic: fmt.Sprintf("groups-%d", i/3), Ask: "When was " + id + " founded?", Single: true}
	if a.chance(30) {
		off := year + 1 + a.IntN(4)
		f.Positions = []Position{position(f, "this", fmt.Sprint(year), ""), position(f, "that", fmt.Sprintf("about %d", off), "")}
		first := time.Date(off-1, 1, 1, 0, 0, 0, 0, time.UTC)
		last := time.Date(off+1, 12, 31, 0, 0, 0, 0, time.UTC)
		a.when[id] = append(a.when[id], stretch{days(first), days(last)})
		a.fact("dispute", either(truth, dates(stretch{days(first), days(last)})), f, "")
	} else {
		a.fact("founding", truth, f, fmt.Sprint(year))
	}
	for y := range 3 { // one leader at a time, and the ask says when
		leader := pickOne(a.world, a.persons)
		f := Fact{ID: fmt.Sprintf("%s-leader-%d", id, 2010+y), Topic: "groups", Ask: fmt.Sprintf("Who led %s in %d?", id, 2010+y), Single: true}
		if !leader.listed || a.chance(20) {
			f.Kind = leader.kind
		}
		a.fact("leader", denotes(leader), f, a.spelling(leader))
	}
}

// borders asks for one of several: all are marked, or one is left to maybe, or
// the question stays open and promises nothing.
func (a *author) borders() {
	for i, c := range a.countries {
		var right []*entity
		for _, other := range a.countries {
			if other != c && a.chance(40) {
				right = append(right, other)
			}
		}
		if len(right) == 0 {
			continue
		}
		f := Fact{ID: fmt.Sprintf("border-%d", i), Topic: "groups", Kind: "country", Ask: "Name one country that borders " + c.name + "."}
		shown := right
		switch a.IntN(3) {
		case 0:
			f.Complete = true
			if i%2 == 0 {
				f.Ask = "Which countries border " + c.name + "?"
			}
		case 1:
			f.Complete = true
			shown = right[:1]
			for _, r := range right[1:] {
				f.Maybe = append(f.Maybe, r.name)
			}
		case 2:
			shown = right[:1]
		}
		var names []string
		for _, r := range shown {
			names = append(names, "["+r.name+"]")
		}
		f.Claim = sayClaim("It borders " + strings.Join(names, " and ") + ".")
		f.Cites = []Cite{{Source: "reprint", Paragraph: 1, Phrase: "borders"}}
		f.Positions = nil
		a.truths[f.ID], a.family[f.ID] = denotes(right...), "border"
		a.d.Facts = append(a.d.Facts, f)
	}
}

// harmed is an exclusive table: in the world each answer fits its row only.
func (a *author) harmed() {
	a.d.Tables = append(a.d.Tables, Table{ID: "harmed", Topic: "events", Exclusive: true})
	for i, h := range harms {
		e := a.events[i]
		a.fact("harm", reads(h), Fact{
			ID: "harmed/" + e.id, Table: "harmed", Row: e.id, Topic: "events", About: e.id, Property: "harmed",
			Ask: "Who were harmed in " + e.id + "?", Exclusive: true,
		}, h)
	}
}

// months is an exclusive table of months in which a row may leave others
// possible.
func (a *author) months() {
	a.d.Tables = append(a.d.Tables, Table{ID: "months", Topic: "events", Exclusive: true})
	seen := make(map[string]bool)
	for _, e := range a.events {
		text := e.day.Format("January 2006")
		if seen[text] {
			continue
		}
		seen[text] = true
		from := time.Date(e.day.Year(), e.day.Month(), 1, 0, 0, 0, 0, time.UTC)
		right := []stretch{{days(from), days(from.AddDate(0, 1, 0)) - 1}}
		f := Fact{
			ID: "months/" + e.id, Table: "months", Row: e.id, Topic: "events", About: e.id, Property: "month",
			Ask: "In which month was " + e.id + " reported?", Exclusive: true,
		}
		if year := fmt.Sprint(e.day.Year()); a.chance(10) { // sometime that year, for all one knows
			f.Maybe = []string{year}
			lo, hi, _ := oracleDays(year)
			right = append(right, stretch{lo, hi})
		}
		a.fact("month", dates(right...), f, text)
	}
}
