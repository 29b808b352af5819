package web

import (
	"testing"

	"quiz/internal/browsertest"

	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// This file looks at fields that are, or are not yet, called wrong.

func TestBrowserCallsNothingWrongUnchecked(t *testing.T) {
	b := open(t, browsertest.Chromium(t))
	b.addForms()
	for _, path := range []string{"/decks/add", "/decks/forms/study?card=month", "/decks/forms/study?card=gaps"} {
		b.visit(path)
		require.Empty(t, eval[[]string](b, `[...document.querySelectorAll("main :is(input, select, textarea):invalid")]
			.filter(f => f.getAttribute("aria-invalid") !== "false").map(f => f.outerHTML)`), path)
	}
}

// mendAlikeLines gives two lines one answer: both are marked, and neither once one of
// them is changed.
func mendAlikeLines(b *tab) {
	b.addForms()
	b.visit("/decks/forms/study?card=month")
	b.waitFor(`document.activeElement.matches("select")`)
	eval[any](b, `document.querySelectorAll("select").forEach((s, i) => s.selectedIndex = Math.max(1, i))`)
	b.key(kb.Tab + kb.Tab)
	eval[any](b, `document.querySelector("[name=question]").form.requestSubmit()`)
	b.waitFor(`document.activeElement.id === "trouble"`)
	wrong := `document.querySelectorAll("[aria-invalid=true]").length`
	require.Equal(b.t, 2, eval[int](b, wrong))
	require.Equal(b.t, []string{"2px", "2px"}, eval[[]string](b, `[...document.querySelectorAll("[aria-invalid=true]")].map(s => getComputedStyle(s).borderTopWidth)`), "they are marked to the eye")
	b.key(kb.Tab + kb.End)
	b.waitFor(wrong + ` === 0`)
}
