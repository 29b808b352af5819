package diff

// This file decides whether an answer that changed is another answer, or the
// same one in other words.
//
// The rule: what a learner remembers is the old answer, so it is put to the
// judge of the new deck. Where the judge calls it right (another spelling, an
// alias, the same number or date written otherwise) or the answer as far as it
// goes (coarser, finer, more or less firmly said, part of it, among other words),
// the card is about what it was about, and the memory stays good. Where the judge
// calls it wrong, or nearly right for the sole reason that someone else says so
// (a superseded figure, another report's position), learners know something
// that is no longer the answer, and a new memory is suggested. Of a card that can
// only be graded by oneself, the words are compared instead.

import (
	"slices"
	"strings"

	"quiz/internal/deck"
)

// Answer is a card whose answer changed.
type Answer struct {
	Card  string   `json:"card"`
	Ask   string   `json:"ask"`
	Was   []string `json:"was"`
	Now   []string `json:"now"`
	Reset bool     `json:"reset"` // it is another answer: what learners remember is wrong now
	Why   string   `json:"why"`
}

// What is said of an answer that changed.
const (
	whyKeep     = "the old answer still counts"
	whyReset    = "the old answer is wrong now"
	whyReplaced = "the old answer is not the one asked for any more"
)

// judged says whether a changed answer is another one.
func judged(after *deck.Book, r Rekeyed) Answer {
	a := Answer{Card: r.Card, Ask: asks(after, r.Card), Was: r.Was, Now: r.Now, Why: whyKeep}
	questions := after.QuestionsOf(r.Card)
	switch q := judgeable(questions); {
	case q == nil:
		a.Reset = !saysAll(questions, r)
	case len(q.Blanks) > 0 && len(q.Blanks) != len(r.Was):
		a.Reset = true
	case len(q.Blanks) > 0:
		a.Reset = replaced(after, q, deck.Response{Texts: r.Was})
	default:
		for _, was := range r.Was {
			a.Reset = a.Reset || replaced(after, q, deck.Response{Text: was})
		}
	}
	switch {
	case a.Reset && judgeable(questions) == nil:
		a.Why = whyReplaced
	case a.Reset:
		a.Why = whyReset
	}
	return a
}

// judgeable is a card's question that a program can judge by its words: typed
// before a cloze. It is nil where there is none.
func judgeable(list []*deck.Question) *deck.Question {
	for _, form := range []deck.Form{deck.Typed, deck.Numeric, deck.Dated, deck.Cloze} {
		if q := formOf(list, form); q != nil {
			return q
		}
	}
	return nil
}

// replaced reports whether the judge takes an old answer for another thing.
func replaced(book *deck.Book, q *deck.Question, old deck.Response) bool {
	v, err := book.Judge(q.ID, old)
	if err != nil || v.Outcome == deck.Wrong {
		return true
	}
	if len(q.Blanks) == 0 {
		return elsewhere(q.Nearly, v.Code, v.Matched)
	}
	for i, b := range v.Blanks {
		if b.Outcome == deck.Wrong || elsewhere(q.Blanks[i].Nearly, b.Code, b.Matched) {
			return true
		}
	}
	return false
}

// elsewhere reports whether what is nearly right is the answer to something else:
// what another report says, what was said before, a figure that a hedge leaves
// room for, one in another unit. A place that the answer lies in is not.
func elsewhere(nearly []deck.Near, code deck.Code, matched string) bool {
	switch code {
	case deck.CodeInside, deck.CodeUnit:
		return true
	case deck.CodeNear:
		return !slices.ContainsFunc(nearly, func(n deck.Near) bool { return n.Wider && n.Text == matched })
	}
	return false
}

// saysAll reports whether the new answers of a card that nothing judges hold all
// the old ones, whatever their case and spacing.
func saysAll(questions []*deck.Question, r Rekeyed) bool {
	known := slices.Clone(r.Now)
	for _, q := range questions {
		known = append(append(known, q.Answers...), q.Accept...)
	}
	return !slices.ContainsFunc(r.Was, func(was string) bool {
		return !slices.ContainsFunc(known, func(now string) bool { return sameWords(was, now) })
	})
}

func sameWords(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
