package web

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"quiz/internal/browsertest"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// This file presses the keys of a sitting.

func TestBrowserKeys(t *testing.T) {
	browser := browsertest.Chromium(t)
	t.Run("to undo and grade anew", func(t *testing.T) { undoByKey(open(t, browser)) })
	t.Run("at a typed question", func(t *testing.T) { keysBesideAField(open(t, browser)) })
	t.Run("to put cards aside", func(t *testing.T) { putAsideByKey(open(t, browser)) })
	t.Run("to type without looking", func(t *testing.T) { typeBesideTheField(open(t, browser)) })
	t.Run("to type on after an answer", func(t *testing.T) { typeOnAfterAnAnswer(open(t, browser)) })
	t.Run("to flag a card", func(t *testing.T) { flagByKey(open(t, browser)) })
	t.Run("to see the keys", func(t *testing.T) { seeKeys(open(t, browser)) })
	t.Run("to mend what is wrong", func(t *testing.T) { mendAlikeLines(open(t, browser)) })
	t.Run("without letters", func(t *testing.T) { lettersOff(open(t, browser)) })
	t.Run("in every form", func(t *testing.T) { answerEveryFormByKey(open(t, browser)) })
	t.Run("from blank to blank", func(t *testing.T) { goOnByEnter(open(t, browser)) })
	t.Run("in sets", func(t *testing.T) { answerSetsByKey(open(t, browser)) })
}

func undoByKey(b *tab) {
	b.visit("/decks/reports/study")
	eval[any](b, `window.same = true`)
	b.key("1")
	b.screen("answered")
	b.key("e")
	b.waitFor(`document.querySelector(".grade[value=easy]")?.getAttribute("aria-pressed") === "true"`)
	require.Equal(b.t, "Next", b.focused(), "the next action keeps the focus")
	b.key(" ")
	b.screen("ask")
	require.Equal(b.t, "text", b.focused())
	b.key("u") // typed, for the field has the focus
	require.Equal(b.t, "u", eval[string](b, `document.activeElement.value`))
	b.key(kb.Escape + "u")
	b.waitFor(`document.querySelector("main").innerText.includes("Your last answer is taken back")`)
	require.Contains(b.t, b.main(), "Who was the first leader of ISIS-K?")
	require.Equal(b.t, "stem", eval[string](b, `document.activeElement.id`), "the page takes keys")
	b.waitFor(`document.getElementById("live").textContent.startsWith("Your last answer is taken back")`)
	require.Empty(b.t, b.standing())
	require.True(b.t, eval[bool](b, `window.same`), "the page was never left")
	b.calm()
}

// keysBesideAField undoes twice where a field waits, leaves the field, looks at the
// keys, and sends what was typed.
func keysBesideAField(b *tab) {
	b.addForms()
	b.visit("/decks/forms/study?card=gaps")
	b.focuses("blank0")
	b.key("ivory" + kb.Enter)
	b.screen("answered")
	time.Sleep(2100 * time.Millisecond)
	b.key("u")
	b.screen("ask")
	b.waitFor(`document.activeElement.matches("main .stem")`)
	b.visit("/decks/forms/study?card=gaps")
	b.focuses("blank0")
	b.key("ivory" + kb.Escape + "?")
	b.waitFor(`document.querySelector("#keys").contains(document.activeElement)`)
	b.key(kb.Escape)
	b.waitFor(`!document.querySelector(":popover-open")`)
	b.waitFor(`document.activeElement.matches("main .stem")`)
	b.key(kb.Tab)
	b.focuses("blank0")
	b.key(kb.Escape + kb.Enter)
	b.screen("answered")
	b.calm()
}

func putAsideByKey(b *tab) {
	b.visit("/decks/reports/study")
	b.key("s")
	b.waitFor(`document.querySelector(".notice")?.innerText.includes("is suspended")`)
	b.key(kb.Escape + "u")
	b.waitFor(`document.querySelector(".notice")?.innerText.includes("is asked again")`)
	b.key(kb.Escape + "s")
	b.waitFor(`document.querySelector(".notice")?.innerText.includes("is suspended")`)
	b.key(kb.Escape + "b")
	b.waitFor(`document.querySelector(".notice")?.innerText.includes("comes back tomorrow")`)
	marks, err := b.store.Marks(b.t.Context(), 1, "reports")
	require.NoError(b.t, err)
	require.Len(b.t, marks, 2)
	b.calm()
}

