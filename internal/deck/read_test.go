package deck

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the expected output of golden files")

// goldenSplit stands between what is read and what is said about it.
const goldenSplit = "-----\n"

// TestRead runs every file of testdata/read: a deck, a line of dashes, and the
// diagnostics exactly as an author sees them.
func TestRead(t *testing.T) {
	files, err := filepath.Glob("testdata/read/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			golden, err := os.ReadFile(file)
			require.NoError(t, err)
			input, want, ok := strings.Cut(string(golden), goldenSplit)
			require.True(t, ok, "no line of dashes")
			d, ds := Read("deck.yaml", []byte(input))
			got := printed(ds)
			if *update {
				require.NoError(t, os.WriteFile(file, []byte(input+goldenSplit+got), 0o644))
				return
			}
			require.Equal(t, want, got)
			checkPlaces(t, d, ds)
		})
	}
}

// printed is what `quiz check` shows.
func printed(ds Diagnostics) string {
	var b strings.Builder
	for _, g := range ds {
		b.WriteString(g.String() + "\n")
	}
	return b.String()
}

// checkPlaces makes sure that every diagnostic points into the file and has a
// code that is documented.
func checkPlaces(t *testing.T, d *Deck, ds Diagnostics) {
	t.Helper()
	known := map[string]bool{}
	for _, c := range Codes() {
		known[c.Code] = true
	}
	for _, g := range ds {
		require.True(t, known[g.Code], "the code %s is not in Codes", g.Code)
		require.NotEmpty(t, g.Message)
		require.GreaterOrEqual(t, g.Width, 1)
		if g.At.Line == 0 || d == nil {
			continue
		}
		require.LessOrEqual(t, g.At.Line, d.text.lines())
		require.GreaterOrEqual(t, g.At.Column, 1)
		require.LessOrEqual(t, g.At.Column, len([]rune(d.line(g.At.Line)))+1, "%s", g)
	}
}
