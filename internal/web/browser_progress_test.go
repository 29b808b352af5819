package web

import (
	"testing"

	"quiz/internal/browsertest"

	"github.com/stretchr/testify/require"
)

// This file looks at the figures of the progress page.

// TestBrowserLabelsDoNotMeet: no two labels of a figure lie on each other, and none
// runs past its edge, with letters of any size.
func TestBrowserLabelsDoNotMeet(t *testing.T) {
	b := open(t, browsertest.Chromium(t))
	b.weeks(20)
	for _, size := range sizes {
		b.size(size.width, size.height)
		b.visit("/progress")
		for _, text := range []string{"100%", "150%", "212.5%"} {
			met := eval[[]string](b, `(() => {
				document.documentElement.style.fontSize = "`+text+`";
				const met = [];
				for (const svg of document.querySelectorAll(".calendar, .chart")) {
					const edge = svg.getBoundingClientRect().right + 1;
					const labels = [...svg.querySelectorAll("text")].map(t => [t.textContent, t.getBoundingClientRect()]).filter(([, r]) => r.width);
					for (const [i, [a, r]] of labels.entries()) {
						if (r.right > edge) met.push(a + " runs past the edge");
						for (const [b, o] of labels.slice(0, i))
							if (r.left < o.right && o.left < r.right && r.top < o.bottom - 1 && o.top < r.bottom - 1) met.push(a + " meets " + b);
					}
				}
				return met;
			})()`)
			require.Empty(t, met, "%d px, text %s", size.width, text)
		}
		eval[any](b, `document.documentElement.style.fontSize = ""`)
		require.NotEmpty(t, eval[[]string](b, `[...document.querySelectorAll(".chart .date, .calendar .month")].filter(t => t.checkVisibility()).map(t => t.textContent)`))
	}
}
