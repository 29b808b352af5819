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
