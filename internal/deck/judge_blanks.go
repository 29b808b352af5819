package deck

// This file judges a cloze with several blanks: each blank by its own, or, where
// the blanks are members of one list, all of them as a set. It must not know how
// a single answer is judged.

import (
	"fmt"
	"slices"
	"strings"
)

// BlankVerdict is what the judge makes of what was typed into one blank.
type BlankVerdict struct {
	Outcome Outcome
	Code    Code
	Reason  string
	Matched string // the accepted answer it matched, or the one it came near to; "" if none
}

// judgeBlanks judges what was typed into each blank, in the blanks' order.
func (b *Book) judgeBlanks(q *Question, r Response) Verdict {
	texts := make([]string, len(q.Blanks))
	if !r.GaveUp {
		copy(texts, r.Texts)
	}
	verdicts := make([]BlankVerdict, len(q.Blanks))
	for _, group := range q.lists() {
		b.judgeList(q, group, texts, verdicts)
	}
	return overall(q, verdicts)
}

// judgeBlank judges a text in one blank as if the question had no other.
func (b *Book) judgeBlank(q *Question, blank *Blank, text string) BlankVerdict {
	alone := Question{
		ID: q.ID, Card: q.Card, Form: Cloze, Type: blank.Type, Unit: blank.Unit, Stem: q.Stem,
		Answers: blank.Answers, Accept: blank.Accept, Nearly: blank.Nearly,
	}
	v := b.judgeText(&alone, Response{Option: -1, Text: text})
	return BlankVerdict{v.Outcome, v.Code, v.Reason, v.Matched}
}

// judgeList judges the blanks of one list. Each answer is given once, and as
// many texts as can be are set against answers that they give, in any order.
func (b *Book) judgeList(q *Question, group []int, texts []string, verdicts []BlankVerdict) {
	n := len(group)
	table := make([][]BlankVerdict, n) // by text, by blank
	for i, t := range group {
		table[i] = make([]BlankVerdict, n)
		for j, k := range group {
			table[i][j] = b.judgeBlank(q, &q.Blanks[k], texts[t])
			if again(group[:i], texts, texts[t]) {
				table[i][j] = BlankVerdict{Code: CodeWrong, Reason: "You gave that in another blank. " + blankSays(&q.Blanks[k])}
			}
		}
	}
	of := pairing{blankOf: filledWith(n, -1), textOf: filledWith(n, -1)}
	for _, outcome := range []Outcome{Right, Nearly} {
		of.extend(func(i, j int) bool { return table[i][j].Outcome == outcome })
	}
	of.extend(func(i, j int) bool { return i == j }) // what is wrong is told what belongs where it stands
	of.extend(func(int, int) bool { return true })
	for i, t := range group {
		verdicts[t] = table[i][of.blankOf[i]]
	}
}

// again reports whether a text was given before.
func again(before []int, texts []string, text string) bool {
	tight := squash(dropArticles(words(text)))
	return tight != "" && slices.ContainsFunc(before, func(t int) bool { return squash(dropArticles(words(texts[t]))) == tight })
}

// pairing sets texts against blanks, each at most once.
type pairing struct{ blankOf, textOf []int }

func filledWith(n, value int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = value
	}
	return list
}

// extend pairs as many more texts as the edges allow, by augmenting paths. Pairs
// that were made with better edges stay.
func (p *pairing) extend(edge func(text, blank int) bool) {
	fixed := slices.Clone(p.textOf)
	var try func(text int, seen []bool) bool
	try = func(text int, seen []bool) bool {
		for blank := range p.textOf {
			if seen[blank] || fixed[blank] >= 0 || !edge(text, blank) {
				continue
			}
			seen[blank] = true
			if p.textOf[blank] < 0 || try(p.textOf[blank], seen) {
				p.textOf[blank], p.blankOf[text] = text, blank
				return true
			}
		}
		return false
	}
	for text := range p.blankOf {
		if p.blankOf[text] < 0 {
			try(text, make([]bool, len(p.textOf)))
		}
	}
}

