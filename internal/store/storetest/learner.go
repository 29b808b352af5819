package storetest

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds the behaviours of learners and parameters.

var learnerBehaviours = []behaviour{
	{"a new store has the local learner with default settings", func(t *testing.T, s study.Store) {
		who, err := s.Learner(t.Context(), me)
		require.NoError(t, err)
		require.Equal(t, study.Learner{ID: me, Settings: study.DefaultSettings()}, who)
	}},

	{"saved settings are read back exactly", func(t *testing.T, s study.Store) {
		want := study.Settings{NewPerDay: 500, Retention: math.Nextafter(0.7, 1), DayStart: 1439, Zone: "Pacific/Chatham", LettersOff: true}
		require.NoError(t, s.SaveSettings(t.Context(), me, want))
		who, err := s.Learner(t.Context(), me)
		require.NoError(t, err)
		require.Equal(t, want, who.Settings)
	}},

	{"an unknown learner is an error everywhere", func(t *testing.T, s study.Store) {
		install(t, s, cards("a")...)
		ctx := t.Context()
		_, err := s.Learner(ctx, nobody)
		require.ErrorIs(t, err, study.ErrNoLearner)
		require.ErrorIs(t, s.SaveSettings(ctx, nobody, study.DefaultSettings()), study.ErrNoLearner)
		_, err = s.Agenda(ctx, study.AgendaQuery{Learner: nobody, Deck: history})
		require.ErrorIs(t, err, study.ErrNoLearner)
		_, err = s.Memories(ctx, nobody, history)
		require.ErrorIs(t, err, study.ErrNoLearner)
		require.ErrorIs(t, s.ReplaceMemories(ctx, nobody, nil), study.ErrNoLearner)
		require.ErrorIs(t, s.Log(ctx, nobody, nil), study.ErrNoLearner)
		_, err = s.Record(ctx, study.Occasion{Learner: nobody, Deck: history, Card: "a", Key: "k"}, nil)
		require.ErrorIs(t, err, study.ErrNoLearner)
		_, err = s.Review(ctx, nobody, "r")
		require.ErrorIs(t, err, study.ErrNoReview)
	}},

	{"version 1 of the parameters is the default scheduler, exactly", func(t *testing.T, s study.Store) {
		p, err := s.Parameters(t.Context(), 1)
		require.NoError(t, err)
		def := srs.DefaultScheduler()
		require.Equal(t, study.Parameters{ID: 1, Scheduler: srs.Scheduler{
			Params: def.Params, Learning: def.Learning, Relearning: def.Relearning, MaxInterval: def.MaxInterval,
		}}, p)
	}},

	{"an unknown version of the parameters is an error", func(t *testing.T, s study.Store) {
		_, err := s.Parameters(t.Context(), 99)
		require.Error(t, err)
	}},
}
