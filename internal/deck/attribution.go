package deck

// This file makes the form that asks whose words or whose figure something is.
// Of quoted words the options are speakers, of a disagreement reports. What
// makes them wrong is the author's promise: quote says that the words are that
// speaker's and nobody else's, and positions say what each report gives.
// CheckSources holds both against the texts: see check_attribution.go.

import (
	"slices"
	"strings"
)

// minQuoted is how many words a quotation needs to be somebody's: fewer are
// anybody's.
const minQuoted = 3

// attribution is what a question of the form offers as wrong, kept for
// CheckSources.
type attribution struct {
	of       *draft
	words    string // the quoted ones; "" where reports are offered
	speakers []*thing
	reports  []*side // what the offered reports give instead
}

// attributable reports whether a card is a quotation or one side of a
// disagreement.
func (d *draft) attributable() bool {
	return !d.differ && (d.sides[0].quote || d.of.disputed())
}

// whose asks who said a card's words or which report gives its answer, or says
// why not.
func (c *compiler) whose(d *draft) (Question, string) {
	switch {
	case d.differ:
		return Question{}, "The disagreement is everybody's; each position is asked by itself."
	case d.sides[0].quote:
		return c.whoseWords(d)
	case d.of.disputed():
		return c.whichReport(d)
	}
	return Question{}, "Nothing says that the words are somebody's own, and no reports differ: add by and quote: true where the marked words are the speaker's and nobody else's."
}

// whoseWords asks who said the marked words.
func (c *compiler) whoseWords(d *draft) (Question, string) {
	key := d.sides[0].answers[0].shown
	speaker := c.vocab.thing(d.sides[0].by, nil, "")
	if why := c.nobodys(d, key, speaker); why != "" {
		return Question{}, why
	}
	stem := c.whoseStem(d, key, speaker)
	p := c.pickerFor(d, c.vocab.thing(speaker.entry.Text, speaker.kind, ""), d.questionID(Attribution), stem)
	p.possible = []*thing{p.key}
	if p.stands(p.key) {
		return Question{}, "“" + p.key.Text + "” stands in the words themselves."
	}
	p.speakers(key)
	if len(p.taken) == 0 {
		return Question{}, "The deck names nobody else who is provably not " + p.key.Text + ": list other speakers under names, with a kind whose entries are apart."
	}
	q := c.question(d, Attribution, stem)
	q.Type, q.Unit = p.key.Base, ""
	q.Answers, q.Accept = spelled([]marked{{shown: p.key}})
	a := attribution{of: d, words: key.Text}
	for _, w := range p.taken {
		a.speakers = append(a.speakers, w.thing)
	}
	c.attributions = append(c.attributions, a)
	q.Options = p.options()
	return q, ""
}

// whoseStem asks whose the words are, and says which reports have them and from
// when: words alone could be anybody's at any time. A report that bears the
// speaker's name is left out, as it would answer.
func (c *compiler) whoseStem(d *draft, key, speaker *thing) string {
	var reports []string
	named := make(map[string]bool) // origins
	for _, x := range d.given() {
		if r := c.reporters(x, named, d.datedApart); r != "" && !c.mentions(r, speaker.entry.Text) {
			reports = append(reports, r)
		}
	}
	stem := "Whose words are these"
	if len(reports) > 0 {
		stem += ", in " + enumerate(reports, " and ")
	}
	return stem + ": “" + strings.Trim(key.Text, "“”\"") + "”?"
}

// nobodys says why quoted words have no speaker who could be told from others.
func (c *compiler) nobodys(d *draft, key, speaker *thing) string {
	switch {
	case d.sides[0].by == "":
		return "Nothing says whose words they are: add by."
	case len(d.sides[0].answers) > 1:
		return "Several different words are marked: mark what was said as one."
	case len(key.words) < minQuoted:
		return "“" + key.Text + "” are so few words that anybody may have said them: mark three or more."
	case !speaker.listed():
		return "“" + speaker.Text + "” is not under names, so nobody is known to be somebody else: list the speaker."
	case crowd(speaker):
		return "“" + speaker.Text + "” may include anyone, so no other speaker is provably wrong."
	}
	for _, x := range d.given() {
		if !x.quote || !c.vocab.thing(x.by, nil, "").same(speaker) {
			return "Another position gives the same words to somebody else, or doesn't quote them."
		}
	}
	for _, e := range c.heard().whole(key) {
		if e == nil || e.Crowd {
			return "Somebody who is not under names, or a crowd, says the same, so the words are not known to be one speaker's."
		}
		if e != speaker.entry {
			return "“" + e.Text + "” says the same, so the words are not one speaker's."
		}
	}
	return ""
}

