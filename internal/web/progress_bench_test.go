package web

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"quiz/internal/progress"

	"github.com/stretchr/testify/require"
)

// This file measures the progress page over the real store.

// pageLimit is what the page may take.
const pageLimit = 200 * time.Millisecond

// BenchmarkProgress makes the whole page, from the request to its last byte: after
// two years with 5,000 cards, which are 100,000 answers, and after ten times as
// many. Cold is the first page after the program's start, which replays the log;
// answered is the page after one more answer; warm is the same page again.
func BenchmarkProgress(b *testing.B) {
	for _, size := range []struct {
		name                  string
		cards, fresh, answers int
	}{
		{"answers=100000", 5_000, 7, 100_000},
		{"answers=1000000", 50_000, 70, 1_000_000},
	} {
		b.Run(size.name, func(b *testing.B) {
			store := newStore(b)
			book := largeBook(b, size.cards)
			store.put(book)
			simulate(b, store.Store, book, dayOf(b, morning), 730, size.fresh, size.answers)
			site := benchOver(b, store)
			b.Run("cold", func(b *testing.B) {
				measurePages(b, func() *bench {
					return benchOver(b, store, func(c *Config) { c.Progress = progress.NewReader(store) })
				})
			})
			site.get("/progress")
			b.Run("answered", func(b *testing.B) {
				measurePages(b, func() *bench {
					form := site.get("/decks/large/study").fields()
					form.Set("giveup", "1")
					require.Equal(b, http.StatusSeeOther, site.post("/decks/large/answers", form).StatusCode)
					return site
				})
			})
			b.Run("warm", func(b *testing.B) { measurePages(b, func() *bench { return site }) })
		})
	}
}

// measurePages asks for the page after each preparation, which is not measured,
// and reports how long it took: the median, the 95th percentile, and its ratio to
// the limit.
func measurePages(b *testing.B, prepare func() *bench) {
	var took []time.Duration
	size := 0
	for b.Loop() {
		b.StopTimer()
		site := prepare()
		b.StartTimer()
		w := httptest.NewRecorder()
		began := time.Now()
		site.site.ServeHTTP(w, request(http.MethodGet, "/progress", ""))
		took = append(took, time.Since(began))
		require.Equal(b, http.StatusOK, w.Code)
		size = w.Body.Len()
	}
	slices.Sort(took)
	ms := func(p float64) float64 {
		return float64(took[int(p*float64(len(took)-1))]) / float64(time.Millisecond)
	}
	b.ReportMetric(ms(0.5), "p50-ms")
	b.ReportMetric(ms(0.95), "p95-ms")
	b.ReportMetric(ms(0.95)/(float64(pageLimit)/float64(time.Millisecond)), "of-limit")
	b.ReportMetric(float64(size)/1024, "KiB")
	b.ReportMetric(0, "ns/op")
}
