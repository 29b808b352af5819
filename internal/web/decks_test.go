package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"quiz/internal/bundle"
	"quiz/internal/deck"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// This file tests the pages of whole decks as a person uses them.

func TestADeckIsCheckedShownAndAdded(t *testing.T) {
	b := newBench(t)
	before := b.kept()
	p := b.get("/decks/add")
	p.sound()
	p.one(tag("form"), attr("action", "/decks/preview"), attr("enctype", "multipart/form-data"), attr("method", "post"))
	p.one(tag("input"), attr("type", "file"), attr("name", "deck"))

	p = b.send("capitals.yaml", []byte(small))
	require.Equal(t, http.StatusOK, p.status)
	p.sound()
	p.one(tag("h1"), text("Capitals"))
	p.says("Add this deck?", "capitals.yaml", "Three cities.", "3 facts, 3 cards and 1 source.", "All 15")
	require.Contains(t, p.words(), "15 questions: 3 choice, 3 true or false, 3 cloze, 3 typed and 3 self-graded.")
	p.one(tag("button"), text("Add this deck"))
	right := p.all(tag("li"), class("key-answer"))
	require.NotEmpty(t, right)
	require.Equal(t, "Right: Kabul", words(right[0]))
	require.Empty(t, p.all(tag("h2"), text("What changes for learners")))
	require.Equal(t, before, b.kept(), "looking at it stores nothing")

	fields := p.fields()
	require.Len(t, fields.Get("token"), 32)
	p = b.follow(b.post("/decks", fields))
	p.sound()
	p.says("Capitals is added.", "3 cards", "capitals.yaml")
	p.one(tag("title"), text("Capitals is added. · Decks · Quiz"))
	p.one(class("saved"), has("autofocus"), attr("tabindex", "-1"))
	p.one(tag("a"), attr("href", "/decks/capitals"), text("Capitals"))
	b.get("/").says("Capitals", "0 of 3 cards known")

	after := b.kept()
	b.follow(b.post("/decks", fields)).says("Capitals is added.")
	require.Equal(t, after, b.kept(), "sending it twice does it once")
}

func TestAnUpdateSaysWhatChanges(t *testing.T) {
	b := newBench(t)
	b.add("capitals.yaml", []byte(small))
	form := b.get("/decks/capitals/study").fields()
	form.Set("giveup", "1")
	require.Equal(t, http.StatusSeeOther, b.post("/decks/capitals/answers", form).StatusCode)
	p := b.send("new.yaml", []byte(larger))
	p.sound()
	p.says("Update this deck?", "What you have learned of the cards that stay goes on.")
	changes := words(p.one(tag("section"), class("changes")))
	for _, line := range []string{
		"1 card is new The capital of the country TM is Ashgabat tm",
		"1 card is asked no more; its history is kept aside The capital of the country AF is Kabul af",
		"1 card has a new id and takes its history along",
		"uz → uzb",
		"1 card wants another answer than before",
		"Dushanbe → Kabul",
		"2 cards stay, with their history",
	} {
		require.Contains(t, changes, line)
	}
	require.Less(t, strings.Index(changes, "is asked no more;"), strings.Index(changes, "is new"), "what is lost comes first")
	p = b.follow(b.post("/decks", p.fields()))
	p.one(tag("a"), attr("href", "/decks/capitals/study"), text("Study it now"))
	p.says("Capitals is updated. The cards that stay keep their history.", "new.yaml")
	require.Len(t, b.store.reviews(), 1)

	p = b.send("new.yaml", []byte(larger))
	p.sound()
	p.says("This file is here already", "there is nothing to update")
	require.Empty(t, p.all(tag("button")))
	p.one(tag("a"), attr("href", "/decks/capitals"), text("The deck"))
	p = b.send("new.yaml", []byte(larger+"# a comment\n"))
	p.says("No card comes or goes, and no question or answer changes.")
	p.one(tag("button"), text("Update the deck"))
}

