package live_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file measures rooms over the real store, where an answer is told only after
// it is on the disk.

// BenchmarkAnswers lets a whole class answer in the same moment, and reports how long
// half of them waited at most, and 99 of 100.
func BenchmarkAnswers(b *testing.B) {
	for _, pupils := range []int{30, 300, 1000} {
		b.Run(fmt.Sprint(pupils), func(b *testing.B) {
			var waits []time.Duration
			for b.Loop() {
				b.StopTimer()
				r := crowd(b, pupils)
				b.StartTimer()
				waits = append(waits, atOnce(b, pupils, func(i int) error {
					told, err := r.Answer(context.Background(), answer(i+1, i%4, nine))
					if err == nil && told.Status != live.Stored {
						err = fmt.Errorf("the answer is %s", told.Status)
					}
					return err
				})...)
			}
			report(b, waits)
		})
	}
}

// BenchmarkJoins lets 500 pupils in at once.
func BenchmarkJoins(b *testing.B) {
	var waits []time.Duration
	for b.Loop() {
		b.StopTimer()
		r := crowd(b, 0)
		b.StartTimer()
		waits = append(waits, atOnce(b, 500, func(i int) error {
			_, err := r.Join(context.Background(), live.Request{Name: "Pupil", Token: fmt.Append(nil, "token ", i)}, nine)
			return err
		})...)
	}
	report(b, waits)
}

// crowd is a room of many at an open question, in a store of its own.
func crowd(b *testing.B, pupils int) *live.Room {
	r, err := openHall(b, openStore(b), nine).Begin(b.Context(), atlas(), live.Plan{
		ID: "one", Questions: suited[:1], Settings: live.Settings{Cap: live.MaxCap, LateJoin: true},
	}, nine)
	require.NoError(b, err)
	atOnce(b, pupils, func(i int) error {
		_, err := r.Join(context.Background(), live.Request{Name: fmt.Sprint("Pupil ", i), Token: fmt.Append(nil, "token ", i)}, nine)
		return err
	})
	does(b, r, live.Start, nine)
	return r
}

// atOnce does something n times at once and returns how long each took.
func atOnce(b *testing.B, n int, do func(i int) error) []time.Duration {
	waits := make([]time.Duration, n)
	errs := make([]error, n)
	begun := time.Now()
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			errs[i] = do(i)
			waits[i] = time.Since(begun)
		})
	}
	all.Wait()
	for _, err := range errs {
		require.NoError(b, err)
	}
	return waits
}

func report(b *testing.B, waits []time.Duration) {
	slices.Sort(waits)
	b.ReportMetric(float64(waits[len(waits)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(waits[len(waits)*99/100].Microseconds())/1000, "p99-ms")
}
