package web

import (
	"encoding/base64"
	"net/http"
	"testing"

	"quiz/internal/browsertest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// This file looks at the pages of whole decks, and adds a deck as a person does:
// by dropping its file, and without script.

func TestBrowserDecks(t *testing.T) {
	browser := browsertest.Chromium(t)
	t.Run("look", func(t *testing.T) { lookAtDecks(t, open(t, browser)) })
	t.Run("dropping a file", func(t *testing.T) { dropDeck(open(t, browser)) })
	t.Run("without script", func(t *testing.T) { removeWithoutScript(open(t, browser)) })
}

// lookAtDecks requires of each page what TestBrowserLook does.
func lookAtDecks(t *testing.T, b *tab) {
	axe := browsertest.Axe(t)
	for _, s := range deckScenes() {
		b.size(sizes[0].width, sizes[0].height)
		b.visit(s.open(b.bench))
		if s.file != nil {
			b.drop(s.file.name, s.file.data)
			b.waitFor(`location.pathname === "/decks/preview" && document.readyState === "complete"`)
		}
		t.Run(s.name, func(t *testing.T) {
			b := &tab{bench: b.bench, t: t, ctx: b.ctx, url: b.url}
			b.begins()
			b.fits()
			if axe != "" {
				b.accessible(axe)
			}
		})
	}
}

// drop drops a file on the page.
func (b *tab) drop(name string, data []byte) {
	b.t.Helper()
	eval[any](b, `(() => {
		const bytes = Uint8Array.from(atob("`+base64.StdEncoding.EncodeToString(data)+`"), (c) => c.charCodeAt(0));
		const dataTransfer = new DataTransfer();
		dataTransfer.items.add(new File([bytes], "`+name+`"));
		for (const type of ["dragover", "drop"]) {
			document.querySelector("h1").dispatchEvent(new DragEvent(type, {dataTransfer, bubbles: true, cancelable: true}));
		}
	})()`)
}

// dropDeck drops a faulty deck, then a sound one, and adds it.
func dropDeck(b *tab) {
	b.visit("/decks/add")
	require.Contains(b.t, b.main(), "You can also drop the file on this page.")
	b.drop("capitals.yaml", []byte(faulty))
	b.waitFor(`document.querySelector("mark")?.textContent === "suorces"`)
	require.Contains(b.t, b.main(), "This deck has")
	b.drop("capitals.zip", zipped(b.t, map[string]string{"capitals/capitals.yaml": small}))
	b.waitFor(`document.querySelector("h1")?.textContent === "Capitals"`)
	b.do(chromedp.Click(chromedp.CSS("main .button")))
	b.waitFor(`location.pathname === "/decks"`)
	require.Contains(b.t, b.main(), "Capitals is added.")
	b.waitFor(`document.readyState === "complete"`)
	book, err := b.desk.Book("capitals")
	require.NoError(b.t, err)
	require.Len(b.t, book.Cards, 3)
	for _, trouble := range b.troubles { // a refused file is a status of 422, which the browser notes
		require.Contains(b.t, trouble, "422")
	}
}

// removeWithoutScript removes a deck and erases it by plain forms.
func removeWithoutScript(b *tab) {
	_, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	require.NoError(b.t, err)
	b.visit("/decks/add")
	require.NotContains(b.t, b.main(), "drop the file")
	b.visit("/decks")
	b.do(chromedp.Click(chromedp.CSS(`a[href$="/remove"]`)))
	b.waitFor(`document.querySelector("h1").textContent === "Remove this deck?"`)
	b.do(chromedp.Click(chromedp.CSS("main button")))
	b.waitFor(`document.querySelector("h1").textContent === "This deck is removed"`)
	b.do(chromedp.SendKeys(chromedp.ID("confirm"), "reports"), chromedp.Click(chromedp.CSS(".erase button")))
	b.waitFor(`document.querySelector("main")?.innerText.includes("The deck reports and its history are erased.")`)
	require.Equal(b.t, "/decks", eval[string](b, `location.pathname`))
	require.Equal(b.t, http.StatusNotFound, b.get("/decks/reports").status)
	b.calm()
}
