package storetest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the behaviours of pausing, removing and erasing decks.

var removalBehaviours = []behaviour{
	{"a new deck is neither paused nor removed, and says whose it is", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		own := study.Installation{Book: book("mine", cards("a")...), File: "mine.yaml", Source: []byte("x"), Own: true}
		require.NoError(t, s.Install(t.Context(), own, noon))
		require.Equal(t, []standing{{id: history, file: "history.yaml"}, {id: "mine", file: "mine.yaml", own: true}}, standings(t, s))
		own.Own = false
		require.NoError(t, s.Install(t.Context(), own, noon))
		require.False(t, standings(t, s)[1].own)
	}},

	{"a deck is given back as it came, at its current version", func(t *testing.T, s study.Store) {
		for _, source := range []string{"first", "second \x00\xff"} {
			in := study.Installation{Book: book(history, cards("a")...), File: source + ".zip", Source: []byte(source)}
			require.NoError(t, s.Install(t.Context(), in, noon))
			o, err := s.Original(t.Context(), history)
			require.NoError(t, err)
			require.Equal(t, study.Original{File: in.File, Source: in.Source}, o)
		}
		_, err := s.Original(t.Context(), "none")
		require.ErrorIs(t, err, study.ErrNoDeck)
	}},

	{"a deck is paused and goes on", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		for _, paused := range []bool{true, true, false, false} {
			require.NoError(t, s.SetPaused(t.Context(), history, paused))
			require.Equal(t, paused, standings(t, s)[0].paused)
		}
		require.NoError(t, s.SetPaused(t.Context(), history, true))
		install(t, s, cards("a", "b")...)
		require.True(t, standings(t, s)[0].paused, "an update wakes nothing")
		require.ErrorIs(t, s.SetPaused(t.Context(), "none", true), study.ErrNoDeck)
	}},

	{"a removed deck keeps all that it has, and its place", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		given := give(t, s, "a", inReview(today-3, 3))
		mark(t, s, "b", study.Mark{Suspended: true})
		before := agenda(t, s, today)
		installBook(t, s, book("other", cards("a")...))
		for _, removed := range []bool{true, true, false} {
			require.NoError(t, s.SetRemoved(t.Context(), history, removed))
			require.Equal(t, []standing{{id: history, file: "history.yaml", removed: removed}, {id: "other", file: "other.yaml"}}, standings(t, s))
			require.Equal(t, []study.Review{given.Review}, log(t, s))
			require.Equal(t, []study.Memory{given.Memory}, memories(t, s))
		}
		require.Equal(t, before, agenda(t, s, today))
		require.ErrorIs(t, s.SetRemoved(t.Context(), "none", true), study.ErrNoDeck)
	}},

	{"installing a removed deck again brings it back with its history", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		given := give(t, s, "b", inReview(today-5, 5))
		for _, again := range [][]string{{"a", "b"}, {"b", "c"}} { // the same version, and another
			require.NoError(t, s.SetRemoved(t.Context(), history, true))
			install(t, s, cards(again...)...)
			require.False(t, standings(t, s)[0].removed)
			require.Equal(t, []study.Memory{given.Memory}, agenda(t, s, today).Due)
		}
	}},

	{"only a removed deck is erased", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		give(t, s, "a", inReview(today, 3))
		require.ErrorIs(t, s.Erase(t.Context(), history, noon), study.ErrNotRemoved)
		require.ErrorIs(t, s.Erase(t.Context(), "none", noon), study.ErrNoDeck)
		require.Len(t, log(t, s), 1)
		require.Empty(t, erased(t, s))
	}},

	{"an erased deck is gone with all that it had, and others keep theirs", func(t *testing.T, s study.Store) {
		kept := fill(t, s, "kept")
		fill(t, s, history)
		require.Len(t, log(t, s), 2*len(kept.reviews))
		erase(t, s, history)
		require.Equal(t, kept, holding(t, s, "kept"))
		require.Equal(t, kept.reviews, log(t, s))
		require.Equal(t, []standing{{id: "kept", file: "kept.yaml"}}, standings(t, s))
		require.Equal(t, []string{history}, erased(t, s))
		_, err := s.Agenda(t.Context(), study.AgendaQuery{Learner: me, Deck: history, Day: today})
		require.ErrorIs(t, err, study.ErrNoDeck)
		_, err = s.History(t.Context(), me, history, "a")
		require.ErrorIs(t, err, study.ErrNoCard)
		_, err = s.Original(t.Context(), history)
		require.ErrorIs(t, err, study.ErrNoDeck)
		require.ErrorIs(t, s.Erase(t.Context(), history, noon), study.ErrNoDeck)
	}},

	{"an erased deck that is installed again starts anew", func(t *testing.T, s study.Store) {
		fill(t, s, history)
		erase(t, s, history)
		install(t, s, cards("a", "b")...)
		require.Empty(t, erased(t, s))
		require.Equal(t, []string{"a", "b"}, freshOf(agenda(t, s, today)))
		require.Empty(t, log(t, s))
		give(t, s, "a", inReview(today, 3))
		require.Equal(t, []string{"a"}, cardsOf(memories(t, s)))
		fresh, err := s.History(t.Context(), me, history, "a")
		require.NoError(t, err)
		require.Len(t, fresh, 1)
	}},

	{"answers after an erased deck belong to the cards that they were given for", func(t *testing.T, s study.Store) {
		install(t, s, cards("old")...)
		give(t, s, "old", inReview(today-9, 9))
		fill(t, s, "last")
		install(t, s, renamed("new", "old"))
		erase(t, s, "last") // the end of the log goes, and its numbers are given again
		install(t, s, renamed("new", "old"), card("old"))
		given := give(t, s, "old", inReview(today, 2))
		require.Equal(t, []string{"new", "old"}, cardsOf(memories(t, s)))
		last := log(t, s)
		require.Equal(t, given.Review, last[len(last)-1])
	}},

	{"a log that is read while a deck is erased comes to its end", func(t *testing.T, s study.Store) {
		fill(t, s, "kept")
		fill(t, s, history)
		require.NoError(t, s.SetRemoved(t.Context(), history, true))
		done := false
		require.NoError(t, s.Log(t.Context(), me, func(study.Review) error {
			if done {
				return nil
			}
			done = true
			return s.Erase(t.Context(), history, noon)
		}))
	}},
}