// typeBesideTheField types an answer with the focus lost: it goes into the field,
// and no letter of it is a key. Without a field, the letters of a word do nothing.
func typeBesideTheField(b *tab) {
	b.addForms()
	b.visit("/decks/forms/study?card=gaps")
	b.focuses("blank0")
	b.key("iv" + kb.Tab)
	b.focuses("blank1")
	for _, typed := range []string{"Khorasan", " 1s"} {
		eval[any](b, `document.activeElement.blur()`)
		b.key(typed)
		b.focuses("blank1")
	}
	require.Equal(b.t, "Khorasan1s", eval[string](b, `document.activeElement.value`))
	b.key(kb.Escape + "no suspending")
	b.focuses("blank1")
	require.Equal(b.t, "Khorasan1sno suspending", eval[string](b, `document.activeElement.value`), "the first letter is no key")

	b.visit("/decks/reports/study?card=founding-year/in-2014")
	b.waitFor(`document.activeElement !== document.body`) // a key before that makes the browser note that it sets no focus any more
	b.key("khorasan, isis")
	require.Empty(b.t, b.store.reviews())
	marks, err := b.store.Marks(b.t.Context(), 1, "reports")
	require.NoError(b.t, err)
	require.Empty(b.t, marks)
	b.calm()
}

// typeOnAfterAnAnswer hands a word in by mistake and types on: its letters press
// nothing, until two seconds have passed.
func typeOnAfterAnAnswer(b *tab) {
	b.addForms()
	b.visit("/decks/forms/study?card=gaps")
	b.focuses("blank0")
	b.key("ivory" + kb.Tab + "glass" + kb.Tab + "coins" + kb.Enter)
	b.screen("answered")
	b.key("sbu")
	time.Sleep(1200 * time.Millisecond)
	b.key("s")
	b.screen("answered")
	marks, err := b.store.Marks(b.t.Context(), 1, "forms")
	require.NoError(b.t, err)
	require.Empty(b.t, marks)
	time.Sleep(2100 * time.Millisecond)
	b.key("s")
	b.waitFor(`document.querySelector(".notice")?.innerText.includes("is suspended")`)
	b.calm()
}

func flagByKey(b *tab) {
	b.visit("/decks/reports/study")
	b.key("f")
	b.focuses("note")
	eval[any](b, `document.activeElement.value = ""`) // the driver sends the letter apart from the press that the page stopped
	b.key("s is no key while a note is written")
	b.key(kb.Tab + kb.Enter)
	b.waitFor(`document.querySelector(".notice")?.innerText.includes("is kept for the author")`)
	marks, err := b.store.Marks(b.t.Context(), 1, "reports")
	require.NoError(b.t, err)
	require.Equal(b.t, "s is no key while a note is written", marks[0].Mark.Note)
	require.False(b.t, marks[0].Mark.Suspended)
	b.calm()
}

func seeKeys(b *tab) {
	b.visit("/decks/reports/study")
	b.key("?")
	b.waitFor(`document.querySelector("#keys").matches(":popover-open")`)
	b.key("1s")
	require.Empty(b.t, b.store.reviews(), "what lies under the keys is not pressed")
	b.key(kb.Escape)
	b.waitFor(`!document.querySelector("#keys").matches(":popover-open")`)
	b.do(chromedp.Click(chromedp.CSS(`[popovertarget="more"]`)))
	b.waitFor(`document.querySelector("#more").matches(":popover-open") && document.querySelector("#more").contains(document.activeElement)`)
	for range 13 {
		b.key(kb.Tab)
	}
	b.waitFor(`!document.querySelector("#more").matches(":popover-open")`)
	b.key("1")
	b.screen("answered")
	b.calm()
}

// lettersOff presses letters where the learner wants none as keys: only digits, Enter,
// Space and Escape do anything, and no page tells of others.
func lettersOff(b *tab) {
	b.visit("/decks/reports/study")
	require.Equal(b.t, 6, eval[int](b, `document.querySelectorAll("#keys .letter").length`))
	eval[any](b, `document.body.dataset.letters = "off"`)
	for _, letter := range "sbfu?" {
		b.key(string(letter))
	}
	require.False(b.t, eval[bool](b, `!!document.querySelector(":popover-open, .notice")`))
	b.key("1")
	b.screen("answered")
	b.key("e")
	require.Equal(b.t, "good", eval[string](b, `document.querySelector(".grade[aria-pressed=true]").value`))
	b.key(" ")
	b.screen("ask")
	b.do(chromedp.Click(chromedp.CSS(`[popovertarget="more"]`)))
	require.False(b.t, eval[bool](b, `[...document.querySelectorAll(".sheet .letter, .sheet form kbd")].some(k => k.checkVisibility())`))
	b.key(kb.Escape)
	b.waitFor(`!document.querySelector(":popover-open")`)
	b.key("su")
	b.focuses("text")
	require.Equal(b.t, "su", eval[string](b, `document.activeElement.value`), "no letter is a key, so all are typed")
	require.Len(b.t, b.standing(), 1)
	b.calm()
}

// chooseByKey presses the number of an option.
func (b *tab) chooseByKey(text string) {
	b.t.Helper()
	b.key(eval[string](b, `[...document.querySelectorAll("label.option")].find(o => o.innerText.trim().endsWith("`+text+`")).innerText.trim()[0]`))
}

