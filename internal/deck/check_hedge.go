package deck

// This file finds a hedge that stands beside a mark instead of in it: "at least
// [60]". Read by its mark alone the number would be exact, and 70 provably
// wrong, which the report does not say.

import "strings"

// outsideHedge reads a marked scalar together with the words around its marks.
// It returns what they make of it and the words that hedge it, or "".
func (x *side) outsideHedge(answer int) (Value, string) {
	t := x.answers[answer].shown
	if !t.scalar() || t.Hedge != Exact {
		return t.Value, ""
	}
	for _, m := range x.claim.Marks {
		if m.Answer != answer {
			continue
		}
		if v, words := hedgeBefore(x.claim.Text[:m.Start], t); words != "" {
			return v, words
		}
		if v, words := hedgeAfter(x.claim.Text[m.End:], t); words != "" {
			return v, words
		}
	}
	return t.Value, ""
}

// maxHedge is how many words next to a mark are looked at: "no more than", "in
// the region of".
const maxHedge = 4

// hedgeEnds and hedgeStarts hold the words of a hedge next to its number, so
// that most claims need no closer look.
var (
	hedgeEnds   = edgeWords(func(w []string) string { return w[len(w)-1] }, beforeNumber, beforeDate)
	hedgeStarts = edgeWords(func(w []string) string { return w[0] }, afterNumber)
)

func edgeWords(edge func([]string) string, lists ...[]hedgePhrase) map[string]bool {
	set := make(map[string]bool)
	for _, list := range lists {
		for _, p := range list {
			if p.hedge != Exact {
				set[edge(p.words)] = true
			}
		}
	}
	// "Since 2014" and "from 2014" say when something began: that year exactly.
	delete(set, "since")
	delete(set, "from")
	return set
}

// hedgeBefore tries the last words before a mark, fewest first.
func hedgeBefore(text string, t *thing) (Value, string) {
	list := strings.Fields(lastClause(text))
	if len(list) == 0 || !hedgeEnds[strings.ToLower(list[len(list)-1])] {
		return Value{}, ""
	}
	for n := 1; n <= min(maxHedge, len(list)); n++ {
		before := strings.Join(list[len(list)-n:], " ")
		if v, ok := hedges(before+" "+t.Text, t); ok {
			return v, before
		}
	}
	return Value{}, ""
}

// hedgeAfter tries the first words after a mark, among which may be a unit.
func hedgeAfter(text string, t *thing) (Value, string) {
	list := strings.Fields(firstClause(text))
	started := false
	for n := 1; n <= min(maxHedge, len(list)); n++ {
		if started = started || hedgeStarts[strings.ToLower(list[n-1])]; !started {
			continue
		}
		after := strings.Join(list[:n], " ")
		if v, ok := hedges(t.Text+" "+after, t); ok {
			return v, after
		}
	}
	return Value{}, ""
}

// hedges reads a longer text, if it says the scalar less firmly.
func hedges(text string, t *thing) (Value, bool) {
	v, ok := parseScalar(text, t.Base, t.Unit)
	return v, ok && v.Hedge != Exact
}

// lastClause and firstClause are a text up to the punctuation next to a mark.
func lastClause(text string) string { return text[strings.LastIndexAny(text, ",.;:()")+1:] }

func firstClause(text string) string {
	if i := strings.IndexAny(text, ",.;:()"); i >= 0 {
		return text[:i]
	}
	return text
}
