package web

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"quiz/internal/progress"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file holds the bench that pages are tried on: a site over a store on
// a file of its own, with a clock that a test moves.

type bench struct {
	t     testing.TB
	store *trialStore
	desk  *study.Desk
	site  http.Handler
	log   *bytes.Buffer
	clock atomic.Int64 // ms UTC
}

// now is the bench's moment, which pass moves on.
func (b *bench) now() time.Time { return time.UnixMilli(b.clock.Load()).UTC() }

func (b *bench) pass(d time.Duration) { b.clock.Add(d.Milliseconds()) }

// morning is when every test begins.
var morning = time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)

// newBench returns a site with the deck by hand; change may alter its
// configuration.
func newBench(t testing.TB, change ...func(*Config)) *bench {
	t.Helper()
	store := newStore(t)
	store.put(testBook(t))
	return benchOver(t, store, change...)
}

// benchOver returns a site over a store that there is.
func benchOver(t testing.TB, store *trialStore, change ...func(*Config)) *bench {
	t.Helper()
	b := &bench{t: t, store: store, log: new(bytes.Buffer)}
	b.clock.Store(morning.UnixMilli())
	desk, err := study.Open(context.Background(), store)
	require.NoError(t, err)
	b.desk = desk
	config := Config{
		Desk: desk, Now: b.now, Progress: progress.NewReader(store),
		Log: slog.New(slog.NewTextHandler(b.log, &slog.HandlerOptions{Level: slog.LevelDebug})), Sources: testTexts(),
		Probe: func(context.Context) error { return nil },
	}
	for _, c := range change {
		c(&config)
	}
	b.site, err = New(config)
	require.NoError(t, err)
	return b
}

// do sends a request as a browser without script would, redirects not followed.
func (b *bench) do(r *http.Request) *http.Response {
	w := httptest.NewRecorder()
	b.site.ServeHTTP(w, r)
	return w.Result()
}

func (b *bench) get(path string) page {
	b.t.Helper()
	return readPage(b.t, b.do(request(http.MethodGet, path, "")))
}

func (b *bench) post(path string, form url.Values) *http.Response {
	r := request(http.MethodPost, path, form.Encode())
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return b.do(r)
}

// request is a request for the site as this machine's browser sends it.
func request(method, path, body string) *http.Request {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = "localhost:8080"
	return r
}

// ask opens the next question and returns its form as it would be sent, without
// an answer.
func (b *bench) ask() url.Values {
	b.t.Helper()
	form := b.get("/decks/reports/study").fields()
	require.NotEmpty(b.t, form.Get("question"), "a question is asked")
	return form
}

// answer asks the next question and answers it: the page after the redirect.
func (b *bench) answer(name, value string) page {
	b.t.Helper()
	form := b.ask()
	form.Set(name, value)
	return b.follow(b.post("/decks/reports/answers", form))
}

// until gives up on questions until one about a card is asked, and returns its
// form.
func (b *bench) until(question string) url.Values {
	b.t.Helper()
	for range 40 {
		form := b.ask()
		if form.Get("question") == question {
			return form
		}
		form.Set("giveup", "1")
		b.follow(b.post("/decks/reports/answers", form))
		b.pass(time.Second)
	}
	require.Fail(b.t, "the question never came", question)
	return nil
}

// reply sends a typed answer to a form.
func (b *bench) reply(form url.Values, text string) page {
	b.t.Helper()
	form.Set("text", text)
	return b.follow(b.post("/decks/reports/answers", form))
}

// follow opens what a redirect leads to.
func (b *bench) follow(res *http.Response) page {
	b.t.Helper()
	body, err := io.ReadAll(res.Body)
	require.NoError(b.t, err)
	require.Equal(b.t, http.StatusSeeOther, res.StatusCode, string(body))
	return b.get(res.Header.Get("Location"))
}
