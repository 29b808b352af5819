package deck

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// yamlBlock is an example in a document.
var yamlBlock = regexp.MustCompile("(?s)```yaml\n(.*?)```")

func TestEveryExampleInTheDocumentsCompiles(t *testing.T) {
	text, err := os.ReadFile("../../docs/deck-format.md")
	require.NoError(t, err)
	examples := yamlBlock.FindAllStringSubmatch(string(text), -1)
	require.NotEmpty(t, examples)
	for _, m := range examples {
		d, found := Read("example.yaml", []byte(m[1]))
		require.Empty(t, found, m[1])
		book, more := Compile(d)
		require.Empty(t, more, m[1])
		require.NotEmpty(t, book.Questions, m[1])
		requireLaidOut(t, m[1])
	}
}

// inSections are a deck's lines under each key at the top, without the empty ones.
// Examples save those, and bring the keys at the top in the order of what they tell.
func inSections(src string) map[string]string {
	sections := make(map[string]string)
	key := ""
	for line := range strings.Lines(src) {
		if line[0] != ' ' && line[0] != '\n' {
			key = line
		}
		if strings.TrimSpace(line) != "" {
			sections[key] += line
		}
	}
	return sections
}

// What a reader types from an example is not laid out anew by quiz fmt.
func requireLaidOut(t *testing.T, src string) {
	t.Helper()
	text, err := Format([]byte(src))
	require.NoError(t, err, src)
	require.Equal(t, inSections(string(text)), inSections(src))
}

func TestTheDocumentsListEveryCode(t *testing.T) {
	text, err := os.ReadFile("../../docs/deck-format.md")
	require.NoError(t, err)
	for _, c := range append(Codes(), CompileCodes()...) {
		row := "| `" + c.Code + "` | " + c.Means + " |"
		require.True(t, strings.Contains(string(text), row), "docs/deck-format.md lacks the row %s", row)
	}
}
