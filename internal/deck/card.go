package deck

// This file makes the cards of a fact: one for each answer that stands, and
// one for the disagreement where they differ. A superseded claim has no card;
// it rides on the card of the claim that replaced it.

import (
	"slices"
	"strings"
)

// draft is one card in the making, with what its questions need.
type draft struct {
	of         *subject
	card       Card
	sides      []*side // whose claims it teaches: the asked one first, then its equals and what is coarser
	differ     bool    // the card for the disagreement itself
	attributed bool    // its stems say whose report and when
	peers      []*subject
	crowded    bool // more facts than can be told apart answer the same question
	possible   []*thing

	stem, left string  // see clozeStem, which several forms ask for
	offer      *picker // what its choice offers, if it has one
	agreeing   []*side // see given, which every form asks for

	common struct { // of all its questions, which don't change the lists
		answers, accept []string
		cites           []BookCite
	}

	set *gathering // what it asks for together, if it is a set's
}

// cards drafts the cards of a fact.
func (c *compiler) cards(s *subject) []*draft {
	c.lookAtPeers(s)
	peers, ok := c.peersOf(s)
	base := draft{of: s, peers: peers, crowded: !ok, possible: c.possible(s, peers)}
	superseded := slices.ContainsFunc(s.sides, func(x *side) bool { return x.superseded != "" })
	var list []*draft
	for _, g := range s.groups {
		d := base
		d.sides = g
		d.possible = withoutCoarser(base.possible, g)
		d.attributed = len(s.groups) > 1 || superseded
		d.card = c.card(s, g[0].position, g)
		for _, x := range s.ridersOf(g) {
			d.card.Claims = append(d.card.Claims, c.bookClaim(x))
		}
		list = append(list, &d)
	}
	if s.disputed() {
		d := base
		d.differ = true
		d.sides = slices.Concat(s.groups...)
		d.card = c.card(s, differ, d.sides)
		list = append(list, &d)
	}
	return list
}

// withoutCoarser leaves out what the sides of a card give less precisely: where
// one report says 2014 and another May 2014, June is wrong by both together.
func withoutCoarser(possible []*thing, group []*side) []*thing {
	var coarse []*thing
	for _, x := range group {
		if !group[0].agrees(x) {
			coarse = append(coarse, x.things()...)
		}
	}
	if len(coarse) == 0 {
		return possible
	}
	return slices.DeleteFunc(slices.Clone(possible), func(t *thing) bool { return slices.Contains(coarse, t) })
}

// card makes a card without questions.
func (c *compiler) card(s *subject, part string, sides []*side) Card {
	card := Card{
		ID: s.ID, Fact: s.ID, Topic: s.Topic, Kind: sides[0].answers[0].shown.kind.id,
		About: s.About, Disputed: s.disputed(), Was: s.Was, Ask: s.Ask,
		Tags: slices.Clone(s.Tags), Reports: c.reports(sides),
	}
	if part != "" {
		card.ID += "/" + part
		if card.Was != "" {
			card.Was += "/" + part
		}
	}
	notes := []string{s.Note}
	for _, x := range sides {
		card.Claims = append(card.Claims, c.bookClaim(x))
		if part != differ {
			notes = append(notes, x.note)
		}
	}
	card.Note = paragraphs(notes)
	return card
}

// paragraphs joins notes, leaving out what is empty or said before.
func paragraphs(notes []string) string {
	var list []string
	for _, n := range notes {
		if n != "" && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return strings.Join(list, "\n\n")
}

// bookClaim is a side as the book shows it.
func (c *compiler) bookClaim(x *side) BookClaim {
	b := BookClaim{
		Text: x.claim.Text, By: x.by, Superseded: x.superseded, Position: x.position,
		Resolved: x.resolved, Quote: x.quote, Cites: c.bookCites(x.cites),
	}
	b.Answers, b.Accept = spelled(x.answers)
	for _, m := range x.claim.Marks {
		b.Marks = append(b.Marks, [2]int{m.Start, m.End})
	}
	return b
}

// spelled lists what marks show, and every other spelling of it: alternatives
// inside the marks and spellings under names. Nothing is listed twice.
func spelled(marks []marked) (shown, other []string) {
	shown, other = make([]string, 0, len(marks)), []string{}
	var seen textSet
	add := func(list []string, text, key string) []string {
		if !seen.add(key) {
			return list
		}
		return append(list, text)
	}
	for _, m := range marks {
		shown = add(shown, m.shown.Text, m.shown.key)
	}
	for _, m := range marks {
		for _, t := range append([]*thing{m.shown}, m.also...) {
			other = add(other, t.Text, t.key)
			if t.entry == nil {
				continue
			}
			for _, s := range append([]string{t.entry.Text}, t.entry.Also...) {
				other = add(other, s, fold(s))
			}
		}
	}
	return slices.Clip(shown), slices.Clip(other)
}

// ridersOf lists the superseded sides that a group of standing ones replaced:
// those whose next standing side, in the author's order, is in the group. The
// last standing side also takes what comes after it, and the first group of
// all takes superseded facts of the same slot.
func (s *subject) ridersOf(group []*side) []*side {
	var riders []*side
	for i, x := range s.sides {
		if x.superseded != "" && slices.Contains(group, s.standingAfter(i)) {
			riders = append(riders, x)
		}
	}
	if len(group) > 0 && len(s.groups) > 0 && group[0] == s.groups[0][0] {
		riders = append(riders, s.rides...)
	}
	return riders
}

// attachRiders gives a superseded fact without positions to the first fact of
// its slot that stands.
func (c *compiler) attachRiders() {
	for _, s := range c.subjects {
		if s.place == "" || len(s.groups) > 0 || len(s.sides) != 1 {
			continue
		}
		for _, p := range c.peers["slot\x00"+s.place] {
			if len(p.groups) > 0 {
				p.rides = append(p.rides, s.sides[0])
				break
			}
		}
	}
}

// standingAfter is the side that replaced the i-th one.
func (s *subject) standingAfter(i int) *side {
	stands := func(x *side) bool { return x.superseded == "" && len(x.answers) > 0 }
	if n := slices.IndexFunc(s.sides[i:], stands); n >= 0 {
		return s.sides[i+n]
	}
	for j := i; j >= 0; j-- {
		if stands(s.sides[j]) {
			return s.sides[j]
		}
	}
	return nil
}
