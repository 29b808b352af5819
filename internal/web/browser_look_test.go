package web

import (
	"fmt"
	"testing"

	"quiz/internal/browsertest"

	"github.com/stretchr/testify/require"
)

// This file looks at every page: does it fit a phone and a desk, light and dark,
// with text twice as large, and does the accessibility checker find anything?
// QUIZ_AXE names the folder that holds axe.min.js.

// sizes are a phone and a desk.
var sizes = []struct{ width, height int64 }{{360, 740}, {1280, 800}}

func TestBrowserLook(t *testing.T) {
	b := open(t, browsertest.Chromium(t))
	axe := browsertest.Axe(t)
	for _, s := range append(scenes(), sittingScenes()...) {
		b.size(sizes[0].width, sizes[0].height)
		b.visit(s.open(b.bench))
		b.unfold(s.name)
		t.Run(s.name, func(t *testing.T) {
			b := &tab{bench: b.bench, t: t, ctx: b.ctx, url: b.url}
			b.begins()
			b.fits()
			t.Run("axe", func(t *testing.T) {
				if axe == "" {
					t.Skip("QUIZ_AXE names no folder that holds axe.min.js")
				}
				b.accessible(axe)
			})
		})
	}
}

// unfold brings out what a scene keeps folded away.
func (b *tab) unfold(scene string) {
	b.t.Helper()
	if script, ok := unfolding[scene]; ok {
		eval[any](b, script)
	}
}

// begins requires that a page is shown from its beginning, wherever its focus is.
func (b *tab) begins() {
	b.t.Helper()
	require.Zero(b.t, eval[int](b, `window.scrollY`), "scrolled on opening")
}

// fits requires that nothing needs scrolling sideways or is cut off, with letters of any size,
// and that what is pressed is as large as a finger.
func (b *tab) fits() {
	b.t.Helper()
	for _, size := range sizes {
		b.size(size.width, size.height)
		for _, text := range []string{"", "212.5%"} {
			overflow := eval[[]string](b, `(() => {
				document.documentElement.style.fontSize = "`+text+`";
				const width = document.documentElement.clientWidth;
				if (document.documentElement.scrollWidth <= width) return [];
				return [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > width).map(e => e.outerHTML.slice(0, 80));
			})()`)
			require.Empty(b.t, overflow, "%d px, text %s", size.width, text)
			cut := eval[[]string](b, `[...document.querySelectorAll("body *")]
				.filter(e => e.checkVisibility() && !e.closest(".unseen, svg, math, thead") && getComputedStyle(e).clipPath === "none")
				.filter(e => /hidden|clip/.test(getComputedStyle(e).overflow) || e.matches("input:not([type=hidden])"))
				.filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
				.map(e => e.outerHTML.slice(0, 80))`)
			require.Empty(b.t, cut, "cut off at %d px, text %s", size.width, text)
		}
		eval[any](b, `document.documentElement.style.fontSize = ""`)
		small := eval[[]string](b, `[...document.querySelectorAll("main button, main input:not([type=hidden]), .button, .textbutton, .masthead a, .sitting a")]
			.filter(e => e.checkVisibility()).filter(e => { const r = (e.closest("label") ?? e).getBoundingClientRect(); return r.height < 48 || r.width < 48; }).map(e => e.outerHTML.slice(0, 80))`)
		require.Empty(b.t, small, "smaller than 48 px at %d px", size.width)
	}
}

// accessible requires that the checker finds nothing, in both themes at both
// widths.
func (b *tab) accessible(axe string) {
	b.t.Helper()
	for _, size := range sizes {
		b.size(size.width, size.height)
		for _, theme := range []string{"light", "dark"} {
			b.theme(theme)
			found := browsertest.Violations(b.t, b.ctx, axe)
			require.Empty(b.t, found, fmt.Sprintf("%d px, %s", size.width, theme))
		}
	}
}
