package deck

// This file says why: why an option is right or wrong, who says something, and
// why no option could be found. It speaks to a learner or an author, calmly and
// in whole sentences.

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// keyWhy says who gives the right answer, and where.
func (p *picker) keyWhy() string {
	by := p.d.sides[0].by
	var list []string
	for _, x := range p.d.given() {
		for _, cite := range x.cites {
			if s := p.c.sources[cite.Source]; s != nil {
				list = append(list, p.c.passage(s, cite.Paragraph, by == "" && len(list) == 0))
			}
		}
	}
	switch {
	case len(list) == 0:
		return begun(first(by, "The deck")) + p.c.says(by) + " so."
	case by != "":
		return begun(by) + p.c.says(by) + " so in " + strings.Join(list, "; ") + "."
	}
	return strings.Join(list, "; ") + "."
}

// begun is a text as it begins a sentence.
func begun(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// says is the verb that agrees with a speaker: experts say so, an expert says.
func (c *compiler) says(speaker string) string {
	if c.plural(speaker) {
		return " say"
	}
	return " says"
}

// pluralHeads begin what is said by several.
var pluralHeads = wordSet("some many several most few both all two three four five six seven eight nine ten")

// plural reports whether a speaker is several people, as far as an English text shows
// it: a crowd under names, two joined by "and", or a noun in the plural before
// any "of". Names with a capital, as Reuters, are one.
func (c *compiler) plural(speaker string) bool {
	if e := c.vocab.name(speaker); e != nil && e.Crowd {
		return true
	}
	list := strings.Fields(speaker)
	for i, w := range list {
		switch {
		case i == 0 && pluralHeads[strings.ToLower(w)], w == "and":
			return true
		case i > 0 && phraseEnds[w]:
			return pluralNoun(list[i-1])
		}
	}
	return len(list) > 0 && pluralNoun(list[len(list)-1])
}

// phraseEnds are the words after which a speaker's noun has ended.
var phraseEnds = wordSet("of in at from for with on who that to near by cited quoted")

func pluralNoun(w string) bool {
	for _, singular := range []string{"ss", "us", "is", "'s", "’s"} {
		if strings.HasSuffix(w, singular) {
			return false
		}
	}
	return w == "people" || w == "police" || !capital(w) && len(w) > 2 && (strings.HasSuffix(w, "men") || w[len(w)-1] == 's')
}

// passage says where a text stands: publisher, date and paragraph; the first
// one of several also says what it is cited for.
func (c *compiler) passage(s *Source, paragraph int, saysSo bool) string {
	text := publisher(s)
	if saysSo {
		text += " says so"
	}
	if published := c.published[s.Published]; published != "" {
		text += ", " + published
	}
	if paragraph == 0 {
		return text
	}
	return text + ", ¶ " + strconv.Itoa(paragraph)
}

// saysSo says whose position a side is, with its claim.
func (c *compiler) saysSo(x *side) string {
	who := x.by
	for _, cite := range x.cites {
		s := c.sources[cite.Source]
		if s == nil {
			continue
		}
		from := dated(publisher(s), s.Published)
		if who == "" {
			who = from
		} else {
			who += ", as reported by " + from
		}
		break
	}
	if who == "" {
		return "Another report gives that: " + sentence(x.claim.Text)
	}
	return "That is the account of " + who + ": " + sentence(x.claim.Text)
}

// wrongWhy says why an option is wrong.
func (p *picker) wrongWhy(w wrong) string {
	switch {
	case w.byHand != "":
		return w.byHand
	case w.row != nil:
		return w.row.rowWhy()
	case w.deck != nil:
		return p.deckWhy(w.deck)
	}
	return p.madeWhy(w.thing)
}

// rowWhy says which row of its table an option answers.
func (x *side) rowWhy() string {
	return "That answers " + first(x.of.AboutText, x.of.About, x.of.Row) + ": " + sentence(x.claim.Text)
}

// deckWhy says what an option from elsewhere in the deck is.
func (p *picker) deckWhy(x *candidate) string {
	switch {
	case x.entry != nil && x.entry.Note != "":
		return x.Text + ": " + sentence(x.entry.Note)
	case x.from != nil:
		return "That is the answer to another question: " + sentence(x.from.claim.Text)
	}
	return p.given() + ", not " + x.Text + "."
}

// given says what the card's reports give.
func (p *picker) given() string {
	if p.c.reports(p.d.given()) > 1 {
		return "The reports give " + p.key.Text
	}
	return "The report gives " + p.key.Text
}

// madeWhy says why a made-up number or date can't be right.
func (p *picker) madeWhy(t *thing) string {
	if p.key.Hedge == About {
		return p.given() + ", and " + t.Text + " is too far from that."
	}
	return p.given() + ", not " + t.Text + "."
}

// nothing says why no wrong option was found, and what an author can do.
func (p *picker) nothing() string {
	s := p.d.of
	switch {
	case len(s.Wrong) > 0:
		return "None of the wrong options given by hand can stand beside the answer."
	case !s.Single && !s.Complete && s.table == nil:
		return "Nothing says that other answers are wrong: add single or complete if that is so, or give wrong options by hand."
	case !s.Single && !s.Complete:
		return "No other row of the table gives an answer that can stand beside this one."
	case p.key.Base == BaseText && p.key.listed():
		return "Nothing is known of the kind of " + p.key.Text + ": declare what it is a kind of, or give wrong options by hand."
	case p.key.Base == BaseText:
		return "The answer is free text, of which nothing is provably different: give it a kind, or wrong options by hand."
	case p.key.scalar():
		return "No other value can be told apart from everything that the reports leave possible: give wrong options by hand."
	case p.key.Base == BasePerson && (crowd(p.key) || !properName(p.key)):
		return "“" + p.key.Text + "” names nobody in particular as far as can be seen and may be anyone: list it under names, or give wrong options by hand."
	case !p.key.listed() && p.key.Base != BasePerson:
		return "“" + p.key.Text + "” is not under names, so nothing is known to be different from it: list it, or give wrong options by hand."
	case !inApartKind(p.key.kind, p.key.kind):
		return "Things of the kind " + p.key.kind.id + " may overlap: declare a kind with apart: true, or give wrong options by hand."
	}
	return "The deck knows no other " + p.key.kind.id + " that is provably different: list more under names, or give wrong options by hand."
}
