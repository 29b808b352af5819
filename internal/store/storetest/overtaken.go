package storetest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the behaviours of answers that were given in class: they come when
// the card may have a later answer, which has overtaken them then.

// inClass stores an answer to a card of the deck history that was given in class at
// noon of a day, and is overtaken or leads to a state.
func inClass(t *testing.T, s study.Store, card string, day int, overtaken bool, next srs.State) study.Recorded {
	t.Helper()
	rec, err := inClassErr(t, s, card, day, overtaken, next)
	require.NoError(t, err)
	return rec
}

func inClassErr(t *testing.T, s study.Store, card string, day int, overtaken bool, next srs.State) (study.Recorded, error) {
	t.Helper()
	o := occasion(card)
	return s.Record(t.Context(), o, func(k study.Known) (study.Review, srs.State, error) {
		r := reviewFor(o, k, next)
		r.At, r.Day, r.InClass, r.Overtaken = instant(day), day, true, overtaken
		return r, next, nil
	})
}

var overtakenBehaviours = []behaviour{
	{"an answer in class says so, and is stored with the memory after it", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		given := inClass(t, s, "a", today, false, inReview(today, 3))
		require.True(t, given.Review.InClass)
		require.Equal(t, []study.Review{given.Review}, log(t, s))
		require.Equal(t, []study.Memory{given.Memory}, memories(t, s))
	}},

	{"an overtaken answer is stored and leaves the memory as it is", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		later := give(t, s, "a", inReview(today, 3))
		given := inClass(t, s, "a", today-2, true, inReview(today+9, 9))
		require.Equal(t, later.Memory, given.Memory)
		require.Equal(t, []study.Memory{later.Memory}, memories(t, s))
		require.Equal(t, []study.Review{later.Review, given.Review}, log(t, s))
		rec, err := s.Review(t.Context(), me, given.Review.ID)
		require.NoError(t, err)
		require.Equal(t, given.Review, rec.Review)
		all, err := s.History(t.Context(), me, history, "a")
		require.NoError(t, err)
		require.Len(t, all, 2)
		latest, err := s.Latest(t.Context(), me, history, today-9, 9)
		require.NoError(t, err)
		require.Equal(t, []study.Review{later.Review, given.Review}, latest)
	}},

	{"an answer that nothing has overtaken can't say so", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		_, err := inClassErr(t, s, "a", today, true, srs.State{})
		require.Error(t, err)
		give(t, s, "a", inReview(today, 3))
		_, err = inClassErr(t, s, "a", today, true, srs.State{})
		require.Error(t, err, "at the same moment is not later")
		require.Len(t, log(t, s), 1)
	}},

	{"an answer in class before the card's last one is refused unless it says that it was overtaken", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		give(t, s, "a", inReview(today, 3))
		_, err := inClassErr(t, s, "a", today-1, false, inReview(today, 3))
		require.ErrorIs(t, err, srs.ErrOutOfOrder)
		require.Len(t, log(t, s), 1)
	}},

	{"an overtaken answer is never a card's first", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		first := give(t, s, "a", inReview(today-1, 1))
		inClass(t, s, "a", today-3, true, srs.State{})
		second := give(t, s, "a", inReview(today, 3))
		require.Equal(t, today-1, second.Memory.FirstDay)
		require.Equal(t, today, undo(t, s, first.Review, inReview(today, 3)).Memory.FirstDay)
		require.Zero(t, undo(t, s, second.Review, srs.State{}).Memory.FirstDay)
		require.Empty(t, memories(t, s), "what stepped the card was undone, and the rest never did")
	}},

	{"progress tells overtaken answers", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		later := answerOf(give(t, s, "a", inReview(today, 3)).Review)
		overtaken := answerOf(inClass(t, s, "a", today-2, true, srs.State{}).Review)
		overtaken.Overtaken = true
		_, answers := read(t, s, 0)
		require.Equal(t, append(answers[:0:0], later, overtaken), counted(answers...))
	}},
}
