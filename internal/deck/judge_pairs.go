package deck

// This file judges a match: which answer a learner set beside each of the items
// that a review asked for. More than half of the pairs is nearly right; as one
// confusion costs two pairs, of three or four that takes all of them.

import "slices"

// judgePairs compares pairs with those of the book, where each item has its own
// answer.
func judgePairs(q *Question, r Response) (Verdict, error) {
	v := Verdict{Guess: q.chance()}
	if r.GaveUp || len(r.Pairs) == 0 {
		v.Code, v.Reason = CodeUnknown, "You left this open."
		return v, nil
	}
	var items, given []int
	for _, pair := range r.Pairs {
		items, given = append(items, pair[0]), append(given, pair[1])
		v.Lines = append(v.Lines, LineVerdict{Item: pair[0], Given: pair[1], Place: pair[0], Right: pair[0] == pair[1]})
	}
	if !q.holds(items) || !slices.Equal(slices.Sorted(slices.Values(items)), slices.Sorted(slices.Values(given))) {
		return Verdict{}, ErrNoOption
	}
	switch right := v.linesRight(); {
	case right == len(items):
		v.Outcome, v.Code, v.Reason = Right, CodeOption, matches
	case 2*right > len(items):
		v.Outcome, v.Code, v.Reason = Nearly, CodePart, standing(right, len(items), "beside its own", "beside their own")
	default:
		v.Code, v.Reason = CodeWrongOption, standing(right, len(items), "beside its own", "beside their own")
	}
	return v, nil
}
