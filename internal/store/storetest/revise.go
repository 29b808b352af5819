package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the behaviours of looking back: the last answers, a card's
// history, and revising what counts.

var reviseBehaviours = []behaviour{
	{"the latest answers come newest first, without those undone", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		first := give(t, s, "a", inReview(today-2, 3)).Review
		second := give(t, s, "b", inReview(today, 3)).Review
		gone := give(t, s, "a", inReview(today, 5)).Review
		undo(t, s, gone, inReview(today-2, 3))
		require.Equal(t, []study.Review{second, first}, latest(t, s, 0, 9))
		require.Equal(t, []study.Review{second}, latest(t, s, 0, 1))
		require.Equal(t, []study.Review{second}, latest(t, s, today, 9))
		require.Empty(t, latest(t, s, today+1, 9))
		_, err := s.Latest(t.Context(), me, "none", 0, 9)
		require.ErrorIs(t, err, study.ErrNoDeck)
		_, err = s.Latest(t.Context(), nobody, history, 0, 9)
		require.ErrorIs(t, err, study.ErrNoLearner)
	}},

	{"a card's history has every answer, and says which were undone", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		first := give(t, s, "a", inReview(today, 3)).Review
		give(t, s, "b", inReview(today, 3))
		second := give(t, s, "a", inReview(today+3, 9)).Review
		undo(t, s, second, inReview(today, 3))
		want := []study.Recorded{{Review: first}, {Review: second, Undone: true}}
		got, err := s.History(t.Context(), me, history, "a")
		require.NoError(t, err)
		require.Equal(t, want, got)
		_, err = s.History(t.Context(), me, history, "none")
		require.ErrorIs(t, err, study.ErrNoCard)
	}},

	{"history and latest answers follow a renamed card", func(t *testing.T, s study.Store) {
		install(t, s, cards("old")...)
		given := give(t, s, "old", inReview(today, 3)).Review
		install(t, s, renamed("new", "old"))
		given.Card, given.Question = "new", "new#choice"
		got, err := s.History(t.Context(), me, history, "new")
		require.NoError(t, err)
		require.Equal(t, []study.Recorded{{Review: given}}, got)
		require.Equal(t, []study.Review{given}, latest(t, s, 0, 9))
		undo(t, s, given, srs.State{})
		require.Empty(t, memories(t, s))
	}},

	{"the decision of a revision is given the log as it counts", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		first := give(t, s, "a", inReview(today, 3)).Review
		second := give(t, s, "a", inReview(today+3, 9))
		undo(t, s, give(t, s, "a", inReview(today+12, 20)).Review, second.Memory.State)
		_, err := s.Revise(t.Context(), occasion("a"), func(k study.Standing) (study.Revision, error) {
			require.Equal(t, []study.Review{first, second.Review}, k.Reviews)
			require.Equal(t, second.Memory, k.Memory)
			require.Contains(t, k.Parameters, first.Parameters)
			return study.Revision{}, errNothing
		})
		require.ErrorIs(t, err, errNothing)
		require.Len(t, log(t, s), 4, "an error stores nothing")
	}},

	{"an answer is replaced by one row that voids it and one that counts", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		before := give(t, s, "a", inReview(today, 3)).Review
		o := occasion("a")
		next := inReview(today, 12)
		var rows []study.Review
		replace := func(study.Standing) (study.Revision, error) {
			void := undoing(study.Occasion{Learner: me, Deck: history, Card: "a", Key: uuid.NewString()}, before)
			again := before
			again.ID, again.Key, again.Grade = uuid.NewString(), o.Key, srs.Easy
			rows = []study.Review{void, again}
			return study.Revision{Reviews: rows, State: next}, nil
		}
		rec, err := s.Revise(t.Context(), o, replace)
		require.NoError(t, err)
		require.Equal(t, study.Recorded{Review: rows[1], Memory: study.Memory{Card: "a", Fact: "a", FirstDay: today, State: next}}, rec)
		require.Equal(t, append([]study.Review{before}, rows...), log(t, s))
		require.Equal(t, []study.Review{rows[1]}, latest(t, s, 0, 9))

		repeated, err := s.Revise(t.Context(), o, func(study.Standing) (study.Revision, error) {
			panic("a known key must not be decided again")
		})
		require.NoError(t, err)
		require.True(t, repeated.Again)
		require.Equal(t, rows[1], repeated.Review)
	}},

	{"a revision that is not whole stores nothing", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		given := give(t, s, "a", inReview(today, 3)).Review
		o := occasion("a")
		other := o
		other.Card = "b"
		for name, rows := range map[string][]study.Review{
			"no rows":          nil,
			"another key":      {undoing(occasion("a"), given)},
			"another card":     {undoing(other, given)},
			"a second failing": {undoing(study.Occasion{Learner: me, Deck: history, Card: "a", Key: "first-of-two"}, given), undoing(o, given)},
		} {
			_, err := s.Revise(t.Context(), o, func(study.Standing) (study.Revision, error) {
				return study.Revision{Reviews: rows}, nil
			})
			require.Error(t, err, name)
		}
		require.Equal(t, []study.Review{given}, log(t, s))
		require.Len(t, memories(t, s), 1)
		_, err := s.Revise(t.Context(), occasion("none"), func(study.Standing) (study.Revision, error) { panic("no card") })
		require.ErrorIs(t, err, study.ErrNoCard)
	}},

	{"a card that left the deck can still be revised", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		given := give(t, s, "a", inReview(today, 3)).Review
		install(t, s, cards("b")...)
		undo(t, s, given, srs.State{})
		require.Empty(t, memories(t, s))
	}},
}

