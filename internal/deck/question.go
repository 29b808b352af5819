package deck

// This file makes the questions of a card, or says why not, and what is common
// to all forms: the answers, their other spellings, and what is nearly right.

import "slices"

// forms are tried in this order; the book lists questions in it.
var forms = []formMaker{
	{Choice, (*compiler).choice},
	{TrueFalse, (*compiler).trueFalse},
	{Multiple, (*compiler).multiple},
	{Cloze, (*compiler).cloze},
	{Attribution, (*compiler).whose},
	{Reverse, (*compiler).reverse},
	{Typed, func(c *compiler, d *draft) (Question, string) { return c.written(d, Typed) }},
	{Numeric, func(c *compiler, d *draft) (Question, string) { return c.written(d, Numeric) }},
	{Dated, func(c *compiler, d *draft) (Question, string) { return c.written(d, Dated) }},
	{SelfGraded, (*compiler).selfGraded},
	{Matching, func(_ *compiler, d *draft) (Question, string) { return d.set.matched, d.set.noMatch }},
	{Ordering, func(_ *compiler, d *draft) (Question, string) { return d.set.ordered, d.set.noOrder }},
}

// Forms lists the forms that Compile makes, in the order in which a book lists
// a card's questions.
func Forms() []Form {
	list := make([]Form, len(forms))
	for i, f := range forms {
		list[i] = f.form
	}
	return list
}

// formMaker makes one form's question of a card, or says why not.
type formMaker struct {
	form Form
	make func(c *compiler, d *draft) (Question, string)
}

// add puts a card with its questions and refusals into the book.
func (c *compiler) add(d *draft) {
	c.book.Cards = append(c.book.Cards, d.card)
	made := false
	var refused []Refusal
	for _, f := range forms {
		if !d.wants(f.form) {
			continue
		}
		q, why := f.make(c, d)
		if why != "" {
			refused = append(refused, Refusal{Card: d.card.ID, Form: f.form, Why: why})
			continue
		}
		made = true
		c.book.Questions = append(c.book.Questions, q)
	}
	made = c.addWritten(d) || made
	c.book.Refusals = append(c.book.Refusals, refused...)
	if !made {
		c.warnUnasked(d, refused)
	}
}

// wants reports whether a form is tried for a card. Of the three forms in which
// an answer is typed each card has one, and an author who limits a fact to
// typed means that one. The disagreement has forms of its own, so no limit that
// was meant for the positions takes them away.
func (d *draft) wants(f Form) bool {
	if set := f == Matching || f == Ordering; set || d.set != nil {
		return d.set != nil && (f == Matching && d.set.Match != "" || f == Ordering && d.set.Order != "")
	}
	limits := d.of.Forms
	named := slices.Contains(limits, string(f))
	switch f {
	case Typed, Numeric, Dated:
		if f != d.writtenForm() {
			return named && f != Typed // refused, with the reason
		}
		named = named || slices.Contains(limits, string(Typed))
	case SelfGraded, Multiple:
		named = named || d.differ && d.callsFor(f)
	}
	return named || len(limits) == 0 && d.callsFor(f)
}

// questionID is the id of a form of a card.
func (d *draft) questionID(f Form) string { return d.card.ID + "#" + string(f) }

// question is what every form of a card has in common.
func (c *compiler) question(d *draft, f Form, stem string) Question {
	key := d.sides[0].answers[0].shown
	q := Question{
		ID: d.questionID(f), Card: d.card.ID, Form: f, Type: key.Base, Unit: key.Unit,
		Stem: stem, Options: []Option{},
	}
	if d.common.cites == nil {
		d.common.answers, d.common.accept = spelled(d.answers())
		d.common.cites = c.citesOf(d.sides)
	}
	q.Answers, q.Accept, q.Cites = d.common.answers, d.common.accept, d.common.cites
	return q
}