func TestAnUpdateSaysWhatIsWordedAnew(t *testing.T) {
	b := newBench(t)
	b.add("capitals.yaml", []byte(small))
	p := b.send("new.yaml", []byte(strings.NewReplacer("capital of the country AF", "main city of AF", "capital of the country af", "main city of af",
		"id: uz\n", "id: uzbekistan\n").Replace(small)))
	p.sound()
	changes := words(p.one(tag("section"), class("changes")))
	require.Contains(t, changes, "questions are worded anew")
	require.Contains(t, changes, "What is the main city of af? af before: What is the capital of the country af?")
	require.Contains(t, changes, "1 of the new cards looks like one that goes.")
	require.Contains(t, changes, "uzbekistan was: uz")
}

// A file under the id of another deck is most often a slip, and its title is what
// shows it.
func TestAnUpdateNamesTheDeckThatItReplaces(t *testing.T) {
	b := newBench(t)
	b.add("capitals.yaml", []byte(small))
	same := b.send("new.yaml", []byte(larger))
	require.Empty(t, same.all(class("replaces")), "a new version is no surprise")
	p := b.send("rivers.yaml", []byte(strings.Replace(larger, "title: Capitals", "title: Rivers of Europe", 1)))
	p.sound()
	p.one(tag("h1"), text("Rivers of Europe"))
	require.Contains(t, words(p.one(class("replaces"))), "This replaces Capitals (id capitals ). Their titles differ.")
	p.one(tag("cite"), text("Capitals"))
}

// A fact that is dropped for another of the same content hands its history to
// that one: it is not lost, so it is not said to go.
func TestAnUpdateSaysWhichCardsJoin(t *testing.T) {
	b := newBench(t)
	b.add("capitals.yaml", []byte(small))
	p := b.send("new.yaml", []byte(capitals(capital("af", "Kabul", "    was: uz\n"), capital("tj", "Dushanbe"))))
	p.sound()
	changes := words(p.one(tag("section"), class("changes")))
	require.Contains(t, changes, "Everything that you have learned goes on. 1 card joins another")
	require.Contains(t, changes, "uz → af")
	require.NotContains(t, changes, "asked no more")
}

func TestDiagnosticsAreThoseOfTheCommandLine(t *testing.T) {
	b := newBench(t)
	before := b.kept()
	p := b.send("capitals.yaml", []byte(faulty))
	require.Equal(t, http.StatusUnprocessableEntity, p.status)
	p.sound()
	found := bundle.Check("capitals.yaml", []byte(faulty)).Diagnostics
	require.Greater(t, found.Errors(), 1)
	p.one(tag("h1"), text(fmt.Sprintf("This deck has %d errors", found.Errors())))
	shown := p.all(tag("ol"), class("findings"))
	require.Len(t, shown, 1)
	list := strings.ToLower(words(shown[0])) // but for the capitals that sentences begin with
	require.Contains(t, words(shown[0]), "Did you mean sources?")
	for _, g := range found {
		s := g.Shown()
		require.Contains(t, list, fmt.Sprintf("line %d, column %d %s", s.At.Line, s.At.Column, s.Code))
		for _, words := range []string{s.Message, s.Hint} {
			require.Contains(t, list, strings.ToLower(strings.Join(strings.Fields(words), " ")))
		}
	}
	marks := p.all(tag("mark"))
	require.Equal(t, "suorces", words(marks[0]))
	for _, code := range p.all(tag("code"), holds("klaim")) { // a screen reader hears it whole, the eye sees the mark
		require.Equal(t, "    klaim: The capital is [Kabul].", textOf(code), "the line is shown as it is")
	}
	for _, m := range marks {
		hidden, _ := attribute(m.Parent, "aria-hidden")
		require.Equal(t, "true", hidden, "a mark cuts words in two for a screen reader")
		spoken := p.all(tag("code"), class("unseen"), func(n *html.Node) bool { return n.Parent == m.Parent.Parent })
		require.Len(t, spoken, 1)
		require.Equal(t, textOf(m.Parent), textOf(spoken[0]))
	}
	require.Len(t, p.all(tag("code"), class("unseen")), len(marks))
	require.Empty(t, p.all(tag("input"), attr("name", "token")), "nothing can be added")
	require.Equal(t, before, b.kept())
}