var errNothing = errors.New("nothing is to be stored")

// latest are the last answers in the deck history.
func latest(t *testing.T, s study.Store, since, n int) []study.Review {
	t.Helper()
	list, err := s.Latest(t.Context(), me, history, since, n)
	require.NoError(t, err)
	return list
}

var markBehaviours = []behaviour{
	{"marks are kept until they are taken back", func(t *testing.T, s study.Store) {
		install(t, s, cards("b", "a")...)
		require.Empty(t, marks(t, s))
		note := study.Mark{Suspended: true, BuriedOn: today, Note: "the date is off", NotedAt: instant(today)}
		mark(t, s, "a", note)
		mark(t, s, "b", study.Mark{BuriedOn: today})
		require.Equal(t, []study.CardMark{{Card: "b", Mark: study.Mark{BuriedOn: today}}, {Card: "a", Mark: note}}, marks(t, s))
		require.NoError(t, s.Mark(t.Context(), me, history, "a", func(m study.Mark) study.Mark {
			require.Equal(t, note, m)
			m.Suspended = false
			return m
		}))
		note.Suspended = false
		require.Equal(t, note, marks(t, s)[1].Mark)
		mark(t, s, "a", study.Mark{})
		require.Len(t, marks(t, s), 1)
	}},

	{"only a learner's own cards can be marked", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		keep := func(m study.Mark) study.Mark { return m }
		require.ErrorIs(t, s.Mark(t.Context(), me, history, "none", keep), study.ErrNoCard)
		require.ErrorIs(t, s.Mark(t.Context(), nobody, history, "a", keep), study.ErrNoLearner)
		_, err := s.Marks(t.Context(), me, "none")
		require.ErrorIs(t, err, study.ErrNoDeck)
	}},

	{"a suspended card is not asked, but counted", func(t *testing.T, s study.Store) {
		ids := []string{"due", "learning", "later", "new", "kept"}
		install(t, s, cards(ids...)...)
		give(t, s, "due", inReview(today-1, 1))
		give(t, s, "learning", inLearning(today-1, time.Minute))
		give(t, s, "later", inReview(today-1, 2))
		for _, id := range ids[:4] {
			mark(t, s, id, study.Mark{Suspended: true})
		}
		want := study.Agenda{Fresh: []study.Fresh{{Card: "kept", Fact: "kept"}}, Cards: 5, Known: 2, Hidden: 4, Unseen: 1}
		require.Equal(t, want, agendaAhead(t, s, 9))
		mark(t, s, "due", study.Mark{})
		require.Equal(t, []string{"due"}, cardsOf(agenda(t, s, today).Due))
	}},

	{"a card that was put off comes the next day", func(t *testing.T, s study.Store) {
		install(t, s, cards("due", "new")...)
		give(t, s, "due", inReview(today-1, 1))
		mark(t, s, "due", study.Mark{BuriedOn: today})
		mark(t, s, "new", study.Mark{BuriedOn: today})
		a := agenda(t, s, today)
		require.Empty(t, a.Due)
		require.Empty(t, a.Fresh)
		require.Equal(t, 2, a.Hidden)
		require.Equal(t, 1, a.Tomorrow)
		require.Equal(t, today+1, a.NextDay)
		require.Equal(t, 1, a.Unseen)
		a = agenda(t, s, today+1)
		require.Equal(t, []string{"due"}, cardsOf(a.Due))
		require.Equal(t, []string{"new"}, freshOf(a))
		require.Zero(t, a.Hidden)
	}},

	{"a suspended card holds no sibling back", func(t *testing.T, s study.Store) {
		install(t, s, cards("fact/a", "fact/b", "fact/c")...)
		give(t, s, "fact/a", inLearning(today-1, time.Minute))
		give(t, s, "fact/b", inReview(today-1, 1))
		require.Empty(t, agenda(t, s, today).Due)
		mark(t, s, "fact/a", study.Mark{Suspended: true})
		require.Equal(t, []string{"fact/b"}, cardsOf(agenda(t, s, today).Due))
		mark(t, s, "fact/b", study.Mark{Suspended: true})
		require.Equal(t, []string{"fact/c"}, freshOf(agenda(t, s, today)))
	}},

	{"marks go with a renamed card", func(t *testing.T, s study.Store) {
		install(t, s, cards("old", "other")...)
		give(t, s, "old", inReview(today, 3))
		mark(t, s, "old", study.Mark{Suspended: true})
		mark(t, s, "other", study.Mark{BuriedOn: today})
		install(t, s, renamed("new", "old"), renamed("another", "other"))
		require.Equal(t, []study.CardMark{
			{Card: "new", Mark: study.Mark{Suspended: true}},
			{Card: "another", Mark: study.Mark{BuriedOn: today}},
		}, marks(t, s))
	}},

	{"reviews of the days ahead come when they are asked for", func(t *testing.T, s study.Store) {
		install(t, s, cards("soon", "later", "far", "fact/a", "fact/b", "learning")...)
		give(t, s, "later", inReview(today-2, 5))
		give(t, s, "soon", inReview(today-2, 3))
		give(t, s, "far", inReview(today-2, 50))
		give(t, s, "fact/a", inReview(today-2, 3))
		give(t, s, "fact/b", inReview(today, 3))
		give(t, s, "learning", inLearning(today, time.Minute))
		require.Empty(t, agenda(t, s, today).Ahead)
		a := agendaAhead(t, s, 7)
		require.Equal(t, []string{"soon", "later"}, cardsOf(a.Ahead), "none whose sibling was reviewed today")
		require.Equal(t, []string{"soon"}, cardsOf(agendaAhead(t, s, 1).Ahead))
		require.Equal(t, 2, a.Tomorrow, "soon and fact/a")
	}},

	{"tomorrow counts what falls due and what siblings put off", func(t *testing.T, s study.Store) {
		install(t, s, cards("fact/a", "fact/b", "c", "d")...)
		give(t, s, "fact/a", inReview(today-3, 1))
		give(t, s, "fact/b", inReview(today, 9))
		give(t, s, "c", inReview(today-1, 2))
		give(t, s, "d", inReview(today-1, 2))
		mark(t, s, "d", study.Mark{Suspended: true})
		require.Equal(t, 2, agenda(t, s, today).Tomorrow)
	}},
}

// mark sets a card's mark in the deck history.
func mark(t *testing.T, s study.Store, card string, m study.Mark) {
	t.Helper()
	require.NoError(t, s.Mark(t.Context(), me, history, card, func(study.Mark) study.Mark { return m }))
}

func marks(t *testing.T, s study.Store) []study.CardMark {
	t.Helper()
	list, err := s.Marks(t.Context(), me, history)
	require.NoError(t, err)
	return list
}

// agendaAhead is today's agenda with the reviews of some days after it.
func agendaAhead(t *testing.T, s study.Store, days int) study.Agenda {
	t.Helper()
	a, err := s.Agenda(t.Context(), study.AgendaQuery{Learner: me, Deck: history, Day: today, Fresh: 100, Ahead: days})
	require.NoError(t, err)
	return a
}
