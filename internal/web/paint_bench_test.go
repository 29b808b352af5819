package web

import (
	"context"
	"slices"
	"testing"

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

// BenchmarkFirstPaint opens the study page in a browser whose processor is slowed
// four times and whose cache is empty, and reports the first contentful paint and
// its worst against the limit.
//
// The first visit is slow, because the browser starts a process for the site. What of
// it is the browser's own is measured by another new tab, in which the first page is
// two words of plain text ("plain-first-ms", against "first-ms").
func BenchmarkFirstPaint(b *testing.B) {
	browser := browsertest.Chromium(b)
	plain := slowed(b, browser).painted("/livez")
	t := slowed(b, browser)
	var paints []float64
	for b.Loop() {
		paints = append(paints, t.painted("/decks/reports/study"))
	}
	b.ReportMetric(plain, "plain-first-ms")
	b.ReportMetric(paints[0], "first-ms")
	slices.Sort(paints)
	worst := paints[len(paints)-1]
	b.ReportMetric(paints[len(paints)/2], "median-ms")
	b.ReportMetric(worst, "worst-ms")
	b.ReportMetric(worst/paintLimit, "of-limit")
	b.ReportMetric(0, "ns/op")
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

// painted opens a page and returns when something of it was seen, in milliseconds.
func (b *tab) painted(path string) float64 {
	b.t.Helper()
	b.visit(path)
	b.waitFor(`performance.getEntriesByName("first-contentful-paint").length > 0`)
	return eval[float64](b, `performance.getEntriesByName("first-contentful-paint")[0].startTime`)
}
