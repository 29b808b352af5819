package study

import (
	"fmt"
	"slices"
	"strings"

	"quiz/internal/deck"
	"quiz/internal/srs"
)

// This file chooses the form in which a card is asked: recognition first, free
// recall as the memory grows.

// Stability, in days, from which a card is asked in a harder form. A week is
// about where a memory survives a pause; three weeks is what Anki calls mature.
// Half way between them is room for what shows its lines but asks for more than a
// choice: a set, which is right by chance once in 25 times, and the way round
// from an answer to whose it is.
const (
	clozeFrom = 7.0
	otherFrom = 14.0
	typedFrom = 21.0
)

// The rung of forms that ask for more than a choice, and the one on which an
// answer comes from memory alone.
const (
	otherWays = 2
	typing    = 3
)

// wordyFrom is how many words an answer has that nobody types twice alike. Such
// an answer is judged by the learner, with the source beside it.
const wordyFrom = 6

// ladder lists what a memory may be asked in, by how ready it is: the forms of a
// rung in their order of preference. A card that has none of its rung's forms is
// asked in the nearest rung below, then in the nearest above.
var ladder = [][]deck.Form{
	{deck.Choice, deck.TrueFalse, deck.Matching},
	{deck.Cloze, deck.Ordering},
	{deck.Multiple, deck.Attribution, deck.Reverse},
	{deck.Typed, deck.Numeric, deck.Dated, deck.Reverse},
	{deck.SelfGraded},
}

// rung is where on the ladder a memory stands.
func rung(s srs.State) int {
	switch {
	case s.Phase != srs.Reviewing || s.Memory.Stability < clozeFrom:
		return 0
	case s.Memory.Stability < otherFrom:
		return 1
	case s.Memory.Stability < typedFrom:
		return otherWays
	default:
		return typing
	}
}

// rungOf is where a question stands: a sentence with several gaps is as hard as
// typing, the way back is typed where it has no options, and what is too long to
// be typed is asked as what the learner judges.
func rungOf(q *deck.Question) int {
	if len(q.Blanks) > 0 || q.Form == deck.Reverse && len(q.Options) == 0 {
		return typing
	}
	return slices.IndexFunc(ladder, func(forms []deck.Form) bool { return slices.Contains(forms, q.Form) })
}

// ask finds the card of a pick and the question to put.
func ask(book *deck.Book, p pick) (*deck.Card, *deck.Question, error) {
	card, ok := book.Card(p.Card)
	if !ok {
		return nil, nil, fmt.Errorf("card %q: %w", p.Card, ErrNoCard)
	}
	question := suited(book.QuestionsOf(p.Card), p.State)
	if question == nil {
		return nil, nil, fmt.Errorf("card %q: %w", p.Card, ErrNoQuestion)
	}
	return card, question, nil
}

// suited chooses the form that a memory is ready for, nil where there is none.
func suited(questions []*deck.Question, s srs.State) *deck.Question {
	own := selfGraded(questions)
	if own != nil {
		questions = slices.DeleteFunc(slices.Clone(questions), wordy)
	}
	if own != nil && s.Reps%2 == 0 && onlyOtherWays(questions) {
		return own
	}
	if s.Reps == 0 && onRung(questions, 0, s) == nil {
		if q := recognisable(questions); q != nil {
			return q
		}
	}
	ready := rung(s)
	for step := ready; step >= 0; step-- {
		if q := onRung(questions, step, s); q != nil {
			return q
		}
	}
	for step := ready + 1; step < len(ladder); step++ {
		if q := onRung(questions, step, s); q != nil {
			return q
		}
	}
	return own
}

// recognisable is the easiest question that shows what may be the answer, or nil: a new
// card without a choice is better met as whose words it has, or as what applies, than
// as a gap that nobody can fill.
func recognisable(questions []*deck.Question) *deck.Question {
	for step := range ladder {
		for _, q := range questions {
			if rungOf(q) == step && offers(q) {
				return q
			}
		}
	}
	return nil
}

// offers reports whether a question shows lines of which to choose, or to set right.
func offers(q *deck.Question) bool {
	switch q.Form {
	case deck.Choice, deck.TrueFalse, deck.Matching, deck.Ordering, deck.Multiple, deck.Attribution:
		return true
	}
	return len(q.Options) > 0
}

// firstLook reports whether a question is put to somebody who was never shown its
// answer, and shows nothing to recognise it by. It can be known only from elsewhere.
func firstLook(q *deck.Question, reps int) bool { return reps == 0 && !offers(q) }

// onRung chooses among the forms of one rung. A card that is being learnt is asked
// whether a statement is true every other time: the same four options twice within
// minutes would be answered by their looks.
func onRung(questions []*deck.Question, step int, s srs.State) *deck.Question {
	var on []*deck.Question
	for _, form := range ladder[step] {
		for _, q := range questions {
			if q.Form == form && rungOf(q) == step {
				on = append(on, q)
			}
		}
	}
	for _, q := range questions {
		if len(q.Blanks) > 0 && rungOf(q) == step {
			on = append(on, q)
		}
	}
	switch {
	case len(on) == 0:
		return nil
	case step == typing && on[len(on)-1].Form == deck.Reverse && s.Reps%2 == 1:
		return on[len(on)-1] // typed in both directions, by turns
	case step == otherWays:
		return on[s.Reps%len(on)] // each is another question: they take turns
	case on[len(on)-1].Form == deck.TrueFalse && s.Phase != srs.Reviewing && s.Reps%2 == 1:
		return on[len(on)-1]
	case on[0].Form == deck.Choice:
		return on[s.Reps/2%choices(on)] // what the author wrote besides takes its turn
	}
	return on[0]
}

// choices counts the choices that questions begin with.
func choices(questions []*deck.Question) int {
	n := slices.IndexFunc(questions, func(q *deck.Question) bool { return q.Form != deck.Choice })
	if n < 0 {
		return len(questions)
	}
	return n
}

// onlyOtherWays reports whether a card has, beside the learner's own judgement,
// nothing but sets and questions the other way round, as where reports disagree or
// a quotation is too long to type. Those take turns: what the source says is
// recalled first, and told from others the next time.
func onlyOtherWays(questions []*deck.Question) bool {
	return len(questions) > 1 && !slices.ContainsFunc(questions, func(q *deck.Question) bool {
		return q.Form != deck.SelfGraded && rungOf(q) != otherWays
	})
}

// selfGraded is the form that the learner judges, or nil.
func selfGraded(questions []*deck.Question) *deck.Question {
	i := slices.IndexFunc(questions, func(q *deck.Question) bool { return q.Form == deck.SelfGraded })
	if i < 0 {
		return nil
	}
	return questions[i]
}

// wordy reports whether an answer is too long to be typed as the deck has it.
func wordy(q *deck.Question) bool {
	typed := q.Form == deck.Cloze && len(q.Blanks) == 0 || q.Form == deck.Typed
	return typed && q.Type == deck.BaseText && len(strings.Fields(q.Answers[0])) >= wordyFrom
}
