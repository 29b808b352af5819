package deck

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// This file edits decks as authors do, for the tests of recall.go.

// deckEdit changes something of a deck. What lists hold is shared with the deck
// before and must not be written to.
type deckEdit struct {
	name string
	edit func(r *rand.Rand, d *Deck)
}

// editCopy is a deck that may be edited without touching what it was made from.
func editCopy(d *Deck) *Deck {
	as := *d
	as.Facts, as.Names, as.Kinds = slices.Clone(d.Facts), slices.Clone(d.Names), slices.Clone(d.Kinds)
	as.Sources, as.Tables, as.Sets, as.Topics = slices.Clone(d.Sources), slices.Clone(d.Tables), slices.Clone(d.Sets), slices.Clone(d.Topics)
	return &as
}

func anyOf[T any](r *rand.Rand, list []T) *T {
	if len(list) == 0 {
		return new(T)
	}
	return &list[r.IntN(len(list))]
}

// ofFact is an edit of one fact, which may take over what another one has.
func ofFact(name string, edit func(r *rand.Rand, f *Fact, other Fact)) deckEdit {
	return deckEdit{name, func(r *rand.Rand, d *Deck) { edit(r, anyOf(r, d.Facts), *anyOf(r, d.Facts)) }}
}

// marking is a claim whose first mark shows something else.
func marking(c Claim, answer string) Claim {
	if len(c.Answers) == 0 || strings.ContainsAny(answer, `[]|\`) {
		return c
	}
	again, wrong := parseClaim(strings.Replace(c.Raw, c.Answers[0].Shown, answer, 1))
	if wrong != nil {
		return c
	}
	return again
}

// answerOf is what a fact's first claim answers.
func answerOf(f Fact) string {
	c := f.Claim
	if len(f.Positions) > 0 {
		c = f.Positions[0].Claim
	}
	if len(c.Answers) == 0 {
		return "nothing"
	}
	return c.Answers[0].Shown
}

var deckEdits = []deckEdit{
	{"a line before all", func(_ *rand.Rand, d *Deck) {
		for i := range d.Names {
			d.Names[i].At.Line++
		}
		for i := range d.Kinds {
			d.Kinds[i].At.Line++
		}
		for i := range d.Facts {
			d.Facts[i].At.Line++
		}
	}},
	ofFact("wording", func(r *rand.Rand, f *Fact, _ Fact) {
		if c, wrong := parseClaim("Then, " + f.Claim.Raw); wrong == nil && len(f.Positions) == 0 {
			f.Claim = c
		}
	}),
	ofFact("same sentence", func(r *rand.Rand, f *Fact, o Fact) {
		if len(f.Positions)+len(o.Positions) == 0 {
			f.Claim = marking(o.Claim, answerOf(*f))
		}
	}),
	ofFact("answer", func(r *rand.Rand, f *Fact, o Fact) {
		if len(f.Positions) == 0 {
			f.Claim = marking(f.Claim, answerOf(o))
			return
		}
		f.Positions = slices.Clone(f.Positions)
		p := anyOf(r, f.Positions)
		p.Claim = marking(p.Claim, answerOf(o))
	}),
	ofFact("number", func(r *rand.Rand, f *Fact, _ Fact) {
		f.Claim = marking(f.Claim, fmt.Sprint([]string{"", "about ", "at least "}[r.IntN(3)], 1+r.IntN(3000)))
	}),
	ofFact("second spelling", func(r *rand.Rand, f *Fact, o Fact) {
		f.Claim = marking(f.Claim, answerOf(*f))
		f.Claim.Answers = slices.Clone(f.Claim.Answers)
		if len(f.Claim.Answers) > 0 {
			f.Claim.Answers[0].Also = []string{answerOf(o)}
		}
	}),
	ofFact("ask", func(r *rand.Rand, f *Fact, o Fact) { f.Ask = first(o.Ask, "What?") }),
	ofFact("no ask", func(_ *rand.Rand, f *Fact, _ Fact) { f.Ask = "" }),
	ofFact("kind", func(_ *rand.Rand, f *Fact, o Fact) { f.Kind = o.Kind }),
	ofFact("slot", func(_ *rand.Rand, f *Fact, o Fact) {
		f.About, f.AboutText, f.Property = o.About, o.AboutText, o.Property
	}),
	ofFact("property", func(_ *rand.Rand, f *Fact, o Fact) { f.Property = o.Property }),
	ofFact("topic", func(_ *rand.Rand, f *Fact, o Fact) { f.Topic = o.Topic }),
	ofFact("promises", func(_ *rand.Rand, f *Fact, _ Fact) { f.Single = !f.Single }),
	ofFact("complete", func(_ *rand.Rand, f *Fact, _ Fact) { f.Complete = !f.Complete }),
	ofFact("compatible", func(_ *rand.Rand, f *Fact, _ Fact) { f.Compatible = !f.Compatible }),
	ofFact("speaker", func(_ *rand.Rand, f *Fact, o Fact) { f.By, f.Quote = o.By, o.Quote }),
	ofFact("superseded", func(_ *rand.Rand, f *Fact, _ Fact) {
		if f.Superseded != "" {
			f.Superseded = ""
		} else {
			f.Superseded = "a later count"
		}
	}),
	ofFact("slot superseded", func(_ *rand.Rand, f *Fact, o Fact) {
		f.About, f.AboutText, f.Property, f.Superseded = o.About, o.AboutText, o.Property, "corrected"
	}),
	ofFact("positions", func(_ *rand.Rand, f *Fact, o Fact) { f.Positions = o.Positions }),
	ofFact("maybe", func(_ *rand.Rand, f *Fact, o Fact) { f.Maybe = []string{answerOf(o)} }),
	ofFact("wrong", func(_ *rand.Rand, f *Fact, o Fact) {
		f.Wrong = []WrongOption{{Text: answerOf(o), Why: "No report says it"}}
	}),
	ofFact("reverse", func(_ *rand.Rand, f *Fact, o Fact) { f.Reverse = "Of what is that true?" }),
	ofFact("note", func(_ *rand.Rand, f *Fact, _ Fact) { f.Note += " Noted." }),
	ofFact("unit", func(_ *rand.Rand, f *Fact, o Fact) { f.Unit = first(o.Unit, "km") }),
	ofFact("tolerance", func(_ *rand.Rand, f *Fact, _ Fact) { f.Tolerance = "10%" }),
	ofFact("forms", func(_ *rand.Rand, f *Fact, _ Fact) { f.Forms = []string{"choice"} }),
	ofFact("table", func(_ *rand.Rand, f *Fact, o Fact) { f.Table, f.Row = o.Table, o.Row }),
	ofFact("id", func(r *rand.Rand, f *Fact, _ Fact) { f.ID = fmt.Sprintf("%s-%d", f.ID, r.IntN(100)) }),
	ofFact("cites", func(_ *rand.Rand, f *Fact, o Fact) { f.Cites = o.Cites }),
	ofFact("by hand", func(_ *rand.Rand, f *Fact, o Fact) {
		f.Questions = []Written{{ID: "mine", Ask: first(o.Ask, "Which one?"), Options: []WrongOption{{Text: answerOf(o), Why: "It is not"}}}}
	}),
	{"deleted", func(r *rand.Rand, d *Deck) {
		if i := r.IntN(len(d.Facts)); len(d.Facts) > 1 {
			d.Facts = slices.Delete(d.Facts, i, i+1)
		}
	}},
	{"inserted", func(r *rand.Rand, d *Deck) {
		f := *anyOf(r, d.Facts)
		f.ID += "-again"
		d.Facts = slices.Insert(d.Facts, r.IntN(len(d.Facts)+1), f)
	}},
	{"twice", func(r *rand.Rand, d *Deck) {
		d.Facts = slices.Insert(d.Facts, r.IntN(len(d.Facts)+1), *anyOf(r, d.Facts))
	}},
	{"reordered", func(r *rand.Rand, d *Deck) {
		i, j := r.IntN(len(d.Facts)), r.IntN(len(d.Facts))
		d.Facts[i], d.Facts[j] = d.Facts[j], d.Facts[i]
	}},
	{"moved down", func(r *rand.Rand, d *Deck) {
		for i := r.IntN(len(d.Facts)); i < len(d.Facts); i++ {
			d.Facts[i].At.Line++
			d.Facts[i].Claim.At.Line++
		}
	}},
	{"name's kind", func(r *rand.Rand, d *Deck) { anyOf(r, d.Names).Kind = anyOf(r, d.Names).Kind }},
	{"name's spelling", func(r *rand.Rand, d *Deck) { anyOf(r, d.Names).Also = []string{answerOf(*anyOf(r, d.Facts))} }},
	{"part of", func(r *rand.Rand, d *Deck) { anyOf(r, d.Names).In = []string{anyOf(r, d.Names).Text} }},
	{"crowd", func(r *rand.Rand, d *Deck) { n := anyOf(r, d.Names); n.Crowd = !n.Crowd }},
	{"name moved", func(r *rand.Rand, d *Deck) { anyOf(r, d.Names).At.Line++ }},
	{"name listed", func(r *rand.Rand, d *Deck) {
		d.Names = append(d.Names, Name{Text: answerOf(*anyOf(r, d.Facts)), Kind: anyOf(r, d.Names).Kind})
	}},
	{"kind apart", func(r *rand.Rand, d *Deck) { k := anyOf(r, d.Kinds); k.Apart = !k.Apart }},
	{"source's date", func(r *rand.Rand, d *Deck) { anyOf(r, d.Sources).Published = fmt.Sprint(1990 + r.IntN(40)) }},
	{"source's origin", func(r *rand.Rand, d *Deck) { anyOf(r, d.Sources).Origin = anyOf(r, d.Sources).ID }},
	{"day of the deck", func(r *rand.Rand, d *Deck) { d.AsOf = []string{"", "2021-09-04", "2030-01-01"}[r.IntN(3)] }},
	{"exclusive", func(r *rand.Rand, d *Deck) { t := anyOf(r, d.Tables); t.Exclusive = !t.Exclusive }},
	{"set", func(r *rand.Rand, d *Deck) {
		anyOf(r, d.Sets).Of = []string{anyOf(r, d.Facts).ID, anyOf(r, d.Facts).ID}
	}},
	{"topic's title", func(r *rand.Rand, d *Deck) { anyOf(r, d.Topics).Title += "!" }},
	{"title", func(_ *rand.Rand, d *Deck) { d.Title += "!" }},
	{"nothing", func(*rand.Rand, *Deck) {}},
}
