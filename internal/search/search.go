// Package search finds the facts of a deck by their words.
//
// An Index holds one compiled book (deck.Book) in memory: the words of its
// stems, claims, answers and accepted spellings, and every spelling of the names
// that stand in them, so that a fact on "the Islamic State's Khorasan branch" is
// found by ISKP where the deck knows the two as one. Words are compared as the
// judge compares them (deck.FoldWords): without case and accents.
//
// A Query is what a person typed (Parse). All its words must stand in the fact,
// in any order; the last one may be the beginning of a word, as it is being
// typed; words in quotation marks must follow each other. Facts where a word is
// of the answer come before those where it is of a name, of a question or of the
// claim, and whole words before beginnings of words. What is found is always in
// the same order.
//
// Where a query finds nothing, Meant mends the words that no fact has: a letter
// more, less, another or in another's place, two in long words.
//
// # What it costs
//
// Per word of a fact there are four bytes in a posting list and four in the text
// that phrases are looked up in: some 250 bytes for a fact of two sentences,
// besides the vocabulary. Building takes some 10 µs for a fact; finding takes
// one pass over a byte per fact for each word asked for; mending a word one pass
// over the vocabulary. BenchmarkNew, BenchmarkFind and BenchmarkSearchMeant measure them.
//
// Scripts that set no spaces between words are found by whole runs and their
// beginnings only.
//
// The package must never know of a learner, a clock or a database.
package search

import (
	"slices"

	"quiz/internal/deck"
)

// This file holds the index and what a caller may ask of it beside its words.

// Index finds the facts of one book. It is only read once it is built, so it may
// be shared between goroutines. A fact is named by its place in the deck's
// order, from 0.
type Index struct {
	book *deck.Book

	// Facts. The cards of fact i are cards[firstCard[i]:firstCard[i+1]], as
	// places in the book.
	firstCard []int32
	cards     []int32
	topic     []int32 // place in topics
	kind      []int32 // place in kinds
	disputed  []bool
	single    []bool
	topics    []string
	kinds     []string

	// Words, sorted; their numbers are their places. The facts with word w are
	// postings[postingsAt[w]:postingsAt[w+1]], each a fact and, in the lowest
	// bits, the best field that it has the word in.
	words      []string
	postingsAt []uint32
	postings   []uint32

	// Texts, as numbers of words: of fact i it is text[textAt[i]:textAt[i+1]],
	// with a stop after each sentence. A number with aName set stands for every
	// spelling of a name.
	textAt []uint32
	text   []uint32
	names  [][][]uint32 // the spellings of each name
}

const (
	fieldBits = 2
	maxFacts  = 1 << (32 - fieldBits)
	aName     = 1 << 31
	stop      = 1<<32 - 1
)

// field is where a word of a fact stands. The lower, the more it says.
type field uint32

const (
	inAnswer field = iota
	inName         // of something in the claim, or another spelling of the answer
	inStem
	inClaim
)

// Book is the book that the index is of.
func (x *Index) Book() *deck.Book { return x.book }

// Facts returns how many facts there are.
func (x *Index) Facts() int { return len(x.topic) }

// Cards returns the cards of a fact, as places in the book's list. It must not
// be changed.
func (x *Index) Cards(fact int32) []int32 {
	return x.cards[x.firstCard[fact]:x.firstCard[fact+1]]
}

// Filter leaves out facts by what the deck knows of them. The zero Filter leaves
// out none.
type Filter struct {
	Topic    string // of this topic
	Kind     string // whose first answer is of this kind
	Disputed bool   // whose reports differ
	Single   bool   // with one independent report behind all that stands of it
}

// filter returns which facts pass; ok is false where none can.
func (x *Index) filter(f Filter) (pass func(fact int) bool, ok bool) {
	topic, kind := slices.Index(x.topics, f.Topic), slices.Index(x.kinds, f.Kind)
	if f.Topic != "" && topic < 0 || f.Kind != "" && kind < 0 {
		return nil, false
	}
	return func(i int) bool {
		return (f.Topic == "" || int(x.topic[i]) == topic) && (f.Kind == "" || int(x.kind[i]) == kind) &&
			(!f.Disputed || x.disputed[i]) && (!f.Single || x.single[i])
	}, true
}

// Size is about how much memory the index holds, in bytes, beside the book.
func (x *Index) Size() int {
	n := 4*(len(x.firstCard)+len(x.cards)+len(x.topic)+len(x.kind)) + len(x.disputed) + len(x.single)
	n += 4 * (len(x.postingsAt) + len(x.postings) + len(x.textAt) + len(x.text))
	for _, w := range x.words {
		n += 16 + len(w)
	}
	for _, spellings := range x.names {
		n += 24
		for _, s := range spellings {
			n += 24 + 4*len(s)
		}
	}
	return n
}
