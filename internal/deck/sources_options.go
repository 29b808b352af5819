package deck

// This file tests promises against the texts: what is offered as wrong should
// not stand where the right answer is cited. What it finds is a suspicion, not a
// proof, for a paragraph may name two generals of whom one did it. So it only
// warns, and leaves alone what an author ruled out by hand with a reason.

import (
	"slices"
	"strings"
)

// options warns of wrong options that stand in a paragraph which their own
// question cites. True/false puts in what a choice offers, so a card is looked
// at once.
func (c *sourceChecker) options(made *compiler) {
	said := make(map[string]bool) // cards and texts
	for _, o := range made.trail.offers {
		for _, w := range o.taken {
			if once := o.d.card.ID + "\x00" + w.key; w.byHand == "" && !said[once] {
				said[once] = c.option(o, w)
			}
		}
	}
}

// option looks for one wrong option, in every spelling, in the cited
// paragraphs.
func (c *sourceChecker) option(o *picker, w wrong) bool {
	for _, x := range o.d.given() {
		for _, cite := range x.cites {
			if !o.c.named(w.thing, o.key, c.paragraph(cite)) {
				continue
			}
			c.warnAt(c.placeOf(cite), "option-in-source", "%s offers %q as wrong, and the paragraph cited for %q has it too (%s ¶%d)",
				o.d.card.ID, w.Text, o.key.Text, cite.Source, cite.Paragraph).
				hint("if it may be right, add it to maybe or let the ask say which is meant; if not, give it under wrong with the reason")
			return true
		}
	}
	return false
}

// paragraph is what a citation points into, "" where it points nowhere.
func (c *sourceChecker) paragraph(cite Cite) string {
	paragraphs := c.texts[cite.Source]
	if cite.Paragraph < 1 || cite.Paragraph > len(paragraphs) {
		return ""
	}
	return paragraphs[cite.Paragraph-1]
}

// named reports whether a text names a thing in any spelling, not as part of
// the answer's name or of a longer one.
func (c *compiler) named(t, key *thing, text string) bool {
	list := words(text)
	for _, spelling := range t.spellings {
		for at := range list {
			if at+len(spelling) <= len(list) && len(spelling) > 0 && slices.Equal(list[at:at+len(spelling)], spelling) && !c.insideName(list, at, at+len(spelling), key) {
				return true
			}
		}
	}
	return false
}

// insideName reports whether words of a text are part of a longer name, or of
// the answer.
func (c *compiler) insideName(list []string, from, to int, key *thing) bool {
	for start := max(0, from-maxTitle); start <= from; start++ {
		for end := to; end <= min(len(list), start+maxTitle); end++ {
			if start == from && end == to {
				continue
			}
			run := list[start:end]
			if c.vocab.byWords[strings.Join(run, " ")] != nil || slices.ContainsFunc(key.spellings, func(s []string) bool { return slices.Equal(s, run) }) {
				return true
			}
		}
	}
	return false
}
