package study_test

import (
	"slices"
	"strings"
	"testing"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// months is a deck of one set, that its table makes of its six rows.
const months = `deck: lesson
title: A lesson
sources:
  atlas: {title: A small atlas, publisher: Atlas House, published: 2020}
tables:
  - id: month
    claim: "{about} took place in [{answer}]."
    ask: In which month did {about} take place?
    single: true
    match: Match each event to its month.
    order: Put these events in order, the earliest first.
    rows:
      a: {about: the fair, answer: March 2020, cite: 'atlas ¶1 "fair"'}
      b: {about: the race, answer: May 2020, cite: 'atlas ¶2 "race"'}
      c: {about: the vote, answer: November 2020, cite: 'atlas ¶3 "vote"'}
      d: {about: the move, answer: May 2021, cite: 'atlas ¶4 "move"'}
      e: {about: the feast, answer: June 2021, cite: 'atlas ¶5 "feast"'}
      f: {about: the flood, answer: July 2021, cite: 'atlas ¶6 "flood"'}
`

// beginRows studies the table's rows on the first day, and goes to the next.
func (s *sitting) beginRows() {
	rows := s.finish()
	require.NotContains(s.t, rows, "month", "its rows are new on this day")
	require.Contains(s.t, rows, "month/f")
	s.now = s.now.AddDate(0, 0, 1)
}

func TestASetWaitsForItsRows(t *testing.T) {
	s := newSitting(t, months)
	who, err := s.desk.Learner(s.ctx, study.LocalLearner)
	require.NoError(t, err)
	who.Settings.NewPerDay = 5
	require.NoError(t, s.desk.SaveSettings(s.ctx, study.LocalLearner, who.Settings))

	require.NotContains(t, s.finish(), "month")
	s.now = s.now.AddDate(0, 0, 1)
	second := s.finish()
	require.Contains(t, second, "month/f")
	require.NotContains(t, second, "month", "its last row was begun today")
	s.now = s.now.AddDate(0, 0, 1)
	require.Contains(t, s.finish(), "month")
}

func TestASetThatWaitsTakesNobodysPlace(t *testing.T) {
	first := strings.Replace(months, "tables:", "sets:\n  - {id: early, match: Match each to its month., of: month}\ntables:", 1)
	s := newSitting(t, first)
	who, err := s.desk.Learner(s.ctx, study.LocalLearner)
	require.NoError(t, err)
	who.Settings.NewPerDay = 6
	require.NoError(t, s.desk.SaveSettings(s.ctx, study.LocalLearner, who.Settings))
	_, day := s.next()
	require.Equal(t, 6, day.New)
	offers, err := s.desk.Offers(s.ctx, study.LocalLearner, "lesson", s.now)
	require.NoError(t, err)
	require.Zero(t, offers.More.Cards, "there is nothing new beyond the rows")
}

func TestASetIsMatchedFirstAndPutInOrderLater(t *testing.T) {
	s := newSitting(t, months)
	s.beginRows()
	s.scope.Card = "month"
	asked, _ := s.next()
	require.Equal(t, "month#match", asked.Question.ID)
	require.Len(t, asked.Items, 5)
	require.Equal(t, asked.Question.Draw(0), asked.Items)
	forms := map[string]bool{}
	for range 400 {
		if asked, _ := s.next(); asked != nil && asked.Card.ID == "month" {
			forms[asked.Question.ID] = true
			require.Equal(t, deck.Right, s.respond(asked, true).Verdict.Outcome)
		}
		s.now = s.now.AddDate(0, 0, 1)
	}
	require.True(t, forms["month#order"], "%v", forms)
}

func TestAnAnswerToASetIsJudgedAgainAsItWas(t *testing.T) {
	s := newSitting(t, months)
	s.beginRows()
	s.scope.Card = "month"
	asked, _ := s.next()
	sub := s.submission(asked, true)
	sub.Response.Pairs[0][1], sub.Response.Pairs[1][1] = sub.Response.Pairs[1][1], sub.Response.Pairs[0][1]
	recorded, err := s.desk.Answer(s.ctx, study.LocalLearner, "lesson", sub, s.now)
	require.NoError(t, err)
	require.Equal(t, deck.Nearly, recorded.Review.Outcome)
	require.InDelta(t, 1.0/120, recorded.Review.Evidence.Guess, 1e-12)
	answered, err := s.desk.Answered(s.ctx, study.LocalLearner, recorded.Review.ID, study.Scope{}, s.now)
	require.NoError(t, err)
	require.Equal(t, sub.Response.Pairs, answered.Response.Pairs)
	require.Len(t, answered.Verdict.Lines, 5)

	undone, err := s.desk.Undo(s.ctx, study.LocalLearner, "lesson", recorded.Review.ID, s.now)
	require.NoError(t, err)
	require.Equal(t, srs.New, undone.Memory.State.Phase)
	again, _ := s.next()
	require.Equal(t, asked.Items, again.Items, "the same review asks for the same")
	done := s.respond(again, true)
	_, err = s.desk.Regrade(s.ctx, study.LocalLearner, "lesson", done.Review.ID, srs.Easy, s.now)
	require.NoError(t, err)
	differ, err := s.desk.Verify(s.ctx, study.LocalLearner)
	require.NoError(t, err)
	require.Empty(t, differ)
}

func TestASetTakesOnlyTheLinesThatItAsksFor(t *testing.T) {
	s := newSitting(t, months)
	s.beginRows()
	s.scope.Card = "month"
	asked, _ := s.next()
	other := 15 - sum(asked.Items) // the one of six that is not asked for
	for name, spoil := range map[string]func(pairs [][2]int) [][2]int{
		"fewer":        func(pairs [][2]int) [][2]int { return pairs[:3] },
		"another":      func(pairs [][2]int) [][2]int { pairs[0] = [2]int{other, other}; return pairs },
		"one twice":    func(pairs [][2]int) [][2]int { pairs[0] = pairs[1]; return pairs },
		"out of range": func(pairs [][2]int) [][2]int { pairs[0] = [2]int{99, 99}; return pairs },
		"below range":  func(pairs [][2]int) [][2]int { pairs[0][1] = -1; return pairs },
	} {
		sub := s.submission(asked, true)
		sub.Response.Pairs = spoil(slices.Clone(sub.Response.Pairs))
		_, err := s.desk.Answer(s.ctx, study.LocalLearner, "lesson", sub, s.now)
		require.ErrorAs(t, err, new(*study.SubmissionError), name)
	}
}

func sum(list []int) (n int) {
	for _, i := range list {
		n += i
	}
	return n
}
