package storetest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the behaviours of taking an answer back.

var undoBehaviours = []behaviour{
	{"an undone answer says so, and its row stays", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		before := inLearning(today, 60e9)
		give(t, s, "a", before)
		o := occasion("a")
		given := giveOn(t, s, o, inReview(today, 3))
		taken := undo(t, s, given.Review, before)
		require.Equal(t, before, taken.Memory.State)

		rec, err := s.Review(t.Context(), me, given.Review.ID)
		require.NoError(t, err)
		require.True(t, rec.Undone)
		require.Equal(t, given.Review, rec.Review)
		require.Equal(t, before, rec.Memory.State)
		require.True(t, again(t, s, o).Undone, "the key of an undone answer still answers")
		require.Equal(t, []study.Review{given.Review, taken.Review}, log(t, s)[1:])
	}},

	{"undoing the only answer makes the card new again", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		given := give(t, s, "a", inReview(today, 3))
		taken := undo(t, s, given.Review, srs.State{})
		require.Equal(t, study.Memory{Card: "a", Fact: "a"}, taken.Memory)
		require.Empty(t, memories(t, s))
		a := agenda(t, s, today)
		require.Equal(t, []string{"a"}, freshOf(a))
		require.Zero(t, a.NewToday)
		require.Zero(t, a.Finished)
	}},

	{"undoing the first of two answers moves the card's first day", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		first := give(t, s, "a", inReview(today-3, 3))
		second := give(t, s, "a", inReview(today, 3))
		require.Equal(t, today-3, second.Memory.FirstDay)
		require.Equal(t, today, undo(t, s, first.Review, inReview(today, 3)).Memory.FirstDay)
		require.Equal(t, 1, agenda(t, s, today).NewToday)
	}},

	{"an answer can be undone once", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		give(t, s, "a", inReview(today, 3))
		given := give(t, s, "a", inReview(today+3, 3))
		undo(t, s, given.Review, inReview(today, 3))
		_, err := undoErr(t, s, given.Review, inReview(today, 3))
		require.Error(t, err)
		require.Len(t, log(t, s), 3)
	}},

	{"an answer that was never stored can't be undone", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		given := give(t, s, "a", inReview(today, 3)).Review
		given.ID = "none"
		_, err := undoErr(t, s, given, inReview(today, 3))
		require.Error(t, err)
		require.Len(t, log(t, s), 1)
	}},
}
