package storetest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"quiz/internal/study"
)

// This file holds the behaviours of cards that get another id.

var renameBehaviours = []behaviour{
	{"a renamed card takes over the memory of the card it was", func(t *testing.T, s study.Store) {
		install(t, s, cards("old", "b")...)
		given := give(t, s, "old", inReview(today-3, 3))
		install(t, s, renamed("new", "old"), card("b"))
		want := study.Memory{Card: "new", Fact: "new", FirstDay: today - 3, State: given.Memory.State}
		require.Equal(t, []study.Memory{want}, memories(t, s))
		require.Equal(t, []study.Memory{want}, agenda(t, s, today).Due)
		require.Equal(t, []string{"b"}, freshOf(agenda(t, s, today)))
	}},

	{"a renamed card's reviews are read under the new id", func(t *testing.T, s study.Store) {
		install(t, s, cards("old")...)
		o := occasion("old")
		given := giveOn(t, s, o, inReview(today-3, 3))
		install(t, s, renamed("new", "old"))
		want := given.Review
		want.Card, want.Question = "new", "new#choice"
		require.Equal(t, []study.Review{want}, log(t, s))
		rec, err := s.Review(t.Context(), me, want.ID)
		require.NoError(t, err)
		require.Equal(t, want, rec.Review)
		require.Equal(t, "new", rec.Memory.Card)
		require.Equal(t, want, again(t, s, o).Review)
	}},

	{"a key is good for every id that its card has had since", func(t *testing.T, s study.Store) {
		install(t, s, cards("one", "b")...)
		o := occasion("one")
		given := giveOn(t, s, o, inReview(today-3, 3))
		install(t, s, renamed("two", "one"), card("b"))
		later := occasion("two")
		giveOn(t, s, later, inReview(today, 3))
		install(t, s, renamed("three", "two"), card("b"), card("one"))
		for _, id := range []string{"one", "two", "three"} {
			o.Card = id
			require.Equal(t, given.Review.ID, again(t, s, o).Review.ID)
		}
		o.Card = "b"
		refuseKey(t, s, o)
		later.Card = "one" // another card by now, and never that of this answer
		refuseKey(t, s, later)
	}},

	{"a renamed card goes on under its new id", func(t *testing.T, s study.Store) {
		install(t, s, cards("old")...)
		give(t, s, "old", inReview(today-3, 3))
		install(t, s, renamed("new", "old"))
		next := inReview(today, 8)
		next.Reps = 2
		given := give(t, s, "new", next)
		require.Equal(t, 1, given.Review.Number)
		require.Equal(t, today-3, given.Memory.FirstDay)
		require.Equal(t, []string{"new", "new"}, []string{log(t, s)[0].Card, log(t, s)[1].Card})
	}},

	{"a card that keeps saying what it was takes nothing over twice", func(t *testing.T, s study.Store) {
		install(t, s, cards("old")...)
		give(t, s, "old", inReview(today, 3))
		install(t, s, renamed("new", "old"))
		before := memories(t, s)
		install(t, s, renamed("new", "old"), card("b"))
		require.Equal(t, before, memories(t, s))
	}},

	{"a card can be renamed twice", func(t *testing.T, s study.Store) {
		install(t, s, cards("one")...)
		give(t, s, "one", inReview(today, 3))
		install(t, s, renamed("two", "one"))
		give(t, s, "two", inReview(today+3, 3))
		install(t, s, renamed("three", "two"))
		require.Equal(t, []string{"three"}, cardsOf(memories(t, s)))
		for _, r := range log(t, s) {
			require.Equal(t, "three", r.Card)
		}
	}},

	{"a rename can be taken back", func(t *testing.T, s study.Store) {
		install(t, s, cards("old")...)
		give(t, s, "old", inReview(today, 3))
		install(t, s, renamed("new", "old"))
		give(t, s, "new", inReview(today+3, 3))
		install(t, s, cards("old")...)
		require.Equal(t, []string{"old"}, cardsOf(memories(t, s)))
		for _, r := range log(t, s) {
			require.Equal(t, "old", r.Card)
		}
	}},

	{"an id that is used anew starts anew", func(t *testing.T, s study.Store) {
		install(t, s, cards("old")...)
		give(t, s, "old", inReview(today-9, 9))
		install(t, s, renamed("new", "old"))
		install(t, s, renamed("new", "old"), card("old"))
		require.Equal(t, []string{"old"}, freshOf(agenda(t, s, today)))
		give(t, s, "old", inReview(today, 2))
		require.Equal(t, []string{"new", "old"}, cardsOf(memories(t, s)))
		require.Equal(t, []string{"new", "old"}, []string{log(t, s)[0].Card, log(t, s)[1].Card})
	}},

	{"a card takes nothing over from one that is still there", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		give(t, s, "a", inReview(today, 3))
		install(t, s, card("a"), renamed("b", "a"))
		require.Equal(t, []string{"a"}, cardsOf(memories(t, s)))
		require.Equal(t, []string{"b"}, freshOf(agenda(t, s, today)))
	}},

	{"two histories are not merged", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		give(t, s, "a", inReview(today, 3))
		give(t, s, "b", inReview(today, 4))
		before := memories(t, s)
		install(t, s, renamed("b", "a"))
		require.Equal(t, before, memories(t, s))
		require.Equal(t, []string{"a", "b"}, []string{log(t, s)[0].Card, log(t, s)[1].Card})
	}},

	{"of two cards that claim one history the first gets it", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		give(t, s, "a", inReview(today, 3))
		install(t, s, renamed("b", "a"), renamed("c", "a"))
		require.Equal(t, []string{"b"}, cardsOf(memories(t, s)))
		require.Equal(t, []string{"c"}, freshOf(agenda(t, s, today)))
	}},

	{"an answer from before a rename can be undone after it", func(t *testing.T, s study.Store) {
		install(t, s, cards("old")...)
		first := give(t, s, "old", inReview(today-9, 9))
		give(t, s, "old", inReview(today-4, 4))
		install(t, s, renamed("new", "old"))
		rec, err := s.Review(t.Context(), me, first.Review.ID)
		require.NoError(t, err)
		left := inReview(today-4, 4)
		require.Equal(t, today-4, undo(t, s, rec.Review, left).Memory.FirstDay)
	}},
}
