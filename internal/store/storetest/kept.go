package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"quiz/internal/study"
)

// This file holds the behaviours of reading what is kept of a few cards.

var keptBehaviours = []behaviour{
	{"what is kept of some cards is their memories and marks", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b", "c", "d", "e")...)
		a := give(t, s, "a", inReview(today, 3))
		b := give(t, s, "b", inLearning(today, time.Minute))
		give(t, s, "e", inReview(today, 3))
		flag := study.Mark{Note: "Is that so?", NotedAt: instant(today)}
		mark(t, s, "b", study.Mark{Suspended: true})
		mark(t, s, "c", flag)
		kept, err := s.Kept(t.Context(), me, history, []string{"a", "b", "c", "d", "none"})
		require.NoError(t, err)
		require.Equal(t, map[string]study.Kept{
			"a": {Memory: a.Memory},
			"b": {Memory: b.Memory, Mark: study.Mark{Suspended: true}},
			"c": {Mark: flag},
		}, kept)
	}},

	{"what is kept of many cards comes whole", func(t *testing.T, s study.Store) {
		var ids []string
		for i := range 150 {
			ids = append(ids, fmt.Sprintf("c%d", i))
		}
		install(t, s, cards(ids...)...)
		for _, id := range ids {
			give(t, s, id, inReview(today, 3))
		}
		for _, n := range []int{0, 1, 63, 64, 65, 128, 150} {
			kept, err := s.Kept(t.Context(), me, history, ids[:n])
			require.NoError(t, err)
			require.Len(t, kept, n)
		}
	}},

	{"what is kept of a card follows it into retirement and to no other deck", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		a := give(t, s, "a", inReview(today, 3))
		install(t, s, cards("b")...)
		installBook(t, s, book("other", cards("a")...))
		kept, err := s.Kept(t.Context(), me, history, []string{"a"})
		require.NoError(t, err)
		require.Equal(t, a.Memory, kept["a"].Memory)
		kept, err = s.Kept(t.Context(), me, "other", []string{"a"})
		require.NoError(t, err)
		require.Empty(t, kept)
		_, err = s.Kept(t.Context(), nobody, history, []string{"a"})
		require.ErrorIs(t, err, study.ErrNoLearner)
		_, err = s.Kept(t.Context(), me, "none", []string{"a"})
		require.ErrorIs(t, err, study.ErrNoDeck)
	}},
}
