package storetest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the behaviours of answering. Decisions run inside the store's
// transaction, so they report what they see and fail no test themselves.

var recordBehaviours = []behaviour{
	{"an answer is stored with the memory after it", func(t *testing.T, s study.Store) {
		install(t, s, cards("a/x")...)
		o := occasion("a/x")
		want := inReview(today, 3)
		given := giveOn(t, s, o, want)
		require.Equal(t, study.Memory{Card: "a/x", Fact: "a", FirstDay: today, State: want}, given.Memory)
		require.Equal(t, []study.Review{given.Review}, log(t, s))
		require.Equal(t, []study.Memory{given.Memory}, memories(t, s))
		rec, err := s.Review(t.Context(), me, given.Review.ID)
		require.NoError(t, err)
		require.Equal(t, given, rec)
	}},

	{"a decision is told the card's memory and the newest parameters", func(t *testing.T, s study.Store) {
		install(t, s, cards("a/x")...)
		parameters, err := s.Parameters(t.Context(), 1)
		require.NoError(t, err)
		want := study.Known{Memory: study.Memory{Card: "a/x", Fact: "a"}, Parameters: parameters}
		require.Equal(t, want, knownOf(t, s, "a/x"))
		want.Memory = give(t, s, "a/x", inLearning(today, 600e9)).Memory
		require.Equal(t, want, knownOf(t, s, "a/x"))
	}},

	{"a known key returns what is stored and decides nothing", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		o := occasion("a")
		first := giveOn(t, s, o, inLearning(today, 60e9))
		rec := again(t, s, o)
		require.Equal(t, first.Review, rec.Review)
		require.Equal(t, first.Memory, rec.Memory)
		second := give(t, s, "a", inReview(today, 3))
		require.Equal(t, second.Memory, again(t, s, o).Memory, "the memory as it stands now")
		require.Len(t, log(t, s), 2)
	}},

	{"a key that was used for another card is refused and decides nothing", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		installBook(t, s, book("other", cards("a")...))
		o := occasion("a")
		given := giveOn(t, s, o, inReview(today, 3))
		for _, wrong := range []study.Occasion{
			{Learner: me, Deck: history, Card: "b", Key: o.Key},
			{Learner: me, Deck: "other", Card: "a", Key: o.Key},
			{Learner: me, Deck: history, Card: "never", Key: o.Key},
		} {
			refuseKey(t, s, wrong)
		}
		require.Equal(t, []study.Review{given.Review}, log(t, s))
		require.Equal(t, given.Review, again(t, s, o).Review)
	}},

	{"an error from the decision is returned as it is and stores nothing", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		o := occasion("a")
		stale := errors.New("stale")
		_, err := s.Record(t.Context(), o, func(k study.Known) (study.Review, srs.State, error) {
			return reviewFor(o, k, inReview(today, 3)), inReview(today, 3), stale
		})
		require.Same(t, stale, err)
		require.Empty(t, log(t, s))
		require.Empty(t, memories(t, s))
		giveOn(t, s, o, inReview(today, 3)) // the key is still free
	}},

	{"a panic in the decision is an error and stores nothing", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		_, err := s.Record(t.Context(), occasion("a"), func(study.Known) (study.Review, srs.State, error) {
			panic("a bug")
		})
		require.ErrorContains(t, err, "a bug")
		require.Empty(t, log(t, s))
		give(t, s, "a", inReview(today, 3))
	}},

	{"concurrent answers to one card each see the memory of the one before", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		const n = 40
		errs := inParallel(n, func(int) error {
			o := occasion("a")
			_, err := s.Record(t.Context(), o, func(k study.Known) (study.Review, srs.State, error) {
				next := inReview(today, 3)
				next.Reps = k.Memory.State.Reps + 1
				return reviewFor(o, k, next), next, nil
			})
			return err
		})
		require.NoError(t, errs)
		require.Equal(t, n, memories(t, s)[0].State.Reps)
		for i, r := range log(t, s) {
			require.Equal(t, i, r.Number)
		}
	}},

	{"concurrent answers with one key are stored once", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		o := occasion("a")
		var mu sync.Mutex
		var ids []string
		fresh := 0
		require.NoError(t, inParallel(20, func(int) error {
			rec, err := s.Record(t.Context(), o, func(k study.Known) (study.Review, srs.State, error) {
				return reviewFor(o, k, inReview(today, 3)), inReview(today, 3), nil
			})
			mu.Lock()
			defer mu.Unlock()
			ids = append(ids, rec.Review.ID)
			if !rec.Again {
				fresh++
			}
			return err
		}))
		require.Equal(t, 1, fresh)
		require.Len(t, slices.Compact(ids), 1)
		require.Len(t, log(t, s), 1)
	}},

	{"an answer to a card that the deck lacks is refused", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		install(t, s, cards("a")...)
		for _, o := range []study.Occasion{
			occasion("never"), occasion("b"), {Learner: me, Deck: "none", Card: "a", Key: "k"},
		} {
			_, err := s.Record(t.Context(), o, nil)
			require.ErrorIs(t, err, study.ErrNoCard)
		}
	}},

	{"a retired card's known key still answers", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		o := occasion("b")
		given := giveOn(t, s, o, inReview(today, 3))
		install(t, s, cards("a")...)
		rec := again(t, s, o)
		require.Equal(t, given.Review, rec.Review)
		require.Equal(t, given.Memory, rec.Memory)
	}},

	{"an answer before the card's last one is refused", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		given := give(t, s, "a", inReview(today, 3))
		o := occasion("a")
		_, err := s.Record(t.Context(), o, func(k study.Known) (study.Review, srs.State, error) {
			r := reviewFor(o, k, inReview(today, 3))
			r.At = given.Review.At - 1
			return r, inReview(today, 3), nil
		})
		require.ErrorIs(t, err, srs.ErrOutOfOrder)
		require.Len(t, log(t, s), 1)
	}},

	{"a review for another occasion is refused", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		_, err := s.Record(t.Context(), occasion("a"), func(k study.Known) (study.Review, srs.State, error) {
			return reviewFor(occasion("b"), k, inReview(today, 3)), inReview(today, 3), nil
		})
		require.Error(t, err)
		require.Empty(t, log(t, s))
	}},

	{"an answer whose request is gone is not stored", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := s.Record(ctx, occasion("a"), func(study.Known) (study.Review, srs.State, error) {
			panic("must not be asked")
		})
		require.ErrorIs(t, err, context.Canceled)
		require.Empty(t, log(t, s))
	}},

	{"an unknown review is an error", func(t *testing.T, s study.Store) {
		_, err := s.Review(t.Context(), me, "none")
		require.ErrorIs(t, err, study.ErrNoReview)
	}},
}

// refuseKey sends an answer with a key that is another card's.
func refuseKey(t *testing.T, s study.Store, o study.Occasion) {
	t.Helper()
	_, err := s.Record(t.Context(), o, func(study.Known) (study.Review, srs.State, error) {
		panic("must not be asked")
	})
	require.ErrorIs(t, err, study.ErrKeyUsed)
}

// knownOf is what a decision about a card is told.
func knownOf(t *testing.T, s study.Store, card string) study.Known {
	t.Helper()
	var known study.Known
	enough := errors.New("enough")
	_, err := s.Record(t.Context(), occasion(card), func(k study.Known) (study.Review, srs.State, error) {
		known = k
		return study.Review{}, srs.State{}, enough
	})
	require.Same(t, enough, err)
	return known
}

// inParallel calls fn n times at once and joins the errors.
func inParallel(n int, fn func(i int) error) error {
	errs := make([]error, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { errs[i] = fn(i) })
	}
	all.Wait()
	return errors.Join(errs...)
}
