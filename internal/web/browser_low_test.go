package web

import (
	"testing"

	"quiz/internal/browsertest"

	"github.com/stretchr/testify/require"
)

// This file looks at pages of a sitting on low screens: a phone held sideways, and one
// whose keyboard is up.

func TestBrowserLowScreens(t *testing.T) {
	browser := browsertest.Chromium(t)
	t.Run("next is on a phone held sideways", func(t *testing.T) { goOnSideways(open(t, browser)) })
	t.Run("a field is above the keyboard", func(t *testing.T) { answerAboveTheKeyboard(open(t, browser)) })
}

// goOnSideways finds Next on the screen, in a bar that leaves most of it to the page.
func goOnSideways(b *tab) {
	b.until("founders#choice")
	form := b.ask()
	form.Set("option", "1")
	b.follow(b.post("/decks/reports/answers", form))
	b.size(640, 360)
	b.visit(b.last())
	b.begins()
	require.LessOrEqual(b.t, eval[float64](b, `document.querySelector(".onward .button").getBoundingClientRect().bottom`), 360.0)
	require.LessOrEqual(b.t, eval[float64](b, `document.querySelector(".onward").getBoundingClientRect().height`), 72.0)
}

// answerAboveTheKeyboard finds the field and Check under a question of a topic.
func answerAboveTheKeyboard(b *tab) {
	b.until("us-dead#number")
	b.size(360, 440)
	b.visit("/decks/reports/study?topic=airport&card=us-dead")
	b.begins()
	require.LessOrEqual(b.t, eval[float64](b, `document.querySelector("main .button").getBoundingClientRect().bottom`), 440.0)
}
