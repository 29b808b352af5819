package web

import (
	"context"
	"slices"
	"testing"
	"time"

	"quiz/internal/browsertest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// This file measures when a learner first sees something.

// paintLimit is when a question must be seen, in milliseconds, on a machine that
// is four times slower than this one.
const paintLimit = 1000

const (
	browserRest = 3 * time.Second        // a browser that was just started goes on with that so long
	lookAfter   = 300 * time.Millisecond // a page that has loaded is left alone so long, for looking at it takes time too
)

// BenchmarkFirstPaint opens the study page again and again, each time as a learner who
// has never been there: in a new tab with a process, a profile and an empty cache of its
// own, whose processor is slowed four times. It reports the first contentful paint, in
// the median and at worst, and the median against the limit.
//
// The browser starts a process for each such tab. What of a visit is the browser's own is
// measured by other new tabs, in which the page is two words of plain text ("plain-ms").
func BenchmarkFirstPaint(b *testing.B) {
	browser := browsertest.Chromium(b)
	time.Sleep(browserRest)
	var paints, plain []float64
	for b.Loop() {
		plain = append(plain, firstPaint(b, browser, "/livez"))
		paints = append(paints, firstPaint(b, browser, "/decks/reports/study"))
	}
	slices.Sort(plain)
	slices.Sort(paints)
	median := paints[len(paints)/2]
	b.ReportMetric(plain[len(plain)/2], "plain-ms")
	b.ReportMetric(median, "median-ms")
	b.ReportMetric(paints[len(paints)-1], "worst-ms")
	b.ReportMetric(median/paintLimit, "of-limit")
	b.ReportMetric(0, "ns/op")
}

// firstPaint opens a page in a new tab and returns when something of it was seen, in
// milliseconds.
func firstPaint(b *testing.B, browser context.Context, path string) float64 {
	browser, leave := context.WithCancel(browser)
	defer leave() // a tab that is slowed keeps a processor busy
	t := slowed(b, browser)
	t.visit(path)
	time.Sleep(lookAfter)
	t.waitFor(`performance.getEntriesByName("first-contentful-paint").length > 0`)
	return eval[float64](t, `performance.getEntriesByName("first-contentful-paint")[0].startTime`)
}

// slowed is a new tab on a slow phone.
func slowed(b *testing.B, browser context.Context) *tab {
	b.Helper()
	t := open(b, browser)
	t.size(360, 740)
	_, err := chromedp.Call(t.ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4})
	require.NoError(b, err)
	_, err = chromedp.Call(t.ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
	require.NoError(b, err)
	return t
}
