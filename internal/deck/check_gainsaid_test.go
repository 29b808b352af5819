package deck

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func TestAnswersThatTheirCitationsGainsay(t *testing.T) {
	for _, row := range []struct{ about, answer, phrase, paragraph, want string }{
		{"another year", "1657", "in 1656", "The bridge was built in 1656.", "the cited words have 1656"},
		{"the year stands elsewhere in the paragraph", "1657", "in 1656", "Begun in 1656, it was done in 1657.", ""},
		{"a year that follows from other words", "1657", "last May", "It opened last May, as the law of 1656 has it.", ""},
		{"a day's figures stand apart", "14 May 1868", "in 1868", "On 14 May of the year in 1868 it opened.", ""},
		{"another figure", "52", "40 flooded houses", "There were 40 flooded houses.", "the cited words have 40"},
		{"a figure with its comma", "2000", "2,000 people", "At least 2,000 people came.", ""},
		{"a number in words", "12", "twelve ships", "The twelve ships and 40 boats left.", ""},
		{"a figure for a number in words", "twelve", "12 ships", "The 12 ships left.", ""},
		{"a year is no count", "12", "in 2021", "In 2021, a dozen ships left in 2021.", ""},
		{"another name", "Anna Berg", "by Marta Silva", "It was opened by Marta Silva.", "the cited words have Marta Silva"},
		{"another spelling of the name", "Anna Berg", "by A. Berg", "It was opened by A. Berg and Marta Silva.", ""},
		{"part of the name", "Anna Berg", "by Anna", "It was opened by Anna.", ""},
		{"a name of another kind", "Anna Berg", "in Lindale", "She opened it in Lindale.", ""},
		{"a text", "granite", "built of wood", "It was built of wood.", ""},
	} {
		d, found := Read("d.yaml", []byte(`deck: d
sources: {page: {publisher: The Page, file: page.txt}}
names:
  Anna Berg: {kind: person, also: [A. Berg]}
  Marta Silva: person
  Anna: person
  Lindale: place
facts:
  - {id: f, claim: "It was [`+row.answer+`].", ask: What was it?, cite: 'page ¶1 "`+row.phrase+`"'}
`))
		require.Zero(t, found.Errors(), row.about)
		var got Diagnostics
		for _, g := range CheckSources(d, fstest.MapFS{"page.txt": {Data: []byte(row.paragraph)}}) {
			require.Equal(t, "answer-not-cited", g.Code, "%s: %s", row.about, g.Message)
			got = append(got, g)
		}
		if row.want == "" {
			require.Empty(t, got, row.about)
			continue
		}
		require.Len(t, got, 1, row.about)
		require.Contains(t, got[0].Message, row.want)
		require.Equal(t, Warning, got[0].Severity)
	}
}
