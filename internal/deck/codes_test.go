package deck

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCodesAreUniqueAndExplained(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Codes() {
		require.Regexp(t, `^[a-z][a-z0-9-]+$`, c.Code)
		require.False(t, seen[c.Code], "%s stands twice", c.Code)
		require.NotEmpty(t, c.Means)
		seen[c.Code] = true
	}
}

// TestEveryCodeHasAnExample looks for each code in the tests' files, so that no
// code is listed that nothing raises and no rule goes untested.
func TestEveryCodeHasAnExample(t *testing.T) {
	tested := map[string]bool{}
	files, err := filepath.Glob("testdata/read/*.txt")
	require.NoError(t, err)
	folders, err := filepath.Glob("testdata/folder/*.txtar")
	require.NoError(t, err)
	shown := regexp.MustCompile(`(?:error|warning)\[([a-z0-9-]+)\]`)
	for _, file := range append(files, folders...) {
		golden, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, m := range shown.FindAllStringSubmatch(string(golden), -1) {
			tested[m[1]] = true
		}
	}
	for _, file := range []string{"sources_test.go", "check_gainsaid_test.go", "sample_test.go", "check_attribution_test.go", "media_test.go", "markdown_test.go"} {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, c := range Codes() {
			if strings.Contains(string(src), `"`+c.Code+`"`) {
				tested[c.Code] = true
			}
		}
	}
	for _, c := range Codes() {
		require.True(t, tested[c.Code] || c.Code == "more", "no test shows %s", c.Code)
	}
}
