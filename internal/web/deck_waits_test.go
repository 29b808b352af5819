package web

import (
	"net/url"
	"testing"

	"quiz/templates"

	"github.com/stretchr/testify/require"
)

// TestADeckSaysWhatItsNewCardsWaitFor: their turn, another card of their fact, or the
// facts of a task.
func TestADeckSaysWhatItsNewCardsWaitFor(t *testing.T) {
	b := newBench(t)
	const siblings = "3 new cards wait until another card of the same fact was asked, as no two of them come on one day."
	p := b.get("/decks/reports")
	p.says(siblings)
	require.NotContains(t, p.words(), "today’s limit", "all other new cards come today")
	require.NotContains(t, p.words(), "task")

	settings := url.Values{"new_per_day": {"2"}, "retention": {"90"}, "day_start": {"04:00"}, "zone": {"UTC"}}
	b.follow(b.post("/settings", settings))
	b.get("/decks/reports").says("4 new cards wait for another day: today’s limit leaves room for 2. " + siblings)
	settings.Set("new_per_day", "0")
	b.follow(b.post("/settings", settings))
	b.get("/decks/reports").says("6 new cards wait for another day: today’s limit is reached.")

	b.get("/decks/" + b.addBuiltIn().Deck).says("4 tasks come once you have begun each of their facts on a day before.")
}

func TestFreshCardsInWords(t *testing.T) {
	require.Empty(t, templates.FreshCards{Today: 3}.Words())
	require.Equal(t, "1 new card waits for another day: today’s limit is reached.", templates.FreshCards{Turn: 1}.Words())
	require.Equal(t, "1 task comes once you have begun each of its facts on a day before.", templates.FreshCards{Parts: 1}.Words())
}
