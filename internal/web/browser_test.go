package web

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// This file drives a real browser.

// tab is one tab on a site of its own. It collects what must not happen.
type tab struct {
	*bench
	t   testing.TB
	ctx context.Context
	url string

	lose  atomic.Bool  // every reply gets lost on its way
	delay atomic.Int64 // how long a request takes on its way, in nanoseconds

	mu       sync.Mutex
	troubles []string
}

// open starts a site and opens a tab for it.
func open(t testing.TB, browser context.Context) *tab {
	t.Helper()
	return openOn(t, browser, newBench(t))
}

// openOn opens a tab for the site of a bench.
func openOn(t testing.TB, browser context.Context, on *bench) *tab {
	t.Helper()
	tb := &tab{bench: on, t: t}
	server := httptest.NewUnstartedServer(tb.connection(tb.site))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.Start()
	t.Cleanup(server.Close)
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(stop)
	tb.ctx, tb.url = ctx, server.URL
	require.NoError(t, chromedp.Do(ctx))
	require.NoError(t, chromedp.Listen(ctx, tb.watch))
	for _, enable := range []func() error{
		func() error { _, err := chromedp.Call(ctx, cdplog.Enable, struct{}{}); return err },
		func() error { _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); return err },
	} {
		require.NoError(t, enable())
	}
	return tb
}

// watch collects requests to other hosts, and whatever the browser complains of.
func (b *tab) watch(ev any) {
	trouble := ""
	switch ev := ev.(type) {
	case *network.EventRequestWillBeSent:
		// The browser draws its own controls from data: URLs.
		if u, err := url.Parse(ev.Request.URL); err != nil || u.Scheme != "data" && u.Scheme+"://"+u.Host != b.url {
			trouble = "request to " + ev.Request.URL
		}
	case *runtime.EventConsoleAPICalled:
		trouble = fmt.Sprintf("console.%s", ev.Type)
	case *runtime.EventExceptionThrown:
		trouble = "exception: " + ev.ExceptionDetails.Text
	case *cdplog.EventEntryAdded:
		trouble = fmt.Sprintf("%s: %s", ev.Entry.Level, ev.Entry.Text)
	}
	if trouble != "" {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.troubles = append(b.troubles, trouble)
	}
}

// calm requires that nothing happened that must not.
func (b *tab) calm() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	require.Empty(b.t, b.troubles)
}

// do runs steps that return nothing.
func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	require.NoError(b.t, chromedp.Do(b.ctx, steps...))
}

func (b *tab) visit(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.url + path))
}

// key presses keys.
func (b *tab) key(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// back goes back, whether the browser has kept the page or asks for it again.
func (b *tab) back() { b.t.Helper(); b.move(-1) }

// move goes along the browser's history.
func (b *tab) move(by int64) {
	b.t.Helper()
	history, err := chromedp.Call(b.ctx, cdppage.GetNavigationHistory, cdp.Empty{})
	require.NoError(b.t, err)
	entry := history.Entries[history.CurrentIndex+by]
	_, err = chromedp.Call(b.ctx, cdppage.NavigateToHistoryEntry, cdppage.NavigateToHistoryEntryParams{EntryID: entry.ID})
	require.NoError(b.t, err)
}

// eval returns the value of an expression on the page once all of it is there: its
// address is the new page's before its parts are.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	b.waitFor(`document.readyState === "complete"`)
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	require.NoError(b.t, err, expression)
	return v
}

// waitFor waits until an expression on the page is true. It asks from outside,
// so that it works without script on the page.
func (b *tab) waitFor(expression string) {
	b.t.Helper()
	require.Eventually(b.t, func() bool {
		v, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](expression))
		return err == nil && v
	}, 15*time.Second, 15*time.Millisecond, expression)
}

// screen waits for a kind of page.
func (b *tab) screen(kind string) {
	b.t.Helper()
	b.waitFor(`document.readyState === "complete" && document.querySelector("main")?.dataset.screen === "` + kind + `"`)
}

// main is the text of the main part as a person sees it.
func (b *tab) main() string {
	b.t.Helper()
	return strings.Join(strings.Fields(eval[string](b, `document.querySelector("main").innerText`)), " ")
}

// focused is what has the focus.
func (b *tab) focused() string {
	b.t.Helper()
	return eval[string](b, `document.activeElement.textContent.trim() || document.activeElement.id`)
}

// focuses waits for the focus to rest: a browser moves it some time after a page
// is complete.
func (b *tab) focuses(what string) {
	b.t.Helper()
	b.waitFor(`(document.activeElement.textContent.trim() || document.activeElement.id) === "` + what + `"`)
}

// size sets the viewport, with a finger on small ones.
func (b *tab) size(width, height int64) {
	b.t.Helper()
	var options []chromedp.EmulateViewportOption
	if width < 600 {
		options = append(options, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	b.do(chromedp.EmulateViewport(width, height, options...))
}

// theme sets the colour scheme the person prefers, and that nothing should move.
func (b *tab) theme(scheme string) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme},
			{Name: "prefers-reduced-motion", Value: "reduce"},
		},
	})
	require.NoError(b.t, err)
}
