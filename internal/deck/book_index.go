package deck

import "sync"

// This file finds things in a book by id.

// bookIndex finds the parts of a book. Once built it is only read, but for the
// lexicon, which guards itself; so a book may be shared between goroutines.
type bookIndex struct {
	cards     map[string]int
	questions map[string]int
	sources   map[string]int
	ofCard    map[string][]int // card id → questions
	siblings  map[string][]int // fact id → cards
	sets      int              // cards that are of others

	judging lazyLexicon // every answer of the book, for the judge
}

func newBookIndex(b *Book) *bookIndex {
	ix := &bookIndex{
		cards:     make(map[string]int, len(b.Cards)),
		questions: make(map[string]int, len(b.Questions)),
		sources:   make(map[string]int, len(b.Sources)),
		ofCard:    make(map[string][]int, len(b.Cards)),
		siblings:  make(map[string][]int, len(b.Cards)),
	}
	var lists sync.WaitGroup
	lists.Go(func() {
		for i := range b.Questions {
			ix.questions[b.Questions[i].ID] = i
			ix.ofCard[b.Questions[i].Card] = append(ix.ofCard[b.Questions[i].Card], i)
		}
	})
	for i := range b.Cards {
		ix.cards[b.Cards[i].ID] = i
		ix.siblings[b.Cards[i].Fact] = append(ix.siblings[b.Cards[i].Fact], i)
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
	for _, i := range b.indexed().ofCard[card] {
		list = append(list, &b.Questions[i])
	}
	return list
}

// Sets is how many cards ask for several facts at once.
func (b *Book) Sets() int { return b.indexed().sets }

// Siblings lists the cards of a fact, in the book's order.
func (b *Book) Siblings(fact string) []*Card {
	var list []*Card
	for _, i := range b.indexed().siblings[fact] {
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
