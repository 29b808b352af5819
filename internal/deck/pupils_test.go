package deck

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPupils reads testdata/pupils.txt, one table of what pupils type with what
// a fair teacher would say, over the real deck and a few small facts.
func TestPupils(t *testing.T) {
	text, err := os.ReadFile("testdata/pupils.txt")
	require.NoError(t, err)
	var book *Book
	question, rows := "", 0
	for n, line := range strings.Split(string(text), "\n") {
		response, want, row := strings.Cut(line, " => ")
		switch {
		case row:
			rows++
			checkPupil(t, book, n+1, question, strings.TrimSpace(response), want)
		case strings.HasPrefix(line, "deck "):
			book = bookOf(t, filepath.Join("testdata", strings.TrimPrefix(line, "deck ")))
		case line != "" && line[0] != '#':
			question = line
		}
	}
	require.GreaterOrEqual(t, rows, 220)
	t.Logf("%d responses", rows)
}

func checkPupil(t *testing.T, b *Book, line int, question, response, want string) {
	t.Helper()
	if strings.HasPrefix(response, `"`) {
		plain, err := strconv.Unquote(response)
		require.NoError(t, err, "line %d", line)
		response = plain
	}
	v, err := b.Judge(question, Response{Option: -1, Text: response})
	require.NoError(t, err, "line %d", line)
	if got := fmt.Sprintf("%s %s", v.Outcome, v.Code); got != want {
		t.Errorf("line %d: %s: %q => %s, want %s (%s)", line, question, response, got, want, v.Reason)
	}
}

// bookOf reads and compiles a deck without errors.
func bookOf(t *testing.T, path string) *Book {
	t.Helper()
	src, err := os.ReadFile(path)
	require.NoError(t, err)
	d, diags := Read(path, src)
	require.Zero(t, diags.Errors(), "%s: %v", path, diags)
	b, diags := Compile(d)
	require.Zero(t, diags.Errors(), "%s: %v", path, diags)
	return b
}
