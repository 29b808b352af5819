package deck

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzRead reads anything. It must not panic, must say the same twice, must
// point into the file, and must leave nothing unexplained: a deck is whole or
// there is a diagnostic.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/read/*.txt")
	for _, file := range append(files, "testdata/sample.yaml") {
		src, err := os.ReadFile(file)
		require.NoError(f, err)
		input, _, _ := strings.Cut(string(src), goldenSplit)
		f.Add([]byte(input))
	}
	for _, seed := range []string{
		"[", "{", "- - - -", "a: &a [*a]", "? a\n: b", "a: |", "a: >-\n\n\n", "\"", "'", "a: !!binary x", "--- |\n x",
		"deck: d\nfacts:\n- \n- {\n- [\n- \"\n", "deck: d\ntopics:\n -\n  facts:\n  -", "facts:\n  - id: a\n   - id: b",
		"names:\n  ? [a]\n  : b", "deck: d\n\trows: x", "\xef\xbb\xbfdeck: d\r\nfacts: []\r\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<16 {
			t.Skip("larger inputs only take longer")
		}
		d, ds := Read("deck.yaml", src)
		again, ds2 := Read("deck.yaml", src)
		require.Equal(t, ds, ds2)
		require.Equal(t, d, again)
		checkPlaces(t, d, ds)
		require.True(t, d != nil || ds.Errors() > 0)
		for _, g := range ds {
			require.False(t, strings.ContainsFunc(g.String(), func(c rune) bool { return c != '\n' && isControl(c) }))
		}
		if d == nil {
			return
		}
		for _, fact := range d.Facts {
			require.True(t, fact.ID != "" && (len(fact.Claim.Answers) > 0 || len(fact.Positions) > 1))
		}
		CheckSources(d, os.DirFS("testdata/sources"))
	})
}
