package deck

// This file makes the form that asks the other way round: from the answer back to
// what it is the answer for. Where the author wrote the question, under reverse,
// its answer is typed; else the claim is shown with its subject left out, among
// other subjects whose own answers are provably different.

import (
	"cmp"
	"slices"
	"strings"
)

// Bounds on what one question looks at.
const (
	maxSubjects = 96  // that may be options
	maxTypedKin = 500 // whose answers are compared with a typed reverse's
)

// whichGap ends the stem of a reverse with options.
const whichGap = " Which of these belongs in the gap?"

// reversible reports whether a card says what it is about in a way that other
// cards share.
func (d *draft) reversible() bool {
	f := d.of.Fact
	return !d.differ && (f.Reverse != "" || d.of.table != nil || f.About != "" && f.Property != "" && (f.Single || f.Complete))
}

// reverse asks what a card's answer is the answer for, or says why not.
func (c *compiler) reverse(d *draft) (Question, string) {
	switch {
	case d.differ:
		return Question{}, "The disagreement has several answers, each with a question of its own."
	case d.of.AboutText == "":
		return Question{}, "Nothing says what the answer is about: add about."
	case len(d.sides[0].answers) > 1:
		return Question{}, "Several answers are marked, and no one of them leads back."
	case d.of.Reverse != "":
		return c.typedReverse(d)
	}
	return c.reverseChoice(d)
}

// typedReverse asks the author's own question, whose answer is the subject.
func (c *compiler) typedReverse(d *draft) (Question, string) {
	about, key := c.vocab.thing(d.of.AboutText, nil, ""), d.sides[0].answers[0].shown
	hay := words(d.of.Reverse)
	if slices.ContainsFunc(about.spellings, func(s []string) bool { return containsWords(hay, dropArticles(s)) }) {
		return Question{}, "“" + about.Text + "” stands in the reverse question itself."
	}
	near, ok := c.alsoAnswered(d, about, key)
	if !ok {
		return Question{}, "Too many facts share its property to tell for which of them the answer may hold too: make the table exclusive."
	}
	q := c.question(d, Reverse, c.attribute(d, d.of.Reverse))
	q.Type, q.Unit = about.Base, about.Unit
	q.Answers, q.Accept = spelled([]marked{{shown: about}})
	q.Nearly = near
	return q, ""
}

// alsoAnswered lists the subjects for which a card's answer may be right too.
func (c *compiler) alsoAnswered(d *draft, about, key *thing) ([]Near, bool) {
	var list []Near
	seen := map[string]bool{about.key: true}
	spare := func(s *subject, holds func(a, b *thing) bool) {
		t := c.vocab.thing(s.AboutText, nil, "")
		if s == d.of || s.AboutText == "" || seen[t.key] || t.same(about) || !c.mayHold(s, key, holds) {
			return
		}
		seen[t.key] = true
		list = append(list, Near{Text: t.Text, Why: "That may be right too: " + sentence(s.sides[0].claim.Text)})
	}
	for _, name := range d.of.lineage() {
		kin := c.kinNamed(name)
		if len(kin) > maxTypedKin {
			return nil, false
		}
		for _, s := range kin {
			if d.of.table != nil && s.table == d.of.table { // what its rows answer fits no other
				spare(s, meets)
			} else {
				spare(s, func(a, b *thing) bool { return !c.apart(a, b) })
			}
		}
	}
	same := c.answering(key)
	if len(same) > maxTypedKin {
		return nil, false
	}
	for _, s := range same {
		spare(s, meets)
	}
	return list, true
}

// mayHold reports whether something that may be right for a fact is, by a
// predicate, what another fact answers.
func (c *compiler) mayHold(s *subject, key *thing, same func(a, b *thing) bool) bool {
	peers, _ := c.peersOf(s)
	return slices.ContainsFunc(c.possible(s, peers), func(t *thing) bool { return same(t, key) })
}