func TestWarningsDontStopADeck(t *testing.T) {
	b := newBench(t)
	p := b.send("capitals.yaml", []byte(strings.ReplaceAll(small, "single: true", "single: true\n    note: a\u200bb")))
	require.Equal(t, http.StatusOK, p.status)
	p.sound()
	p.says("3 warnings", "invisible-character", "Warning")
	p.one(tag("button"), text("Add this deck"))
}

func TestAZipIsKeptAndExportedAsItCame(t *testing.T) {
	b := newBench(t)
	data := zipped(t, map[string]string{
		"capitals/capitals.yaml": small, "capitals/kabul.png": "\x89PNG\r\n\x1a\n", "capitals/notes.txt": "ours", "__MACOSX/x": "x",
	})
	p := b.send("My capitals.zip", data)
	p.sound()
	p.says("My capitals.zip / capitals.yaml", "1 picture or sound came with it. It is kept with the deck, shown where the deck’s texts name it", "notes.txt not used: no deck file", "kabul.png not used: no text of the deck shows it")
	require.NotContains(t, p.words(), "MACOSX")
	b.follow(b.post("/decks", p.fields())).says("Capitals is added.", "My capitals.zip")
	for path, want := range map[string]struct{ name, kind, text string }{
		"/decks/capitals/export": {"capitals.zip", "application/zip", string(data)},
		"/decks/reports/export":  {"reports.yaml", "application/yaml", "deck: reports"},
	} {
		res := b.do(request(http.MethodGet, path, ""))
		require.Equal(t, http.StatusOK, res.StatusCode)
		require.Equal(t, "attachment; filename="+want.name, res.Header.Get("Content-Disposition"))
		require.Equal(t, want.kind, res.Header.Get("Content-Type"))
		require.Equal(t, "nosniff", res.Header.Get("X-Content-Type-Options"))
		require.Equal(t, want.text, body(t, res))
	}
	b.send("back.zip", data).says("This file is here already")
	require.Equal(t, string(data), body(t, b.do(request(http.MethodGet, "/decks/capitals/export", ""))))
}

func TestWhatIsHeldExpires(t *testing.T) {
	b := newBench(t)
	for _, token := range []string{"", "0", strings.Repeat("0", 32), strings.Repeat("x", 9000), "<b>"} {
		p := readPage(t, b.post("/decks", form("token", token)))
		require.Equal(t, http.StatusGone, p.status)
		p.sound()
		p.says("This file is no longer at hand", "Nothing was added.")
		p.one(tag("a"), attr("href", "/decks/add"), text("Choose a file"))
	}
	first := b.send("capitals.yaml", []byte(small)).fields()
	b.pass(holdingTime)
	b.follow(b.post("/decks", first)).says("Capitals is added.")
	second := b.send("capitals.yaml", []byte(larger)).fields()
	b.pass(holdingTime + time.Second)
	require.Equal(t, http.StatusGone, b.post("/decks", second).StatusCode)
}

func TestHoldingIsBounded(t *testing.T) {
	var h holding
	now := time.UnixMilli(0)
	first := h.put("a", nil, now)
	for range maxHeld - 1 {
		h.put("b", nil, now)
	}
	_, ok := h.get(first, now)
	require.True(t, ok)
	h.put("c", nil, now)
	_, ok = h.get(first, now)
	require.False(t, ok, "the oldest makes room")
	large := h.put("d", make([]byte, maxHeldBytes/2+1), now)
	h.put("e", make([]byte, maxHeldBytes/2+1), now)
	_, ok = h.get(large, now)
	require.False(t, ok)
	require.LessOrEqual(t, h.bytes(), maxHeldBytes)
	seen := map[string]bool{}
	for range 100 {
		token := h.put("f", nil, now)
		require.False(t, seen[token])
		seen[token] = true
	}
}

