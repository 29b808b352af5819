package storetest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the behaviours of siblings, the cards of one fact: they never
// come on one day. Of two that are due the program chooses.

var siblingBehaviours = []behaviour{
	{"siblings of a card that was reviewed today wait until tomorrow", func(t *testing.T, s study.Store) {
		install(t, s, cards("f/due", "f/new", "f/today", "g")...)
		due := give(t, s, "f/due", inReview(today-2, 2))
		require.Equal(t, []study.Memory{due.Memory}, agenda(t, s, today).Due)
		give(t, s, "f/today", inReview(today, 9))
		require.Empty(t, agenda(t, s, today).Due)
		require.Equal(t, []string{"g"}, freshOf(agenda(t, s, today)))
		require.Equal(t, []study.Memory{due.Memory}, agenda(t, s, today+1).Due)
		require.Equal(t, []string{"g"}, freshOf(agenda(t, s, today+1)), "of f a review is due")
	}},

	{"a review that a sibling puts off falls due on the next day", func(t *testing.T, s study.Store) {
		install(t, s, cards("f/due", "f/today")...)
		give(t, s, "f/due", inReview(today-2, 2))
		give(t, s, "f/today", inReview(today, 9))
		require.Equal(t, today+1, agenda(t, s, today).NextDay)
	}},

	{"a card is no sibling of itself", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		give(t, s, "a", inReview(today, 0))
		require.Equal(t, []string{"a"}, cardsOf(agenda(t, s, today).Due))
	}},

	{"a card in learning holds its due siblings back", func(t *testing.T, s study.Store) {
		for _, phase := range []srs.Phase{srs.Learning, srs.Relearning} {
			id := phase.String()
			b := book(id, cards("f/a", "f/b", "g/a")...)
			installBook(t, s, b)
			learning := inLearning(today-1, time.Minute)
			learning.Phase = phase
			for card, next := range map[string]srs.State{"f/a": learning, "f/b": inReview(today-5, 5), "g/a": inReview(today-5, 5)} {
				o := occasion(card)
				o.Deck = id
				giveOn(t, s, o, next)
			}
			a, err := s.Agenda(t.Context(), study.AgendaQuery{Learner: me, Deck: id, Day: today})
			require.NoError(t, err)
			require.Equal(t, []string{"f/a"}, cardsOf(a.Learning))
			require.Equal(t, []string{"g/a"}, cardsOf(a.Due))
			require.Equal(t, today+1, a.NextDay)
		}
	}},

	{"a card in learning comes although a sibling was reviewed on the day", func(t *testing.T, s study.Store) {
		install(t, s, cards("f/a", "f/b")...)
		give(t, s, "f/a", inLearning(today, time.Minute))
		give(t, s, "f/b", inReview(today, 9))
		require.Equal(t, []string{"f/a"}, cardsOf(agenda(t, s, today).Learning))
	}},

	{"of the new cards of a fact the first comes, and none fills the limit for another", func(t *testing.T, s study.Store) {
		install(t, s, cards("f/c", "f/a", "g/x", "f/b", "h/x", "h/y", "i")...)
		for n, want := range [][]string{{}, {"f/c"}, {"f/c", "g/x"}, {"f/c", "g/x", "h/x"}, {"f/c", "g/x", "h/x", "i"}} {
			a, err := s.Agenda(t.Context(), study.AgendaQuery{Learner: me, Deck: history, Day: today, Fresh: n})
			require.NoError(t, err)
			require.Equal(t, want, freshOf(a))
		}
	}},

	{"the first new card of a fact is the first that can be asked", func(t *testing.T, s study.Store) {
		installSilent(t, s, []string{"f/a"}, cards("f/a", "f/b", "f/c", "f/d")...)
		require.Equal(t, []string{"f/b"}, freshOf(agenda(t, s, today)))
		give(t, s, "f/b", inReview(today-1, 9))
		require.Equal(t, []string{"f/c"}, freshOf(agenda(t, s, today)))
		install(t, s, cards("f/d", "f/c", "f/b")...)
		require.Equal(t, []string{"f/d"}, freshOf(agenda(t, s, today)))
	}},

	{"no new card comes of a fact that is learnt, due or reviewed on the day", func(t *testing.T, s study.Store) {
		install(t, s, cards("learning/a", "learning/b", "due/a", "due/b", "over/a", "over/b", "done/a", "done/b", "later/a", "later/b")...)
		give(t, s, "learning/a", inLearning(today-1, time.Minute))
		give(t, s, "due/b", inReview(today-2, 2))
		give(t, s, "over/a", inReview(today-9, 2))
		give(t, s, "done/b", inReview(today, 3))
		give(t, s, "later/a", inReview(today-2, 3))
		a, err := s.Agenda(t.Context(), study.AgendaQuery{Learner: me, Deck: history, Day: today, Fresh: 1})
		require.NoError(t, err)
		require.Equal(t, []string{"later/b"}, freshOf(a))
		require.Equal(t, []string{"later/b"}, freshOf(agenda(t, s, today)))
	}},

	{"a card that can't be asked holds no sibling back", func(t *testing.T, s study.Store) {
		ids := []string{"f/learning", "f/new", "g/due", "g/new", "h/learning", "h/due"}
		install(t, s, cards(ids...)...)
		give(t, s, "f/learning", inLearning(today-1, time.Minute))
		give(t, s, "g/due", inReview(today-2, 2))
		give(t, s, "h/learning", inLearning(today-1, time.Minute))
		give(t, s, "h/due", inReview(today-2, 2))
		check := func() {
			a := agenda(t, s, today)
			require.Equal(t, []string{"f/new", "g/new"}, freshOf(a))
			require.Equal(t, []string{"h/due"}, cardsOf(a.Due))
			require.Zero(t, a.NextDay)
		}
		installSilent(t, s, []string{"f/learning", "g/due", "h/learning"}, cards(ids...)...)
		check()
		install(t, s, cards("f/new", "g/new", "h/due")...)
		check()
	}},

	{"a sibling that was reviewed on the day and retired since still holds the others back", func(t *testing.T, s study.Store) {
		install(t, s, cards("f/done", "f/new", "f/due")...)
		give(t, s, "f/due", inReview(today-2, 2))
		give(t, s, "f/done", inReview(today, 9))
		install(t, s, cards("f/new", "f/due")...)
		a := agenda(t, s, today)
		require.Empty(t, a.Fresh)
		require.Empty(t, a.Due)
		require.Equal(t, today+1, a.NextDay)
	}},
}
