package deck

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// This file holds promises about speakers and reports against texts that keep
// them, and against texts that don't.

const attributedDeck = `deck: d
as_of: 2021-09-04
sources:
  one: {publisher: The One, published: 2021, file: one.txt}
  two: {publisher: The Two, published: 2022, file: two.txt}
names:
  Bruce Hoffman: person
  Ann Miller: person
  Seth Jones: person
facts:
  - id: war
    claim: Bruce Hoffman spoke of [a very long war].
    ask: Of what did Hoffman speak?
    by: Bruce Hoffman
    quote: true
    cite: one ¶1 "very long war"
  - id: opened
    ask: When did the harbour open?
    positions:
      - {id: early, claim: 'The harbour opened in [1931].', cite: 'one ¶2 "1931"'}
      - {id: late, claim: 'The harbour opened in [1935].', cite: 'two ¶1 "1935"'}
`

func TestCheckSourcesOfAttributions(t *testing.T) {
	const (
		one = "“It will be a very long war,” said Mr Hoffman.\nThe harbour opened in 1931.\n"
		two = "The harbour opened in 1935.\nNothing else is known.\n"
	)
	for name, c := range map[string]struct{ one, two, code, says string }{
		"the promises hold":              {one, two, "", ""},
		"the words are not there":        {strings.Replace(one, "a very", "some very", 1), two, "quote-not-found", `"a very long war" stands in none of the cited paragraphs`},
		"they stand elsewhere too":       {one, two + "She also saw a very long war.", "quote-elsewhere", `"a very long war" also stands in two ¶3, which is not cited for it`},
		"somebody else is named":         {strings.Replace(one, "said", "said to Ann Miller, as", 1), two, "speaker-in-passage", `one ¶1 names Ann Miller, who is offered as somebody who did not say "a very long war"`},
		"somebody else's last name":      {strings.Replace(one, "said", "said to Dr Jones, as", 1), two, "speaker-in-passage", `one ¶1 names Seth Jones, who is offered as somebody who did not say "a very long war"`},
		"a report gives both":            {one, strings.Replace(two, "1935", "1935, others say 1931", 1), "answer-in-report", "two ¶1, which is offered as a report that does not give 1931, holds it"},
		"a number that holds the digits": {one, strings.Replace(two, "1935", "1935, with 19310 guests", 1), "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d, found := Read("deck.yaml", []byte(attributedDeck))
			require.Zero(t, found.Errors(), "%v", found)
			list := CheckSources(d, fstest.MapFS{"one.txt": {Data: []byte(c.one)}, "two.txt": {Data: []byte(c.two)}})
			if c.code == "" {
				require.Empty(t, list)
				return
			}
			require.Len(t, list, 1)
			require.Equal(t, c.code, list[0].Code)
			require.Equal(t, c.says, list[0].Message)
			require.NotEmpty(t, list[0].Hint)
		})
	}
}
