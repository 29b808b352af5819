package live_test

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A class is what its rows say: it reads no clock and knows no database, no network
// and no chance.
func TestTheClassIsPure(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		require.NotRegexp(t, `time\.(Now|Since|Until|After|Tick|NewTimer|Sleep)\(`, string(text), name)
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
		require.NoError(t, err)
		for _, of := range file.Imports {
			path, err := strconv.Unquote(of.Path.Value)
			require.NoError(t, err)
			require.NotRegexp(t, `^(net|os|database|crypto|math/rand)(/|$)`, path, name)
			require.True(t, !strings.HasPrefix(path, "quiz/") || path == "quiz/internal/deck", "%s imports %s", name, path)
		}
	}
}
