package templates_test

import (
	"fmt"
	"strings"
	"testing"

	"quiz/templates"

	"github.com/stretchr/testify/require"
)

// TestManySourcesWaitBehindTheirNumber: one source is always in sight, a second as
// well, and more than two wait behind the first.
func TestManySourcesWaitBehindTheirNumber(t *testing.T) {
	for sources, want := range map[int]string{1: "", 2: "", 3: "2 more passages that say so", 5: "4 more passages that say so"} {
		p := templates.Position{Claim: templates.Segments("It rains.", nil)}
		for i := range sources {
			p.Cites = append(p.Cites, templates.Cite{Source: fmt.Sprint("s", i), Publisher: "People", Paragraph: i + 1})
		}
		var page strings.Builder
		require.NoError(t, templates.AnsweredMain(templates.Answered{Said: []templates.Position{p}, Claim: p.Claim}).Render(t.Context(), &page))
		before, folded, _ := strings.Cut(page.String(), "<details>")
		require.Equal(t, sources, strings.Count(page.String(), "<cite>People</cite>"))
		if want == "" {
			require.Empty(t, folded)
			continue
		}
		require.Equal(t, 1, strings.Count(before, "<cite>"), "the first is in plain sight")
		require.Contains(t, folded, want)
	}
}
