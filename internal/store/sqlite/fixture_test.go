package sqlite

import (
	"errors"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the small deck and the answers of the tests of this package.

// history is the deck of the tests, and today a learner's day.
const (
	history = "history"
	today   = 20513
)

// bookOf is a book with a question of each card.
func bookOf(cards ...deck.Card) *deck.Book {
	b := &deck.Book{Format: deck.BookFormat, Deck: history, Title: "History", Cards: cards}
	for _, c := range cards {
		b.Questions = append(b.Questions, deck.Question{
			ID: c.ID + "#typed", Card: c.ID, Form: deck.Typed, Stem: "Who?", Answers: []string{"Hafiz"},
		})
	}
	return b
}

// number is the id of one of many cards.
func number(i int) string { return "c" + strconv.Itoa(i) }

func renamedCard(id, was string) deck.Card { return deck.Card{ID: id, Fact: id, Was: was} }

func installCards(t testing.TB, s *Store, ids ...string) {
	t.Helper()
	cards := make([]deck.Card, len(ids))
	for i, id := range ids {
		cards[i] = deck.Card{ID: id, Fact: id}
	}
	installBook(t, s, bookOf(cards...))
}

func installBook(t testing.TB, s *Store, b *deck.Book) {
	t.Helper()
	require.NoError(t, s.Install(t.Context(), study.Installation{Book: b}, time.UnixMilli(0)))
}

// give stores an answer.
func give(t testing.TB, s *Store, card string) study.Recorded {
	t.Helper()
	rec, err := s.Record(t.Context(), occasionOf(card), answerTo(card))
	require.NoError(t, err)
	return rec
}

func occasionOf(card string) study.Occasion {
	return study.Occasion{Learner: study.LocalLearner, Deck: history, Card: card, Key: "key of " + card}
}

// answerTo decides an answer with the key of occasionOf.
func answerTo(card string) decision { return answer(occasionOf(card)) }

// answer decides that an occasion is one more review of its card.
func answer(o study.Occasion) decision {
	return func(k study.Known) (study.Review, srs.State, error) {
		id, err := uuid.NewV7()
		next := srs.State{
			Phase: srs.Reviewing, Memory: srs.Memory{Stability: 3.2602, Difficulty: 5.31457},
			Day: today, At: max(today*86_400_000, k.Memory.State.At), Reps: k.Memory.State.Reps + 1, Interval: 3,
		}
		return study.Review{
			ID: id.String(), Learner: o.Learner, Deck: o.Deck, Card: o.Card, Question: o.Card + "#choice", Key: o.Key,
			At: next.At, Day: next.Day, Number: k.Memory.State.Reps, Outcome: deck.Right, Grade: srs.Good,
			Evidence: srs.Evidence{Guess: 0.25}, Retention: 0.9, FuzzSeed: 1 << 63,
			Parameters: k.Parameters.ID, Response: "the right option", TookMS: 4321,
		}, next, err
	}
}

// Text that PostgreSQL could not keep is kept all the same.
func TestTextThatIsNoTextIsKept(t *testing.T) {
	s := openTemp(t)
	installCards(t, s, "a")
	for _, response := range []string{"nul \x00 inside", "\xff\xfe", "\xed\xa0\x80", ""} {
		o := occasionOf("a")
		o.Key = uuid.NewString()
		given, err := s.Record(t.Context(), o, func(k study.Known) (study.Review, srs.State, error) {
			r, next, err := answer(o)(k)
			r.Response = response
			return r, next, err
		})
		require.NoError(t, err)
		rec, err := s.Review(t.Context(), 1, given.Review.ID)
		require.NoError(t, err)
		require.Equal(t, response, rec.Review.Response)
	}
}

func TestAParametersRowOfAnUnknownModelIsRefused(t *testing.T) {
	s := openTemp(t)
	installCards(t, s, "a")
	require.NoError(t, execute(t, s, `
		INSERT INTO parameters (id, model, weights, learning, relearning, max_interval, created_at)
		VALUES (2, 'fsrs-99', '1 2 3', '', '', 1, 0)`))
	_, err := s.Record(t.Context(), occasionOf("a"), answerTo("a"))
	require.ErrorContains(t, err, "fsrs-99")
	require.False(t, errors.Is(err, study.ErrNoCard))
}

func TestStepsAndWeightsAreReadBackExactly(t *testing.T) {
	p := srs.DefaultScheduler().Params
	p[0], p[1], p[2] = 1.0/3, 5e-324, 1.7976931348623157e308
	weights, err := readWeights(weightsText(p))
	require.NoError(t, err)
	require.Equal(t, p, weights)
	for _, want := range [][]time.Duration{nil, {1}, {time.Minute, 10 * time.Minute}, {1<<63 - 1, 999_999_999}} {
		steps, err := readSteps(stepsText(want))
		require.NoError(t, err)
		require.Equal(t, want, steps)
	}
	for _, bad := range []string{"", "1 2 3", weightsText(p) + " 1", "x" + weightsText(p)[1:]} {
		_, err := readWeights(bad)
		require.Error(t, err)
	}
	_, err = readSteps("soon")
	require.Error(t, err)
}
