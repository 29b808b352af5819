package deck

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCite(t *testing.T) {
	tests := []struct {
		text string
		want Cite
		hint string // where there is no citation
	}{
		{`atlas ¶8 "Kabul"`, Cite{Source: "atlas", Paragraph: 8, Phrase: "Kabul"}, ""},
		{`atlas ¶08 " Kabul "`, Cite{Source: "atlas", Paragraph: 8, Phrase: "Kabul"}, ""},
		{`atlas ¶12 "one two three four five six"`, Cite{Source: "atlas", Paragraph: 12, Phrase: "one two three four five six"}, ""},
		{`atlas ¶1 "the "old" town"`, Cite{Source: "atlas", Paragraph: 1, Phrase: `the "old" town`}, ""},
		{`atlas p8 "Kabul"`, Cite{}, `write atlas ¶8 "Kabul"`},
		{`atlas ¶ 8 "Kabul"`, Cite{}, `write atlas ¶8 "Kabul"`},
		{`atlas §8: “Kabul”`, Cite{}, `write atlas ¶8 "Kabul"`},
		{`atlas paragraph 8 'Kabul'`, Cite{}, `write atlas ¶8 "Kabul"`},
		{`atlas, p. 8, "Kabul"`, Cite{}, `write atlas ¶8 "Kabul"`},
		{`atlas "Kabul"`, Cite{}, `write source ¶8 "a few words"`},
		{`atlas ¶99999999999999999999 "Kabul"`, Cite{}, `write source ¶8 "a few words"`},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			r := newReader(&Deck{})
			r.sources["atlas"] = Pos{1, 1}
			got, ok := r.cite(&node{kind: scalar, style: quoted, text: tt.text})
			if tt.hint != "" {
				require.False(t, ok)
				require.Len(t, r.list, 1)
				require.Equal(t, tt.hint, r.list[0].Hint)
				return
			}
			require.True(t, ok, "%v", r.list)
			require.Equal(t, tt.want, got)
		})
	}
}

func TestCheckEDTF(t *testing.T) {
	for s, want := range map[string]string{
		"2021": "", "2021-08": "", "2021-08-26": "", "2021-08-31/2021-09-04": "", "2021/2021-08": "", "2020-02-29": "",
		"":            "is no date",
		"21":          "is no date",
		"2021-13":     "is no date",
		"2021-02-29":  "is no date",
		"2021-8-26":   "is no date",
		"August 2021": "is no date",
		"2021-00":     "is no date", "2021-08-00": "is no date", "0000": "is no date",
		"2021/":                 "does not end in a date",
		"2021/2020":             "ends before it begins",
		"2021-08-26/2021-08-25": "ends before it begins",
	} {
		require.Equal(t, want, checkEDTF(s), s)
	}
}

func TestSuggestID(t *testing.T) {
	for s, want := range map[string]string{
		"first leader": "first-leader", "2014": "year-2014", "3 things": "n3-things", "São Paulo’s!": "sao-paulos", "¿": "",
	} {
		require.Equal(t, want, SuggestID(s))
		require.True(t, want == "" || isID(want))
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"claim", "cite", "complete", "ask"}
	for word, want := range map[string]string{
		"clam": "claim", "Claim": "claim", "cliam": "claim", "aks": "ask", "site": "cite", "colour": "", "x": "",
	} {
		require.Equal(t, want, nearest(word, keys), word)
	}
}
