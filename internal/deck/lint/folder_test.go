package lint

import (
	"maps"
	"slices"
	"testing"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// folder is a deck's folder in memory.
type folder map[string]string

func (f folder) Files() ([]string, error) { return slices.Collect(maps.Keys(f)), nil }

func (f folder) ReadFile(name string) ([]byte, error) { return []byte(f[name]), nil }

// TestAnIgnoreHoldsWithinItsFile lints a deck over two files: what is found names its
// file, a comment holds for its fact there, and none for a fact of the file before.
func TestAnIgnoreHoldsWithinItsFile(t *testing.T) {
	head := "deck: d\nfiles: [a.yaml, b.yaml]\nsources: {s: {title: S}, t: {title: T}}\n"
	fact := func(id string) string {
		return "facts:\n  - id: " + id + "\n    claim: The " + id + " is [so].\n    cite: s ¶1 \"so\"\n"
	}
	codes := []string{"single-source"}
	for _, c := range []struct{ a, b, found string }{
		{"", "", "a.yaml:2 b.yaml:2 "},
		{"    # lint: ignore single-source\n", "", "b.yaml:2 "},
		{"", "    # lint: ignore single-source\n", "a.yaml:2 "},
	} {
		f := folder{"a.yaml": fact("one") + c.a, "b.yaml": fact("two") + c.b}
		require.Equal(t, c.found, linted(t, head, f, codes))
	}
	above := folder{"a.yaml": fact("one"), "b.yaml": "# lint: ignore single-source\nnames:\n  Oxus: place\n" + fact("two")}
	require.Equal(t, "a.yaml:2 b.yaml:5 b.yaml:1 ", linted(t, head, above, codes), "the comment silences nothing, which is said")
}

// linted are the places of what is found.
func linted(t *testing.T, head string, f folder, codes []string) string {
	t.Helper()
	d, found := deck.ReadFolder("deck.yaml", []byte(head), f)
	require.Zero(t, found.Errors())
	places := ""
	for _, g := range Lint(d, nil, found, codes) {
		places += g.File + ":" + string(rune('0'+g.At.Line)) + " "
	}
	return places
}
