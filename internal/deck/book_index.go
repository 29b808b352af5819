package deck

import "sync"

// This file finds things in a book by id.

// bookIndex finds the parts of a book. Once built it is only read, but for the
// lexicon, which guards itself; so a book may be shared between goroutines.
type bookIndex struct {
	cards     map[string]int
	questions map[string]int
	sources   map[string]int
	ofCard    groups // questions by card id
	siblings  groups // cards by fact id
	sets      int    // cards that are of others

	judging lazyLexicon // every answer of the book, for the judge
}

func newBookIndex(b *Book) *bookIndex {
	ix := &bookIndex{
		cards:     make(map[string]int, len(b.Cards)),
		questions: make(map[string]int, len(b.Questions)),
		sources:   make(map[string]int, len(b.Sources)),
	}
	var lists sync.WaitGroup
	lists.Go(func() {
		for i := range b.Questions {
			ix.questions[b.Questions[i].ID] = i
		}
	})
	ix.ofCard = groupedBy(len(b.Questions), len(b.Cards), func(i int) string { return b.Questions[i].Card })
	ix.siblings = groupedBy(len(b.Cards), len(b.Cards), func(i int) string { return b.Cards[i].Fact })
	for i := range b.Cards {
		ix.cards[b.Cards[i].ID] = i
		if len(b.Cards[i].Of) > 0 {
			ix.sets++
		}
	}
	for i := range b.Sources {
		ix.sources[b.Sources[i].ID] = i
	}
	lists.Wait()
	return ix
}

// groups are the places in a list by a key that some of them share, each group in the
// list's order. All lie in one list, for a book has as many groups as cards.
type groups struct {
	byKey  map[string]int
	starts []int // of each group, and the end of the last
	places []int
}

// groupedBy groups the first n numbers by key, of which about some are expected.
func groupedBy(n, expected int, key func(int) string) groups {
	g := groups{byKey: make(map[string]int, expected), places: make([]int, n)}
	of := make([]int, n) // their groups
	sizes := make([]int, 0, expected)
	for i := range n {
		k := key(i)
		if i > 0 && k == key(i-1) {
			of[i] = of[i-1]
		} else if at, known := g.byKey[k]; known {
			of[i] = at
		} else {
			of[i] = len(sizes)
			g.byKey[k] = len(sizes)
			sizes = append(sizes, 0)
		}
		sizes[of[i]]++
	}
	g.starts = make([]int, len(sizes)+1)
	for i, size := range sizes {
		g.starts[i+1] = g.starts[i] + size
	}
	next := sizes // where each group goes on
	copy(next, g.starts)
	for i, at := range of {
		g.places[next[at]] = i
		next[at]++
	}
	return g
}

// of lists the places with a key.
func (g groups) of(key string) []int {
	at, ok := g.byKey[key]
	if !ok {
		return nil
	}
	return g.places[g.starts[at]:g.starts[at+1]]
}

// indexed returns the book's index; a book that was put together by hand gets
// one for this call only.
func (b *Book) indexed() *bookIndex {
	if b.index != nil {
		return b.index
	}
	return newBookIndex(b)
}

// Question returns the question with an id. It belongs to the book and must
// not be changed.
func (b *Book) Question(id string) (*Question, bool) {
	if i, ok := b.indexed().questions[id]; ok {
		return &b.Questions[i], true
	}
	return nil, false
}

// Card returns the card with an id. It belongs to the book and must not be
// changed.
func (b *Book) Card(id string) (*Card, bool) {
	if i, ok := b.indexed().cards[id]; ok {
		return &b.Cards[i], true
	}
	return nil, false
}

// Source returns the source with an id.
func (b *Book) Source(id string) (*BookSource, bool) {
	if i, ok := b.indexed().sources[id]; ok {
		return &b.Sources[i], true
	}
	return nil, false
}

// QuestionsOf lists the questions of a card, in the book's order.
func (b *Book) QuestionsOf(card string) []*Question {
	var list []*Question
	for _, i := range b.indexed().ofCard.of(card) {
		list = append(list, &b.Questions[i])
	}
	return list
}

// Sets is how many cards ask for several facts at once.
func (b *Book) Sets() int { return b.indexed().sets }

// Siblings lists the cards of a fact, in the book's order.
func (b *Book) Siblings(fact string) []*Card {
	var list []*Card
	for _, i := range b.indexed().siblings.of(fact) {
		list = append(list, &b.Cards[i])
	}
	return list
}

// lexicon returns every answer of the book.
func (b *Book) lexicon() *lexicon { return b.indexed().judging.of(b) }

// Disputed returns how many facts of the book have reports that differ.
func (b *Book) Disputed() int {
	facts := make(map[string]bool)
	for i := range b.Cards {
		if b.Cards[i].Disputed {
			facts[b.Cards[i].Fact] = true
		}
	}
	return len(facts)
}