func TestAnotherDeckUnderAnInstalledId(t *testing.T) {
	b := newBench(t)
	before := b.kept()
	p := b.send("reports.yaml", []byte(strings.Replace(small, "deck: capitals", "deck: reports", 1)))
	require.Equal(t, http.StatusConflict, p.status)
	p.sound()
	p.says("Another deck has this id: “Five reports on one week in Kabul” is here under the id “reports”", "Give the new deck an id of its own")
	p.one(tag("input"), attr("type", "file"))
	p.one(tag("a"), attr("href", "/decks/reports/remove"), text("Remove “Five reports on one week in Kabul”"))
	require.Equal(t, before, b.kept())

	b.post("/decks/reports/remove", nil)
	p = b.send("reports.yaml", []byte(strings.Replace(small, "deck: capitals", "deck: reports", 1)))
	require.Equal(t, http.StatusConflict, p.status)
	p.says("which was removed, keeps the id “reports”")
	p.one(tag("a"), attr("href", "/decks/reports/remove"), text("Erase “Five reports on one week in Kabul”"))

	// One that comes between looking and adding is told in the same way.
	late := b.send("capitals.yaml", []byte(small)).fields()
	b.add("capitals.yaml", []byte(strings.NewReplacer("id: af", "id: x", "id: uz", "id: y", "id: tj", "id: z", "country", "realm").Replace(small)))
	p = readPage(t, b.post("/decks", late))
	require.Equal(t, http.StatusConflict, p.status)
	p.says("Another deck has this id: “Capitals”", "capitals.yaml")
}

func TestADeckIsPaused(t *testing.T) {
	b := newBench(t)
	asked := b.ask()
	p := b.follow(b.post("/decks/reports/pause", form("paused", "1")))
	p.sound()
	p.says("Five reports on one week in Kabul is paused.", "Paused", "Go on")
	home := b.get("/")
	home.says("Paused", "Done for today.", "0 of 9 cards known")
	require.NotContains(t, home.words(), "new")
	p = b.get("/decks/reports")
	require.Equal(t, http.StatusOK, p.status, "it can be looked at")
	p.says("This deck is paused: it asks nothing until it goes on.")
	p.one(tag("form"), attr("action", "/decks/reports/pause"))
	p = b.get("/decks/reports/study")
	p.sound()
	p.says("This deck is paused")
	asked.Set("option", "0")
	require.Equal(t, http.StatusSeeOther, b.post("/decks/reports/answers", asked).StatusCode, "an answer on its way is kept")

	res := b.post("/decks/reports/pause", url.Values{"paused": {"0"}, "to": {"study"}})
	require.Equal(t, "/decks/reports/study", res.Header.Get("Location"))
	require.NotEmpty(t, b.ask().Get("question"))
	b.follow(b.post("/decks/reports/pause", form("paused", "0"))).says("goes on.")
	require.Equal(t, http.StatusBadRequest, b.post("/decks/reports/pause", form("paused", "2")).StatusCode)
	require.Equal(t, http.StatusNotFound, b.post("/decks/none/pause", form("paused", "1")).StatusCode)
}

