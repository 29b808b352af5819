package deck

// This file holds the lexicon of a deck: every text that answers something in
// it, so that the judge can tell a typo of the key from another answer. It must
// not know which question is asked.

import (
	"math/bits"
	"slices"
	"sync"
)

// lexicon is built once for a book and only read from then on.
type lexicon struct {
	names    []BookName
	terms    []term
	byText   map[string][]int32 // by squashed text
	byWord   map[string][]int32 // every term that holds the word
	byLength [][]int32          // by length of the squashed text in runes
	asked    [][]Base           // by thing: the kinds of value that it answers
}

// term is one spelling of one thing.
type term struct {
	text  string // as the deck shows it
	words []string
	tight string // squashed
	runes []rune // the same
	marks uint64 // which characters occur, for a quick no
	thing int32  // terms of one thing are spellings of each other
	name  int32  // index into names, or -1
	soft  bool   // no answer, option or name, but let pass somewhere beside one
}

// lazyLexicon builds a book's lexicon when the first response is judged.
type lazyLexicon struct {
	once sync.Once
	made *lexicon
}

func (l *lazyLexicon) of(b *Book) *lexicon {
	l.once.Do(func() { l.made = newLexicon(b) })
	return l.made
}

// newLexicon collects names first, so that an answer which denotes a name is
// the same thing as all its spellings.
func newLexicon(b *Book) *lexicon {
	l := &lexicon{names: b.Names, byText: make(map[string][]int32), byWord: make(map[string][]int32)}
	for i, name := range b.Names {
		thing := l.newThing()
		for _, text := range append([]string{name.Text}, name.Also...) {
			l.add(text, thing, int32(i))
		}
	}
	for i := range b.Questions {
		q := &b.Questions[i]
		if q.Form == Attribution {
			continue // speakers and reports answer nothing else
		}
		for j := range q.Blanks {
			x := &q.Blanks[j]
			l.addQuestion(&Question{Type: x.Type, Answers: x.Answers, Accept: x.Accept, Nearly: x.Nearly})
		}
		if len(q.Blanks) == 0 {
			l.addQuestion(q)
		}
	}
	return l
}

// addQuestion adds what answers a question and what doesn't. The accepted
// spellings belong to the answer where there is only one.
func (l *lexicon) addQuestion(q *Question) {
	if q.Type.scalar() {
		return // what lies on a line is compared by size
	}
	thing := none
	for _, answer := range q.Answers {
		thing = l.addText(answer, none)
		if thing != none && !slices.Contains(l.asked[thing], q.Type) {
			l.asked[thing] = append(l.asked[thing], q.Type)
		}
	}
	if len(q.Answers) != 1 {
		thing = none
	}
	for _, other := range q.Accept {
		l.addSoft(other, thing)
	}
	for _, near := range q.Nearly {
		nearThing := l.addSoft(near.Text, none)
		for _, also := range near.Also {
			l.addSoft(also, nearThing)
		}
	}
	if q.Form == TrueFalse {
		return // its options are sentences
	}
	for _, option := range q.Options {
		l.addText(option.Text, none)
	}
}

// none stands where no thing or name is meant.
const none int32 = -1

func (l *lexicon) newThing() int32 {
	l.asked = append(l.asked, nil)
	return int32(len(l.asked) - 1)
}

// addText adds a text that is not known yet, as the given thing or, for none,
// as one of its own, and returns which thing the text denotes.
func (l *lexicon) addText(text string, thing int32) int32 {
	if known := l.byText[squash(dropArticles(words(text)))]; len(known) > 0 {
		l.terms[known[0]].soft = false
		return l.terms[known[0]].thing
	}
	if thing == none {
		thing = l.newThing()
	}
	l.add(text, thing, none)
	return thing
}

// addSoft adds a text that is only let pass somewhere.
func (l *lexicon) addSoft(text string, thing int32) int32 {
	known, before := l.byText[squash(dropArticles(words(text)))], len(l.terms)
	if len(known) > 0 {
		return l.terms[known[0]].thing
	}
	of := l.addText(text, thing)
	if len(l.terms) > before {
		l.terms[before].soft = true
	}
	return of
}

