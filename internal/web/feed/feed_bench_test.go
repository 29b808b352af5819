package feed_test

import (
	"fmt"
	"sync"
	"testing"

	"quiz/internal/web/feed"
)

// BenchmarkFanOut tells a thousand streams of a change of 3 kB and waits for the last.
func BenchmarkFanOut(b *testing.B) {
	const streams = 1000
	c := &counter{extra: feed.Encode("filler", "", make([]byte, 3000))}
	url := serve(b, c, feed.Streamer{})
	var nexts []func() string
	for range streams {
		next, _ := listen(b, url)
		next()
		nexts = append(nexts, next)
	}
	for i := 0; b.Loop(); i++ {
		var all sync.WaitGroup
		for _, next := range nexts {
			all.Go(func() {
				for want := fmt.Sprintf("count %d", i+1); ; {
					if got := next(); got == want || got == "end" {
						return
					}
				}
			})
		}
		c.add()
		all.Wait()
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/change")
}
