package deck

// This file makes the true/false form: the claim in full, and the claim with a
// wrong option put in for its answer. What may be put in is what a choice may
// offer, and besides nothing that another fact puts into the same sentence: what
// the card's choice does offer, if all of it will do, else a pick of its own. A
// card without a false statement has no true/false, for one that is always
// true asks nothing.

import (
	"slices"
	"strings"
)

// trueFalse makes a card's statements, or says why not.
func (c *compiler) trueFalse(d *draft) (Question, string) {
	if why := d.noChoice(); why != "" {
		return Question{}, why
	}
	same, ok := c.completing(d)
	if !ok {
		return Question{}, "Too many facts complete exactly this sentence, so a wrong one may be true of another: let the claim say which one is meant."
	}
	if _, left := c.clozeStem(d); left != "" {
		return Question{}, betrays(left, "when the answer is replaced, so a false statement would contradict itself.")
	}
	if x := d.sides[0]; len(x.claim.places()) > len(x.claim.Marks) {
		return Question{}, "An answer also stands unmarked in the sentence, and nobody knows whether it means the same there: mark it too."
	}
	credits := c.credits(d, d.gapped(), func(s *Source) string { return d.datedApart(s) })
	claim := c.accredited(credits, d.sides[0].claim.Text)
	if word := c.unsaid(d, claim); word != "" {
		return Question{}, "The ask names “" + word + "” and the claim does not, so a wrong statement may be true of something else: let the claim say all that the ask says."
	}
	p := c.newPicker(d, TrueFalse, c.undated(d, d.sides[0].claim.filled(0, blank, false)))
	for _, x := range same {
		p.possible = slices.Concat(p.possible, x.things(), x.of.maybe, x.of.within)
	}
	if !p.repeat(d.offer) {
		p.pick()
	}
	if len(p.taken) == 0 {
		return Question{}, p.nothing()
	}
	q := c.question(d, TrueFalse, c.trueOrFalse(d, claim))
	q.Options = p.options()
	for i := range q.Options {
		if o := &q.Options[i]; o.Correct {
			o.Text = sentence(claim)
		} else {
			o.Text = sentence(c.accredited(credits, d.sides[0].claim.filled(0, c.withArticle(p.key.Text, o.Text), c.english())))
		}
	}
	return q, ""
}

// withArticle is a name as it goes into an English sentence where the right answer
// brings its own "the": with the same, where the deck has that spelling under also.
func (c *compiler) withArticle(answer, name string) string {
	const the = "the "
	if !c.english() || !strings.HasPrefix(answer, the) {
		return name
	}
	if e := c.vocab.name(name); e != nil && (e.Text == name || slices.Contains(e.Also, name)) && slices.Contains(e.Also, the+name) {
		return the + name
	}
	return name
}

// english reports whether the deck's sentences are English.
func (c *compiler) english() bool {
	return c.deck.Language == "" || strings.HasPrefix(strings.ToLower(c.deck.Language), "en")
}

// unsaid is a figure, a year or a listed name that the ask of a card gives and
// its sentence doesn't: what is false of August 2021, or of Kabul, may be true of
// another month or town.
func (c *compiler) unsaid(d *draft, claim string) string {
	said := c.wordsOf(claim)
	ask := c.withoutPublishers(d)
	for i, w := range ask {
		if strings.ContainsAny(w, "0123456789") && !slices.Contains(said, w) {
			return w
		}
		for _, e := range c.vocab.begin(ask[i:]) {
			if e.namedBy(d.of.Ask, ask) && !e.namedBy(claim, said) {
				return e.Text
			}
		}
	}
	return ""
}

// withoutPublishers is the ask without the names of the cited reports, which the
// stem of a true/false gives.
func (c *compiler) withoutPublishers(d *draft) []string {
	ask := slices.Clone(c.wordsOf(d.of.Ask))
	for _, s := range c.citedBy(d) {
		name := c.wordsOf(publisher(s))
		for at := 0; at+len(name) <= len(ask); at++ {
			if slices.Equal(ask[at:at+len(name)], name) {
				ask = slices.Delete(ask, at, at+len(name))
			}
		}
	}
	return ask
}

// citedBy lists the sources that give the card's answer, each publisher once.
func (c *compiler) citedBy(d *draft) []*Source {
	var list []*Source
	for _, x := range d.given() {
		for _, cite := range x.cites {
			s := c.sources[cite.Source]
			if s != nil && !slices.ContainsFunc(list, func(o *Source) bool { return publisher(o) == publisher(s) }) {
				list = append(list, s)
			}
		}
	}
	return list
}

// trueOrFalse is the stem. It names the reports that the ask names and the
// sentence doesn't: what one of them doesn't say another may.
func (c *compiler) trueOrFalse(d *draft, claim string) string {
	var list []string
	for _, s := range c.citedBy(d) {
		name := c.wordsOf(publisher(s))
		if containsWords(c.wordsOf(d.of.Ask), name) && !containsWords(c.wordsOf(claim), name) {
			list = append(list, publisher(s))
		}
	}
	if len(list) == 0 {
		return "True or false?"
	}
	return "According to " + enumerate(list, " and ") + ": true or false?"
}