// reverseChoice shows the claim without its subject.
func (c *compiler) reverseChoice(d *draft) (Question, string) {
	key := d.sides[0].answers[0].shown
	switch {
	case d.of.neverOffered(key):
		return Question{}, d.of.neverOfferedWhy()
	case d.attributed:
		return Question{}, "The reports differ, or one was corrected, so another subject may have had the answer too: write the question under reverse."
	case d.crowded:
		return Question{}, crowdedWhy
	}
	gapped, why := d.withoutSubject()
	if why != "" {
		return Question{}, why
	}
	if word := c.unsaid(d, d.sides[0].claim.Text); word != "" {
		return Question{}, "The ask names “" + word + "” and the claim does not, so without its subject the claim may be true of another: let the claim say all that the ask says."
	}
	p := c.pickerFor(d, c.vocab.thing(d.of.AboutText, nil, ""), d.questionID(Reverse), gapped)
	if p.stands(p.key) {
		return Question{}, "“" + p.key.Text + "” still stands in the sentence when the subject is left out."
	}
	p.possible = []*thing{p.key}
	p.otherSubjects(key)
	if len(p.taken) == 0 {
		return Question{}, "No other subject with this property is closed, by single, complete or an exclusive table, and has only answers that are provably different."
	}
	q := c.question(d, Reverse, c.attribute(d, gapped)+whichGap)
	q.Type, q.Unit = p.key.Base, p.key.Unit
	q.Answers, q.Accept = spelled([]marked{{shown: p.key}})
	q.Options = p.options()
	return q, ""
}

// withoutSubject is the claim with a gap for each place where its subject stands.
func (d *draft) withoutSubject() (gapped, why string) {
	claim, about := d.sides[0].claim, d.of.AboutText
	places := claim.naming(about)
	if len(places) == 0 {
		return "", "The claim does not name “" + about + "”, so nothing can be left out: write the question under reverse."
	}
	for _, m := range places {
		for _, a := range claim.Marks {
			if m.Start < a.End && a.Start < m.End {
				return "", "“" + about + "” stands inside the answer: write the question under reverse."
			}
		}
	}
	if strings.Contains(claim.Text, blank) {
		return "", "“" + blank + "” stands in the sentence itself, where it would pass for the gap."
	}
	gapped = claim.cut(places, blank)
	if rest := words(strings.ReplaceAll(gapped, blank, " ")); len(rest) < 3 {
		return "", "Without its subject hardly anything is left of the sentence: write the question under reverse."
	}
	return gapped, ""
}

// naming lists where a text stands in the claim as whole words, with a small
// letter or a capital.
func (c *Claim) naming(text string) []Mark {
	var list []Mark
	for _, written := range []string{text, begun(text)} {
		alone := Claim{Text: c.Text, Answers: []Answer{{Shown: written}}}
		for _, m := range alone.standing(0, nil) {
			if !slices.ContainsFunc(list, func(o Mark) bool { return m.Start < o.End && o.Start < m.End }) {
				list = append(list, m)
			}
		}
	}
	slices.SortFunc(list, func(a, b Mark) int { return cmp.Compare(a.Start, b.Start) })
	return list
}

// otherSubjects takes subjects that share the property and for which the answer is
// provably wrong: other rows of an exclusive table, by its promise, and closed
// facts of the same speaker all of whose values are apart from it.
func (p *picker) otherSubjects(key *thing) {
	for _, name := range p.d.of.lineage() {
		ring := p.c.kinNamed(name)
		at, _ := slices.BinarySearchFunc(ring, hash64(p.id), func(s *subject, h uint64) int { return cmp.Compare(hash64(s.ID), h) })
		for i := range min(len(ring), maxSubjects) {
			if p.full() {
				return
			}
			s := ring[(at+i)%len(ring)]
			t := p.c.vocab.thing(s.AboutText, nil, "")
			if s != p.d.of && p.c.lacks(p.d.of, s, key) && !p.c.hasElsewhere(t, key) && p.fits(t) && !meets(t, p.key) {
				p.taken = append(p.taken, wrong{
					thing: t, byHand: "Of " + t.Text + " the deck has: " + sentence(s.sides[0].claim.Text),
					source: "another subject", fact: s.ID,
				})
			}
		}
	}
}

// lacks reports whether a fact provably has another answer than one of a fact
// with the same property.
func (c *compiler) lacks(of, s *subject, key *thing) bool {
	if fold(s.By) != fold(of.By) || s.Superseded != "" || len(s.groups) == 0 {
		return false
	}
	if of.table != nil && s.table == of.table {
		return !c.mayHold(s, key, meets)
	}
	return (s.Single || s.Complete) && !c.mayHold(s, key, func(a, b *thing) bool { return !c.apart(a, b) })
}

// hasElsewhere reports whether any fact about a subject may have an answer, whatever
// it is that the fact tells of it.
func (c *compiler) hasElsewhere(about, key *thing) bool {
	told := c.toldOf(about)
	return len(told) > maxTypedKin || slices.ContainsFunc(told, func(s *subject) bool { return c.mayHold(s, key, meets) })
}
