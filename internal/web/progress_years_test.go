package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/store/sqlite"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file simulates years of study: a learner with a memory of the model's own
// kind, whose answers are stored all at once.

// years is a simulated learner's log.
type years struct {
	t        testing.TB
	random   *rand.Rand
	schedule srs.Scheduler
	cards    []simulated
	due      map[int][]int // cards by the day that they fall due
	reviews  []study.Review
}

// simulated is a card with its memory.
type simulated struct {
	id       string
	firstDay int
	state    srs.State
}

// largeBook is a deck with many cards in ten topics.
func largeBook(t testing.TB, cards int) *deck.Book {
	t.Helper()
	book := &deck.Book{Format: deck.BookFormat, Deck: "large", Language: "en", Title: "A large deck"}
	for i := range 10 {
		book.Topics = append(book.Topics, deck.BookTopic{ID: fmt.Sprint("t", i), Title: fmt.Sprint("Topic number ", i+1)})
	}
	for i := range cards {
		id := fmt.Sprint("f-", i)
		book.Cards = append(book.Cards, deck.Card{ID: id, Fact: id, Topic: fmt.Sprint("t", i*10/cards)})
		book.Questions = append(book.Questions, deck.Question{ID: id + "#typed", Card: id, Form: deck.Typed, Stem: "What?", Answers: []string{"that"}})
	}
	data, err := json.Marshal(book)
	require.NoError(t, err)
	book, err = deck.ReadBook(bytes.NewReader(data))
	require.NoError(t, err)
	return book
}

// simulate fills a store with at most limit answers to a deck, given on the days
// up to today, with fresh new cards a day and a pause now and then.
func simulate(t testing.TB, store *sqlite.Store, book *deck.Book, today, days, fresh, limit int) {
	t.Helper()
	y := &years{t: t, random: rand.New(rand.NewPCG(1, 2)), schedule: srs.DefaultScheduler(), due: make(map[int][]int)}
	y.schedule.Fuzz = true
	for day := today - days + 1; day <= today && len(y.reviews) < limit; day++ {
		late := y.due[day]
		delete(y.due, day)
		if y.random.IntN(9) == 0 { // a day without time
			y.due[day+1] = append(y.due[day+1], late...)
			continue
		}
		for _, card := range late {
			y.review(book.Deck, card, day)
		}
		for range fresh {
			if len(y.cards) < len(book.Cards) {
				y.cards = append(y.cards, simulated{id: book.Cards[len(y.cards)].ID, firstDay: day})
				y.review(book.Deck, len(y.cards)-1, day)
			}
		}
	}
	y.store(store, book.Deck)
}

// review answers a card on a day until it is in review.
func (y *years) review(deckID string, card, day int) {
	c := &y.cards[card]
	for {
		recall := 0.6
		if c.state.Phase == srs.Reviewing {
			recall = y.schedule.Params.Retrievability(c.state.Memory, float64(day-c.state.Day))
		}
		r := study.Review{
			ID: fmt.Sprintf("simulated-%08d", len(y.reviews)), Learner: study.LocalLearner, Deck: deckID, Card: c.id, Question: c.id + "#typed",
			Key: fmt.Sprintf("simulated-key-%08d", len(y.reviews)), At: int64(day)*86_400_000 + int64(len(y.reviews)%80_000_000), Day: day, Number: c.state.Reps,
			Outcome: deck.Wrong, Grade: srs.Again, Evidence: srs.Evidence{Guess: 0.25}, Retention: 0.9, FuzzSeed: y.random.Uint64(), Parameters: 1,
		}
		if y.random.Float64() < recall {
			r.Outcome, r.Grade = deck.Right, srs.Good
		}
		r.At = max(r.At, c.state.At)
		next, err := y.schedule.Step(c.state, srs.Review{At: r.At, Day: r.Day, Grade: r.Grade, Evidence: r.Evidence, FuzzSeed: r.FuzzSeed})
		require.NoError(y.t, err)
		c.state = next
		y.reviews = append(y.reviews, r)
		if due, ok := next.DueDay(); ok {
			y.due[due] = append(y.due[due], card)
			return
		}
	}
}

// store stores the log, and the memories that it leaves.
func (y *years) store(store *sqlite.Store, deckID string) {
	y.t.Helper()
	ctx := y.t.Context()
	require.NoError(y.t, store.Write(ctx, func(tx *sqlite.Tx) error {
		for _, r := range y.reviews {
			outcome := map[deck.Outcome]string{deck.Right: "right", deck.Wrong: "wrong"}[r.Outcome]
			_, err := tx.Exec(`
				INSERT INTO reviews (id, learner, deck, card, question, key, at, day, number, outcome, grade,
					guess, slip, retention, fuzz_seed, parameters, response, took_ms)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, $13, $14, $15, 'that', 4000)`,
				r.ID, r.Learner, r.Deck, r.Card, r.Question, r.Key, r.At, r.Day, r.Number, outcome, int64(r.Grade),
				r.Evidence.Guess, r.Retention, int64(r.FuzzSeed), r.Parameters)
			if err != nil {
				return err
			}
		}
		return nil
	}))
	memories := make([]study.Memory, len(y.cards))
	for i, c := range y.cards {
		memories[i] = study.Memory{Card: c.id, FirstDay: c.firstDay, State: c.state}
	}
	require.NoError(y.t, store.ReplaceMemories(ctx, study.LocalLearner, map[string][]study.Memory{deckID: memories}))
}

// dayOf is the learner's day of a moment, in UTC.
func dayOf(t testing.TB, at time.Time) int {
	t.Helper()
	cal, err := study.DefaultSettings().Calendar()
	require.NoError(t, err)
	return cal.Day(at)
}
