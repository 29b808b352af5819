package study_test

import (
	"testing"

	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// why is what keeps a card of a fact from being asked now.
func (s *sitting) why(fact, card string) study.Waits {
	all, err := s.desk.Waits(s.ctx, study.LocalLearner, "lesson", fact, s.now)
	require.NoError(s.t, err)
	require.Contains(s.t, all, card)
	return all[card]
}

func (s *sitting) limit(cards int) {
	who, err := s.desk.Learner(s.ctx, study.LocalLearner)
	require.NoError(s.t, err)
	who.Settings.NewPerDay = cards
	require.NoError(s.t, s.desk.SaveSettings(s.ctx, study.LocalLearner, who.Settings))
}

func TestWhyACardWaits(t *testing.T) {
	s := newSitting(t, months)
	s.limit(5)
	require.Equal(t, study.Waits{}, s.why("month/a", "month/a"), "it is among the day's")
	require.Equal(t, study.WhyNewLimit, s.why("month/f", "month/f").Why)
	require.Equal(t, study.Waits{Why: study.WhyParts, Parts: 6}, s.why("month", "month"))

	s.finish()
	require.Equal(t, study.WhyDone, s.why("month/a", "month/a").Why)
	require.Equal(t, study.Waits{Why: study.WhyParts, Parts: 6}, s.why("month", "month"), "all were begun today")
	s.now = s.now.AddDate(0, 0, 1)
	require.Equal(t, study.Waits{Why: study.WhyParts, Parts: 1}, s.why("month", "month"))
	require.Equal(t, study.Waits{}, s.why("month/f", "month/f"))

	require.NoError(t, s.desk.Bury(s.ctx, study.LocalLearner, "lesson", "month/f", true, s.now))
	require.Equal(t, study.WhyPutOff, s.why("month/f", "month/f").Why)
	require.NoError(t, s.desk.Suspend(s.ctx, study.LocalLearner, "lesson", "month/f", true))
	require.Equal(t, study.WhySuspended, s.why("month/f", "month/f").Why)
	require.NoError(t, s.desk.SetPaused(s.ctx, "lesson", true))
	require.Equal(t, study.WhyPaused, s.why("month/f", "month/f").Why)
}

func TestACardIsAskedEarlyWhereItIsWanted(t *testing.T) {
	s := newSitting(t, months)
	s.limit(1)
	s.scope.Card = "month/d"
	asked, _ := s.next()
	require.Equal(t, "month/d", asked.Card.ID, "a new card beyond the day's limit")
	s.respond(asked, true)
	s.scope.Card = ""
	for range 2 {
		s.finish()
		s.now = s.now.AddDate(0, 0, 1)
	}
	require.Equal(t, study.WhyNotDue, s.why("month/d", "month/d").Why)
	s.scope.Card = "month/d"
	asked, _ = s.next()
	require.Equal(t, "month/d", asked.Card.ID, "a review before its day")
	early := s.respond(asked, true)
	require.Positive(t, early.Review.Number)
	require.Equal(t, study.WhyDone, s.why("month/d", "month/d").Why)
	asked, _ = s.next()
	require.True(t, asked == nil || asked.Card.ID != "month/d", "it is not asked twice on a day")
}

// TestNobodyAsksForWhatMustWait: a wish brings no card that was put aside, nor a set
// whose facts are not begun.
func TestNobodyAsksForWhatMustWait(t *testing.T) {
	s := newSitting(t, months)
	require.NoError(t, s.desk.Suspend(s.ctx, study.LocalLearner, "lesson", "month/b", true))
	for _, card := range []string{"month", "month/b", "none"} {
		s.scope.Card = card
		asked, _ := s.next()
		require.NotNil(t, asked)
		require.NotEqual(t, card, asked.Card.ID)
	}
	require.NoError(t, s.desk.SetPaused(s.ctx, "lesson", true))
	s.scope.Card = "month/a"
	asked, _ := s.next()
	require.Nil(t, asked)
}
