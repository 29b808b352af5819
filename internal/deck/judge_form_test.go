package deck

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestJudgeSelf takes the learner's word, and nothing that is no word for it.
func TestJudgeSelf(t *testing.T) {
	b := &Book{Questions: []Question{{
		ID: "founded/differ#self", Card: "founded/differ", Form: SelfGraded, Type: BaseYear,
		Stem: "When was it founded? The reports disagree: what do they say, and how do they differ?", Answers: []string{"2014", "about 2015"},
	}}}
	const tells = "The reports give 2014, or about 2015."
	for _, c := range []struct {
		response Response
		want     Verdict
	}{
		{Response{Self: Right}, Verdict{Outcome: Right, Code: CodeSelf, Reason: "You graded this yourself. " + tells}},
		{Response{Self: Nearly}, Verdict{Outcome: Nearly, Code: CodeSelf, Reason: "You graded this yourself. " + tells}},
		{Response{}, Verdict{Outcome: Wrong, Code: CodeSelf, Reason: "You graded this yourself. " + tells}},
		{Response{Self: Right, GaveUp: true}, Verdict{Outcome: Wrong, Code: CodeUnknown, Reason: "You left this open. " + tells}},
	} {
		v, err := b.Judge("founded/differ#self", c.response)
		require.NoError(t, err)
		require.Equal(t, c.want, v)
	}
	_, err := b.Judge("founded/differ#self", Response{Self: Right + 1})
	require.ErrorIs(t, err, ErrNoOption)
}

// TestJudgeStatement says true and false of true and false statements.
func TestJudgeStatement(t *testing.T) {
	b := &Book{Questions: []Question{{
		ID: "founded#true-false", Card: "founded", Form: TrueFalse, Type: BaseYear, Stem: "True or false?", Answers: []string{"2014"},
		Options: []Option{
			{Text: "It was founded in 2009.", Why: "The report gives 2014, not 2009."},
			{Text: "It was founded in 2014.", Correct: true, Why: "The Post says so, 26 August 2021, ¶ 7."},
			{Text: "It was founded in 2008.", Why: "That was the attack."},
			{Text: "It was founded in 2007."},
		},
	}}}
	for _, c := range []struct {
		response Response
		want     Verdict
	}{
		{Response{Option: 1, True: true}, Verdict{Outcome: Right, Code: CodeOption, Reason: "The statement is true. The Post says so, 26 August 2021, ¶ 7.", Matched: "2014", Guess: 0.5}},
		{Response{Option: 1}, Verdict{Outcome: Wrong, Code: CodeWrongOption, Reason: "The statement is true. The Post says so, 26 August 2021, ¶ 7.", Matched: "", Guess: 0.5}},
		{Response{Option: 0}, Verdict{Outcome: Right, Code: CodeOption, Reason: "The statement is false. The report gives 2014, not 2009.", Matched: "2014", Guess: 0.5}},
		{Response{Option: 2, True: true}, Verdict{Outcome: Wrong, Code: CodeWrongOption, Reason: "The statement is false. That was the attack. In the source it is 2014.", Matched: "", Guess: 0.5}},
		{Response{Option: 3, True: true}, Verdict{Outcome: Wrong, Code: CodeWrongOption, Reason: "The statement is false. In the source it is 2014.", Matched: "", Guess: 0.5}},
		{Response{Option: 0, GaveUp: true}, Verdict{Outcome: Wrong, Code: CodeUnknown, Reason: "You left this open. In the source it is 2014.", Matched: "", Guess: 0.5}},
		{Response{Option: -1, True: true}, Verdict{Outcome: Wrong, Code: CodeUnknown, Reason: "You left this open. In the source it is 2014.", Matched: "", Guess: 0.5}},
	} {
		v, err := b.Judge("founded#true-false", c.response)
		require.NoError(t, err)
		require.Equal(t, c.want, v)
	}
	for _, option := range []int{4, -2, 1 << 40} {
		_, err := b.Judge("founded#true-false", Response{Option: option, True: true})
		require.ErrorIs(t, err, ErrNoOption)
	}
}
