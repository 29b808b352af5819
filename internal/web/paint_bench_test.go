package web

import (
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
func BenchmarkFirstPaint(b *testing.B) {
	t := open(b, browsertest.Chromium(b))
	t.size(360, 740)
	_, err := chromedp.Call(t.ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4})
	require.NoError(b, err)
	_, err = chromedp.Call(t.ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
	require.NoError(b, err)
	var paints []float64
	for b.Loop() {
		t.visit("/decks/reports/study")
		t.waitFor(`performance.getEntriesByName("first-contentful-paint").length > 0`)
		paints = append(paints, eval[float64](t, `performance.getEntriesByName("first-contentful-paint")[0].startTime`))
	}
	slices.Sort(paints)
	worst := paints[len(paints)-1]
	b.ReportMetric(paints[len(paints)/2], "median-ms")
	b.ReportMetric(worst, "worst-ms")
	b.ReportMetric(worst/paintLimit, "of-limit")
	b.ReportMetric(0, "ns/op")
}
