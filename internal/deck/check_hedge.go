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
		before, after := besideBefore(x.claim.Text[:m.Start]), besideAfter(x.claim.Text[m.End:])
		for _, look := range []func(before, after beside, t *thing) (Value, string){
			hedgedBefore, hedgedAfter, loosely, joinedNumber, unknownBefore,
		} {
			if v, words := look(before, after, t); words != "" {
				return v, words
			}
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

// hedgedBefore tries the last words before a mark, fewest first.
func hedgedBefore(before, _ beside, t *thing) (Value, string) {
	for _, list := range before.clauses {
		if len(list) == 0 || !hedgeEnds[strings.ToLower(list[len(list)-1])] {
			continue
		}
		for n := 1; n <= min(maxHedge, len(list)); n++ {
			words := strings.Join(list[len(list)-n:], " ")
			if v, ok := hedges(words+" "+t.Text, t); ok {
				return v, words
			}
		}
	}
	return Value{}, ""
}

// hedgedAfter tries the first words after a mark, among which may be a unit.
// Behind a comma nothing but the hedge may stand: "at least 20 of them
// children" is about the 20.
func hedgedAfter(_, after beside, t *thing) (Value, string) {
	for i, list := range after.clauses {
		started := false
		for n := 1; n <= min(maxHedge, len(list)); n++ {
			started = started || hedgeStarts[strings.ToLower(list[n-1])]
			if !started || i > 0 && n < len(list) {
				continue
			}
			words := strings.Join(list[:n], " ")
			if v, ok := hedges(t.Text+" "+words, t); ok {
				return v, words
			}
		}
	}
	return Value{}, ""
}

// hedges reads a longer text, if it says the scalar less firmly.
func hedges(text string, t *thing) (Value, bool) {
	v, ok := parseScalar(text, t.Base, t.Unit)
	return v, ok && v.Hedge != Exact
}

// beside is the words of a sentence on one side of a mark: all of them, with
// commas as words of their own, and by clause, the nearest first. A clause
// behind a comma counts where nothing, or only "officials said", stands
// between: "more than, officials said, 60".
type beside struct {
	words   []string
	clauses [][]string
}

// maxBeside bounds how many words of a sentence are looked at.
const maxBeside = 24

func besideBefore(text string) beside {
	list := spaced(text[sentenceStart(text):])
	list = list[max(0, len(list)-maxBeside):]
	b := beside{words: list}
	end := len(list)
	for i := len(list) - 1; i >= -1 && len(b.clauses) < 3; i-- {
		if i < 0 || isPause(list[i]) {
			clause := list[i+1 : end]
			b.clauses = append(b.clauses, clause)
			if end = i; len(b.clauses) == 1 && len(clause) > 0 {
				break // the mark goes on with this clause
			}
		}
	}
	return b
}

func besideAfter(text string) beside {
	list := spaced(text[:sentenceEnd(text)])
	list = list[:min(len(list), maxBeside)]
	b := beside{words: list}
	start := 0
	for i := 0; i <= len(list) && len(b.clauses) < 3; i++ {
		if i == len(list) || isPause(list[i]) {
			b.clauses = append(b.clauses, list[start:i])
			start = i + 1
		}
	}
	return b
}

func isPause(w string) bool { return len(w) == 1 && strings.Contains(",;:()", w) || w == "—" }

// spaced splits a text into words, with pauses and dashes as words of their own.
func spaced(text string) []string {
	list := strings.Fields(pauses.Replace(strings.Trim(text, "'\"’”“‘")))
	for i, w := range list {
		list[i] = first(strings.TrimRight(w, "."), w)
	}
	return list
}

var pauses = strings.NewReplacer(",", " , ", ";", " ; ", ":", " : ", "(", " ( ", ")", " ) ", "—", " — ", "–", " - ", "-", " - ")

// abbreviated words end in a point that ends no sentence.
var abbreviated = wordSet("approx c ca est no")

// sentenceStart is where the last sentence of a text begins.
func sentenceStart(text string) int {
	for at := len(text); at > 0; {
		i := strings.LastIndexAny(text[:at], ".!?")
		if i < 0 {
			return 0
		}
		word := text[strings.LastIndexByte(text[:i], ' ')+1 : i]
		inside := i+1 < len(text) && text[i+1] != ' '
		if !inside && !abbreviated[strings.ToLower(word)] {
			return i + 1
		}
		at = i
	}
	return 0
}

// sentenceEnd is where the first sentence of a text ends.
func sentenceEnd(text string) int {
	for i := range len(text) {
		if strings.IndexByte(".!?", text[i]) >= 0 && (i+1 == len(text) || text[i+1] == ' ') {
			return i
		}
	}
	return len(text)
}
