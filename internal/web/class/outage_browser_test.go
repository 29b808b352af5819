package class_test

import (
	"testing"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests what a phone shows while the program is away.

func TestBrowserAPhoneOutlastsAnOutage(t *testing.T) {
	s := newSchool(t, usual())
	b := s.tab(browser(t))
	b.enter("Zoë")
	s.act(live.Start)
	b.shows("What is the capital of Afghanistan?")
	b.tap("Kabul")
	b.shows("Stored: Kabul")
	s.lost.Store(true)
	eval[bool](b, `dispatchEvent(new Event("online"))`) // the stream is opened anew, and lost
	b.shows("No connection to the class.")
	require.Contains(t, eval[string](b, `document.body.innerText`), "What is the capital of Afghanistan?", "the page stays")
	s.lost.Store(false)
	s.act(live.Close, live.Reveal)
	b.shows("That matches the source")
	require.True(t, eval[bool](b, `document.querySelector("[data-lost]").hidden`))
}
