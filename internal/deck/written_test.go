package deck

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file carries questions by hand through a book and judges them.

const writtenDeck = `deck: harbour
sources:
  guide: {publisher: The Guide, published: 2020}
facts:
  - id: quay
    claim: The quay was built of [granite].
    ask: What was the quay built of?
    cite: guide ¶1 "granite"
    questions:
      - {id: why, ask: Why not of wood?, answer: the worms, options: {granite dust: there was none, the price: wood was cheaper}}
`

func TestQuestionsByHandAreRead(t *testing.T) {
	d, found := Read("deck.yaml", []byte(writtenDeck))
	require.Empty(t, found)
	made, more := Compile(d)
	require.Zero(t, more.Errors(), "%v", more)
	var text bytes.Buffer
	require.NoError(t, made.WriteJSON(&text))
	b, err := ReadBook(bytes.NewReader(text.Bytes()))
	require.NoError(t, err)
	q, ok := b.Question("quay#why")
	require.True(t, ok)
	require.Equal(t, Choice, q.Form)
	for i, o := range q.Options {
		v, err := b.Judge("quay#why", Response{Option: i})
		require.NoError(t, err)
		require.Equal(t, o.Text == "the worms", v.Outcome == Right, o.Text)
		require.Equal(t, o.Why, v.Reason)
	}
	v, err := b.Judge("quay#typed", Response{Option: -1, Text: "the price"})
	require.NoError(t, err)
	require.NotEqual(t, CodeWrongOption, v.Code, "what is wrong for one question says nothing of another")
	for _, id := range []string{"quay#multiple", "quay#", "quay#a b", "wall#why", "why"} {
		_, err := ReadBook(strings.NewReader(strings.ReplaceAll(text.String(), `"quay#why"`, `"`+id+`"`)))
		require.Error(t, err, id)
	}
}
