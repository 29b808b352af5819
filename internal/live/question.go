package live

import (
	"errors"
	"fmt"
	"slices"

	"quiz/internal/deck"
)

// This file holds what a session asks: which questions suit a class, and the
// order in which every phone shows their options.

// ErrUnsuited says that a class can't be asked a question.
var ErrUnsuited = errors.New("the question does not suit a class")

// Suits reports whether a class can be asked a question: with one tap, a few, or
// one line to type. What learners grade themselves, sets and several gaps are for
// studying alone.
func Suits(q *deck.Question) bool {
	return q.Form != deck.SelfGraded && len(q.Items) == 0 && len(q.Blanks) == 0
}

// Choice is what a teacher wants to be asked.
type Choice struct {
	Topics []string    // none is all
	Forms  []deck.Form // in their order of preference; none is every form that suits
	Number int         // at most so many questions
	Seed   uint64      // decides which, where there are more
}

// Choose picks questions of a book, one of a fact at most, in the book's order.
func Choose(b *deck.Book, want Choice) []string {
	best := make(map[string]*deck.Question) // by fact
	var facts []string
	for i := range b.Cards {
		card := &b.Cards[i]
		if len(want.Topics) > 0 && !slices.Contains(want.Topics, card.Topic) {
			continue
		}
		for _, q := range b.QuestionsOf(card.ID) {
			if !Suits(q) || want.rank(q) < 0 {
				continue
			}
			if best[card.Fact] == nil {
				facts = append(facts, card.Fact)
			}
			if best[card.Fact] == nil || want.rank(q) < want.rank(best[card.Fact]) {
				best[card.Fact] = q
			}
		}
	}
	var ids []string
	for _, i := range sample(len(facts), want.Number, want.Seed) {
		ids = append(ids, best[facts[i]].ID)
	}
	return ids
}

// rank is the place of a question's form among those wanted, -1 where it is not.
func (want Choice) rank(q *deck.Question) int {
	if len(want.Forms) == 0 {
		return slices.Index(deck.Forms(), q.Form)
	}
	return slices.Index(want.Forms, q.Form)
}

// sample picks k of the numbers below n, in their order.
func sample(n, k int, seed uint64) []int {
	var picked []int
	for i := range n {
		if k <= len(picked) {
			break
		}
		seed += 0x9e3779b97f4a7c15
		if mixed(seed)%uint64(n-i) < uint64(k-len(picked)) {
			picked = append(picked, i)
		}
	}
	return picked
}

// mixed is the finaliser of SplitMix64.
func mixed(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// Freeze makes the copy of a book that a session keeps, and the rows of the
// questions that it asks. The seed decides in which order options stand and which
// statement is shown: a pupil who has the deck can't know.
func Freeze(b *deck.Book, questions []string, seed uint64) (*deck.Book, []Asked, error) {
	var asked []Asked
	for i, id := range questions {
		q, ok := b.Question(id)
		if !ok || !Suits(q) {
			return nil, nil, fmt.Errorf("question %q: %w", id, ErrUnsuited)
		}
		turn := int(mixed(seed+uint64(i)) >> 2) // of the card's reviews, as it were: never negative
		order := q.Order(turn)
		if q.Form == deck.TrueFalse {
			order = []int{q.Statement(turn)}
		}
		asked = append(asked, Asked{Question: id, Order: order})
	}
	return b.Part(questions), asked, nil
}

// question is one that the session asks.
type question struct {
	*deck.Question
	card  *deck.Card
	order []int // indexes into Options as they are shown
}

// questionOf finds what a row asks.
func questionOf(b *deck.Book, a Asked) (question, error) {
	q, ok := b.Question(a.Question)
	if !ok || !Suits(q) {
		return question{}, fmt.Errorf("question %q: %w", a.Question, ErrUnsuited)
	}
	card, ok := b.Card(q.Card)
	if !ok {
		return question{}, fmt.Errorf("question %q: there is no card %q", a.Question, q.Card)
	}
	whole := slices.Sorted(slices.Values(a.Order))
	for i, at := range whole {
		if at < 0 || at >= len(q.Options) || q.Form != deck.TrueFalse && at != i {
			return question{}, fmt.Errorf("question %q: the order %v is not that of its %d options", a.Question, a.Order, len(q.Options))
		}
	}
	want := len(q.Options)
	if q.Form == deck.TrueFalse {
		want = 1
	}
	if len(whole) != want {
		return question{}, fmt.Errorf("question %q: %d options are shown; there must be %d", a.Question, len(whole), want)
	}
	return question{Question: q, card: card, order: a.Order}, nil
}
