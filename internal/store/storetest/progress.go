package storetest

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"quiz/internal/progress"
	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the behaviours of progress.Source, which every engine has beside
// study.Store.

// read returns what the source has for a query.
func read(t *testing.T, s study.Store, q progress.Query) (progress.Kept, []progress.Answer) {
	t.Helper()
	source, ok := s.(progress.Source)
	require.True(t, ok, "the store is no progress.Source")
	var kept progress.Kept
	var answers []progress.Answer
	opened := 0
	err := source.Progress(t.Context(), q, func(k progress.Kept) error {
		require.Empty(t, answers, "opened before the first answer")
		opened++
		kept = k
		return nil
	}, func(a progress.Answer) error {
		answers = append(answers, a)
		return nil
	})
	require.NoError(t, err)
	require.Equal(t, 1, opened)
	return kept, answers
}

// everything asks for all decks of the learner.
var everything = progress.Query{Learner: me}

// counted is a review as progress counts it.
func counted(r study.Review) progress.Answer {
	return progress.Answer{
		Deck: r.Deck, Card: r.Card, Day: r.Day, Grade: r.Grade, Evidence: r.Evidence,
		Retention: r.Retention, FuzzSeed: r.FuzzSeed, Parameters: r.Parameters,
	}
}

// idsOf are the cards of answers, in their order.
func idsOf(answers []progress.Answer) []string {
	ids := []string{}
	for _, a := range answers {
		ids = append(ids, a.Deck+" "+a.Card)
	}
	return ids
}

var progressBehaviours = []behaviour{
	{"progress has nothing of a learner who never answered but the cards", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		kept, answers := read(t, s, everything)
		require.Equal(t, []progress.Card{{Deck: history, Card: "a"}, {Deck: history, Card: "b"}}, kept.Cards)
		require.Empty(t, answers)
		require.Contains(t, kept.Schedulers, int64(1))
		require.NoError(t, kept.Schedulers[1].Params.Validate())
	}},

	{"progress of somebody who is no learner is an error", func(t *testing.T, s study.Store) {
		err := s.(progress.Source).Progress(t.Context(), progress.Query{Learner: nobody},
			func(progress.Kept) error { return nil }, func(progress.Answer) error { return nil })
		require.ErrorIs(t, err, study.ErrNoLearner)
	}},

	{"progress has every answer with the inputs of its step, in the order of storing", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		want := []progress.Answer{
			counted(give(t, s, "b", inReview(today+5, 3)).Review),
			counted(give(t, s, "a", inReview(today, 3)).Review),
			counted(give(t, s, "b", inReview(today+5, 9)).Review),
		}
		_, answers := read(t, s, everything)
		require.Equal(t, want, answers)
	}},

	{"progress has no undone answer, and none that undid it", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		left := inLearning(today, 60e9)
		first := give(t, s, "a", left)
		undo(t, s, give(t, s, "a", inReview(today, 3)).Review, left)
		_, answers := read(t, s, everything)
		require.Equal(t, []progress.Answer{counted(first.Review)}, answers)
	}},

	{"progress has what is remembered of each card", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b", "c")...)
		give(t, s, "b", inReview(today-2, 5))
		give(t, s, "c", inLearning(today, 60e9))
		kept, _ := read(t, s, everything)
		require.Equal(t, []progress.Card{
			{Deck: history, Card: "a"},
			{Deck: history, Card: "b", Phase: srs.Reviewing, Stability: 3.25, FirstDay: today - 2, Day: today - 2, DueDay: today + 3},
			{Deck: history, Card: "c", Phase: srs.Learning, Stability: 0.4, FirstDay: today, Day: today},
		}, kept.Cards)
	}},

	{"progress has what the learner set for each card", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b", "c")...)
		give(t, s, "b", inReview(today, 5))
		require.NoError(t, s.Mark(t.Context(), me, history, "a", study.Mark{Suspended: true}))
		require.NoError(t, s.Mark(t.Context(), me, history, "b", study.Mark{BuriedOn: today}))
		require.NoError(t, s.Mark(t.Context(), me, history, "c", study.Mark{Note: "odd", NotedAt: 1}))
		kept, _ := read(t, s, everything)
		require.True(t, kept.Cards[0].Suspended)
		require.Equal(t, srs.New, kept.Cards[0].Phase)
		require.False(t, kept.Cards[1].Suspended)
		require.Equal(t, today, kept.Cards[1].BuriedOn)
		require.Equal(t, progress.Card{Deck: history, Card: "c"}, kept.Cards[2])
	}},

	{"progress has no card that can't be asked, but its answers", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b", "c")...)
		for _, id := range []string{"a", "b", "c"} {
			give(t, s, id, inReview(today, 3))
		}
		installSilent(t, s, []string{"b"}, cards("a", "b")...)
		kept, answers := read(t, s, everything)
		require.Len(t, kept.Cards, 1)
		require.Equal(t, "a", kept.Cards[0].Card)
		require.Equal(t, []string{"history a", "history b", "history c"}, idsOf(answers))
	}},

	{"progress of one deck has nothing of the others", func(t *testing.T, s study.Store) {
		install(t, s, cards("b", "a")...)
		installBook(t, s, book("arts", cards("a")...))
		give(t, s, "a", inReview(today, 3))
		giveOn(t, s, study.Occasion{Learner: me, Deck: "arts", Card: "a", Key: "k"}, inReview(today, 5))
		all, answers := read(t, s, everything)
		require.Equal(t, []string{"history a", "arts a"}, idsOf(answers))
		require.Equal(t, []string{history, history, "arts"}, []string{all.Cards[0].Deck, all.Cards[1].Deck, all.Cards[2].Deck})
		require.Equal(t, "b", all.Cards[0].Card, "in the deck's order")
		one, answers := read(t, s, progress.Query{Learner: me, Deck: "arts"})
		require.Equal(t, []string{"arts a"}, idsOf(answers))
		require.Len(t, one.Cards, 1)
		require.Equal(t, today+5, one.Cards[0].DueDay)
		none, answers := read(t, s, progress.Query{Learner: me, Deck: "none"})
		require.Empty(t, answers)
		require.Empty(t, none.Cards)
	}},

	{"progress has the answers to a renamed card under its new id", func(t *testing.T, s study.Store) {
		install(t, s, cards("one", "b")...)
		give(t, s, "one", inReview(today, 3))
		install(t, s, renamed("two", "one"), card("b"))
		give(t, s, "two", inReview(today+3, 3))
		install(t, s, renamed("two", "one"), card("b"), card("one")) // another card by now
		give(t, s, "one", inReview(today+3, 3))
		_, answers := read(t, s, everything)
		require.Equal(t, []string{"history two", "history two", "history one"}, idsOf(answers))
	}},

	{"an error ends the reading of progress", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		give(t, s, "a", inReview(today, 3))
		give(t, s, "a", inReview(today+3, 3))
		enough := errors.New("enough")
		visits := 0
		source := s.(progress.Source)
		err := source.Progress(t.Context(), everything, func(progress.Kept) error { return nil }, func(progress.Answer) error {
			visits++
			return enough
		})
		require.ErrorIs(t, err, enough)
		require.Equal(t, 1, visits)
		err = source.Progress(t.Context(), everything, func(progress.Kept) error { return enough }, nil)
		require.ErrorIs(t, err, enough)
	}},
}
