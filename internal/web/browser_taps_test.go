package web

import (
	"testing"

	"quiz/internal/browsertest"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// This file taps as a finger does.

func TestBrowserTaps(t *testing.T) {
	browser := browsertest.Chromium(t)
	t.Run("twice on an option", func(t *testing.T) { tapTwice(open(t, browser)) })
	t.Run("twice on a link to a sitting", func(t *testing.T) { tapTwiceIntoASitting(open(t, browser)) })
}

// taps is script that taps on something as a finger does, and says whether that
// did anything.
const taps = `(selector) => document.querySelector(selector).dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true, detail: 1}))`

// tapTwice taps where an option was just as the answer takes its place: the page
// stays, and takes a tap a moment later.
func tapTwice(b *tab) {
	b.size(360, 740)
	b.visit("/decks/reports/study")
	did, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]bool](`new Promise((done) => {
		const tap = `+taps+`;
		new MutationObserver(() => {
			const did = [".links a", ".grade[value=hard]", "[popovertarget=more]"].map(tap);
			setTimeout(() => done([...did, tap("[popovertarget=more]")]), 700);
		}).observe(document.body, {childList: true});
		tap(".option");
	})`, chromedp.EvalAwaitPromise))
	require.NoError(b.t, err)
	require.Equal(b.t, []bool{false, false, false, true}, did)
	b.screen("answered")
	require.Len(b.t, b.store.reviews(), 1, "nothing was graded anew")
	require.True(b.t, eval[bool](b, `document.querySelector("#more").matches(":popover-open")`))
	b.calm()
}

// tapTwiceIntoASitting taps on the way into a sitting, and again as it is there.
func tapTwiceIntoASitting(b *tab) {
	b.visit("/")
	b.do(chromedp.Click(chromedp.CSS(`main a.button`)))
	b.waitFor(`document.readyState === "complete" && document.querySelector("main.study") !== null`)
	require.False(b.t, eval[bool](b, `performance.now() < 500 && (`+taps+`)(".option")`))
	b.screen("ask")
	b.waitFor(`performance.now() > 1500`)
	eval[bool](b, `(`+taps+`)(".option")`)
	b.screen("answered")
}
