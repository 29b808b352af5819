package lint

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// found lints a deck's text and returns the codes of what is found.
func found(t testing.TB, src string, codes ...string) []string {
	d, list := deck.Read("deck.yaml", []byte(src))
	if d == nil {
		return nil
	}
	book, more := deck.Compile(d)
	var out []string
	for _, g := range Lint(d, book, append(list, more...), codes) {
		require.Positive(t, len(g.String()))
		out = append(out, g.Code)
	}
	return out
}

var section = regexp.MustCompile("(?s)### `([a-z-]+)`\n\n[^`#].*?```yaml\n(.*?)```.*?```yaml\n(.*?)```")

// TestTheDocumentHoldsEveryRule holds docs/lint.md and the table in step: each
// rule is named, each of lint's own finds its first example and not its second.
func TestTheDocumentHoldsEveryRule(t *testing.T) {
	raw, err := os.ReadFile("../../../docs/lint.md")
	require.NoError(t, err)
	text := string(raw)
	_, front, _ := strings.Cut(text, "```yaml\n")
	front, _, _ = strings.Cut(front, "```")
	shown := map[string]bool{}
	for _, m := range section.FindAllStringSubmatch(text, -1) {
		shown[m[1]] = true
		require.Contains(t, found(t, front+m[2]), m[1], "the bad example")
		require.NotContains(t, found(t, front+m[3]), m[1], "the good example")
	}
	for _, r := range Rules() {
		require.Contains(t, text, "`"+r.Code+"`")
		require.Equal(t, r.find != nil, shown[r.Code], r.Code)
	}
}

const negativeDeck = `deck: d
sources:
  one: {publisher: The One, published: 2021}
facts:
  - id: harbour
    # lint: ignore negative-stem
    claim: The port without a light is [Aral].
    ask: Which port did not have a light?
    cite: one ¶1 "Aral"
`

func TestACommentSilencesWhatIsMeant(t *testing.T) {
	require.Equal(t, []string{"single-source"}, found(t, negativeDeck))
	require.Equal(t, []string{"single-source", "unused-ignore"}, found(t, strings.Replace(negativeDeck, "did not have", "had no", 1)))
	require.Contains(t, found(t, strings.Replace(negativeDeck, "lint: ignore", "lint:", 1)), "negative-stem")
}

// A deck of one source is told so once, not with each of its facts.
func TestADeckOfOneSourceIsToldOnce(t *testing.T) {
	src := negativeDeck + strings.NewReplacer("id: harbour", "id: pier", "Aral]", "Oss]", "without a light", "with two lights", "not have a light", "have two lights").
		Replace(negativeDeck[strings.Index(negativeDeck, "  - id"):])
	src = strings.ReplaceAll(src, "    # lint: ignore negative-stem\n", "")
	require.Equal(t, []string{"single-source"}, found(t, src, "single-source"))
	two := strings.Replace(src, "facts:", "  two: {publisher: The Two, published: 2021}\nfacts:", 1)
	require.Equal(t, []string{"single-source", "single-source"}, found(t, two, "single-source"))
	quiet := strings.Replace(src, "  one: {", "  # lint: ignore single-source\n  one: {", 1)
	require.Empty(t, found(t, quiet, "single-source"))
}

func TestOnlyTheNamedRulesAreApplied(t *testing.T) {
	src := strings.Replace(negativeDeck, "    # lint: ignore negative-stem\n", "", 1)
	require.Equal(t, []string{"negative-stem"}, found(t, src, "negative-stem"))
}

// FuzzLint lints anything: it must not panic, and must say the same twice.
func FuzzLint(f *testing.F) {
	f.Add(negativeDeck)
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1<<14 {
			t.Skip("larger inputs only take longer")
		}
		require.True(t, slices.Equal(found(t, src), found(t, src)))
	})
}
