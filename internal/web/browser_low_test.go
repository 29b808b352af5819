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

// TestBrowserMatchRows: a row that is wrong marks itself and not its links, and a
// label keeps clear of the ring around its list.
func TestBrowserMatchRows(t *testing.T) {
	b := open(t, browsertest.Chromium(t))
	b.size(360, 740)
	b.addForms()
	b.visit("/decks/forms/study?card=month")
	require.GreaterOrEqual(t, eval[float64](b, `document.querySelector("select").getBoundingClientRect().top - document.querySelector(".lines label").getBoundingClientRect().bottom`), 6.0)
	_, f := b.about("month")
	b.right(f)
	exchange(f, "item0", "item1")
	b.sent(f)
	b.visit(b.last())
	eval[any](b, `document.querySelector("li.wrong .links").insertAdjacentHTML("beforeend", "<a><svg class='icon out-icon'></svg></a>")`)
	require.True(t, eval[bool](b, `(() => {
		const colour = (s) => getComputedStyle(document.querySelector("li.wrong " + s)).color;
		return colour("p > .icon") !== colour(".links .icon") && colour(".links a") === colour(".links .icon");
	})()`))
}
