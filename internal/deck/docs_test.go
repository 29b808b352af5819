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
	}
}

func TestTheDocumentsListEveryCode(t *testing.T) {
	text, err := os.ReadFile("../../docs/deck-format.md")
	require.NoError(t, err)
	for _, c := range append(Codes(), CompileCodes()...) {
		row := "| `" + c.Code + "` | " + c.Means + " |"
		require.True(t, strings.Contains(string(text), row), "docs/deck-format.md lacks the row %s", row)
	}
}