// citesOf lists the passages of sides, each once. It is never nil.
func (c *compiler) citesOf(sides []*side) []BookCite {
	list := []BookCite{}
	for _, x := range sides {
		for _, cite := range c.bookCites(x.cites) {
			if !slices.Contains(list, cite) {
				list = append(list, cite)
			}
		}
	}
	return slices.Clip(list)
}

// given lists the sides that give the card's answer: for the disagreement all
// of them, else those that don't give it more coarsely.
func (d *draft) given() []*side {
	if d.differ {
		return d.sides
	}
	if d.agreeing != nil {
		return d.agreeing
	}
	for _, x := range d.sides {
		if d.sides[0].agrees(x) {
			d.agreeing = append(d.agreeing, x)
		}
	}
	d.agreeing = slices.Clip(d.agreeing)
	return d.agreeing
}

// answers lists what is right: what the card's sides give, each answer once.
func (d *draft) answers() []marked {
	var list []marked
	for _, x := range d.given() {
		for _, a := range x.answers {
			i := slices.IndexFunc(list, func(m marked) bool { return m.shown.same(a.shown) })
			if i < 0 {
				list = append(list, a)
				continue
			}
			list[i].also = slices.Concat(list[i].also, []*thing{a.shown}, a.also)
		}
	}
	return list
}

// right reports whether a thing is one of the card's answers.
func (d *draft) right(t *thing) bool {
	for _, x := range d.given() {
		for _, a := range x.things() {
			if a.same(t) {
				return true
			}
		}
	}
	return false
}

// nearly lists what may be right and what contains the answer, each with what
// to say to a learner who gives it; more is other facts' claims that may be
// right in this form only. The first reason for a value is kept.
func (c *compiler) nearly(d *draft, more []*side) []Near {
	return c.gather(&nearList{of: d}, d.answers(), more)
}

// gather fills a list of what is nearly right beside some of a card's answers.
func (c *compiler) gather(n *nearList, answers []marked, more []*side) []Near {
	d := n.of
	given := d.given()
	for _, x := range d.of.sides {
		if !slices.Contains(given, x) {
			n.side(c, x, c.saysSo(x))
		}
	}
	for _, t := range d.of.maybe {
		n.add(t, "That may be right too: the reports leave it open.")
	}
	for _, p := range d.peers {
		for _, x := range p.sides {
			n.side(c, x, "Another fact here gives that: "+x.claim.Text)
		}
		for _, t := range p.maybe {
			n.add(t, "That may be right too: the reports leave it open.")
		}
	}
	for _, x := range more {
		n.side(c, x, "Another fact here gives that: "+x.claim.Text)
	}
	for _, a := range answers {
		if a.shown.entry == nil || a.shown.Base == BasePerson {
			continue
		}
		for _, up := range a.shown.entry.up {
			if n.add(c.vocab.thing(up.Text, nil, ""), up.Text+" is wider: "+a.shown.Text+" is part of it.") {
				n.list[len(n.list)-1].Wider = true
			}
		}
	}
	return n.list
}

// nearList gathers the nearly right values of a card, each once.
type nearList struct {
	of   *draft
	fits func(*thing) bool // nil for everything
	list []Near
	seen []*thing
}

// side adds the answers of a side that isn't the card's own.
func (n *nearList) side(c *compiler, x *side, why string) {
	if x.superseded != "" {
		why = "An early report gave that, later corrected: " + sentence(x.superseded)
	}
	for _, a := range x.answers {
		for _, t := range append([]*thing{a.shown}, a.also...) {
			n.add(t, why)
		}
	}
}

// add adds a value with its reason, unless it is there or right.
func (n *nearList) add(t *thing, why string) bool {
	if n.of.right(t) || n.of.lets(t) || n.fits != nil && !n.fits(t) || slices.ContainsFunc(n.seen, t.same) {
		return false
	}
	n.seen = append(n.seen, t)
	near := Near{Text: t.Text, Why: why}
	if t.entry != nil {
		_, near.Also = spelled([]marked{{shown: t}})
	}
	if len(near.Also) == 0 {
		near.Also = nil
	}
	n.list = append(n.list, near)
	return true
}
