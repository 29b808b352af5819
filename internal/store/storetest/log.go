package storetest

import (
	"errors"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the behaviours of the log.

var logBehaviours = []behaviour{
	{"the log of a learner who never answered is empty", func(t *testing.T, s study.Store) {
		require.Empty(t, log(t, s))
	}},

	{"the log has every review of every deck in the order of storing", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b")...)
		installBook(t, s, book("other", cards("a")...))
		want := []study.Review{
			give(t, s, "b", inReview(today+5, 3)).Review,
			give(t, s, "a", inReview(today, 3)).Review, // earlier by the clock, stored later
			giveOn(t, s, study.Occasion{Learner: me, Deck: "other", Card: "a", Key: "k"}, inReview(today+1, 3)).Review,
		}
		want = append(want, undo(t, s, want[1], srs.State{}).Review)
		require.Equal(t, want, log(t, s))
	}},

	{"a long log is read whole", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		const n = 1300
		require.NoError(t, inParallel(64, func(i int) error {
			for j := i; j < n; j += 64 {
				o := occasion("a")
				_, err := s.Record(t.Context(), o, func(k study.Known) (study.Review, srs.State, error) {
					next := inReview(today, 3)
					next.Reps = k.Memory.State.Reps + 1
					return reviewFor(o, k, next), next, nil
				})
				if err != nil {
					return err
				}
			}
			return nil
		}))
		all := log(t, s)
		require.Len(t, all, n)
		for i, r := range all {
			require.Equal(t, i, r.Number)
		}
	}},

	{"an error of the visitor ends the log and is returned as it is", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		give(t, s, "a", inReview(today, 3))
		give(t, s, "a", inReview(today, 3))
		enough := errors.New("enough")
		visits := 0
		err := s.Log(t.Context(), me, func(study.Review) error {
			visits++
			return enough
		})
		require.Same(t, enough, err)
		require.Equal(t, 1, visits)
	}},

	{"visitors may read the store, however many there are", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		give(t, s, "a", inReview(today, 3))
		require.NoError(t, inParallel(50, func(int) error {
			return s.Log(t.Context(), me, func(r study.Review) error {
				_, err := s.Parameters(t.Context(), r.Parameters)
				return err
			})
		}))
	}},
}

var memoryBehaviours = []behaviour{
	{"memories are listed by card id", func(t *testing.T, s study.Store) {
		install(t, s, cards("b", "c", "a")...)
		for _, id := range []string{"c", "a", "b"} {
			give(t, s, id, inReview(today, 3))
		}
		require.Equal(t, []string{"a", "b", "c"}, cardsOf(memories(t, s)))
	}},

	{"memories of a deck that is not installed are an error", func(t *testing.T, s study.Store) {
		_, err := s.Memories(t.Context(), me, "none")
		require.ErrorIs(t, err, study.ErrNoDeck)
	}},

	{"replaced memories are all that is left", func(t *testing.T, s study.Store) {
		install(t, s, cards("a", "b", "c/x")...)
		installBook(t, s, book("other", cards("a")...))
		for _, id := range []string{"a", "b"} {
			give(t, s, id, inReview(today, 3))
		}
		giveOn(t, s, study.Occasion{Learner: me, Deck: "other", Card: "a", Key: "k"}, inReview(today, 3))
		want := []study.Memory{
			{Card: "b", Fact: "b", FirstDay: today - 9, State: inReview(today-1, 1)},
			{Card: "c/x", Fact: "c", FirstDay: today, State: inLearning(today, 60e9)},
		}
		given := []study.Memory{want[1], want[0]}
		given[0].Fact = "" // the store fills it in
		require.NoError(t, s.ReplaceMemories(t.Context(), me, map[string][]study.Memory{history: given}))
		require.Equal(t, want, memories(t, s))
		require.Equal(t, want[:1], agenda(t, s, today).Due)
		other, err := s.Memories(t.Context(), me, "other")
		require.NoError(t, err)
		require.Empty(t, other)
		require.Len(t, log(t, s), 3, "the log stays")
	}},

	{"memories of a card that never was are refused and replace nothing", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		give(t, s, "a", inReview(today, 3))
		before := memories(t, s)
		err := s.ReplaceMemories(t.Context(), me, map[string][]study.Memory{
			history: {{Card: "never", State: inReview(today, 3)}},
		})
		require.ErrorIs(t, err, study.ErrNoCard)
		require.Equal(t, before, memories(t, s))
	}},

	{"a thousand memories are replaced at once", func(t *testing.T, s study.Store) {
		var ids []string
		var want []study.Memory
		for i := range 1000 {
			id := "c" + strconv.Itoa(1000+i)
			ids = append(ids, id)
			want = append(want, study.Memory{Card: id, Fact: id, FirstDay: today, State: inReview(today, 1+i)})
		}
		install(t, s, cards(ids...)...)
		require.NoError(t, s.ReplaceMemories(t.Context(), me, map[string][]study.Memory{history: want}))
		require.Equal(t, want, memories(t, s))
	}},
}
