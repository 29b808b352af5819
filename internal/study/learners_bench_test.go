package study_test

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/store/sqlite"
	"quiz/internal/study"

	_ "github.com/mattn/go-sqlite3"
	"github.com/stretchr/testify/require"
)

// This file measures a school at its desks: many learners, each with a past,
// answering at once.

const (
	learners     = 200
	learntCards  = 300                    // of each learner
	answersLimit = 250 * time.Millisecond // for one learner's answer with all 200 at once
)

// BenchmarkLearners lets 200 learners with 300 learnt cards each ask and answer at
// once, every answer durable, and reports answers a second, latencies of an answer,
// and p99 against the limit.
func BenchmarkLearners(b *testing.B) {
	desk, ids := school(b)
	now := monday
	each := max(1, b.N/learners)
	took := make([][]time.Duration, learners)
	began := time.Now()
	var wg sync.WaitGroup
	for i, id := range ids {
		wg.Go(func() {
			for n := range each {
				took[i] = append(took[i], answerOnce(b, desk, id, n, now.Add(time.Duration(n)*10*time.Second)))
			}
		})
	}
	wg.Wait()
	all := slices.Concat(took...)
	spent := time.Since(began)
	slices.Sort(all)
	p99 := all[len(all)*99/100]
	b.ReportMetric(float64(len(all))/spent.Seconds(), "answers/s")
	b.ReportMetric(float64(all[len(all)/2].Milliseconds()), "p50-ms")
	b.ReportMetric(float64(p99.Milliseconds()), "p99-ms")
	b.ReportMetric(float64(p99)/float64(answersLimit), "of-limit")
	b.ReportMetric(0, "ns/op")
}

// answerOnce asks a learner's next question and answers it: how long the answer
// took until it was durable.
func answerOnce(b *testing.B, desk *study.Desk, learner int64, n int, now time.Time) time.Duration {
	asked, _, err := desk.Next(b.Context(), learner, "lesson", study.Scope{}, now)
	if err != nil || asked == nil {
		b.Errorf("learner %d has nothing to answer: %v", learner, err)
		return 0
	}
	sub := study.Submission{
		Question: asked.Question.ID, Number: asked.Number, Version: asked.Question.Version(),
		Key: fmt.Sprintf("learners-bench-%06d-%06d", learner, n), Took: 5 * time.Second,
		Response: deck.Response{Option: -1, Text: asked.Question.Answers[0]},
	}
	at := time.Now()
	if _, err := desk.Answer(b.Context(), learner, "lesson", sub, now); err != nil {
		b.Error(err)
	}
	return time.Since(at)
}

// school is a desk with learners who have a past.
func school(b *testing.B) (*study.Desk, []int64) {
	b.Helper()
	ctx := context.Background()
	path := filepath.Join(b.TempDir(), "quiz.db")
	quiet := sqlite.WithLogger(slog.New(slog.DiscardHandler))
	store, err := sqlite.Open(ctx, path, quiet)
	require.NoError(b, err)
	require.NoError(b, store.Close())
	ids := enrol(b, path)

	store, err = sqlite.Open(ctx, path, quiet)
	require.NoError(b, err)
	b.Cleanup(func() { store.Close() })
	desk, err := study.Open(ctx, store)
	require.NoError(b, err)
	var text strings.Builder
	text.WriteString("deck: lesson\ntitle: A lesson\nsources:\n  s: {title: A source, publisher: A publisher, published: 2020}\nfacts:\n")
	for i := range learntCards {
		fmt.Fprintf(&text, "  - {id: f-%d, claim: 'The word for %d is [answer %d].', cite: 's ¶1 \"a phrase\"'}\n", i, i, i)
	}
	(&sitting{t: b, ctx: ctx, desk: desk, now: monday}).install(text.String())
	for _, id := range ids {
		past := map[string][]study.Memory{"lesson": pastOf(b, id)}
		require.NoError(b, store.ReplaceMemories(ctx, id, past))
	}
	return desk, ids
}

// enrol adds learners to a database that nobody has open. The program itself has
// one learner so far.
func enrol(b *testing.B, path string) []int64 {
	b.Helper()
	db, err := sql.Open("sqlite3", path)
	require.NoError(b, err)
	defer db.Close()
	ids := make([]int64, learners)
	for i := range ids {
		ids[i] = int64(1000 + i)
		_, err := db.Exec(`
			INSERT INTO learners (id, name, new_per_day, retention, day_start, zone, created_at)
			SELECT $1, '', new_per_day, retention, day_start, zone, created_at FROM learners WHERE id = 1`, ids[i])
		require.NoError(b, err)
	}
	return ids
}

// pastOf is what a learner remembers: a third of it due by now.
func pastOf(b *testing.B, learner int64) []study.Memory {
	cal, err := study.DefaultSettings().Calendar()
	require.NoError(b, err)
	today := cal.Day(monday)
	memories := make([]study.Memory, learntCards)
	for i := range memories {
		ago := 3 + (i+int(learner))%40
		memories[i] = study.Memory{Card: fmt.Sprintf("f-%d", i), FirstDay: today - 60, State: srs.State{
			Phase: srs.Reviewing, Memory: srs.Memory{Stability: 20, Difficulty: 5},
			Day: today - ago, At: monday.AddDate(0, 0, -ago).UnixMilli(), Reps: 4, Interval: 30,
		}}
	}
	return memories
}
