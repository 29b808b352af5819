package storetest

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the behaviours of exactness: what is read is what was stored,
// to the bit. Text is valid UTF-8 without NUL, as every engine can keep it, and
// numbers are finite; an engine keeps no negative zero.

var exactBehaviours = []behaviour{
	{"floats are read back to the bit", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		for i, f := range []float64{
			0, 1, 0.1, 1.0 / 3, math.Pi * 1e-9, math.Nextafter(1, 2), 1e15 + 0.3, 1 << 53, 1 << 60,
			math.MaxFloat64, math.SmallestNonzeroFloat64, -0.7,
		} {
			next := inReview(today+i, 3)
			next.Memory = srs.Memory{Stability: f, Difficulty: f}
			o := occasion("a")
			given, err := s.Record(t.Context(), o, func(k study.Known) (study.Review, srs.State, error) {
				r := reviewFor(o, k, next)
				r.Evidence, r.Retention = srs.Evidence{Guess: f, Slip: f}, f
				return r, next, nil
			})
			require.NoError(t, err)
			rec, err := s.Review(t.Context(), me, given.Review.ID)
			require.NoError(t, err)
			require.Equal(t, given, rec)
			require.Equal(t, math.Float64bits(f), math.Float64bits(rec.Memory.State.Memory.Stability))
		}
	}},

	{"what is not a number is refused", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		next := inReview(today, 3)
		next.Memory.Stability = math.NaN()
		o := occasion("a")
		_, err := s.Record(t.Context(), o, func(k study.Known) (study.Review, srs.State, error) {
			return reviewFor(o, k, next), next, nil
		})
		require.Error(t, err)
		require.Empty(t, log(t, s))
	}},

	{"seeds keep all 64 bits", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		want := []uint64{0, 1, math.MaxInt64, math.MaxInt64 + 1, math.MaxUint64, 0xdeadbeefcafef00d}
		for i, seed := range want {
			o := occasion("a")
			_, err := s.Record(t.Context(), o, func(k study.Known) (study.Review, srs.State, error) {
				r := reviewFor(o, k, inReview(today+i, 3))
				r.FuzzSeed = seed
				return r, inReview(today+i, 3), nil
			})
			require.NoError(t, err)
		}
		var got []uint64
		for _, r := range log(t, s) {
			got = append(got, r.FuzzSeed)
		}
		require.Equal(t, want, got)
	}},

	{"text that means something to a database or a browser is only text", func(t *testing.T, s study.Store) {
		for i, hostile := range []string{
			"'; DROP TABLE reviews; --", `"`, "%_\\", "$1 ? :a @b", "<script>alert(1)</script>", "line\nbreak\r\n\ttab",
			"\u202eright to left", "e\u0301 é", "🧠👩‍🏫", "\ufeff", " ", strings.Repeat("long ", 50_000),
		} {
			b := book(history, cards("a")...)
			b.Title, b.Description = hostile, hostile
			in := study.Installation{Book: b, File: hostile, Source: []byte(hostile)}
			require.NoError(t, s.Install(t.Context(), in, noon))
			books, err := s.Decks(t.Context())
			require.NoError(t, err)
			require.Equal(t, hostile, books[0].Title)

			o := occasion("a")
			o.Key = hostile
			given, err := s.Record(t.Context(), o, func(k study.Known) (study.Review, srs.State, error) {
				r := reviewFor(o, k, inReview(today, 3))
				r.ID, r.Question, r.Response = hostile, hostile, hostile
				return r, inReview(today, 3), nil
			})
			require.NoError(t, err)
			require.Equal(t, given.Review, again(t, s, o).Review)
			require.Equal(t, given.Review, log(t, s)[i])
			for _, o := range []study.Occasion{
				{Learner: me, Deck: history, Card: hostile, Key: "1"}, {Learner: me, Deck: hostile, Card: "a", Key: "1"},
			} {
				_, err := s.Record(t.Context(), o, nil)
				require.ErrorIs(t, err, study.ErrNoCard)
			}
		}
	}},

	{"whatever a review and a memory hold is read back", func(t *testing.T, s study.Store) {
		rapid.Check(t, func(rt *rapid.T) {
			o := occasion("a")
			o.Deck = "d" + o.Key // a deck of its own, so that one case doesn't hang on the last
			installBook(t, s, book(o.Deck, cards("a")...))
			next := anyState(rt)
			want := anyReview(rt, o)
			given, err := s.Record(t.Context(), o, func(study.Known) (study.Review, srs.State, error) {
				return want, next, nil
			})
			require.NoError(rt, err)
			require.Equal(rt, want, given.Review)
			rec, err := s.Review(t.Context(), me, want.ID)
			require.NoError(rt, err)
			require.Equal(rt, given, rec)
			require.Equal(rt, next, rec.Memory.State)
		})
	}},
}

// anyState is any state that was ever answered, whether or not a scheduler could
// have made it.
func anyState(t *rapid.T) srs.State {
	return srs.State{
		Phase:    rapid.SampledFrom([]srs.Phase{srs.Learning, srs.Reviewing, srs.Relearning}).Draw(t, "phase"),
		Step:     rapid.IntRange(0, math.MaxInt32).Draw(t, "step"),
		Memory:   srs.Memory{Stability: anyFloat(t), Difficulty: anyFloat(t)},
		Day:      rapid.IntRange(math.MinInt32, math.MaxInt32).Draw(t, "day"),
		At:       rapid.Int64Range(-1<<60, 1<<60).Draw(t, "state's at"),
		Reps:     rapid.IntRange(1, math.MaxInt).Draw(t, "reps"),
		Lapses:   rapid.Int().Draw(t, "lapses"),
		Interval: rapid.IntRange(0, math.MaxInt32).Draw(t, "interval"),
		Wait:     time.Duration(rapid.Int64().Draw(t, "wait")),
	}
}

// anyReview is any review of an occasion.
func anyReview(t *rapid.T, o study.Occasion) study.Review {
	r := reviewFor(o, study.Known{}, srs.State{})
	r.At = rapid.Int64().Draw(t, "at")
	r.Day = rapid.Int().Draw(t, "review's day")
	r.Number = rapid.Int().Draw(t, "number")
	r.Outcome = rapid.SampledFrom([]deck.Outcome{deck.Right, deck.Nearly, deck.Wrong}).Draw(t, "outcome")
	r.Grade = rapid.SampledFrom([]srs.Grade{srs.Again, srs.Hard, srs.Good, srs.Easy}).Draw(t, "grade")
	r.Evidence = srs.Evidence{Guess: anyFloat(t), Slip: anyFloat(t)}
	r.Retention = anyFloat(t)
	r.FuzzSeed = rapid.Uint64().Draw(t, "seed")
	r.Parameters = 1
	r.Response = strings.ReplaceAll(rapid.String().Draw(t, "response"), "\x00", "")
	r.TookMS = rapid.Int64().Draw(t, "took")
	return r
}

// anyFloat is any finite number but the negative zero.
func anyFloat(t *rapid.T) float64 {
	return rapid.Float64().Filter(func(f float64) bool {
		return !math.IsNaN(f) && !math.IsInf(f, 0) && (f != 0 || !math.Signbit(f))
	}).Draw(t, "float")
}