func TestADeckIsRemovedThenErased(t *testing.T) {
	b := newBench(t)
	b.add("capitals.yaml", []byte(small))
	b.answer("giveup", "1")
	p := b.get("/decks/reports/remove")
	p.sound()
	p.one(tag("h1"), text("Remove this deck?"))
	p.one(tag("button"), text("Remove the deck, keep its history"))
	p.says("every answer to 1 card that you have learned")
	require.Empty(t, p.all(tag("input"), attr("name", "confirm")), "erasing is a second step")
	answered := b.last()

	p = b.follow(b.post("/decks/reports/remove", nil))
	p.sound()
	p.one(tag("h1"), text("This deck is removed"))
	p.one(tag("a"), attr("href", "/decks/reports/export"), text("Export the deck"))
	for _, path := range []string{"/decks/reports", "/decks/reports/study", "/decks/reports/facts/first-leader", "/decks/reports/sources/people", answered} {
		p := b.get(path)
		require.Equal(t, http.StatusNotFound, p.status, path)
		p.sound()
		p.one(tag("h1"), text("This deck is removed"))
		p.one(tag("form"), attr("action", "/decks/reports/restore"))
	}
	require.NotContains(t, b.get("/").words(), "Five reports")
	list := b.get("/decks")
	list.sound()
	list.one(tag("h2"), text("Removed"))
	list.one(tag("a"), text("Erase : Five reports on one week in Kabul"))
	list.one(tag("button"), text("Pause : Capitals"))
	require.Len(t, b.store.reviews(), 1)

	for _, typed := range []string{"", "Reports", "reports ", "capitals", "<b>" + strings.Repeat("x", 9000)} {
		p = readPage(t, b.post("/decks/reports/erase", form("confirm", typed)))
		require.Equal(t, http.StatusUnprocessableEntity, p.status, typed)
		p.sound()
		p.says("That is not the deck’s id. Nothing was erased.")
	}
	b.follow(b.post("/decks/reports/restore", nil)).says("is back, with its history.")
	require.Equal(t, http.StatusOK, b.get(answered).status)
	p = readPage(t, b.post("/decks/reports/erase", form("confirm", "reports")))
	require.Equal(t, http.StatusConflict, p.status, "only a removed deck")
	p.says("The deck was not removed yet", "Nothing was erased.")

	b.post("/decks/reports/remove", nil)
	for range 2 { // sending it twice is harmless
		p = b.follow(b.post("/decks/reports/erase", form("confirm", "reports")))
		p.says("The deck reports and its history are erased.")
	}
	require.Empty(t, b.store.reviews())
	require.Equal(t, http.StatusNotFound, b.get("/decks/reports/remove").status)
	p = b.get("/decks/reports")
	require.Equal(t, http.StatusNotFound, p.status)
	require.NotContains(t, p.words(), "kept", "nothing of it is")
	require.Equal(t, http.StatusNotFound, b.post("/decks/reports/restore", nil).StatusCode)
	b.get("/decks").says("Capitals")
}

func TestADeckOfTheProgramComesBackFromThePage(t *testing.T) {
	newest := *testBook(t)
	newest.Title = "Five reports, newest edition"
	b := newBench(t, func(c *Config) {
		c.BuiltIn = []study.Installation{{Book: &newest, File: "reports.yaml", Source: []byte("deck: reports # newest")}}
	})
	b.answer("giveup", "1")
	b.post("/decks/reports/remove", nil)
	b.follow(b.post("/decks/reports/restore", nil)).says("Five reports, newest edition is back, with its history.", "Comes with the program")
	require.Len(t, b.store.reviews(), 1)
	b.post("/decks/reports/remove", nil)
	p := b.follow(b.post("/decks/reports/erase", form("confirm", "reports")))
	p.sound()
	p.says("Also with the program", "Five reports, newest edition")
	p = b.follow(b.post("/decks/reports/restore", nil))
	p.says("Five reports, newest edition is added.")
	require.NotContains(t, p.words(), "Also with the program")
	require.Empty(t, b.store.reviews())
}

// One deck is checked at a time; who waits too long is told so, and nothing is
// lost but time.
func TestCheckingIsBounded(t *testing.T) {
	u := newUploads()
	leave, err := u.checking.enter(t.Context(), time.Minute)
	require.NoError(t, err)
	u.patience = time.Millisecond
	_, err = u.check(t.Context(), sentFile{"capitals.yaml", []byte(small)})
	require.ErrorIs(t, err, errChecking)
	p := problem(err)
	require.Equal(t, http.StatusServiceUnavailable, p.Status)
	require.Equal(t, "Another deck is being checked", p.Title)
	leave()
	u.patience = time.Minute
	_, err = u.check(t.Context(), sentFile{"capitals.yaml", []byte(small)})
	require.NoError(t, err)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	leave, err = u.checking.enter(t.Context(), u.patience)
	require.NoError(t, err)
	u.patience = time.Hour
	_, err = u.check(gone, sentFile{"capitals.yaml", []byte(small)})
	require.ErrorIs(t, err, context.Canceled, "who has left waits no longer")
	leave()
}

