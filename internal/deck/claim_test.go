package deck

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParseClaim(t *testing.T) {
	tests := []struct {
		name, raw, text string
		answers         []Answer
		marks           []string // what each mark covers in the text
	}{
		{"one mark", "The capital is [Kabul].", "The capital is Kabul.", []Answer{{"Kabul", nil}}, []string{"Kabul"}},
		{"other spellings", "It is [Kabul|Cabool| Caubul ].", "It is Kabul.",
			[]Answer{{"Kabul", []string{"Cabool", "Caubul"}}}, []string{"Kabul"}},
		{"equal marks are one answer", "[Kabul] is [Kabul|Cabool].", "Kabul is Kabul.",
			[]Answer{{"Kabul", []string{"Cabool"}}}, []string{"Kabul", "Kabul"}},
		{"several answers", "[Kabul] and [Herat].", "Kabul and Herat.",
			[]Answer{{"Kabul", nil}, {"Herat", nil}}, []string{"Kabul", "Herat"}},
		{"the shown spelling is not repeated", "[Kabul|Kabul|Cabool].", "Kabul.",
			[]Answer{{"Kabul", []string{"Cabool"}}}, []string{"Kabul"}},
		{"literal brackets", `\[sic\] [Kabul]`, "[sic] Kabul", []Answer{{"Kabul", nil}}, []string{"Kabul"}},
		{"literal signs in a mark", `[a\|b\]\\|c]`, `a|b]\`, []Answer{{`a|b]\`, []string{"c"}}}, []string{`a|b]\`}},
		{"other backslashes stay", `\alpha [x]`, `\alpha x`, []Answer{{"x", nil}}, []string{"x"}},
		{"a link is no mark", "[Kabul](https://example.org/k) has [a river].", "Kabul has a river.",
			[]Answer{{"a river", nil}}, []string{"a river"}},
		{"a space tells a mark from a link", "[Kabul] (once Cabool)", "Kabul (once Cabool)",
			[]Answer{{"Kabul", nil}}, []string{"Kabul"}},
		{"marks count in bytes", "Été: [São Paulo] é", "Été: São Paulo é", []Answer{{"São Paulo", nil}}, []string{"São Paulo"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, wrong := parseClaim(tt.raw)
			require.Nil(t, wrong)
			require.Equal(t, tt.raw, c.Raw)
			require.Equal(t, tt.text, c.Text)
			require.Equal(t, tt.answers, c.Answers)
			var marked []string
			for _, m := range c.Marks {
				marked = append(marked, c.Text[m.Start:m.End])
				require.Equal(t, c.Text[m.Start:m.End], c.Answers[m.Answer].Shown)
			}
			require.Equal(t, tt.marks, marked)
		})
	}
}

func TestParseClaimMistakes(t *testing.T) {
	tests := []struct{ raw, code, at string }{
		{"The capital is Kabul.", "missing-mark", "The capital is Kabul."},
		{"A [link](https://example.org) only.", "missing-mark", "A [link](https://example.org) only."},
		{"It is [Kabul.", "open-mark", "["},
		{"It is [old [Kabul]].", "open-mark", "["},
		{"It is ] [Kabul].", "stray-bracket", "]"},
		{"It is [].", "empty-mark", "[]"},
		{"It is [Kabul||Cabool].", "empty-mark", "[Kabul||Cabool]"},
		{"It is [Kabul](there).", "bad-link", "[Kabul](there)"},
		{"It is [Kabul](https://example.org.", "bad-link", "("},
		{`It is [Kabul\].`, "open-mark", "["},
	}
	for _, tt := range tests {
		t.Run(tt.raw, func(t *testing.T) {
			_, wrong := parseClaim(tt.raw)
			require.NotNil(t, wrong)
			require.Equal(t, tt.code, wrong.code)
			require.Equal(t, tt.at, tt.raw[wrong.from:wrong.to])
		})
	}
}

func TestEscapeMarkIsReadLiterally(t *testing.T) {
	for _, s := range []string{"Kabul", "[x]", `a|b`, `\`, `\[`, "f(x)[1]|2"} {
		c, wrong := parseClaim("It is [" + escapeMark(s) + "].")
		require.Nil(t, wrong, s)
		require.Equal(t, s, c.Answers[0].Shown)
		require.Empty(t, c.Answers[0].Also)
	}
}

// FuzzClaim looks for claims whose marks point outside their answers.
func FuzzClaim(f *testing.F) {
	for _, seed := range []string{"The [x|y] is", `\[`, "[a](http://b.c)", "[[", "]", "[é|\\]]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		c, wrong := parseClaim(raw)
		if wrong != nil {
			require.True(t, wrong.from >= 0 && wrong.from <= wrong.to && wrong.to <= len(raw))
			return
		}
		require.NotEmpty(t, c.Answers)
		for _, m := range c.Marks {
			require.Equal(t, c.Answers[m.Answer].Shown, c.Text[m.Start:m.End])
		}
	})
}
