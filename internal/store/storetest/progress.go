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

// read returns what the source has of the learner's log after a place.
func read(t *testing.T, s study.Store, after int64) (progress.Kept, []progress.Answer) {
	t.Helper()
	source, ok := s.(progress.Source)
	require.True(t, ok, "the store is no progress.Source")
	var kept progress.Kept
	var answers []progress.Answer
	opened, last := 0, after
	err := source.Progress(t.Context(), me, func(k progress.Kept) (int64, error) {
		require.Empty(t, answers, "opened before the first answer")
		opened++
		kept = k
		return after, nil
	}, func(a progress.Answer) error {
		require.Greater(t, a.Seq, last)
		last = a.Seq
		answers = append(answers, a)
		return nil
	})
	require.NoError(t, err)
	require.Equal(t, 1, opened)
	require.LessOrEqual(t, last, kept.Log.Last)
	return kept, answers
}

// counted are reviews as progress counts them, wherever they stand in the log.
func counted(all ...progress.Answer) []progress.Answer {
	for i := range all {
		all[i].Seq = 0
	}
	return all
}

// answerOf is a review as progress counts it.
func answerOf(r study.Review) progress.Answer {
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
		kept, answers := read(t, s, 0)
		require.Equal(t, []progress.Card{{Deck: history, Card: "a"}, {Deck: history, Card: "b"}}, kept.Cards)
		require.Empty(t, answers)
		require.Contains(t, kept.Schedulers, int64(1))
		require.NoError(t, kept.Schedulers[1].Params.Validate())
	}},

	{"progress of somebody who is no learner is an error", func(t *testing.T, s study.Store) {
		err := s.(progress.Source).Progress(t.Context(), nobody,
			func(progress.Kept) (int64, error) { return 0, nil }, func(progress.Answer) error { return nil })
		require.ErrorIs(t, err, study.ErrNoLearner)
	}},

	{"progress has every answer with the inputs of its step, in the order of storing", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		want := []progress.Answer{
			answerOf(give(t, s, "b", inReview(today+5, 3)).Review),
			answerOf(give(t, s, "a", inReview(today, 3)).Review),
			answerOf(give(t, s, "b", inReview(today+5, 9)).Review),
		}
		_, answers := read(t, s, 0)
		require.Equal(t, want, counted(answers...))
	}},

	{"progress has no undone answer, and none that undid it", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		left := inLearning(today, 60e9)
		first := give(t, s, "a", left)
		undo(t, s, give(t, s, "a", inReview(today, 3)).Review, left)
		_, answers := read(t, s, 0)
		require.Equal(t, []progress.Answer{answerOf(first.Review)}, counted(answers...))
	}},

	{"progress has what is remembered of each card", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b", "c")...)
		give(t, s, "b", inReview(today-2, 5))
		give(t, s, "c", inLearning(today, 60e9))
		kept, _ := read(t, s, 0)
		require.Equal(t, []progress.Card{
			{Deck: history, Card: "a"},
			{Deck: history, Card: "b", Phase: srs.Reviewing, Stability: 3.25, FirstDay: today - 2, Day: today - 2, DueDay: today + 3},
			{Deck: history, Card: "c", Phase: srs.Learning, Stability: 0.4, FirstDay: today, Day: today},
		}, kept.Cards)
	}},

	{"progress has what the learner set for each card", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b", "c")...)
		give(t, s, "b", inReview(today, 5))
		mark(t, s, "a", study.Mark{Suspended: true})
		mark(t, s, "b", study.Mark{BuriedOn: today})
		mark(t, s, "c", study.Mark{Note: "odd", NotedAt: 1})
		kept, _ := read(t, s, 0)
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
		kept, answers := read(t, s, 0)
		require.Len(t, kept.Cards, 1)
		require.Equal(t, "a", kept.Cards[0].Card)
		require.Equal(t, []string{"history a", "history b", "history c"}, idsOf(answers))
	}},

	{"progress has all decks in the order of their installation", func(t *testing.T, s study.Store) {
		install(t, s, cards("b", "a")...)
		installBook(t, s, book("arts", cards("a")...))
		give(t, s, "a", inReview(today, 3))
		giveOn(t, s, study.Occasion{Learner: me, Deck: "arts", Card: "a", Key: "k"}, inReview(today, 5))
		kept, answers := read(t, s, 0)
		require.Equal(t, []string{"history a", "arts a"}, idsOf(answers))
		var ids []string
		for _, c := range kept.Cards {
			ids = append(ids, c.Deck+" "+c.Card)
		}
		require.Equal(t, []string{"history b", "history a", "arts a"}, ids)
	}},

	{"progress goes on after a place in the log", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b", "c")...)
		give(t, s, "a", inReview(today, 3))
		before, answers := read(t, s, 0)
		require.Equal(t, answers[0].Seq, before.Log.Last)
		give(t, s, "c", inReview(today, 3))
		give(t, s, "b", inReview(today, 3))
		after, answers := read(t, s, before.Log.Last)
		require.Equal(t, []string{"history c", "history b"}, idsOf(answers))
		require.Equal(t, answers[1].Seq, after.Log.Last)
		require.Equal(t, before.Log.Undone, after.Log.Undone)
		require.Equal(t, before.Log.Renamed, after.Log.Renamed)
	}},

	{"progress tells when answers that were read have changed", func(t *testing.T, s study.Store) {
		install(t, s, cards("one")...)
		given := give(t, s, "one", inReview(today, 3))
		before, _ := read(t, s, 0)
		install(t, s, renamed("two", "one"))
		renamed, _ := read(t, s, 0)
		require.NotEqual(t, before.Log.Renamed, renamed.Log.Renamed)
		rec, err := s.Review(t.Context(), me, given.Review.ID)
		require.NoError(t, err)
		undo(t, s, rec.Review, srs.State{})
		undone, _ := read(t, s, 0)
		require.NotEqual(t, renamed.Log.Undone, undone.Log.Undone)
	}},

	{"progress has the answers to a renamed card under its new id", func(t *testing.T, s study.Store) {
		install(t, s, cards("one", "b")...)
		give(t, s, "one", inReview(today, 3))
		install(t, s, renamed("two", "one"), card("b"))
		give(t, s, "two", inReview(today+3, 3))
		install(t, s, renamed("two", "one"), card("b"), card("one")) // another card by now
		give(t, s, "one", inReview(today+3, 3))
		_, answers := read(t, s, 0)
		require.Equal(t, []string{"history two", "history two", "history one"}, idsOf(answers))
	}},

	{"an error ends the reading of progress", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		give(t, s, "a", inReview(today, 3))
		give(t, s, "a", inReview(today+3, 3))
		enough := errors.New("enough")
		visits := 0
		source := s.(progress.Source)
		err := source.Progress(t.Context(), me, func(progress.Kept) (int64, error) { return 0, nil }, func(progress.Answer) error {
			visits++
			return enough
		})
		require.ErrorIs(t, err, enough)
		require.Equal(t, 1, visits)
		err = source.Progress(t.Context(), me, func(progress.Kept) (int64, error) { return 0, enough }, nil)
		require.ErrorIs(t, err, enough)
	}},
}