// standing is what became of a deck.
type standing struct {
	id, file             string
	own, paused, removed bool
}

func standings(t *testing.T, s study.Store) []standing {
	t.Helper()
	all, err := s.Decks(t.Context())
	require.NoError(t, err)
	var list []standing
	for _, in := range all {
		list = append(list, standing{in.Book.Deck, in.File, in.Own, in.Paused, in.Removed})
	}
	return list
}

func erased(t *testing.T, s study.Store) []string {
	t.Helper()
	ids, err := s.Erased(t.Context())
	require.NoError(t, err)
	return ids
}

// erase removes a deck and erases it.
func erase(t *testing.T, s study.Store, id string) {
	t.Helper()
	require.NoError(t, s.SetRemoved(t.Context(), id, true))
	require.NoError(t, s.Erase(t.Context(), id, noon))
}

// held is all that a store has of a deck.
type held struct {
	book     string
	agenda   study.Agenda
	memories []study.Memory
	marks    []study.CardMark
	reviews  []study.Review
}

func holding(t *testing.T, s study.Store, id string) held {
	t.Helper()
	var h held
	all, err := s.Decks(t.Context())
	require.NoError(t, err)
	for _, in := range all {
		if in.Book.Deck == id {
			h.book = text(t, in.Book)
		}
	}
	h.agenda, err = s.Agenda(t.Context(), study.AgendaQuery{Learner: me, Deck: id, Day: today, Fresh: 100})
	require.NoError(t, err)
	h.memories, err = s.Memories(t.Context(), me, id)
	require.NoError(t, err)
	h.marks, err = s.Marks(t.Context(), me, id)
	require.NoError(t, err)
	for _, r := range log(t, s) {
		if r.Deck == id {
			h.reviews = append(h.reviews, r)
		}
	}
	return h
}

// fill gives a deck some of everything that a deck can have: two versions, a
// retired card, a renamed one, answers, one that was undone, marks.
func fill(t *testing.T, s study.Store, id string) held {
	t.Helper()
	put := func(cards ...deck.Card) { installBook(t, s, book(id, cards...)) }
	answer := func(card string, next srs.State) study.Review {
		o := occasion(card)
		o.Deck = id
		return giveOn(t, s, o, next).Review
	}
	put(cards("a", "was", "gone")...)
	for _, name := range []string{"a", "was", "gone"} {
		answer(name, inReview(today-5, 5))
	}
	put(card("a"), card("b"), renamed("is", "was"))
	answer("is", inReview(today, 5))
	undo(t, s, answer("b", inReview(today, 2)), srs.State{})
	require.NoError(t, s.Mark(t.Context(), me, id, "b", func(study.Mark) study.Mark { return study.Mark{Suspended: true, Note: "why", NotedAt: 7} }))
	return holding(t, s, id)
}