// lists groups the blanks: those that follow each other with nothing but commas,
// "and" or "or" between them, ask for one kind of value and fill one place each
// are members of a list, whose order says nothing. Every other blank is alone.
// Of free text it isn't known that it is of another kind.
func (q *Question) lists() [][]int {
	between := strings.Split(q.Stem, blank)
	ordered := slices.Contains(words(q.Stem), "respectively")
	var groups [][]int
	for i := range q.Blanks {
		last := len(groups) - 1
		if i > 0 && !ordered && joinsList(&q.Blanks[i-1], &q.Blanks[i], between) {
			groups[last] = append(groups[last], i)
			continue
		}
		groups = append(groups, []int{i})
	}
	return groups
}

func joinsList(a, b *Blank, between []string) bool {
	alike := a.Type == b.Type || !a.Type.scalar() && !b.Type.scalar() && (a.Type == BaseText || b.Type == BaseText)
	return alike && len(a.At) == 1 && len(b.At) == 1 && b.At[0] == a.At[0]+1 &&
		b.At[0] < len(between) && isListJoin(between[b.At[0]])
}

var (
	listMarks = strings.NewReplacer(",", " ", ";", " ", "&", " and ", "“", " ", "”", " ", `"`, " ", "‘", " ", "’", " ", "'", " ")
	listWords = wordSet("and or the a an und oder et ou y e o u")
)

// isListJoin reports whether a text between two blanks only joins them.
func isListJoin(text string) bool {
	if strings.TrimSpace(text) == "" {
		return false
	}
	for _, w := range strings.Fields(listMarks.Replace(strings.ToLower(text))) {
		if !listWords[w] {
			return false
		}
	}
	return true
}

// overall makes one verdict of the blanks': right where all are, wrong where
// none is even nearly.
func overall(q *Question, list []BlankVerdict) Verdict {
	v := Verdict{Outcome: Nearly, Code: CodePart, Blanks: list}
	var matched []string
	count := make(map[Outcome]int)
	open := 0
	for _, b := range list {
		count[b.Outcome]++
		if b.Code == CodeUnknown {
			open++
		}
		if b.Matched != "" {
			matched = append(matched, b.Matched)
		}
	}
	switch {
	case open == len(list):
		v.Outcome, v.Code, v.Reason = Wrong, CodeUnknown, leftOpen(q)
		return v
	case count[Right] == len(list):
		v.Outcome, v.Code = Right, firstCode(list)
	case count[Wrong] == len(list):
		v.Outcome, v.Code = Wrong, CodeWrong
	}
	v.Matched = strings.Join(matched, "; ")
	v.Reason = blankReasons(list, count[Right])
	return v
}

// firstCode is how the first blank that isn't word for word came to be right.
func firstCode(list []BlankVerdict) Code {
	for _, b := range list {
		if b.Code != CodeExact {
			return b.Code
		}
	}
	return CodeExact
}

// maxBlankReasons is how many blanks one reason speaks of; the rest is said in
// their own verdicts.
const maxBlankReasons = 3

// blankReasons counts the blanks that are right and says what there is to say of
// the others.
func blankReasons(list []BlankVerdict, right int) string {
	var b strings.Builder
	switch {
	case right == len(list):
		b.WriteString(matches)
	case right == 0:
		fmt.Fprintf(&b, "None of the %d blanks is right.", len(list))
	case right == 1:
		fmt.Fprintf(&b, "1 of %d blanks is right.", len(list))
	default:
		fmt.Fprintf(&b, "%d of %d blanks are right.", right, len(list))
	}
	said := 0
	for i, x := range list {
		if x.Reason == matches || right < len(list) && x.Outcome == Right || said == maxBlankReasons {
			continue
		}
		said++
		fmt.Fprintf(&b, " Blank %d: %s", i+1, strings.TrimPrefix(x.Reason, matches+" "))
	}
	return b.String()
}

// blankSays tells what belongs in a blank.
func blankSays(b *Blank) string { return sourceSays(&Question{Answers: b.Answers}) }
