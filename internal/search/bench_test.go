package search_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"quiz/decks"
	"quiz/internal/deck"
	"quiz/internal/search"
	"quiz/internal/search/searchtest"

	"github.com/stretchr/testify/require"
)

// This file measures the index at 100,000 cards.

const largeCards = 100_000

var large = sync.OnceValues(func() (*deck.Book, error) { return searchtest.Book(largeCards) })

// BenchmarkNew builds the index, and says what it costs for a card.
func BenchmarkNew(b *testing.B) {
	book, err := large()
	require.NoError(b, err)
	var x *search.Index
	for b.Loop() {
		x = search.New(book)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/largeCards, "ns/card")
	b.ReportMetric(float64(x.Size())/largeCards, "B/card")
	b.ReportMetric(float64(x.Facts()), "facts")
}

// BenchmarkNewBuiltIn builds the index of the deck that comes with the program,
// for whoever browses first.
func BenchmarkNewBuiltIn(b *testing.B) {
	file := decks.BuiltIn()[0]
	d, _ := deck.Read(file.Name, file.Text)
	book, _ := deck.Compile(d)
	for b.Loop() {
		search.New(book)
	}
}

// BenchmarkFind asks the index alone. The limit for a whole page of Browse is 20
// ms; this is what the words take of it.
func BenchmarkFind(b *testing.B) {
	book, err := large()
	require.NoError(b, err)
	x := search.New(book)
	for _, q := range searchtest.Queries() {
		b.Run(q.Name, func(b *testing.B) {
			var took []time.Duration
			var hits []search.Hit
			for b.Loop() {
				began := time.Now()
				hits = x.Find(hits[:0], search.Parse(q.Text), search.Filter{})
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			p95 := took[len(took)*95/100]
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(p95.Microseconds())/1000, "p95-ms")
			b.ReportMetric(p95.Seconds()/0.020, "of-20ms")
			b.ReportMetric(float64(len(hits)), "facts")
		})
	}
}