// answerEveryFormByKey answers a statement, several gaps, a set and what the learner
// judges.
func answerEveryFormByKey(b *tab) {
	b.addForms()
	b.visit("/decks/forms/study?card=statement")
	b.key("2")
	b.screen("answered")

	b.visit("/decks/forms/study?card=gaps")
	b.focuses("blank0")
	b.key("ivory" + kb.Tab + "glass" + kb.Tab + "coins" + kb.Enter)
	b.screen("answered")
	require.Contains(b.t, b.main(), "That matches the source")

	b.visit("/decks/forms/study?card=set")
	b.key(kb.Enter)
	b.waitFor(`document.activeElement.type === "checkbox"`) // nothing was chosen, so nothing is sent
	b.chooseByKey("Kabul")
	b.chooseByKey("Dushanbe")
	b.chooseByKey("Dushanbe") // again: not chosen
	b.chooseByKey("Tashkent")
	require.Equal(b.t, "2", eval[string](b, `String(document.querySelectorAll(":checked").length)`))
	b.key(kb.Enter)
	b.screen("answered")
	require.Contains(b.t, b.main(), "You chose 2 of the 2 that apply")

	b.visit("/decks/forms/study?card=own")
	b.focuses("Show the answer")
	b.key("1")
	require.Len(b.t, b.store.reviews(), 3, "what is not shown is not chosen")
	b.key(" ")
	b.waitFor(`document.activeElement.hasAttribute("data-back")`)
	b.key("2")
	b.screen("answered")
	require.Contains(b.t, b.main(), "You knew some of it")
	b.calm()
}

// goOnByEnter presses Enter in each blank: the last one sends. The driver sends what a key
// types apart from the press that the page stopped, so all but the last are made on the page.
func goOnByEnter(b *tab) {
	b.addForms()
	b.visit("/decks/forms/study?card=gaps")
	b.focuses("blank0")
	require.Equal(b.t, "next next send", eval[string](b, `[...document.querySelectorAll(".field input")].map(i => i.enterKeyHint).join(" ")`))
	const enter = `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true, cancelable: true}))`
	for i, typed := range []string{"ivory", "glass"} {
		b.key(typed)
		require.False(b.t, eval[bool](b, enter), "it does not send")
		b.focuses("blank" + strconv.Itoa(i+1))
	}
	require.Empty(b.t, b.store.reviews())
	b.key("coins" + kb.Enter)
	b.screen("answered")
	require.Contains(b.t, b.main(), "That matches the source")
	b.calm()
}

// answerSetsByKey matches and orders with Tab, arrows, letters and Enter. A letter
// chooses in a list, and does not press what it presses elsewhere.
func answerSetsByKey(b *tab) {
	b.addForms()
	b.visit("/decks/forms/study?card=month")
	names := eval[[]string](b, `[...document.querySelectorAll("select")].map(s => s.name)`)
	for _, name := range names {
		b.waitFor(`document.activeElement.name === "` + name + `"`)
		b.key("N" + kb.Tab)
		require.Equal(b.t, "November 2020", eval[string](b, `document.querySelector("#`+name+`").selectedOptions[0].text`))
	}
	b.key(kb.Enter)
	b.waitFor(`document.querySelector("#trouble")?.innerText.includes("Two lines have the same answer")`)
	b.waitFor(`document.activeElement.id === "trouble"`)
	require.Empty(b.t, b.store.reviews())
	require.Equal(b.t, "November 2020", eval[string](b, `document.querySelector("select").selectedOptions[0].text`), "what was chosen is kept")
	b.key(kb.Tab)
	for range names {
		item := strings.TrimPrefix(eval[string](b, `document.activeElement.name`), "item")
		b.key(kb.Home)
		for eval[string](b, `document.activeElement.value`) != item {
			b.key(kb.ArrowDown)
		}
		b.key(kb.Tab)
	}
	b.key(kb.Enter)
	b.screen("answered")
	require.Contains(b.t, b.main(), "That matches the source")

	b.visit("/decks/forms/study?card=history")
	for i, name := range eval[[]string](b, `[...document.querySelectorAll("select")].map(s => s.name)`) {
		b.waitFor(`document.activeElement.name === "` + name + `"`)
		b.key(strconv.Itoa(i+1) + kb.Tab)
		b.waitFor(`document.querySelector("#` + name + `").selectedOptions[0].text.includes("` + strconv.Itoa(i+1) + `")`)
	}
	b.key(kb.Enter)
	b.screen("answered")
	require.Len(b.t, b.store.reviews(), 2)
	require.Len(b.t, b.troubles, 1)
	require.Contains(b.t, b.troubles[0], "422", "the browser notes what could not be taken, and nothing else")
}
