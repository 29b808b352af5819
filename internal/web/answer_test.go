package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// This file tests what a posted answer may be, and what becomes of it.

func TestSameKeyIsStoredOnce(t *testing.T) {
	b := newBench(t)
	form := b.ask()
	form.Set("option", "0")
	first := b.post("/decks/reports/answers", form)
	form.Set("option", "1")
	second := b.post("/decks/reports/answers", form)
	require.Equal(t, first.Header.Get("Location")+"?again=1", second.Header.Get("Location"))
	require.Len(t, b.store.reviews(), 1)
	b.follow(second).says("That matches the source", "This answer had been stored before. Nothing was added.")
	p := b.follow(first)
	require.NotContains(t, p.words(), "stored before")
}

func TestAnswerAfterAStallIsStoredOnce(t *testing.T) {
	b := newBench(t)
	b.store.forget.Store(true)
	form := b.ask()
	form.Set("option", "0")
	res := b.post("/decks/reports/answers", form)
	p := readPage(t, res)
	require.Equal(t, http.StatusServiceUnavailable, p.status)
	require.NotEmpty(t, res.Header.Get("Retry-After"))
	p.says("The program is busy", "it is never counted twice")
	b.follow(b.post("/decks/reports/answers", form)).says("That matches the source")
	require.Len(t, b.store.reviews(), 1)
}

func TestStaleAnswerIsRefused(t *testing.T) {
	b := newBench(t)
	old := b.ask()
	b.answer("giveup", "1")
	old.Set("option", "0")
	p := readPage(t, b.post("/decks/reports/answers", old))
	require.Equal(t, http.StatusConflict, p.status)
	p.sound()
	p.says("This question has changed meanwhile", "this answer was not stored", "Go on with the next question.")
	p.one(tag("a"), text("Next"), attr("href", "/decks/reports/study"))
	require.Len(t, b.store.reviews(), 1)
}

func TestHostileAnswers(t *testing.T) {
	b := newBench(t)
	for name, row := range map[string]struct {
		change url.Values
		status int
	}{
		"no such option":     {url.Values{"option": {"4"}}, 400},
		"a negative option":  {url.Values{"option": {"-1"}}, 400},
		"a huge option":      {url.Values{"option": {"99999999999999999999"}}, 400},
		"a worded option":    {url.Values{"option": {"two"}}, 400},
		"nothing":            {url.Values{}, 400},
		"an empty text":      {url.Values{"text": {""}}, 400},
		"no number":          {url.Values{"option": {"0"}, "number": {""}}, 400},
		"a negative number":  {url.Values{"option": {"0"}, "number": {"-1"}}, 400},
		"a number to come":   {url.Values{"option": {"0"}, "number": {"7"}}, 409},
		"no key":             {url.Values{"option": {"0"}, "key": {""}}, 400},
		"a key of markup":    {url.Values{"option": {"0"}, "key": {"<script>alert(1)</script>"}}, 400},
		"no such question":   {url.Values{"option": {"0"}, "question": {"none#choice"}}, 404},
		"markup as question": {url.Values{"option": {"0"}, "question": {"<b>"}}, 404},
	} {
		form := b.ask()
		for field, value := range row.change {
			form[field] = value
		}
		p := readPage(t, b.post("/decks/reports/answers", form))
		require.Equal(t, row.status, p.status, name)
		p.sound()
		require.Empty(t, p.all(tag("script"), func(n *html.Node) bool { return !has("src")(n) }))
	}
	require.Empty(t, b.store.reviews())
	require.Equal(t, http.StatusNotFound, b.post("/decks/none/answers", url.Values{"option": {"0"}, "number": {"0"}, "key": {strings.Repeat("k", 20)}, "question": {"x"}}).StatusCode)
}

func TestAWordWhereANumberIsAskedForCostsNothing(t *testing.T) {
	b := newBench(t)
	form := b.until("us-dead#number")
	before := len(b.store.reviews())
	form.Set("text", "lots")
	p := readPage(t, b.post("/decks/reports/answers?topic=airport", form))
	require.Equal(t, http.StatusUnprocessableEntity, p.status)
	p.sound()
	p.one(class("error"), attr("id", "text-trouble"), text("This asks for a number, in figures or in words. Write one, or choose “I don’t know”."))
	p.one(class("hint"), holds("A number, in figures or in words"))
	p.one(tag("input"), attr("name", "text"), attr("value", "lots"), attr("aria-invalid", "true"), has("autofocus"))
	p.one(tag("form"), attr("action", "/decks/reports/answers?topic=airport"))
	require.Equal(t, form.Get("question"), p.fields().Get("question"))
	require.Equal(t, "/decks/reports/study?topic=airport&card=us-dead", p.header.Get("Content-Location"))
	require.Len(t, b.store.reviews(), before)
	require.Equal(t, form.Get("question"), b.ask().Get("question"), "it is asked again")
	b.reply(b.until("us-dead#number"), "thirteen").says("That matches the source")
}

func TestAPageOfTroubleLeadsOnInItsSitting(t *testing.T) {
	b := newBench(t)
	form := b.ask()
	form.Set("option", "9")
	p := readPage(t, b.post("/decks/reports/answers?only=disputed", form))
	require.Equal(t, http.StatusBadRequest, p.status)
	p.one(tag("a"), text("Next"), attr("href", "/decks/reports/study?only=disputed"))
}

func TestOpenBlanksComeBack(t *testing.T) {
	b := formsBench(t)
	_, form := b.about("gaps")
	form.Set("blank0", " ")
	form.Set("blank1", "")
	form.Set("blank2", "")
	p := readPage(t, b.post("/decks/forms/answers", form))
	require.Equal(t, http.StatusUnprocessableEntity, p.status)
	p.one(class("error"), attr("id", "blank0-trouble"), text("Answer first, or choose “I don’t know”."))
}

func TestMarkupInAnAnswerStaysText(t *testing.T) {
	b := newBench(t)
	p := b.reply(b.until("mcmaster-view#cloze"), `<img src=x onerror=alert(1)>"'&`)
	p.sound()
	p.says(`You wrote <img src=x onerror=alert(1)>"'&`)
	require.Empty(t, p.all(tag("img")))
}

func TestTookIsBounded(t *testing.T) {
	now := morning
	for shown, want := range map[string]time.Duration{
		"":                                 0,
		"x":                                0,
		"-5":                               0,
		"0":                                0,
		"99999999999999999999":             0,
		millis(now.Add(time.Minute)):       0,
		millis(now):                        0,
		millis(now.Add(-90 * time.Second)): 90 * time.Second,
		"1":                                24 * time.Hour,
	} {
		require.Equal(t, want, took(shown, now), shown)
	}
}

func millis(t time.Time) string { return strconv.FormatInt(t.UnixMilli(), 10) }