func (l *lexicon) add(text string, thing, name int32) {
	list := dropArticles(words(text))
	tight := squash(list)
	if tight == "" {
		return
	}
	t := term{text: text, words: list, tight: tight, runes: []rune(tight), thing: thing, name: name}
	t.marks = marksOf(t.runes)
	at := int32(len(l.terms))
	l.terms = append(l.terms, t)
	l.byText[tight] = append(l.byText[tight], at)
	for _, w := range list {
		if held := l.byWord[w]; len(held) == 0 || held[len(held)-1] != at {
			l.byWord[w] = append(held, at)
		}
	}
	for len(l.byLength) <= len(t.runes) {
		l.byLength = append(l.byLength, nil)
	}
	l.byLength[len(t.runes)] = append(l.byLength[len(t.runes)], at)
}

// isA reports whether a term is a value of a kind: it answers a question that
// asks for one, or is listed as one.
func (l *lexicon) isA(t *term, kind Base) bool {
	return slices.Contains(l.asked[t.thing], kind) || t.name != none && l.names[t.name].Base == kind
}

// mayBe reports whether a term may be of a kind as far as persons go: nobody takes a
// person for a group or a place. A term of which nothing is known may be anything.
func (l *lexicon) mayBe(t *term, kind Base) bool {
	known := l.asked[t.thing]
	if t.name != none && named(l.names[t.name].Base) {
		known = append(slices.Clone(known), l.names[t.name].Base)
	}
	return len(known) == 0 || slices.ContainsFunc(known, func(b Base) bool { return !named(b) || (b == BasePerson) == (kind == BasePerson) })
}

// name is the one names entry that the words spell.
func (l *lexicon) name(list []string) (BookName, bool) {
	found := none
	for _, at := range l.byText[squash(list)] {
		switch name := l.terms[at].name; {
		case name == none || name == found || !slices.Equal(l.terms[at].words, list): // ISK is no spelling of IS-K's
		case found != none:
			return BookName{}, false // two entries share the spelling
		default:
			found = name
		}
	}
	if found == none {
		return BookName{}, false
	}
	return l.names[found], true
}

// own is what a question accepts, which is no rival of itself: the things that
// its answers denote, and the very texts it lists. A text alone does not stand
// for its thing, for "the capital" may be accepted here for one city and there
// for another.
type own struct {
	things map[int32]bool
	texts  map[string]bool
}

func (o own) has(t *term) bool { return o.things[t.thing] || o.texts[t.tight] }

// owned collects what the keys stand for.
func (l *lexicon) owned(keys []key) own {
	o := own{make(map[int32]bool), make(map[string]bool)}
	for _, k := range keys {
		tight := squash(k.words)
		o.texts[tight] = true
		if k.code == CodeAlias || k.text != k.shown {
			continue
		}
		for _, at := range l.byText[tight] {
			o.things[l.terms[at].thing] = true
		}
	}
	return o
}

// other is a term that the words spell and that the question doesn't own.
func (l *lexicon) other(list []string, not own) (*term, bool) {
	for _, at := range l.byText[squash(list)] {
		if t := &l.terms[at]; !not.has(t) {
			return t, true
		}
	}
	return nil, false
}

// sharing is a term that holds the words in a row, that the question doesn't own,
// and that may be of the kind it asks for: a network called after a family does not
// make a person's last name doubtful, unless it goes by that word alone.
func (l *lexicon) sharing(list []string, kind Base, not own) (*term, bool) {
	if len(list) == 0 {
		return nil, false
	}
	rarest := slices.MinFunc(list, func(a, b string) int { return len(l.byWord[a]) - len(l.byWord[b]) })
	for _, at := range l.byWord[rarest] {
		if t := &l.terms[at]; !not.has(t) && containsWords(t.words, list) && (len(t.words) == len(list) || l.mayBe(t, kind)) {
			return t, true
		}
	}
	return nil, false
}

// rival is the term nearest to a squashed text, no further than limit, that
// the question doesn't own.
func (l *lexicon) rival(text []rune, limit int, not own) (*term, int) {
	var found *term
	marks := marksOf(text)
	var d distances
	for n := max(0, len(text)-limit); n <= len(text)+limit && n < len(l.byLength); n++ {
		for _, at := range l.byLength[n] {
			t := &l.terms[at]
			if bits.OnesCount64(marks^t.marks) > 2*limit {
				continue
			}
			near := d.between(text, t.runes, limit)
			if near <= limit && (found == nil || near < limit) && !not.has(t) {
				found, limit = t, near
			}
		}
	}
	return found, limit
}

// marksOf notes which characters occur. One edit changes at most two marks.
func marksOf(text []rune) uint64 {
	var set uint64
	for _, r := range text {
		set |= 1 << (uint32(r) % 64)
	}
	return set
}
