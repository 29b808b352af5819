package deck

// This file judges what was chosen where several options are right. One wrong
// option makes the answer wrong, whatever stands beside it: it is provably
// wrong, and whoever ticks every line knows none of them. Some of the right ones
// and nothing else is nearly right.

import (
	"fmt"
	"slices"
	"strings"
)

// judgeMultiple compares a set of options with the right one.
func judgeMultiple(q *Question, r Response) (Verdict, error) {
	v := Verdict{Guess: guessOfSet(len(q.Options))}
	if r.GaveUp || len(r.Options) == 0 {
		v.Code, v.Reason = CodeUnknown, "You left this open. "+allRight(q)
		return v, nil
	}
	if len(r.Options) > len(q.Options) {
		return Verdict{}, ErrNoOption
	}
	chosen := make([]bool, len(q.Options))
	for _, i := range r.Options {
		if i < 0 || i >= len(q.Options) || chosen[i] {
			return Verdict{}, ErrNoOption
		}
		chosen[i] = true
	}
	return q.judgeSet(v, chosen), nil
}

// judgeSet counts what was chosen rightly, wrongly and not at all.
func (q *Question) judgeSet(v Verdict, chosen []bool) Verdict {
	var found, missing []string
	wrong := -1
	for i, o := range q.Options {
		switch {
		case o.Correct && chosen[i]:
			found = append(found, o.Text)
		case o.Correct:
			missing = append(missing, o.Text)
		case chosen[i] && wrong < 0:
			wrong = i
		}
	}
	v.Matched = strings.Join(found, "; ")
	switch {
	case wrong >= 0:
		v.Outcome, v.Code = Wrong, CodeWrongOption
		v.Reason = strings.Join(strings.Fields("“"+q.Options[wrong].Text+"” is not among them. "+q.Options[wrong].Why+" "+allRight(q)), " ")
	case len(missing) > 0:
		v.Outcome, v.Code = Nearly, CodePart
		v.Reason = fmt.Sprintf("That is %d of %d. Missing: %s.", len(found), len(found)+len(missing), strings.Join(missing, "; "))
	default:
		v.Outcome, v.Code, v.Reason = Right, CodeOption, fmt.Sprintf("All %d, and nothing else.", len(found))
	}
	return v
}

// guessOfSet is the chance of the right set by guessing among those that can be
// right: at least two options and not all, which the form promises. There are
// 2^n - n - 2 of them.
func guessOfSet(n int) float64 {
	if n < 3 || n > maxMultiple {
		return 0
	}
	return 1 / float64(1<<n-n-2)
}

// allRight tells every right option.
func allRight(q *Question) string {
	var list []string
	for _, o := range q.Options {
		if o.Correct {
			list = append(list, o.Text)
		}
	}
	return "All that apply: " + strings.Join(list, "; ") + "."
}

// validateMultiple checks that some options are right, some wrong, and that the
// right ones are the answers.
func validateMultiple(q *Question) error {
	right := 0
	seen := make(map[string]bool, len(q.Options))
	for _, o := range q.Options {
		if seen[fold(o.Text)] || o.Text == "" {
			return fmt.Errorf("the option %q is empty or stands twice", o.Text)
		}
		seen[fold(o.Text)] = true
		if o.Correct != slices.Contains(q.Answers, o.Text) {
			return fmt.Errorf("the option %q is correct and no answer, or an answer and not correct", o.Text)
		}
		if o.Correct {
			right++
		}
	}
	if right < 2 || right == len(q.Options) || len(q.Options) > maxMultiple || right != len(q.Answers) {
		return fmt.Errorf("%d of %d options are right; there may be %d, at least two right ones and one wrong", right, len(q.Options), maxMultiple)
	}
	return nil
}
