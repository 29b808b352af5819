package deck

// This file makes the match form: facts to set beside their answers. Each answer
// must be provably wrong beside every other fact, by what makes an option wrong in
// a choice: an exclusive table, or single beside values that are apart.

import (
	"fmt"
	"unicode/utf8"
)

// match makes a set's question for the answer of each fact, or notes why not. Of
// two facts that can't stand beside each other the earlier in the set is kept.
func (c *compiler) match(g *gathering) {
	if g.Match == "" {
		return
	}
	var kept []*member
	for _, m := range g.members {
		why := m.unfit(g.Match, kept)
		if why == "" {
			why = c.unmatched(m)
		}
		for _, x := range kept {
			if why == "" {
				why = c.confused(m, x)
			}
		}
		if why != "" {
			c.leaveOut(g, m.ID, Matching, why)
			continue
		}
		kept = append(kept, m)
	}
	if len(kept) < minItems {
		g.noMatch = g.tooFew(Matching)
		return
	}
	g.matched = c.asking(g, Matching, g.Match, kept)
	g.matched.Unit = kept[0].key().Unit
}

// unmatched says why a fact's answer can be no partner at all, or "".
func (c *compiler) unmatched(m *member) string {
	key := m.key()
	switch {
	case len(m.groups) > 1:
		return "Its positions give several answers."
	case len(m.groups[0]) < len(m.sides) || len(m.rides) > 0:
		return "An early report gave another answer, which the question would have to date."
	case m.neverOffered(key):
		return "Its kind says options: never."
	case key.scalar() && key.Hedge != Exact:
		return "“" + key.Text + "” leaves other values possible."
	case c.pools.contested(key, m.Topic):
		return "Reports elsewhere in the deck dispute " + key.Text + " or have taken it back."
	case !m.Single && !m.Complete && m.table == nil:
		return "Nothing says that the other answers are wrong: add single if this is its one answer."
	case utf8.RuneCountInString(key.Text) > maxItem:
		return fmt.Sprintf("Its answer has more than %d characters.", maxItem)
	case key.Base.date() && len(datesIn([]string{m.label})) > 0:
		return "Its label gives a date, which answers the question."
	case tells(m.label, key):
		return "Its answer stands in its label."
	}
	return ""
}

// confused says why two facts can't stand beside each other, or "".
func (c *compiler) confused(m, x *member) string {
	a, b := m.key(), x.key()
	switch {
	case a.Base != b.Base && (a.scalar() || b.scalar()):
		return "Its answer is of another kind than " + b.Text + ", which would give it away."
	case a.scalar() && !a.Base.date() && !sameUnit(a.Unit, b.Unit):
		return "Its answer is in another unit than " + b.Text + "."
	case crowdedOut(a, b) || overlapping(a, b):
		return "Its answer may be the same as " + b.Text + ", or part of it."
	case tells(m.label, b) || tells(x.label, a):
		return "The answer of one, " + a.Text + " or " + b.Text + ", stands in the label of the other."
	case !c.excludes(m, x):
		return "Nothing proves that " + b.Text + ", the answer of " + x.ID + ", is wrong for it."
	case !c.excludes(x, m):
		return "Nothing proves that " + a.Text + " is wrong for " + x.ID + "."
	}
	return ""
}

// excludes reports whether the answer of another fact is provably wrong for a
// fact: by their exclusive table, or because the fact has one answer and the other
// is apart from everything that it may be.
func (c *compiler) excludes(m, other *member) bool {
	t := other.key()
	byTable, apart := m.table != nil && m.table == other.table, m.Single || m.Complete
	for _, x := range m.possible {
		byTable = byTable && !meets(t, x)
		apart = apart && c.apart(t, x)
	}
	return byTable || apart
}

// tells reports whether a text holds a thing, in any spelling.
func tells(text string, t *thing) bool {
	list := words(text)
	for _, s := range t.spellings {
		if containsWords(list, s) {
			return true
		}
	}
	return containsWords(list, t.words)
}