// speakers takes other speakers of the deck, then others of the speaker's kind:
// all provably different, none named in what the card says, none with words
// like these.
func (p *picker) speakers(said *thing) {
	c := p.c
	alike := c.heard().alike(said)
	told := p.d.of.Ask + " " + p.d.of.Note + " " + p.d.of.AboutText
	for _, x := range p.d.of.sides {
		told += " " + x.claim.Text + " " + x.note
	}
	hay := words(told)
	from := hash64(p.id)
	for tier, q := range []*pool{c.heard().speakers[p.key.kind], c.pools.byKey[poolKey{kind: p.key.kind}]} {
		list := c.scratch.reset()
		q.stretch(from, maxLooked, func(x *candidate) bool {
			if x.listed() && c.apart(p.key, x.thing) && p.fits(x.thing) && !slices.Contains(alike, x.entry) && !c.namedIn(hay, x.thing) {
				list.add(p, tier, wrong{thing: x.thing, byHand: p.otherSpeaker(x, tier == 0), source: "another speaker"})
			}
			return len(list.ranks) < maxRanked
		})
		if p.take(list); p.full() {
			return
		}
	}
}

// otherSpeaker says why the words are not somebody else's.
func (p *picker) otherSpeaker(x *candidate, speaks bool) string {
	why := "The report gives these words to " + p.key.Text + "."
	if speaks {
		why += " What " + x.Text + " says here: " + sentence(x.from.claim.Text)
	}
	return why
}

// namedIn reports whether words name somebody, in any spelling or by the last
// name.
func (c *compiler) namedIn(hay []string, t *thing) bool {
	for _, s := range t.spellings {
		if containsWords(hay, s) {
			return true
		}
	}
	last := len(t.words) - 1
	return last > 0 && personal(t) && containsWords(hay, t.words[last:])
}

// whichReport asks which report gives an answer on which reports differ.
func (c *compiler) whichReport(d *draft) (Question, string) {
	key := d.sides[0].answers[0].shown
	switch {
	case d.of.Ask == "":
		return Question{}, "There is no question that the reports answer: add ask."
	case d.several():
		return Question{}, "The reports give several answers each, and no one of them is a report's own."
	case d.of.neverOffered(key):
		return Question{}, d.of.neverOfferedWhy()
	case d.crowded:
		return Question{}, crowdedWhy
	case len(d.sides[0].cites) == 0 || c.sources[d.sides[0].cites[0].Source] == nil:
		return Question{}, "No report is cited for the position."
	}
	stem := d.of.Ask + " Which of these reports gives " + key.Text + "?"
	p := c.pickerFor(d, c.reportOf(d, d.sides[0].cites[0]), d.questionID(Attribution), stem)
	if p.stands(p.key) {
		return Question{}, "“" + p.key.Text + "” stands in the question itself."
	}
	others := p.otherReports(key)
	if len(p.taken) == 0 {
		return Question{}, "No independent report is known to give something else: each that differs may agree with " + key.Text + " in part, reprints the same text, or is cited for both."
	}
	q := c.question(d, Attribution, stem)
	q.Type, q.Unit = BaseText, ""
	q.Answers, q.Accept = []string{p.key.Text}, []string{}
	c.attributions = append(c.attributions, attribution{of: d, reports: others})
	q.Options = p.options()
	return q, ""
}

// otherReports takes reports whose every account is provably different, one of
// each origin, and returns the accounts.
func (p *picker) otherReports(key *thing) (accounts []*side) {
	agree, seen := p.origins(func(t *thing) bool { return !p.c.apart(key, t) }), make(map[string]bool)
	for _, x := range p.d.of.sides {
		if x.superseded != "" {
			continue
		}
		for _, cite := range x.cites {
			origin := p.c.origin(cite)
			if agree[origin] || seen[origin] || p.full() || p.c.sources[cite.Source] == nil {
				continue
			}
			if t := p.c.reportOf(p.d, cite); p.fits(t) {
				seen[origin] = true
				p.taken = append(p.taken, wrong{thing: t, byHand: p.c.saysSo(x), source: "another report"})
				accounts = append(accounts, x)
			}
		}
	}
	return accounts
}

// origins lists whose reports give something, in whatever position, that an
// answer may be, or something else that may be right.
func (p *picker) origins(may func(*thing) bool) map[string]bool {
	list := make(map[string]bool)
	sides := p.d.of.sides
	for _, peer := range p.d.peers {
		sides = slices.Concat(sides, peer.sides)
	}
	for _, x := range sides {
		if slices.ContainsFunc(x.things(), may) {
			for _, cite := range x.cites {
				list[p.c.origin(cite)] = true
			}
		}
	}
	return list
}

// reportOf is a cited source as an option: its publisher, with the date unless
// the date of a report holds the answer. What gives it away in a question is the
// publisher.
func (c *compiler) reportOf(d *draft, cite Cite) *thing {
	s := c.sources[cite.Source]
	text := dated(publisher(s), s.Published)
	for _, x := range d.of.sides {
		if slices.ContainsFunc(x.cites, func(y Cite) bool { return c.sources[y.Source] != nil && d.tells(c.sources[y.Source].Published) }) {
			text = publisher(s)
		}
	}
	t := &thing{Value: Value{Text: text, Base: BaseText}}
	t.key, t.words = fold(t.Text), words(t.Text)
	t.spell([][]string{words(publisher(s))})
	return t
}
