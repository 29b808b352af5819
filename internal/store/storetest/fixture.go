package storetest

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds what the behaviours are made of: small books, states and
// answers.

// me is the learner of every test, and nobody is one who does not exist.
const (
	me     = study.LocalLearner
	nobody = int64(404)
)

// history is the id of the deck that most tests use.
const history = "history"

// noon is when decks are installed, and today the learner's day of most tests.
var (
	noon  = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	today = 20513
)

// card is a card whose fact is the id up to a slash.
func card(id string) deck.Card {
	fact, _, _ := bytes.Cut([]byte(id), []byte("/"))
	return deck.Card{ID: id, Fact: string(fact)}
}

// renamed is a card that was another one.
func renamed(id, was string) deck.Card {
	c := card(id)
	c.Was = was
	return c
}

// cards makes a card of each id.
func cards(ids ...string) []deck.Card {
	all := make([]deck.Card, len(ids))
	for i, id := range ids {
		all[i] = card(id)
	}
	return all
}

// book is a deck with cards and a question of each.
func book(id string, cards ...deck.Card) *deck.Book {
	b := &deck.Book{Format: deck.BookFormat, Deck: id, Title: "The deck " + id, Language: "en", Cards: cards}
	for _, c := range cards {
		b.Questions = append(b.Questions, deck.Question{
			ID: c.ID + "#typed", Card: c.ID, Form: deck.Typed, Stem: "Who?", Answers: []string{"Hafiz"},
		})
	}
	return b
}

// installSilent installs a version of the deck history that has no question of
// some of its cards.
func installSilent(t *testing.T, s study.Store, silent []string, cards ...deck.Card) {
	t.Helper()
	b := book(history, cards...)
	b.Questions = slices.DeleteFunc(b.Questions, func(q deck.Question) bool { return slices.Contains(silent, q.Card) })
	installBook(t, s, b)
}

// install installs a version of the deck history.
func install(t *testing.T, s study.Store, cards ...deck.Card) {
	t.Helper()
	installBook(t, s, book(history, cards...))
}

func installBook(t *testing.T, s study.Store, b *deck.Book) {
	t.Helper()
	in := study.Installation{Book: b, File: b.Deck + ".yaml", Source: []byte("deck: " + b.Deck)}
	require.NoError(t, s.Install(t.Context(), in, noon))
}

// text is a book as it is written, for comparing.
func text(t *testing.T, b *deck.Book) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, b.WriteJSON(&out))
	return out.String()
}

// inReview is the state of a card after an answer on a day, due some days later.
func inReview(day, interval int) srs.State {
	return srs.State{
		Phase: srs.Reviewing, Memory: srs.Memory{Stability: 3.25, Difficulty: 5.5},
		Day: day, At: instant(day), Reps: 1, Interval: interval,
	}
}

// inLearning is the state of a card after an answer on a day, due a while later.
func inLearning(day int, wait time.Duration) srs.State {
	return srs.State{
		Phase: srs.Learning, Step: 1, Memory: srs.Memory{Stability: 0.4, Difficulty: 6},
		Day: day, At: instant(day), Reps: 1, Wait: wait,
	}
}

// instant is a moment of a day, in milliseconds.
func instant(day int) int64 { return int64(day)*86_400_000 + 43_200_000 }

// occasion is a new answer to a card of the deck history.
func occasion(card string) study.Occasion {
	return study.Occasion{Learner: me, Deck: history, Card: card, Key: uuid.NewString()}
}

// reviewFor makes the review of an occasion that leads to a state.
func reviewFor(o study.Occasion, k study.Known, next srs.State) study.Review {
	return study.Review{
		ID:      uuid.Must(uuid.NewV7()).String(),
		Learner: o.Learner, Deck: o.Deck, Card: o.Card, Question: o.Card + "#choice", Key: o.Key,
		At: max(next.At, k.Memory.State.At), Day: next.Day, Number: k.Memory.State.Reps,
		Outcome: deck.Right, Grade: srs.Good, Evidence: srs.Evidence{Guess: 0.25, Slip: 0.01},
		Retention: 0.9, FuzzSeed: 7, Parameters: k.Parameters.ID,
		Response: "the right option", TookMS: 1500,
	}
}

// give stores an answer to a card of the deck history that leads to a state.
func give(t *testing.T, s study.Store, card string, next srs.State) study.Recorded {
	t.Helper()
	return giveOn(t, s, occasion(card), next)
}

func giveOn(t *testing.T, s study.Store, o study.Occasion, next srs.State) study.Recorded {
	t.Helper()
	rec, err := s.Record(t.Context(), o, func(k study.Known) (study.Review, srs.State, error) {
		return reviewFor(o, k, next), next, nil
	})
	require.NoError(t, err)
	require.False(t, rec.Again)
	return rec
}

// undo stores the undoing of a review, which leaves the card in a state.
func undo(t *testing.T, s study.Store, done study.Review, left srs.State) study.Recorded {
	t.Helper()
	rec, err := undoErr(t, s, done, left)
	require.NoError(t, err)
	return rec
}

func undoErr(t *testing.T, s study.Store, done study.Review, left srs.State) (study.Recorded, error) {
	t.Helper()
	o := study.Occasion{Learner: done.Learner, Deck: done.Deck, Card: done.Card, Key: uuid.NewString()}
	return s.Revise(t.Context(), o, func(study.Standing) (study.Revision, error) {
		return study.Revision{Reviews: []study.Review{undoing(o, done)}, State: left}, nil
	})
}

// undoing is the row that undoes a review.
func undoing(o study.Occasion, done study.Review) study.Review {
	return study.Review{
		ID:      uuid.Must(uuid.NewV7()).String(),
		Learner: o.Learner, Deck: o.Deck, Card: o.Card, Key: o.Key,
		At: done.At, Day: done.Day, Number: done.Number, Voids: done.ID,
	}
}

// again asks for the answer of an occasion that must be stored.
func again(t *testing.T, s study.Store, o study.Occasion) study.Recorded {
	t.Helper()
	rec, err := s.Record(t.Context(), o, func(study.Known) (study.Review, srs.State, error) {
		panic("a known key must not be decided again")
	})
	require.NoError(t, err)
	require.True(t, rec.Again)
	return rec
}

// agenda is the day of the deck history with room for a hundred new cards.
func agenda(t *testing.T, s study.Store, day int) study.Agenda {
	t.Helper()
	a, err := s.Agenda(t.Context(), study.AgendaQuery{Learner: me, Deck: history, Day: day, Fresh: 100})
	require.NoError(t, err)
	return a
}

// memories is what is remembered of the deck history.
func memories(t *testing.T, s study.Store) []study.Memory {
	t.Helper()
	all, err := s.Memories(t.Context(), me, history)
	require.NoError(t, err)
	return all
}

// log is the learner's whole log.
func log(t *testing.T, s study.Store) []study.Review {
	t.Helper()
	var all []study.Review
	require.NoError(t, s.Log(t.Context(), me, func(r study.Review) error {
		all = append(all, r)
		return nil
	}))
	return all
}

// cardsOf are the ids of memories, in their order.
func cardsOf(ms []study.Memory) []string {
	ids := []string{}
	for _, m := range ms {
		ids = append(ids, m.Card)
	}
	return ids
}

// freshOf are the ids of new cards, in their order.
func freshOf(a study.Agenda) []string {
	ids := []string{}
	for _, f := range a.Fresh {
		ids = append(ids, f.Card)
	}
	return ids
}