// A check that takes too long, fails, or finds too much is over for the person at once, and for
// the others when it is.
func TestSlowAndFailingChecks(t *testing.T) {
	u := newUploads()
	u.patience, u.longest = time.Millisecond, time.Millisecond
	over := make(chan struct{})
	u.look = func(*bundle.Bundle) bundle.Checked { <-over; return bundle.Checked{} }
	_, err := u.check(t.Context(), sentFile{"capitals.yaml", []byte(small)})
	var no *refusedError
	require.ErrorAs(t, err, &no)
	require.Contains(t, no.What, "longer than two minutes")
	_, err = u.check(t.Context(), sentFile{"capitals.yaml", []byte(small)})
	require.ErrorIs(t, err, errChecking, "it keeps its place until it is over")
	close(over)
	u.patience, u.longest = time.Minute, time.Minute
	u.look = func(*bundle.Bundle) bundle.Checked { panic("Kabul") }
	_, err = u.check(t.Context(), sentFile{"capitals.yaml", []byte(small)})
	require.ErrorContains(t, err, "panicked")
	require.NotContains(t, err.Error(), "Kabul", "the log holds nothing of a deck")
	u.look = func(*bundle.Bundle) bundle.Checked {
		return bundle.Checked{Book: &deck.Book{Deck: "many", Cards: make([]deck.Card, maxCards+1)}}
	}
	_, err = u.check(t.Context(), sentFile{"capitals.yaml", []byte(small)})
	require.ErrorAs(t, err, &no)
	require.Contains(t, no.What, "The deck has 50,001 cards")
	u.look = checkBundle
	_, err = u.check(t.Context(), sentFile{"capitals.yaml", []byte(small)})
	require.NoError(t, err)
}

// What is handed in has no address yet for its pictures and sounds: their words
// stand apart from the question.
func TestAPreviewShowsTextsAsTheDeckDoes(t *testing.T) {
	b := newBench(t)
	p := b.send("birds.zip", zipped(t, map[string]string{"birds.yaml": birds, "kite.png": string(square(t)), "kite.mp3": "ID3 whistle"}))
	require.Equal(t, http.StatusOK, p.status, p.words())
	p.sound()
	require.Empty(t, p.all(tag("img")))
	require.NotEmpty(t, p.all(tag("span"), class("medium"), text("[picture: A bird of prey with a forked tail]")))
	lede := p.one(tag("div"), class("lede"))
	require.Contains(t, words(lede), "Two kinds of things: birds roots of")
	p.one(tag("em"), text("kinds"))
	p.one(tag("li"), text("birds"))
}

// Every question can be seen before a deck is added.
func TestAPreviewOpensTheRest(t *testing.T) {
	var facts []string
	for i := range 20 {
		facts = append(facts, capital(fmt.Sprintf("c%d", i), fmt.Sprintf("City %d", i)))
	}
	p := newBench(t).send("many.yaml", []byte(capitals(facts...)))
	p.sound()
	p.says("The first 30 of 60", "The next 30")
	require.Len(t, p.all(tag("p"), class("asked")), 60)
	require.NotContains(t, p.words(), "not shown here")
}

func TestPreviewsAreBounded(t *testing.T) {
	var facts []string
	for i := range 400 {
		facts = append(facts, capital(fmt.Sprintf("c%d", i), fmt.Sprintf("City %d", i)))
	}
	b := newBench(t)
	p := b.send("many.yaml", []byte(capitals(facts...)))
	p.sound()
	require.Len(t, p.all(tag("p"), class("asked")), maxQuestions+maxOpened)
	p.says("The first 30 of 1,200")
	p.says("The next 1,000", "170 more questions are not shown here.")
	b.follow(b.post("/decks", p.fields()))
	p = b.send("few.yaml", []byte(capitals(facts[0])))
	p.says("399 cards are asked no more", "and 299 more")

	long := checkedView(checkedFile{bundle: &bundle.Bundle{}, Checked: bundle.Checked{Diagnostics: make(deck.Diagnostics, maxFindings+5)}}, "x")
	require.Len(t, long.Findings, maxFindings)
	require.Equal(t, 5, long.Unshown)
	require.Len(t, []rune(short(strings.Repeat("ä", 5000))), maxWords+1)
}
