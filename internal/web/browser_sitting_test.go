package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"quiz/internal/browsertest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// This file sits at the desk as a learner does: with the keyboard, without
// script, with a connection that fails.

func TestBrowserSittings(t *testing.T) {
	browser := browsertest.Chromium(t)
	t.Run("by keyboard", func(t *testing.T) { sitByKeyboard(open(t, browser)) })
	t.Run("back and forth", func(t *testing.T) { goBack(open(t, browser)) })
	t.Run("without script", func(t *testing.T) { sitWithoutScript(open(t, browser)) })
	t.Run("with a lost reply", func(t *testing.T) { sitThroughALostReply(open(t, browser)) })
	t.Run("with a slow reply", func(t *testing.T) { sitThroughASlowReply(open(t, browser)) })
	t.Run("in two tabs", func(t *testing.T) { sitInTwoTabs(open(t, browser)) })
	t.Run("changing settings", func(t *testing.T) { changeSettings(open(t, browser)) })
}

// sitByKeyboard answers a whole day without a mouse and without leaving the page.
func sitByKeyboard(b *tab) {
	b.visit("/")
	b.key(kb.Tab)
	require.Equal(b.t, "Skip to the page", b.focused())
	b.key(kb.Enter) // past the navigation
	b.key(kb.Tab)
	require.Equal(b.t, "Study", b.focused())
	b.key(kb.Enter)
	b.screen("ask")
	require.Contains(b.t, b.main(), "Press 1 to 4")
	eval[any](b, `window.same = true`)

	b.key("1")
	b.screen("answered")
	require.Contains(b.t, b.main(), "That matches the source")
	require.Equal(b.t, "Next", b.focused())
	require.Equal(b.t, b.last(), eval[string](b, `location.pathname`))
	require.Equal(b.t, eval[string](b, `document.title`), b.get(b.last()).title())
	b.waitFor(`document.getElementById("live").textContent === "That matches the source. The first leader of ISIS-K was Hafiz Saeed Khan. Again in 10 minutes."`)
	b.key(kb.Enter)
	b.screen("ask")
	require.Equal(b.t, "text", b.focused(), "the answer can be typed at once")
	b.key("2013" + kb.Enter) // a year, and no choice of an option
	b.screen("answered")
	b.sitToTheEnd()
	require.Contains(b.t, b.main(), "That is all for today.")
	require.True(b.t, eval[bool](b, `window.same`), "the page was never left")
	b.back()
	b.screen("answered")
	require.Equal(b.t, b.last(), eval[string](b, `location.pathname`), "Back leads to the last answer")
	b.calm()
}

// goBack goes back and forth in a sitting: an answer is met where its question was,
// and nothing is sent twice.
func goBack(b *tab) {
	b.visit("/")
	eval[any](b, `window.old = true`)
	b.key(kb.Tab + kb.Enter + kb.Tab + kb.Enter)
	b.screen("ask")
	b.key("1")
	b.screen("answered")
	first := b.last()
	b.key(kb.Enter)
	b.screen("ask")
	b.key("2014" + kb.Enter)
	b.screen("answered")
	second := b.last()
	b.key(kb.Enter)
	b.screen("ask")
	third := eval[string](b, `document.querySelector("[name=question]").value`)

	const anew = `!window.old && document.readyState === "complete" && `
	move := func(by int64, path, holds string) {
		b.t.Helper()
		eval[any](b, `window.old = true`) // what is shown next is no page that was kept
		b.move(by)
		b.waitFor(anew + `location.pathname === "` + path + `" && document.querySelector("main").innerText.includes("` + holds + `")`)
	}
	move(-1, second, "founded in 2014")
	move(-1, first, "Hafiz Saeed Khan")
	move(-1, "/", "Five reports")
	move(1, first, "Hafiz Saeed Khan")
	move(1, second, "founded in 2014")
	move(1, "/decks/reports/study", "done")
	require.Equal(b.t, third, eval[string](b, `document.querySelector("[name=question]").value`), "what is asked is what comes next")
	require.Len(b.t, b.store.reviews(), 2, "nothing was sent again")
	move(-1, second, "founded in 2014")
	b.key("u")
	b.screen("ask")
	move(-1, first, "Hafiz Saeed Khan")
	require.Len(b.t, b.standing(), 1)
	b.calm()
}

