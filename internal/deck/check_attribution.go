package deck

import "slices"

// This file holds against the texts what an attribution promises: quoted words
// stand in the cited paragraphs and nowhere else, no speaker who is offered as
// wrong is named there, and no report that is offered as wrong gives the answer
// where it is cited for another.

// checkAttributions looks at what the attributions of a compiled deck offer.
func (c *sourceChecker) checkAttributions(made *compiler) {
	for _, a := range made.attributions {
		if a.words != "" {
			c.checkQuoted(made, a)
		} else {
			c.checkReports(a)
		}
	}
}

// checkQuoted looks for quoted words and for other speakers.
func (c *sourceChecker) checkQuoted(compiler *compiler, a attribution) {
	said, at := words(a.words), place{a.of.sides[0].at(), 1}
	cited := make(map[string][]int)
	found := false
	for _, x := range a.of.given() {
		for _, cite := range x.cites {
			text := c.paragraph(cite)
			if text == "" {
				return // said already
			}
			cited[cite.Source] = append(cited[cite.Source], cite.Paragraph)
			hay := words(text)
			found = found || containsWords(hay, said)
			for _, s := range a.speakers {
				if compiler.namedIn(hay, s) {
					c.errorAt(at, "speaker-in-passage", "%s ¶%d names %s, who is offered as somebody who did not say %q", cite.Source, cite.Paragraph, s.Text, a.words).
						hint("leave attribution out of the fact's forms, or take quote away")
				}
			}
		}
	}
	if !found {
		c.errorAt(at, "quote-not-found", "%q stands in none of the cited paragraphs", a.words).
			hint("quote: true says that the marked words are the speaker's own: mark them as they stand, or take quote away")
		return
	}
	c.checkElsewhere(a, said, cited)
}

// checkElsewhere looks for quoted words in paragraphs that are not cited for
// them.
func (c *sourceChecker) checkElsewhere(a attribution, said []string, cited map[string][]int) {
	for _, p := range c.holding(said) {
		if !slices.Contains(cited[p.source], p.paragraph) {
			c.errorAt(place{a.of.sides[0].at(), 1}, "quote-elsewhere", "%q also stands in %s ¶%d, which is not cited for it", a.words, p.source, p.paragraph).
				hint("cite that paragraph too if it gives the words to the same speaker; else take quote away")
			return
		}
	}
}

// passageAt is a paragraph of a source, from 1.
type passageAt struct {
	source    string
	paragraph int
}

// holding lists the paragraphs that hold a quotation, found by its first three
// words.
func (c *sourceChecker) holding(said []string) []passageAt {
	if c.threes == nil {
		c.threes = make(map[string][]passageAt)
		for _, s := range c.deck.Sources {
			for i, p := range c.texts[s.ID] {
				for _, row := range threes(words(p)) {
					c.threes[row] = append(c.threes[row], passageAt{s.ID, i + 1})
				}
			}
		}
	}
	return slices.DeleteFunc(slices.Compact(slices.Clone(c.threes[threes(said)[0]])), func(p passageAt) bool {
		return !containsWords(words(c.texts[p.source][p.paragraph-1]), said)
	})
}

// checkReports looks for the answer where another report is cited for another.
func (c *sourceChecker) checkReports(a attribution) {
	key := a.of.sides[0].answers[0].shown
	for _, x := range a.reports {
		for _, cite := range x.cites {
			hay := words(c.paragraph(cite))
			if slices.ContainsFunc(key.spellings, func(s []string) bool { return containsWords(hay, s) }) {
				c.warnAt(place{x.at(), 1}, "answer-in-report", "%s ¶%d, which is offered as a report that does not give %s, holds it", cite.Source, cite.Paragraph, key.Text).
					hint("if the report gives both, cite it for both positions")
			}
		}
	}
}
