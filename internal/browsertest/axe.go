package browsertest

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// This file checks pages with axe-core, which QUIZ_AXE names the folder of.

// Axe returns the checker's script, or "" where there is none; where a missing checker
// must fail the tests, it does.
func Axe(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(os.Getenv("QUIZ_AXE"), "axe.min.js"))
	switch {
	case err == nil:
		return string(data)
	case Required():
		t.Fatalf("QUIZ_AXE must name the folder of axe.min.js: %v", err)
	}
	return ""
}

// Violations returns what the checker finds on the page that a tab shows.
func Violations(t testing.TB, tab context.Context, axe string) []string {
	t.Helper()
	require.NoError(t, chromedp.Do(tab, chromedp.Evaluate[chromedp.Void](`if (!window.axe) { `+axe+` }; void 0`)))
	found, err := chromedp.Run(tab, chromedp.Evaluate[[]string](`axe.run(document, {resultTypes: ["violations"]}).then(r =>
		r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html + " " + n.failureSummary).join("; ")))`, chromedp.EvalAwaitPromise))
	require.NoError(t, err)
	return found
}
