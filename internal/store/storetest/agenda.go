package storetest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the behaviours of a deck's day. How cards of one fact keep out
// of each other's way is in siblings.go.

var agendaBehaviours = []behaviour{
	{"new cards come in the deck's order, as many as are asked for", func(t *testing.T, s study.Store) {
		install(t, s, cards("z", "m", "a", "k")...)
		for n, want := range [][]string{{}, {"z"}, {"z", "m"}, {"z", "m", "a"}} {
			a, err := s.Agenda(t.Context(), study.AgendaQuery{Learner: me, Deck: history, Day: today, Fresh: n})
			require.NoError(t, err)
			require.Equal(t, want, freshOf(a))
			require.Equal(t, 4, a.Cards)
		}
		a, err := s.Agenda(t.Context(), study.AgendaQuery{Learner: me, Deck: history, Day: today, Fresh: -1})
		require.NoError(t, err)
		require.Empty(t, a.Fresh)
	}},

	{"a review is due on its day and after, not before", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		given := give(t, s, "a", inReview(today, 3))
		require.Empty(t, agenda(t, s, today+2).Due)
		require.Equal(t, []study.Memory{given.Memory}, agenda(t, s, today+3).Due)
		require.Equal(t, []study.Memory{given.Memory}, agenda(t, s, today+300).Due)
	}},

	{"cards in learning come whenever they are due, the earliest first", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b", "c")...)
		give(t, s, "a", inLearning(today, 20*time.Minute))
		give(t, s, "b", inLearning(today, 10*time.Minute))
		lapsed := inLearning(today, 15*time.Minute)
		lapsed.Phase = srs.Relearning
		give(t, s, "c", lapsed)
		require.Equal(t, []string{"b", "c", "a"}, cardsOf(agenda(t, s, today).Learning))
		require.Equal(t, []string{"b", "c", "a"}, cardsOf(agenda(t, s, today+50).Learning))
		require.Empty(t, agenda(t, s, today+50).Due)
	}},

	{"retired cards are left out of the day and of what is known", func(t *testing.T, s study.Store) {
		install(t, s, cards("due", "learning", "later", "new", "kept")...)
		give(t, s, "due", inReview(today-1, 1))
		give(t, s, "learning", inLearning(today-1, time.Minute))
		give(t, s, "later", inReview(today-1, 5))
		install(t, s, cards("kept")...)
		require.Equal(t, study.Agenda{Fresh: []study.Fresh{{Card: "kept", Fact: "kept"}}, Cards: 1, Unseen: 1}, agenda(t, s, today))
	}},

	{"cards without a question are nowhere", func(t *testing.T, s study.Store) {
		ids := []string{"due", "learning", "later", "new", "kept"}
		install(t, s, cards(ids...)...)
		give(t, s, "due", inReview(today-1, 1))
		give(t, s, "learning", inLearning(today-1, time.Minute))
		give(t, s, "later", inReview(today-1, 5))
		installSilent(t, s, ids[:4], cards(ids...)...)
		require.Equal(t, study.Agenda{Fresh: []study.Fresh{{Card: "kept", Fact: "kept"}}, Cards: 1, Unseen: 1}, agenda(t, s, today))
		install(t, s, cards(ids...)...)
		a := agenda(t, s, today)
		require.Equal(t, []string{"due"}, cardsOf(a.Due))
		require.Equal(t, []string{"learning"}, cardsOf(a.Learning))
		require.Equal(t, []string{"new", "kept"}, freshOf(a))
		require.Equal(t, []int{5, 2, today + 4}, []int{a.Cards, a.Known, a.NextDay})
	}},

	{"cards without a question don't fill the limit", func(t *testing.T, s study.Store) {
		installSilent(t, s, []string{"a", "b", "d"}, cards("a", "b", "c", "d", "e")...)
		a, err := s.Agenda(t.Context(), study.AgendaQuery{Learner: me, Deck: history, Day: today, Fresh: 2})
		require.NoError(t, err)
		require.Equal(t, []string{"c", "e"}, freshOf(a))
		require.Equal(t, 2, a.Cards)
	}},

	{"a day is counted in cards", func(t *testing.T, s study.Store) {
		install(t, s, cards("known", "finished", "learning", "new")...)
		give(t, s, "known", inReview(today-1, 5))
		give(t, s, "finished", inReview(today, 2))
		give(t, s, "learning", inLearning(today, time.Minute))
		a := agenda(t, s, today)
		require.Equal(t, 2, a.NewToday)
		require.Equal(t, 1, a.Finished)
		require.Equal(t, 2, a.Known)
		require.Equal(t, 4, a.Cards)

		a = agenda(t, s, today-1)
		require.Equal(t, 1, a.NewToday)
		require.Equal(t, 1, a.Finished)
	}},

	{"a card that is answered again is not new again", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		give(t, s, "a", inLearning(today-1, time.Minute))
		give(t, s, "a", inReview(today, 2))
		require.Zero(t, agenda(t, s, today).NewToday)
		require.Equal(t, 1, agenda(t, s, today-1).NewToday)
	}},

	{"work on a card that has been retired since is still counted", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		give(t, s, "a", inReview(today, 2))
		install(t, s, cards("b")...)
		a := agenda(t, s, today)
		require.Equal(t, 1, a.NewToday)
		require.Equal(t, 1, a.Finished)
		require.Zero(t, a.Known)
	}},

	{"work on a card that has no question any more is still counted", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		give(t, s, "a", inReview(today, 2))
		installSilent(t, s, []string{"a"}, cards("a", "b")...)
		a := agenda(t, s, today)
		require.Equal(t, []int{1, 1, 0, 1}, []int{a.NewToday, a.Finished, a.Known, a.Cards})
	}},

	{"the next day is the earliest after the day on which a review falls due", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b", "c", "d")...)
		require.Zero(t, agenda(t, s, today).NextDay)
		give(t, s, "a", inReview(today-1, 1))
		give(t, s, "d", inLearning(today, time.Minute))
		require.Zero(t, agenda(t, s, today).NextDay)
		give(t, s, "b", inReview(today, 7))
		give(t, s, "c", inReview(today, 4))
		require.Equal(t, today+4, agenda(t, s, today).NextDay)
		require.Equal(t, today+7, agenda(t, s, today+4).NextDay)
		require.Zero(t, agenda(t, s, today+7).NextDay)
	}},

	{"an agenda of a deck that is not installed is an error", func(t *testing.T, s study.Store) {
		_, err := s.Agenda(t.Context(), study.AgendaQuery{Learner: me, Deck: "none", Day: today})
		require.ErrorIs(t, err, study.ErrNoDeck)
	}},
}
