package deck

// This file makes the cloze form: the claim with its answer left out.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// blank stands where an answer is left out.
const blank = "____"

// cloze makes a card's sentence with a gap, or says why not.
func (c *compiler) cloze(d *draft) (Question, string) {
	switch {
	case d.differ:
		return Question{}, "The disagreement itself has no single sentence to complete; each position has its own."
	case d.several():
		return Question{}, "Several different answers are marked; a sentence with several blanks is a later form."
	case len(d.sides[0].claim.Marks) == 0:
		return Question{}, "The claim marks no answer to leave out."
	}
	same, ok := c.completing(d)
	if !ok {
		return Question{}, "Too many facts complete exactly this sentence, so many answers may be right: let the claim say which one is meant."
	}
	stem, left := c.clozeStem(d)
	if left != "" {
		return Question{}, "“" + left + "” still stands in the sentence when the answer is left out, and gives it away."
	}
	q := c.question(d, Cloze, stem)
	q.Nearly = c.nearly(d, same)
	return c.tolerant(d, q), ""
}

// completing lists the sides of other facts that leave the same sentence: what
// they put into it may be right here too. It reports false where there are
// more than can be told apart.
func (c *compiler) completing(d *draft) ([]*side, bool) {
	var list []*side
	for _, x := range d.given() {
		key := x.gapKey()
		if key == "" {
			continue
		}
		if len(c.peers[key]) > maxPeers {
			return nil, false
		}
		for _, p := range c.peers[key] {
			for _, y := range p.sides {
				if p != d.of && y.gapKey() == key && !slices.Contains(list, y) {
					list = append(list, y)
				}
			}
		}
	}
	return list, true
}

// clozeStem is the sentence with its gaps and, where needed, whose it is. It
// also returns a spelling of the answer that still stands in it, if one does.
func (c *compiler) clozeStem(d *draft) (stem, left string) {
	gapped := d.gapped()
	stem = c.attribute(d, gapped)
	hay := words(strings.ReplaceAll(c.undated(d, gapped), blank, " ¤ "))
	if len(hay) == 0 || onlyBlanks(hay) {
		return stem, "nothing else"
	}
	for _, t := range d.rightThings() {
		for _, s := range t.spellings {
			if containsWords(hay, dropArticles(s)) {
				return stem, strings.Join(s, " ")
			}
		}
	}
	return stem, ""
}

// gapped is the card's sentence with its gaps, as the author wrote it.
func (d *draft) gapped() string {
	x := d.sides[0]
	return blankWords(x.claim.gapped(blank), x.answers[0].shown.Text)
}

func onlyBlanks(hay []string) bool {
	for _, w := range hay {
		if w != "¤" {
			return false
		}
	}
	return true
}

// rightThings is everything a card's sides say, each mark with its spellings.
func (d *draft) rightThings() []*thing {
	var list []*thing
	for _, x := range d.sides {
		list = append(list, x.things()...)
	}
	return list
}

// gapped is the claim with something else in every marked place.
func (c *Claim) gapped(gap string) string {
	var b strings.Builder
	at := 0
	for _, m := range c.Marks {
		b.WriteString(c.Text[at:m.Start])
		b.WriteString(gap)
		at = m.End
	}
	b.WriteString(c.Text[at:])
	return b.String()
}

// blankWords leaves out an answer wherever else it stands as whole words.
func blankWords(text, answer string) string {
	if answer == "" {
		return text
	}
	var b strings.Builder
	for {
		i := strings.Index(text, answer)
		if i < 0 {
			b.WriteString(text)
			return b.String()
		}
		end := i + len(answer)
		before, _ := utf8.DecodeLastRuneInString(b.String() + text[:i])
		after, _ := utf8.DecodeRuneInString(text[end:])
		b.WriteString(text[:i])
		if wordRune(before) || wordRune(after) || numberGoesOn(text[end:], answer) {
			b.WriteString(answer)
		} else {
			b.WriteString(blank)
		}
		text = text[end:]
	}
}

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_')
}

// numberGoesOn reports whether a figure continues after a separator, as 13
// does in 13,000.
func numberGoesOn(rest, answer string) bool {
	return len(rest) > 1 && (rest[0] == ',' || rest[0] == '.') && isASCIIDigit(rest[1]) &&
		isASCIIDigit(answer[len(answer)-1])
}
