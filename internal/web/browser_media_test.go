package web

import (
	"testing"

	"quiz/internal/browsertest"

	"github.com/stretchr/testify/require"
)

// Pages with every mark fit a narrow screen, load what they show under the
// policy, and can be used by all.
func TestBrowserMarks(t *testing.T) {
	b := open(t, browsertest.Chromium(t))
	axe := browsertest.Axe(t)
	b.add("birds.zip", birdsZip(t))
	for _, path := range []string{"/decks/birds/study", "/decks/birds/facts/kite", "/decks/birds/facts/roots"} {
		b.size(sizes[0].width, sizes[0].height)
		b.visit(path)
		eval[any](b, `document.querySelectorAll("details").forEach(d => { d.open = true })`)
		b.fits()
		if axe != "" {
			b.accessible(axe)
		}
	}
	require.Equal(t, "http://www.w3.org/1998/Math/MathML", eval[string](b, `document.querySelector("math").namespaceURI`))
	b.visit("/decks/birds/facts/kite")
	b.waitFor(`document.querySelector("img").naturalWidth === 640`)
	b.calm()
}
