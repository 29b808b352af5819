package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// BenchmarkAnswers stores answers over HTTP in the real program, from 64 clients
// at once, each waiting for its acknowledgement. It reports answers a second,
// latencies, and the ratio to a floor measured in the same run: a bare server
// that appends as many bytes and calls fdatasync for each request.
func BenchmarkAnswers(b *testing.B) {
	const clients = 64
	p := start(b, b.TempDir(), nil, generatedDeck(b, clients))
	client := noRedirect(clients)
	defer client.CloseIdleConnections()
	floor := measure(b.N, clients, bareServer(b, client))

	b.ResetTimer()
	quiz := measure(b.N, clients, func(worker, i int) error {
		_, err := p.answer(b.Context(), client, worker, i, fmt.Sprintf("bench-key-%04d-%010d", worker, i))
		return err
	})
	b.StopTimer()
	require.NoError(b, quiz.err)
	require.NoError(b, floor.err)
	b.ReportMetric(quiz.perSecond, "answers/s")
	b.ReportMetric(quiz.percentile(0.50), "p50-ms")
	b.ReportMetric(quiz.percentile(0.99), "p99-ms")
	b.ReportMetric(quiz.perSecond/floor.perSecond, "of-floor")
	b.ReportMetric(0, "ns/op")
}

// timing is what a number of requests took.
type timing struct {
	took      []time.Duration
	perSecond float64
	err       error // the first, if any
}

// measure makes at least n requests from several workers at once, each worker's
// numbered from 0.
func measure(n, workers int, request func(worker, i int) error) timing {
	each := (n + workers - 1) / workers
	took := make([]time.Duration, workers*each)
	errs := make([]error, workers)
	var wg sync.WaitGroup
	began := time.Now()
	for w := range workers {
		wg.Go(func() {
			for i := range each {
				at := time.Now()
				if errs[w] = request(w, i); errs[w] != nil {
					return
				}
				took[w*each+i] = time.Since(at)
			}
		})
	}
	wg.Wait()
	l := timing{took: took, perSecond: float64(len(took)) / time.Since(began).Seconds()}
	slices.Sort(l.took)
	for _, err := range errs {
		if err != nil {
			l.err = err
		}
	}
	return l
}

// percentile is a latency in milliseconds.
func (l timing) percentile(p float64) float64 {
	return float64(l.took[int(p*float64(len(l.took)-1))]) / float64(time.Millisecond)
}

// bareServer is the floor: as little as a server can do that keeps its word.
func bareServer(b *testing.B, client *http.Client) func(worker, i int) error {
	file, err := os.Create(filepath.Join(b.TempDir(), "floor"))
	require.NoError(b, err)
	var mu sync.Mutex
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		if err == nil {
			_, err = file.Write(body)
		}
		if err == nil {
			err = file.Sync()
		}
		if err != nil {
			w.WriteHeader(http.StatusInternalServerError)
		}
	}))
	b.Cleanup(server.Close)
	b.Cleanup(func() { file.Close() })
	return func(int, int) error {
		resp, err := client.Post(server.URL, "text/plain", strings.NewReader(strings.Repeat("x", 512)))
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			return fmt.Errorf("floor: %s", resp.Status)
		}
		_, err = io.Copy(io.Discard, resp.Body)
		return err
	}
}
