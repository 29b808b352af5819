package deck

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestGivingUpInWords types what people type who don't know.
func TestGivingUpInWords(t *testing.T) {
	b := compiled(t, `
  - {id: mayor, claim: "The mayor was [Ann Dunn].", ask: "Who was the mayor?", cite: 'a ¶1 "the mayor"'}
  - {id: height, claim: "The hill is [320] metres high.", ask: "How high is the hill, in metres?", cite: 'a ¶2 "320"'}
  - {id: trail, claim: "The trail crosses the [Pass].", ask: "What does the trail cross?", cite: 'a ¶3 "Pass"'}
  - {id: child, claim: "The child is called [Skipp].", ask: "What is the child called?", cite: 'a ¶4 "Skipp"'}
`)
	for _, c := range []struct {
		question, text string
		want           Code
	}{
		{"mayor#typed", "idk", CodeUnknown},
		{"mayor#typed", "IDK!", CodeUnknown},
		{"mayor#typed", "?", CodeUnknown},
		{"mayor#typed", "???", CodeUnknown},
		{"mayor#typed", "…", CodeUnknown},
		{"mayor#typed", "dunno", CodeUnknown},
		{"mayor#typed", "I don’t know.", CodeUnknown},
		{"mayor#typed", "i dont know this one", CodeUnknown},
		{"mayor#typed", "No idea", CodeUnknown},
		{"mayor#typed", "weiß nicht", CodeUnknown},
		{"mayor#typed", "Weiss ich nicht", CodeUnknown},
		{"mayor#typed", "keine Ahnung", CodeUnknown},
		{"mayor#typed", "je ne sais pas", CodeUnknown},
		{"mayor#typed", "no sé", CodeUnknown},
		{"mayor#typed", "не знаю", CodeUnknown},
		{"mayor#cloze", "not sure", CodeUnknown},
		{"height#number", "idk", CodeUnknown},
		{"height#number", "keine ahnung", CodeUnknown},
		{"height#number", "lots", CodeUnread},

		{"trail#typed", "pass", CodeExact},
		{"child#typed", "skip", CodeSpelling},
		{"mayor#typed", "no idea of mine", CodeWrong},
		{"mayor#typed", "nobody", CodeWrong},
	} {
		v, err := b.Judge(c.question, Response{Option: -1, Text: c.text})
		require.NoError(t, err)
		require.Equal(t, c.want, v.Code, "%s: %s", c.question, c.text)
	}
	for _, text := range []string{"pass", "skip"} {
		v, err := b.Judge("mayor#typed", Response{Option: -1, Text: text})
		require.NoError(t, err)
		require.NotEqual(t, CodeUnknown, v.Code, "%s is an answer of this deck", text)
	}
}
