package study_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"quiz/internal/search/searchtest"
	"quiz/internal/srs"
	"quiz/internal/store/sqlite"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file measures a whole page of Browse over the real store: 110,000 cards of
// which the learner has answered 100,000. The limit is 20 ms for 95 of 100.

const (
	allCards   = 110_000
	remembered = 100_000
	browseDay  = 20_500
)

var browseNow = time.Unix(browseDay*86400+43200, 0).UTC()

// largeDesk is a desk with a large deck and a learner who knows it well.
func largeDesk(b *testing.B) *study.Desk {
	b.Helper()
	store, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "quiz.db"), sqlite.WithLogger(slog.New(slog.DiscardHandler)))
	require.NoError(b, err)
	b.Cleanup(func() { store.Close() })
	book, err := searchtest.Book(allCards)
	require.NoError(b, err)
	desk, err := study.Open(b.Context(), store)
	require.NoError(b, err)
	_, err = desk.Install(b.Context(), study.Installation{Book: book, File: "large.yaml"}, browseNow)
	require.NoError(b, err)
	memories := make([]study.Memory, remembered)
	for i := range memories {
		memories[i] = study.Memory{Card: book.Cards[i].ID, FirstDay: browseDay - 300, State: srs.State{
			Phase: srs.Reviewing, Memory: srs.Memory{Stability: float64(1 + i%200), Difficulty: 5},
			Day: browseDay - i%60, At: browseNow.UnixMilli() - int64(i%60)*86_400_000, Reps: 9, Lapses: i % 11, Interval: 1 + i%97,
		}}
	}
	require.NoError(b, store.ReplaceMemories(b.Context(), study.LocalLearner, map[string][]study.Memory{book.Deck: memories}))
	var all sync.WaitGroup
	for worker := range 32 {
		all.Go(func() {
			for i := worker; i < 5000; i += 32 {
				m := study.Mark{Suspended: i%2 == 0}
				if !m.Suspended {
					m.Note, m.NotedAt = "Is that so?", 1
				}
				if err := store.Mark(context.Background(), study.LocalLearner, book.Deck, book.Cards[i*20].ID, func(study.Mark) study.Mark { return m }); err != nil {
					b.Error(err)
				}
			}
		})
	}
	all.Wait()
	return desk
}

// BenchmarkBrowse asks for pages of every kind. The first of all builds what is
// held in memory, which "cold" reports; "answered" has an answer before each
// page.
func BenchmarkBrowse(b *testing.B) {
	desk := largeDesk(b)
	ask := func(q study.BrowseQuery) (study.Results, error) {
		return desk.Browse(context.Background(), study.LocalLearner, q, browseNow)
	}
	began := time.Now()
	_, err := ask(study.BrowseQuery{})
	require.NoError(b, err)
	index := time.Since(began)
	began = time.Now()
	_, err = ask(study.BrowseQuery{Is: study.Due})
	require.NoError(b, err)
	b.Logf("the first page of all builds the index: %v; the first of a learner's status reads the column: %v",
		index.Round(time.Millisecond), time.Since(began).Round(time.Millisecond))

	run := func(name string, q study.BrowseQuery, before func(n int)) {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			var r study.Results
			n := 0
			for b.Loop() {
				if before != nil {
					before(n)
					n++
				}
				began := time.Now()
				if r, err = ask(q); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			p95 := took[len(took)*95/100]
			b.ReportMetric(took[len(took)/2].Seconds()*1000, "p50-ms")
			b.ReportMetric(p95.Seconds()*1000, "p95-ms")
			b.ReportMetric(p95.Seconds()/0.020, "of-20ms")
			b.ReportMetric(float64(r.Total), "facts")
			b.ReportMetric(0, "ns/op")
		})
	}
	for _, is := range study.Statuses {
		run("is="+string(is), study.BrowseQuery{Is: is}, nil)
	}
	for _, q := range searchtest.Queries() {
		run("q="+q.Name, study.BrowseQuery{Text: q.Text}, nil)
	}
	run("topic+kind", study.BrowseQuery{Topic: "topic-7", Kind: "kind-3"}, nil)
	run("words+topic+due", study.BrowseQuery{Text: searchtest.Word(0), Topic: "topic-7", Is: study.Due}, nil)
	run("last-page", study.BrowseQuery{Page: 1 << 30}, nil)
	book := desk.Books()[0]
	run("answered+due", study.BrowseQuery{Is: study.Due}, func(n int) {
		at := n % remembered
		o := study.Occasion{Learner: study.LocalLearner, Deck: book.Deck, Card: book.Cards[at].ID, Key: fmt.Sprintf("browse-bench-%010d-%d", n, time.Now().UnixNano())}
		_, err := desk.StoreOf().Record(context.Background(), o, func(k study.Known) (study.Review, srs.State, error) {
			next := k.Memory.State
			next.Day, next.At, next.Interval, next.Reps = browseDay, browseNow.UnixMilli(), 3, next.Reps+1
			return study.Review{
				ID: o.Key, Learner: o.Learner, Deck: o.Deck, Card: o.Card, Question: o.Card + "#typed", Key: o.Key, At: next.At,
				Day: next.Day, Number: k.Memory.State.Reps, Grade: srs.Good, Retention: 0.9, Parameters: k.Parameters.ID,
			}, next, nil
		})
		if err != nil {
			b.Fatal(err)
		}
	})
}
