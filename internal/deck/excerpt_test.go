package deck

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("x", 300)
	tests := []struct {
		name, line   string
		column, n    int
		text, carets string
	}{
		{"plain", "id: 2014", 5, 4, "id: 2014", "    ^^^^"},
		{"a tab is one space", "\tid: x", 6, 1, " id: x", "     ^"},
		{"wide characters take two cells", "首都 x", 4, 1, "首都 x", "     ^"},
		{"a wide character is underlined whole", "首都", 2, 1, "首都", "  ^^"},
		{"combining marks take none", "e\u0301 x", 4, 1, "e\u0301 x", "  ^"},
		{"escapes are made visible", "a\x1b[31mb", 2, 1, `a\u001b[31mb`, ` ^^^^^^`},
		{"broken bytes are made visible", "a\xffb", 3, 1, `a\xffb`, `     ^`},
		{"a turned reading direction is made visible", "a\u202eb", 3, 1, `a\u202eb`, `       ^`},
		{"the end of the line", "ab", 3, 1, "ab", "  ^"},
		{"beyond the end of the line", "ab", 9, 5, "ab", "  ^"},
		{"a column that is none", "ab", 0, 0, "ab", "^"},
		{"the beginning of a long line", long, 1, 1, strings.Repeat("x", 61) + "…", "^"},
		{"the end of a long line", long, 300, 1, "…" + strings.Repeat("x", 61), strings.Repeat(" ", 61) + "^"},
		{"a long place", long, 1, 300, strings.Repeat("x", 60) + "…", strings.Repeat("^", 60)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, carets := excerpt(tt.line, tt.column, tt.n)
			require.Equal(t, tt.text, text)
			require.Equal(t, tt.carets, carets)
		})
	}
}

func TestDiagnosticAsJSON(t *testing.T) {
	g := (&Deck{File: "deck.yaml", text: deckText{newText("id: x")}}).diag(Warning, "unknown-key", Pos{1, 5}, "no %s", "x").
		withWidth(3).withHint("did you mean y?")
	b, err := json.Marshal(Diagnostics{g})
	require.NoError(t, err)
	require.Equal(t, `[{"code":"unknown-key","severity":"warning","file":"deck.yaml","line":1,"column":5,"width":3,`+
		`"message":"no x","hint":"did you mean y?"}]`, string(b))
}

func TestDiagnosticsAreSortedByPlaceAndThenErrorsFirst(t *testing.T) {
	d := &Deck{File: "deck.yaml"}
	ds := Diagnostics{
		d.diag(Error, "more", Pos{}, "nowhere"),
		d.diag(Warning, "b", Pos{2, 1}, "later"),
		d.diag(Warning, "a", Pos{1, 5}, "warning"),
		d.diag(Error, "a", Pos{1, 5}, "error"),
		d.diag(Error, "a", Pos{1, 2}, "first"),
	}
	ds.Sort()
	var order []string
	for _, g := range ds {
		order = append(order, g.Message)
	}
	require.Equal(t, []string{"first", "error", "warning", "later", "nowhere"}, order)
	require.Equal(t, 3, ds.Errors())
	require.Equal(t, 2, ds.Warnings())
}

func TestDiagnosticWithoutAPlaceIsOneLine(t *testing.T) {
	d := &Deck{File: "de\x1bck.yaml"}
	require.Equal(t, `de\u001bck.yaml: error[empty-deck]: the file is empty`,
		d.diag(Error, "empty-deck", Pos{}, "the file is empty").String())
}
