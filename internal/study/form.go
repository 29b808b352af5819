package study

import (
	"cmp"
	"fmt"
	"slices"

	"quiz/internal/deck"
	"quiz/internal/srs"
)

// This file chooses the form in which a card is asked: recognition first, free
// recall as the memory grows.

// Stability, in days, from which a card is asked in a harder form. A week is
// about where a memory survives a pause; three weeks is what Anki calls mature.
const (
	clozeFrom = 7.0
	typedFrom = 21.0
)

// effort orders forms from recognition to free recall. No memory is ready for a
// self-graded question: it is asked only where a card has nothing else.
func effort(f deck.Form) int {
	switch f {
	case deck.Choice, deck.TrueFalse:
		return 0
	case deck.Cloze:
		return 1
	case deck.SelfGraded:
		return 3
	default:
		return 2
	}
}

// rung is the effort that a memory is ready for.
func rung(s srs.State) int {
	switch {
	case s.Phase != srs.Reviewing || s.Memory.Stability < clozeFrom:
		return 0
	case s.Memory.Stability < typedFrom:
		return 1
	default:
		return 2
	}
}

// ask finds the card of a pick and the question to put: the hardest form that
// the memory is ready for, or the easiest there is.
func ask(book *deck.Book, p pick) (*deck.Card, *deck.Question, error) {
	card, ok := book.Card(p.Card)
	if !ok {
		return nil, nil, fmt.Errorf("card %q: %w", p.Card, ErrNoCard)
	}
	forms := slices.Clone(book.QuestionsOf(p.Card))
	if len(forms) == 0 {
		return nil, nil, fmt.Errorf("card %q: %w", p.Card, ErrNoQuestion)
	}
	slices.SortStableFunc(forms, func(a, b *deck.Question) int {
		return cmp.Compare(effort(a.Form), effort(b.Form))
	})
	question := forms[0]
	for _, q := range forms[1:] {
		if e := effort(q.Form); e <= rung(p.State) && e > effort(question.Form) {
			question = q
		}
	}
	return card, question, nil
}
