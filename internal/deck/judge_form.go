package deck

// This file judges the forms in which nothing is typed: what is chosen, what is
// called true or false, and what learners say of their own recall.

import "cmp"

// judgeChoice reads the verdict off the option, which carries its reason.
func judgeChoice(q *Question, r Response) (Verdict, error) {
	guess := 0.0
	if n := len(q.Options); n > 0 {
		guess = 1 / float64(n)
	}
	if r.GaveUp || r.Option == -1 {
		return Verdict{Code: CodeUnknown, Reason: leftOpen(q), Guess: guess}, nil
	}
	if r.Option < 0 || r.Option >= len(q.Options) {
		return Verdict{}, ErrNoOption
	}
	chosen := q.Options[r.Option]
	if chosen.Correct {
		return Verdict{Outcome: Right, Code: CodeOption, Reason: cmp.Or(chosen.Why, matches), Matched: chosen.Text, Guess: guess}, nil
	}
	return Verdict{Outcome: Wrong, Code: CodeWrongOption, Reason: cmp.Or(chosen.Why, sourceSays(q)), Guess: guess}, nil
}

// judgeStatement compares what the learner says of a statement with what it is.
func judgeStatement(q *Question, r Response) (Verdict, error) {
	const guess = 0.5
	if r.GaveUp || r.Option == -1 {
		return Verdict{Code: CodeUnknown, Reason: leftOpen(q), Guess: guess}, nil
	}
	if r.Option < 0 || r.Option >= len(q.Options) {
		return Verdict{}, ErrNoOption
	}
	shown := q.Options[r.Option]
	v := Verdict{Outcome: Wrong, Code: CodeWrongOption, Reason: statementWhy(q, shown), Guess: guess}
	if r.True == shown.Correct {
		v.Outcome, v.Code, v.Matched = Right, CodeOption, q.Answers[0]
	}
	return v, nil
}

// statementWhy says what a statement is, why, and what the source says.
func statementWhy(q *Question, shown Option) string {
	if shown.Correct {
		return "The statement is true. " + cmp.Or(shown.Why, sourceSays(q))
	}
	reason := "The statement is false."
	if shown.Why != "" {
		reason += " " + shown.Why
	}
	for _, answer := range q.Answers {
		if containsWords(words(shown.Why), words(answer)) {
			return reason
		}
	}
	return reason + " " + sourceSays(q)
}

// judgeSelf takes the learner's word for it and tells the answer.
func judgeSelf(q *Question, r Response) (Verdict, error) {
	if r.GaveUp {
		return Verdict{Code: CodeUnknown, Reason: leftOpen(q)}, nil
	}
	if r.Self > Right {
		return Verdict{}, ErrNoOption
	}
	return Verdict{Outcome: r.Self, Code: CodeSelf, Reason: "You graded this yourself. " + sourceSays(q)}, nil
}
