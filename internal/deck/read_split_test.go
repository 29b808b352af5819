package deck

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// bothWays reads a file in pieces and as a whole, without places, and whether
// YAML could read the whole and neither way found a mistake.
func bothWays(src string) (pieces, whole any, ok bool) {
	cut := newReader(&Deck{})
	if !cut.clean([]byte(src)) {
		return nil, nil, false
	}
	doc := cut.document(part{from: 1, to: cut.deck.text.lines() + 1})
	if doc.from >= doc.to {
		return nil, nil, false
	}
	pieces = bare(cut.yaml.split(doc, deckShape, 0))

	uncut := newReader(&Deck{})
	uncut.clean([]byte(src))
	if len(cut.list) > 0 || !uncut.yaml.guard(uncut.yaml.source(doc), doc.from) {
		return nil, nil, false
	}
	n, bad := uncut.yaml.parse(uncut.yaml.source(doc), doc.from, 0)
	if n == nil {
		n = &node{}
	}
	return pieces, bare(n), bad == nil && len(uncut.list) == 0
}

// bare is what a node holds, without where it stands. Nothing and an empty
// value are one.
func bare(n *node) any {
	switch n.kind {
	case scalar:
		return n.text
	case list:
		items := []any{}
		for _, item := range n.items {
			items = append(items, bare(item))
		}
		return items
	case mapping:
		keys := [][2]any{}
		for _, e := range n.entries {
			keys = append(keys, [2]any{e.key.text, bare(e.value)})
		}
		return keys
	}
	return nil
}

// TestSplitReadsAsTheWholeFile compares cutting with not cutting: whatever YAML
// can read as a whole must come out of the pieces the same.
func TestSplitReadsAsTheWholeFile(t *testing.T) {
	files, err := filepath.Glob("testdata/read/*.txt")
	require.NoError(t, err)
	compared := 0
	for _, file := range append(files, "testdata/sample.yaml") {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		input, _, _ := strings.Cut(string(src), goldenSplit)
		if pieces, whole, ok := bothWays(input); ok {
			require.Equal(t, whole, pieces, file)
			compared++
		}
	}
	require.Greater(t, compared, 40)
}

// FuzzSplit looks for a file that cutting reads otherwise than YAML does.
func FuzzSplit(f *testing.F) {
	files, _ := filepath.Glob("testdata/read/*.txt")
	for _, file := range append(files, "testdata/sample.yaml") {
		src, err := os.ReadFile(file)
		require.NoError(f, err)
		input, _, _ := strings.Cut(string(src), goldenSplit)
		f.Add(input)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1<<12 {
			t.Skip("larger inputs only take longer")
		}
		if pieces, whole, ok := bothWays(src); ok {
			require.Equal(t, whole, pieces)
		}
	})
}