// sitToTheEnd answers rightly by keyboard from a page after an answer on.
func (b *tab) sitToTheEnd() {
	b.t.Helper()
	for range 40 {
		b.pass(time.Minute)
		b.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.blur()`))
		b.key(kb.Enter) // goes on wherever the focus rests
		b.waitFor(`["ask", "done"].includes(document.querySelector("main").dataset.screen)`)
		if eval[string](b, `document.querySelector("main").dataset.screen`) == "done" {
			return
		}
		b.key(b.rightKeys())
		b.screen("answered")
	}
	require.Fail(b.t, "the day has no end")
}

// rightKeys are the keys that answer the shown question: the number of an option,
// or the answer itself and Enter.
func (b *tab) rightKeys() string {
	b.t.Helper()
	book, err := b.desk.Book("reports")
	require.NoError(b.t, err)
	q, ok := book.Question(eval[string](b, `document.querySelector("[name=question]").value`))
	require.True(b.t, ok)
	if len(q.Options) == 0 {
		return q.Answers[0] + kb.Enter
	}
	return eval[string](b, `[...document.querySelectorAll("button.option")].find(o => o.innerText.endsWith("`+q.Answers[0]+`".slice(1))).textContent.trim()[0]`)
}

// sitWithoutScript answers by plain forms.
func sitWithoutScript(b *tab) {
	_, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	require.NoError(b.t, err)
	b.visit("/decks/reports/study")
	require.NotContains(b.t, b.main(), "Press 1", "no keys are promised")
	b.do(chromedp.Click(chromedp.CSS(`button[name=option]`)))
	b.screen("answered")
	require.Equal(b.t, b.last(), eval[string](b, `location.pathname`))
	b.focuses("Next")
	b.do(chromedp.Reload())
	b.screen("answered")
	b.focuses("Next")
	require.Len(b.t, b.store.reviews(), 1, "a reload sends nothing again")
	b.key(kb.Enter)
	b.screen("ask")
	b.focuses("text")
	b.key("2014" + kb.Enter)
	b.screen("answered")
	require.Contains(b.t, b.main(), "That matches the source")
	b.back()
	b.screen("ask")
	eval[any](b, `document.querySelector("button[name=giveup], button[name=look]").click()`)
	b.screen("answered")
	require.LessOrEqual(b.t, len(b.store.reviews()), 3)
	for _, r := range b.store.reviews()[:2] {
		require.NotEmpty(b.t, r.Response, "what was stored stays as it was")
	}
	b.undoWithoutScript()
	b.sitOnWithoutScript()
	require.Contains(b.t, b.main(), "That is all for today.")
	b.calm()
}

// undoWithoutScript takes the last answer back and puts the card aside, by menus.
func (b *tab) undoWithoutScript() {
	b.t.Helper()
	count := len(b.standing())
	b.do(chromedp.Click(chromedp.CSS(`form[action$="/undo"] button`)))
	b.screen("ask")
	require.Len(b.t, b.standing(), count-1)
	require.Contains(b.t, b.main(), "Your last answer is taken back")
	b.do(chromedp.Click(chromedp.CSS(`[popovertarget=more]`)))
	b.do(chromedp.Click(chromedp.CSS(`#more button[value=suspend]`)))
	b.waitFor(`document.querySelector(".notice")?.innerText.includes("is suspended")`)
	b.do(chromedp.Click(chromedp.CSS(`.notice button`)))
	b.waitFor(`document.querySelector(".notice")?.innerText.includes("is asked again")`)
}

// sitOnWithoutScript answers rightly by plain forms to the end of the day.
func (b *tab) sitOnWithoutScript() {
	b.t.Helper()
	for range 40 {
		b.pass(time.Minute)
		b.visit("/decks/reports/study")
		b.waitFor(`["ask", "done"].includes(document.querySelector("main")?.dataset.screen)`)
		if eval[string](b, `document.querySelector("main").dataset.screen`) == "done" {
			return
		}
		keys := b.rightKeys()
		if option := strings.TrimSuffix(keys, kb.Enter); option == keys {
			b.do(chromedp.Click(chromedp.CSS(`ol.options li:nth-child(` + option + `) button`)))
		} else {
			b.focuses("text")
			b.key(keys)
		}
		b.screen("answered")
	}
	require.Fail(b.t, "the day has no end")
}

// sitThroughALostReply answers while the reply is lost: the page says so, keeps
// the answer, and sends it again under the same key.
func sitThroughALostReply(b *tab) {
	b.visit("/decks/reports/study")
	b.lose.Store(true)
	b.key("1")
	b.waitFor(`document.querySelector(".failed") !== null`)
	require.Contains(b.t, b.main(), "Not stored yet.")
	require.Equal(b.t, "Try again", b.focused())
	b.key(kb.Enter)
	b.waitFor(`document.querySelector(".failed") !== null && !document.querySelector("[aria-busy]")`)
	require.Equal(b.t, "ask", eval[string](b, `document.querySelector("main").dataset.screen`))
	b.lose.Store(false)
	b.key(kb.Enter)
	b.screen("answered")
	require.Contains(b.t, b.main(), "That matches the source")
	require.Contains(b.t, b.main(), "This answer had been stored before.")
	require.Len(b.t, b.store.reviews(), 1)

	b.lose.Store(true)
	b.key(kb.Enter)
	b.waitFor(`document.querySelector(".failed") !== null`)
	require.Contains(b.t, b.main(), "The next question did not arrive. Your answer is stored.")
	b.lose.Store(false)
	b.key(kb.Enter)
	b.screen("ask")
}

// sitThroughASlowReply chooses twice while the first answer is on its way.
func sitThroughASlowReply(b *tab) {
	b.visit("/decks/reports/study")
	b.delay.Store(int64(time.Second))
	b.key("12")
	eval[any](b, `document.querySelector("button[name=giveup]")?.click()`)
	b.screen("answered")
	require.Len(b.t, b.store.reviews(), 1)
	require.Contains(b.t, b.main(), "That matches the source")
	b.calm()
}

// sitInTwoTabs answers a question that was answered elsewhere meanwhile.
func sitInTwoTabs(b *tab) {
	b.visit("/decks/reports/study")
	b.answer("giveup", "1")
	b.key("1")
	b.screen("problem")
	require.Contains(b.t, b.main(), "This question has changed meanwhile")
	require.Equal(b.t, "This question has changed meanwhile", b.focused())
	b.key(kb.Tab + kb.Enter)
	b.screen("ask")
	require.Len(b.t, b.store.reviews(), 1)
}

// changeSettings fills in the form and is offered the browser's time zones.
func changeSettings(b *tab) {
	b.visit("/settings")
	require.Greater(b.t, eval[int](b, `document.querySelectorAll("#zone option").length`), 100)
	eval[any](b, `document.querySelector("details").open = true`)
	b.do(chromedp.SetValue(chromedp.ID("zone_name"), "Europe/Nowhere"), chromedp.Click(chromedp.CSS("main button")))
	b.waitFor(`document.querySelector(".error") !== null`)
	b.do(chromedp.SetValue(chromedp.ID("zone_name"), "Europe/Berlin"), chromedp.Click(chromedp.CSS("main button")))
	b.waitFor(`document.querySelector(".saved") !== null`)
	require.Equal(b.t, "Europe/Berlin", b.store.settings().Zone)
}

// connection is the way between the browser and the site, which may fail.
func (b *tab) connection(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(time.Duration(b.delay.Load()))
		if !b.lose.Load() {
			next.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(discard{http.Header{}}, r)
		panic(http.ErrAbortHandler)
	})
}

// discard is a reply that gets lost.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(p []byte) (int, error) { return len(p), nil }
func (d discard) WriteHeader(int)             {}
