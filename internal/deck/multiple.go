package deck

// This file makes the form in which all that is right is chosen. It needs more
// of an author than a choice: that the marked answers are all there are. Where
// reports disagree and the deck has all their figures, those are what is chosen.

import (
	"cmp"
	"slices"
	"strings"
)

// How many options there are: past seven right ones nobody compares lines but
// counts them, and nine can be chosen by a key.
const (
	maxMultipleRight = 7
	maxMultiple      = maxMultipleRight + 2
	usualMultiple    = 6
)

// chooseAll ends the stem.
const chooseAll = " Choose all that apply."

// callsFor reports whether a card is of the sort that a form is for. Of other
// cards the form is refused only where its author named it.
func (d *draft) callsFor(f Form) bool {
	switch f {
	case Multiple:
		return d.of.Ask != "" && (d.several() || d.differ && d.of.Complete)
	case Attribution:
		return d.attributable()
	case Reverse:
		return d.reversible()
	}
	return true
}

// multiple makes a card's question with several right options, or says why not.
func (c *compiler) multiple(d *draft) (Question, string) {
	right := d.answers()
	if why := c.noMultiple(d, right); why != "" {
		return Question{}, why
	}
	ask := allAsked(d.of.Ask)
	p := c.newPicker(d, Multiple, c.undated(d, ask))
	for _, m := range right {
		if p.stands(m.shown) {
			return Question{}, "“" + m.shown.Text + "” stands in the question itself."
		}
	}
	p.pick()
	p.taken = slices.DeleteFunc(p.taken, func(w wrong) bool {
		return slices.ContainsFunc(right, func(m marked) bool { return overlapping(m.shown, w.thing) || crowdedOut(m.shown, w.thing) })
	})
	if len(p.taken) == 0 {
		return Question{}, p.nothing()
	}
	room := max(usualMultiple-len(right), maxMultiple-maxMultipleRight)
	p.taken = p.taken[:min(len(p.taken), room)]
	stem := c.attribute(d, ask)
	if d.differ {
		stem += " The reports disagree: choose every answer that one of them gives."
	} else {
		stem += chooseAll
	}
	q := c.question(d, Multiple, stem)
	q.Options = p.allOptions(right)
	return q, ""
}

// noMultiple says why a card can have no such question, whatever the deck offers.
func (c *compiler) noMultiple(d *draft, right []marked) string {
	ask := words(d.of.Ask)
	switch {
	case d.of.Ask == "":
		return "There is no question to choose answers to: add ask."
	case !d.of.Complete:
		return "Nothing says that the marked answers are all of them: add complete: true if that is so, and let the ask say within what."
	case len(right) < 2:
		return "Only one answer is right: a choice asks for it."
	case len(right) > maxMultipleRight:
		return "So many answers are right that choosing them is counting: ask for fewer."
	case d.crowded:
		return crowdedWhy
	case asksForOne(d.of.Ask) && len(ask) > 2 && (ask[2] == "or" || ask[2] == "more"):
		return "The ask says how many to name: let it ask for all, or for one."
	}
	return d.ungraspable(right)
}

// ungraspable says which right answer can't stand as a line beside the others.
func (d *draft) ungraspable(right []marked) string {
	first := right[0].shown
	for i, m := range right {
		t := m.shown
		switch {
		case d.of.neverOffered(t):
			return d.of.neverOfferedWhy()
		case d.differ && !t.scalar():
			return "The reports differ in words, not in figures or dates, so a line may be right in more than one of them."
		case m.hedge != "":
			return "“" + m.hedge + "” stands beside a mark: mark it with the answer, so that it is known what the report leaves open."
		case t.vague():
			return "“" + t.Text + "” leaves other values possible, so no option would be provably wrong."
		case t.Base != first.Base || t.Hedge != first.Hedge || t.scalar() && !t.Base.date() && !sameUnit(t.Unit, first.Unit):
			return "“" + t.Text + "” is not written like “" + first.Text + "” and would stand out."
		}
		for _, o := range right[:i] {
			if meets(o.shown, t) || crowdedOut(o.shown, t) {
				return "“" + o.shown.Text + "” and “" + t.Text + "” may overlap, so nobody could say how many are right."
			}
		}
	}
	return ""
}

// allAsked is an ask for one of several answers turned into one for all of them:
// "Name one country" into "Name every country", "Name one of the countries"
// into "Name all of the countries". Any other ask stays as it is.
func allAsked(ask string) string {
	if !asksForOne(ask) {
		return ask
	}
	list := strings.SplitN(ask, " ", 3)
	if len(list) < 3 {
		return ask
	}
	every := "every"
	if strings.HasPrefix(list[2], "of ") {
		every = "all"
	}
	return list[0] + " " + every + " " + list[2]
}

// allOptions mixes the right answers with the wrong ones, in an order that only
// the question's id decides.
func (p *picker) allOptions(right []marked) []Option {
	type line struct {
		Option
		key string
	}
	p.settle()
	list := make([]line, 0, len(right)+len(p.taken))
	for _, m := range right {
		list = append(list, line{Option{Text: m.shown.Text, Correct: true, Why: p.rightWhy(m)}, m.shown.key})
	}
	for _, w := range p.taken {
		list = append(list, line{Option{Text: w.Text, Why: p.notAmong(w, right)}, w.key})
	}
	slices.SortFunc(list, func(a, b line) int {
		return cmp.Or(cmp.Compare(hash64(p.id, a.key), hash64(p.id, b.key)), cmp.Compare(a.key, b.key))
	})
	options := make([]Option, len(list))
	for i, l := range list {
		options[i] = l.Option
	}
	return options
}

// notAmong says why an option is none of several right ones.
func (p *picker) notAmong(w wrong, right []marked) string {
	if w.byHand != "" || w.row != nil || w.deck != nil && (w.deck.from != nil || w.entry != nil && w.entry.Note != "") {
		return p.wrongWhy(w)
	}
	list := make([]string, len(right))
	for i, m := range right {
		list[i] = m.shown.Text
	}
	says := "The report gives "
	if p.c.reports(p.d.given()) > 1 {
		says = "The reports give "
	}
	return says + enumerate(list, " and ") + ", and no other " + string(p.key.Base) + "."
}

// rightWhy says who gives one of several right answers. Of a disagreement each
// has reports of its own.
func (p *picker) rightWhy(m marked) string {
	if !p.d.differ {
		return p.keyWhy()
	}
	for _, x := range p.d.sides {
		if slices.ContainsFunc(x.answers, func(a marked) bool { return a.shown.same(m.shown) }) {
			return p.c.saysSo(x)
		}
	}
	return p.keyWhy()
}
