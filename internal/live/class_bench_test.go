package live_test

import (
	"fmt"
	"testing"
	"time"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file measures a class of a thousand.

// crowdedRoom is a class of n that has answered thirty rounds, whose answers to the
// last one are not revealed yet.
func crowdedRoom(b *testing.B, n, question int, answer func(i int) live.Given) *room {
	questions := make([]int, 30)
	for i := range questions {
		questions[i] = capital
	}
	questions[29] = question
	r := newRoom(b, live.Settings{Cap: live.MaxCap, Limit: time.Minute}, 0, questions...)
	for i := range n {
		p := live.Participant{Number: i + 1, Name: fmt.Sprintf("Pupil %d", i), Token: fmt.Append(nil, i), At: nine}
		r.rows.Participants = append(r.rows.Participants, p)
	}
	r.restart()
	r.act(live.Start)
	for round := 1; ; round++ {
		news := live.News{}
		for i := range n {
			g := live.Given{Places: []int{i % 4}}
			if round == 30 {
				g = answer(i)
			}
			a, _, err := r.class.Take(live.Submission{Participant: i + 1, Round: round, Given: g, ReadAt: r.now}, nil)
			require.NoError(b, err)
			news.Answers = append(news.Answers, *a)
		}
		r.rows.Answers = append(r.rows.Answers, news.Answers...)
		require.NoError(b, r.class.Note(news))
		r.act(live.Close)
		r.wait(2)
		if round == 30 {
			return r
		}
		r.act(live.Reveal, live.Next)
	}
}

// BenchmarkReveal reveals the thirtieth round to a class of 1,000, every pupil's
// page included: chosen answers, and as many different typed ones as there are
// pupils.
func BenchmarkReveal(b *testing.B) {
	const n = 1000
	for name, of := range map[string]struct {
		question int
		answer   func(i int) live.Given
	}{
		"chosen": {capital, func(i int) live.Given { return live.Given{Places: []int{i % 4}} }},
		"typed":  {founded, func(i int) live.Given { return live.Given{Text: fmt.Sprintf("Ahmad Wali %d", i)} }},
	} {
		b.Run(name, func(b *testing.B) {
			r := crowdedRoom(b, n, of.question, of.answer)
			for b.Loop() {
				r.act(live.Reveal)
				board := r.board()
				for i := range n {
					if v, err := r.class.Pupil(board, i+1); err != nil || v.Result == nil {
						b.Fatal("a pupil has no result", err)
					}
				}
				r.class.Host(board)
				b.StopTimer()
				r.act(live.Hide)
				b.StartTimer()
			}
		})
	}
}

// BenchmarkTake decides about one answer.
func BenchmarkTake(b *testing.B) {
	r := newRoom(b, live.Settings{Cap: live.MaxCap}, 1, capital)
	r.act(live.Start)
	s := live.Submission{Participant: 1, Round: 1, Given: live.Given{Places: []int{2}}, ReadAt: r.now}
	for b.Loop() {
		if _, told, err := r.class.Take(s, nil); err != nil || told.Status != live.Stored {
			b.Fatal(told, err)
		}
	}
}

// BenchmarkLoad loads a session of 1,000 participants and 30,000 answers, as a
// program that starts again does.
func BenchmarkLoad(b *testing.B) {
	r := crowdedRoom(b, 1000, capital, func(i int) live.Given { return live.Given{Places: []int{i % 4}} })
	for b.Loop() {
		if _, err := live.Load(r.rows); err != nil {
			b.Fatal(err)
		}
	}
}
