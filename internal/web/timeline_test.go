package web

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests the line of time.

// TestTimelineKeepsDatesBack: a fact whose answer is its date has no place on the
// line before it was studied.
func TestTimelineKeepsDatesBack(t *testing.T) {
	b := newBench(t)
	p := b.get("/decks/reports/timeline")
	p.sound()
	p.says("2 dated facts, all new to you")
	year := p.one(tag("details"), attr("id", "y2021"))
	require.Equal(t, "2021 2 facts, all new to you 2 facts appear here as you study them.", words(year), "no question stands where an event will")
	require.False(t, has("open")(year))
	p.one(tag("h2"), text("1 fact not placed yet"))
	require.NotContains(t, p.words(), "2014")
	p = b.get("/decks/reports/timeline?answers=1")
	p.sound()
	p.one(tag("nav"), attr("aria-label", "Years"), text("2014 2021"))
	p.says("2014 1 fact When was ISIS-K founded?", "2014 to about 2015, reports differ")
	b.reply(b.until("founding-year/in-2014#date"), "2015")
	b.get("/decks/reports/timeline").says("2014 to about 2015, reports differ")
}

// TestTimelineOpensOneYear: the first of which something can be read, or the one that
// its link asks for.
func TestTimelineOpensOneYear(t *testing.T) {
	b := newBench(t)
	opened := func(path string) []string {
		var ids []string
		p := b.get(path)
		p.sound()
		for _, n := range p.all(tag("details"), class("year"), has("open")) {
			id, _ := attribute(n, "id")
			ids = append(ids, id)
		}
		return ids
	}
	const address = "/decks/reports/timeline"
	require.Empty(t, opened(address), "nothing is studied yet")
	require.Equal(t, []string{"y2014"}, opened(address+"?answers=1"))
	link := b.get(address+"?answers=1").one(tag("a"), text("2021"))
	require.Equal(t, address+"?answers=1&year=2021#y2021", href(link))
	require.Equal(t, []string{"y2021"}, opened(address+"?answers=1&year=2021"))
	require.Equal(t, []string{"y2014"}, opened(address+"?answers=1&year=x"))

	b.reply(b.until("us-dead#number"), "13")
	require.Equal(t, []string{"y2014"}, opened(address), "an event of it was met on the way")
	year := words(b.get(address).one(tag("details"), attr("id", "y2021")))
	require.Contains(t, year, "2 facts, 1 still new to you")
	require.Contains(t, year, "By later reports 13 American service members were killed")
	require.Contains(t, year, "1 more appears here once you have studied it.")
}
