package sqlite

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file measures answers and agendas. A durable answer is bound by the
// disk, so it is given as a multiple of a floor measured in the same run: a bare
// loop that appends as many bytes as an answer adds to the WAL and flushes them.

// BenchmarkRecord stores answers from 1 and from 64 callers at once. Each waits
// for its acknowledgement before it gives the next.
func BenchmarkRecord(b *testing.B) {
	for _, callers := range []int{1, 64} {
		b.Run(fmt.Sprintf("callers=%d", callers), func(b *testing.B) {
			s := openTemp(b)
			ids := make([]string, 500)
			for i := range ids {
				ids[i] = number(i)
			}
			installCards(b, s, ids...)
			floor := flushes(b, walPerAnswer(b, s))
			commits := s.writer.commits.Load()
			b.ResetTimer()
			answerAll(b, s, callers, len(ids))
			b.StopTimer()
			rate := float64(b.N) / b.Elapsed().Seconds()
			b.ReportMetric(rate, "answers/s")
			b.ReportMetric(floor, "floor/s")
			b.ReportMetric(rate/floor, "x-floor")
			b.ReportMetric(float64(b.N)/float64(s.writer.commits.Load()-commits), "answers/commit")
		})
	}
}

// answerAll stores b.N answers from callers at once.
func answerAll(b *testing.B, s *Store, callers, cards int) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range callers {
		all.Go(func() {
			for i := next.Add(1); i <= int64(b.N); i = next.Add(1) {
				o := occasionOf(number(int(i*7919) % cards))
				o.Key = uuid.NewString()
				if _, err := s.Record(context.Background(), o, answer(o)); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
}

// walPerAnswer is how many bytes a lone answer adds to the WAL of a new
// database.
func walPerAnswer(b *testing.B, s *Store) int64 {
	b.Helper()
	_, err := s.writes.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	require.NoError(b, err)
	const n = 50
	for i := range n {
		give(b, s, number(i))
	}
	wal, err := os.Stat(s.path + "-wal")
	require.NoError(b, err)
	return wal.Size() / n
}

// flushes is how often a second a bare loop appends n bytes and flushes them.
func flushes(b *testing.B, n int64) float64 {
	b.Helper()
	file, err := os.Create(filepath.Join(b.TempDir(), "floor"))
	require.NoError(b, err)
	defer file.Close()
	bytes := make([]byte, n)
	start, done := time.Now(), 0
	for time.Since(start) < 500*time.Millisecond {
		_, err := file.Write(bytes)
		require.NoError(b, err)
		require.NoError(b, flush(file))
		done++
	}
	return float64(done) / time.Since(start).Seconds()
}

// BenchmarkAgenda reads the day of a learner with 10,000 cards in memory, some
// 200 of them due, and 100,000 reviews; then with 100 new cards that stand after
// all those.
func BenchmarkAgenda(b *testing.B) {
	s := openTemp(b)
	book := longHistory(b, s)
	b.Run("new=0", func(b *testing.B) { benchAgenda(b, s) })
	for i := range 100 {
		book.Cards = append(book.Cards, deck.Card{ID: sibling(20_000 + i), Fact: number(10_000 + i/2)})
	}
	installBook(b, s, bookOf(book.Cards...))
	b.Run("new=100", func(b *testing.B) { benchAgenda(b, s) })
}

func benchAgenda(b *testing.B, s *Store) {
	q := study.AgendaQuery{Learner: study.LocalLearner, Deck: history, Day: today, Fresh: 21}
	a, err := s.Agenda(b.Context(), q)
	require.NoError(b, err)
	require.GreaterOrEqual(b, a.Cards, 10_000)
	for b.Loop() {
		if _, err := s.Agenda(context.Background(), q); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(a.Due)), "due")
	b.ReportMetric(float64(len(a.Learning)), "learning")
	b.ReportMetric(float64(len(a.Fresh)), "fresh")
}

// BenchmarkLog reads a log of 100,000 reviews.
func BenchmarkLog(b *testing.B) {
	s := openTemp(b)
	longHistory(b, s)
	n := 0
	for b.Loop() {
		n = 0
		err := s.Log(context.Background(), study.LocalLearner, func(study.Review) error { n++; return nil })
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n), "reviews")
}

// longHistory fills a store for the benchmarks: 10,000 cards of 5,000 facts and
// ten reviews of each.
func longHistory(b *testing.B, s *Store) *deck.Book {
	b.Helper()
	const n = 10_000
	cards := make([]deck.Card, n)
	for i := range cards {
		cards[i] = deck.Card{ID: sibling(i), Fact: number(i / 2)}
	}
	book := bookOf(cards...)
	installBook(b, s, book)
	for round := range 10 {
		require.NoError(b, s.Write(b.Context(), func(tx *Tx) error {
			for i := range n {
				o := occasionOf(sibling(i))
				o.Key = uuid.NewString()
				_, err := record(tx, o, func(k study.Known) (study.Review, srs.State, error) {
					r, next, err := answer(o)(k)
					r.Day = today - 300 + 20*round + i%20
					next.Day, next.Interval = r.Day, 120-19*(round/9)+i%300
					return r, next, err
				})
				if err != nil {
					return err
				}
			}
			return nil
		}))
	}
	return book
}

// sibling is the id of a card, two of which share a fact.
func sibling(i int) string { return number(i/2) + "/" + number(i%2) }
