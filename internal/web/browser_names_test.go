package web

import (
	"testing"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests how names look that run from right to left.

// TestBrowserANameTurnsNothingRoundIt reads the podium as it stands: a name in Arabic
// script must not pull the points behind it to its other side.
func TestBrowserANameTurnsNothingRoundIt(t *testing.T) {
	b, c := classroomTab(t)
	at := c.begin("podium", "1")
	c.join(at, "محمد")
	c.act(at, "start")
	_, right := c.asked(at)
	c.says(at, 1, live.Given{Places: []int{right}})
	c.act(at, "close")
	c.act(at, "reveal")
	c.act(at, "explain")
	c.act(at, "end")
	for _, path := range []string{at, at + "/wall"} {
		b.visit(path)
		stand := eval[[]float64](b, `[...document.querySelectorAll(".podium li > *")].map((part) => [part.getBoundingClientRect().left, part.getBoundingClientRect().right]).flat()`)
		require.Len(t, stand, 6, path)
		require.IsIncreasing(t, stand, "rank, name and points of %s stand in their order", path)
	}
	b.calm()
}
