package web

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestTheEndIsSaidOnce: its heading has the focus, so that the live region says
// only what was done before it.
func TestTheEndIsSaidOnce(t *testing.T) {
	b := newBench(t)
	b.post("/settings", url.Values{"new_per_day": {"0"}, "retention": {"90"}, "day_start": {"04:00"}, "zone": {"UTC"}})
	main := b.get("/decks/reports/study").one(tag("main"), attr("data-screen", "done"))
	say, _ := attribute(main, "data-say")
	require.Empty(t, say)
}
