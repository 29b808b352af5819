package deck

// This file judges an order: which place a learner gave each of the items that a
// review asked for. Whoever is one swap of neighbours away knows the course of
// things and has confused two of them.

import (
	"fmt"
	"slices"
)

// LineVerdict is what the judge makes of one line of an order or a match.
type LineVerdict struct {
	Item  int  // index into Question.Items
	Given int  // of an order the place it was given, from 0; of a match the item whose answer it was given
	Place int  // of an order its right place among those asked; of a match Item
	Right bool // the two are one
}

// judgeOrder compares the order of some items with that of their dates, which is
// the order of the book.
func judgeOrder(q *Question, r Response) (Verdict, error) {
	v := Verdict{Guess: q.chance()}
	if r.GaveUp || len(r.Order) == 0 {
		v.Code, v.Reason = CodeUnknown, "You left this open."
		return v, nil
	}
	if !q.holds(r.Order) {
		return Verdict{}, ErrNoOption
	}
	sorted := slices.Sorted(slices.Values(r.Order))
	for at, item := range r.Order {
		place := slices.Index(sorted, item)
		v.Lines = append(v.Lines, LineVerdict{Item: item, Given: at, Place: place, Right: place == at})
	}
	right := v.linesRight()
	switch at := slices.IndexFunc(v.Lines, func(l LineVerdict) bool { return !l.Right }); {
	case at < 0:
		v.Outcome, v.Code, v.Reason = Right, CodeOption, matches
	case right == len(v.Lines)-2 && v.Lines[at].Place == at+1:
		earlier, later := q.Items[r.Order[at+1]], q.Items[r.Order[at]]
		v.Outcome, v.Code = Nearly, CodeSwapped
		v.Reason = fmt.Sprintf("Two neighbours have changed places: %s (%s) comes before %s (%s).", earlier.Text, earlier.Answer, later.Text, later.Answer)
	default:
		v.Code, v.Reason = CodeWrongOption, standing(right, len(v.Lines), "in its place", "in their places")
	}
	return v, nil
}

// holds reports whether a list names as many items as a review asks for, each
// once.
func (q *Question) holds(items []int) bool {
	for i, item := range items {
		if item < 0 || item >= len(q.Items) || slices.Contains(items[:i], item) {
			return false
		}
	}
	return len(items) == q.Asks()
}

// chance is that of a blind guess that puts n lines in order, or in pairs: one of
// n! ways. A guess that gets some of them right is not right.
func (q *Question) chance() float64 {
	ways := 1.0
	for n := 2; n <= q.Asks(); n++ {
		ways *= float64(n)
	}
	return 1 / ways
}

// linesRight counts the lines that are right.
func (v *Verdict) linesRight() int {
	n := 0
	for _, l := range v.Lines {
		if l.Right {
			n++
		}
	}
	return n
}

// standing counts lines that are right.
func standing(right, of int, one, several string) string {
	switch right {
	case 0:
		return fmt.Sprintf("None of the %d is %s.", of, one)
	case 1:
		return fmt.Sprintf("1 of %d is %s.", of, one)
	}
	return fmt.Sprintf("%d of %d are %s.", right, of, several)
}
