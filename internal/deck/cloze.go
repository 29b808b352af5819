package deck

// This file makes the cloze form: the claim with its answer left out.

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nothingElse is what remains of a sentence that is all blank.
const nothingElse = "nothing else"

// betrays says that what remains of a sentence gives its answer away, or leaves
// nothing to go by.
func betrays(left, when string) string {
	if left == nothingElse {
		return "The sentence is nothing but its answer: there is nothing to go by."
	}
	return "“" + left + "” still stands in the sentence " + when
}

// blank stands where an answer is left out.
const blank = "____"

// cloze makes a card's sentence with a gap, or says why not.
func (c *compiler) cloze(d *draft) (Question, string) {
	switch {
	case d.differ:
		return Question{}, "The disagreement itself has no single sentence to complete; each position has its own."
	case len(d.sides[0].claim.Marks) == 0:
		return Question{}, "The claim marks no answer to leave out."
	}
	if d.unspoken() {
		return Question{}, unspokenWhy
	}
	same, ok := c.completing(d)
	if !ok {
		return Question{}, "Too many facts complete exactly this sentence, so many answers may be right: let the claim say which one is meant."
	}
	if len(d.sides[0].answers) > 1 {
		return c.severalBlanks(d, same)
	}
	stem, left := c.clozeStem(d)
	if left != "" {
		return Question{}, betrays(left, "when the answer is left out, and gives it away.")
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
		if x.gap == "" {
			continue
		}
		peers := c.peersBy(x.gap)
		if len(peers) > maxPeers {
			return nil, false
		}
		for _, p := range peers {
			for _, y := range p.sides {
				if p != d.of && y.gap == x.gap && !slices.Contains(list, y) {
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
	if d.stem == "" {
		d.stem, d.left = c.gapStem(d)
	}
	return d.stem, d.left
}

func (c *compiler) gapStem(d *draft) (stem, left string) {
	gapped := d.gapped()
	stem = c.attribute(d, gapped)
	plain := strings.ReplaceAll(c.undated(d, gapped), blank, " ¤ ")
	hay := words(plain)
	if len(hay) == 0 || onlyBlanks(hay) {
		return stem, nothingElse
	}
	for _, t := range d.rightThings() {
		for _, s := range t.spellings {
			if containsWords(hay, dropArticles(s)) && !t.onlyWord(plain, dropArticles(s)) {
				return stem, first(t.standing(s), strings.Join(s, " "))
			}
		}
	}
	return stem, ""
}

// gapped is the card's sentence with its gaps, as the author wrote it.
func (d *draft) gapped() string {
	c := d.sides[0].claim
	return c.cut(c.places(), blank)
}

// onlyBlanks reports whether a sentence is nothing but its blanks, or a list of
// them.
func onlyBlanks(hay []string) bool {
	for _, w := range hay {
		if w != "¤" && w != "and" && w != "or" {
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
func (c *Claim) gapped(gap string) string { return c.cut(c.Marks, gap) }

// cut is the claim with something else in some places.
func (c *Claim) cut(places []Mark, gap string) string {
	var b strings.Builder
	at := 0
	for _, m := range places {
		b.WriteString(c.Text[at:m.Start])
		b.WriteString(gap)
		at = m.End
	}
	b.WriteString(c.Text[at:])
	return b.String()
}

// places lists where the claim's answers stand: its marks, and wherever else one
// of them stands as whole words, in order.
func (c *Claim) places() []Mark {
	list := slices.Clone(c.Marks)
	longest := make([]int, len(c.Answers))
	for i := range longest {
		longest[i] = i
	}
	slices.SortStableFunc(longest, func(a, b int) int {
		return cmp.Compare(len(c.Answers[b].Shown), len(c.Answers[a].Shown))
	})
	for _, i := range longest {
		list = c.standing(i, list)
	}
	slices.SortFunc(list, func(a, b Mark) int { return cmp.Compare(a.Start, b.Start) })
	return list
}

// standing adds the unmarked places of an answer to a list of places.
func (c *Claim) standing(answer int, list []Mark) []Mark {
	shown := c.Answers[answer].Shown
	verbatim := verbatimIn(c.Text)
	for at := 0; shown != ""; {
		i := strings.Index(c.Text[at:], shown)
		if i < 0 {
			break
		}
		m := Mark{Start: at + i, End: at + i + len(shown), Answer: answer}
		at = m.End
		before, _ := utf8.DecodeLastRuneInString(c.Text[:m.Start])
		after, _ := utf8.DecodeRuneInString(c.Text[m.End:])
		if wordRune(before) || wordRune(after) || numberGoesOn(c.Text[m.End:], shown) ||
			slices.ContainsFunc(verbatim, func(o [2]int) bool { return o[0] < m.Start && m.Start < o[1] }) ||
			slices.ContainsFunc(list, func(o Mark) bool { return m.Start < o.End && o.Start < m.End }) {
			continue
		}
		list = append(list, m)
	}
	return list
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
