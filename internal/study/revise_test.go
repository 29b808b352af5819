package study_test

import (
	"strings"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file tests taking answers back, grading them anew, and what a learner
// does to a card besides answering it.

// last is the answer that can be taken back, or "".
func (s *sitting) last() string {
	day, err := s.desk.Today(s.ctx, study.LocalLearner, "lesson", s.now)
	require.NoError(s.t, err)
	return day.Undoable
}

// undo takes the last answer back, if there is one.
func (s *sitting) undo() (study.Recorded, bool) {
	last := s.last()
	if last == "" {
		return study.Recorded{}, false
	}
	rec, err := s.desk.Undo(s.ctx, study.LocalLearner, "lesson", last, s.now)
	require.NoError(s.t, err)
	return rec, true
}

func (s *sitting) recalls() map[string]study.Recall {
	recalls, err := s.desk.Recalls(s.ctx, study.LocalLearner, "lesson", s.now)
	require.NoError(s.t, err)
	return recalls
}

func TestUndoingLeadsBackToTheStartOfTheDay(t *testing.T) {
	s := newSitting(t, lesson)
	s.finish()
	s.now = s.now.Add(24 * time.Hour)
	require.Empty(t, s.last(), "yesterday stands")
	before := s.recalls()
	first, _ := s.next()
	var asked []string
	for range 4 {
		q, _ := s.next()
		asked = append(asked, q.Question.ID)
		s.respond(q, len(asked)%2 == 0)
	}
	clock := s.now
	for i := range asked {
		rec, ok := s.undo()
		require.True(t, ok)
		require.NotEmpty(t, rec.Review.Voids)
		card, _, _ := strings.Cut(asked[len(asked)-1-i], "#")
		s.scope.Card = card
		again, _ := s.next()
		require.Equal(t, asked[len(asked)-1-i], again.Question.ID, "the question that was taken back is asked again")
	}
	_, ok := s.undo()
	require.False(t, ok, "nothing of today is left to undo")
	require.Equal(t, before, s.recalls())
	s.scope, s.now = study.Scope{}, clock
	q, day := s.next()
	require.Equal(t, first.Question.ID, q.Question.ID)
	require.Zero(t, day.Progress.Done)
	differ, err := s.desk.Verify(t.Context(), study.LocalLearner)
	require.NoError(t, err)
	require.Empty(t, differ)
}

func TestUndoingTwiceChangesNothing(t *testing.T) {
	s := newSitting(t, lesson)
	q, _ := s.next()
	a := s.respond(q, true)
	first, err := s.desk.Undo(t.Context(), study.LocalLearner, "lesson", a.Review.ID, s.now)
	require.NoError(t, err)
	require.Equal(t, srs.New, first.Memory.State.Phase)
	_, err = s.desk.Undo(t.Context(), study.LocalLearner, "lesson", a.Review.ID, s.now)
	require.NoError(t, err)
	shown, err := s.desk.Answered(t.Context(), study.LocalLearner, a.Review.ID, study.Scope{}, s.now)
	require.NoError(t, err)
	require.True(t, shown.Undone)
	require.False(t, shown.Last)

	sub := s.submission(q, false)
	sub.Key = a.Review.Key
	again, err := s.desk.Answer(t.Context(), study.LocalLearner, "lesson", sub, s.now)
	require.NoError(t, err)
	require.True(t, again.Again && again.Undone, "the key of an undone answer records nothing")
}

func TestOnlyTheLastAnswerCanBeTakenBack(t *testing.T) {
	s := newSitting(t, lesson)
	q, _ := s.next()
	first := s.respond(q, true)
	q, _ = s.next()
	s.respond(q, true)
	_, err := s.desk.Undo(t.Context(), study.LocalLearner, "lesson", first.Review.ID, s.now)
	require.ErrorIs(t, err, study.ErrNotLast)
	_, err = s.desk.Undo(t.Context(), study.LocalLearner, "lesson", "no-such-review", s.now)
	require.ErrorIs(t, err, study.ErrNoReview)
	_, err = s.desk.Undo(t.Context(), study.LocalLearner, "other", first.Review.ID, s.now)
	require.ErrorIs(t, err, study.ErrNoReview)
}

func TestARightAnswerCanBeCalledHardOrEasy(t *testing.T) {
	s := newSitting(t, lesson)
	q, _ := s.next()
	good := s.respond(q, true)
	stability := func() float64 { return s.recalls()[good.Review.Card].State.Memory.Stability }
	plain := stability()

	easy, err := s.desk.Regrade(t.Context(), study.LocalLearner, "lesson", good.Review.ID, srs.Easy, s.now)
	require.NoError(t, err)
	require.Equal(t, srs.Easy, easy.Review.Grade)
	require.Greater(t, stability(), plain)
	require.Equal(t, 1, s.recalls()[good.Review.Card].State.Reps, "it is still one answer")

	again, err := s.desk.Regrade(t.Context(), study.LocalLearner, "lesson", good.Review.ID, srs.Easy, s.now)
	require.NoError(t, err)
	require.Equal(t, easy.Review, again.Review, "a form that is sent twice changes nothing")
	_, err = s.desk.Undo(t.Context(), study.LocalLearner, "lesson", good.Review.ID, s.now)
	require.ErrorIs(t, err, study.ErrNotLast, "the page from before does not say that it undid what still counts")

	hard, err := s.desk.Regrade(t.Context(), study.LocalLearner, "lesson", good.Review.ID, srs.Hard, s.now)
	require.NoError(t, err, "a page from before calls the same answer hard")
	require.Equal(t, srs.Hard, hard.Review.Grade)
	require.Less(t, stability(), plain)
	back, err := s.desk.Regrade(t.Context(), study.LocalLearner, "lesson", hard.Review.ID, srs.Good, s.now)
	require.NoError(t, err)
	require.Equal(t, plain, stability(), "good after all, to the bit")
	require.Equal(t, back.Review.ID, s.last())

	differ, err := s.desk.Verify(t.Context(), study.LocalLearner)
	require.NoError(t, err)
	require.Empty(t, differ)
	s.undo()
	require.Empty(t, s.recalls())
}

func TestWhatCannotBeGradedAnew(t *testing.T) {
	s := newSitting(t, lesson)
	q, _ := s.next()
	wrong := s.respond(q, false)
	var refused *study.SubmissionError
	_, err := s.desk.Regrade(t.Context(), study.LocalLearner, "lesson", wrong.Review.ID, srs.Easy, s.now)
	require.ErrorAs(t, err, &refused)
	s.scope.Card = q.Card.ID
	q, _ = s.next()
	right := s.respond(q, true)
	_, err = s.desk.Regrade(t.Context(), study.LocalLearner, "lesson", right.Review.ID, srs.Again, s.now)
	require.ErrorAs(t, err, &refused)
	q, _ = s.next()
	require.Equal(t, right.Review.Card, q.Card.ID)
	s.respond(q, true)
	_, err = s.desk.Regrade(t.Context(), study.LocalLearner, "lesson", right.Review.ID, srs.Easy, s.now)
	require.ErrorIs(t, err, study.ErrNotLast)
}

func TestOnlyTheLastAnswerIsGradedAnew(t *testing.T) {
	s := newSitting(t, lesson)
	q, _ := s.next()
	first := s.respond(q, true)
	q, _ = s.next()
	second := s.respond(q, true)
	_, err := s.desk.Regrade(t.Context(), study.LocalLearner, "lesson", first.Review.ID, srs.Easy, s.now)
	require.ErrorIs(t, err, study.ErrNotLast, "or undoing would go back in another order")
	require.Equal(t, second.Review.ID, s.last())
}

func TestAfterTravellingWestTheLastAnswerIsStillTheLast(t *testing.T) {
	s := newSitting(t, lesson)
	zone := func(name string) {
		who, err := s.desk.Learner(s.ctx, study.LocalLearner)
		require.NoError(t, err)
		who.Settings.Zone = name
		require.NoError(t, s.desk.SaveSettings(s.ctx, study.LocalLearner, who.Settings))
	}
	zone("Pacific/Kiritimati")
	q, _ := s.next()
	s.respond(q, true)
	zone("Pacific/Honolulu")
	q, _ = s.next()
	later := s.respond(q, true)
	require.Less(t, later.Review.Day, s.recalls()["afghanistan"].State.Day, "it counts for an earlier day")
	require.Equal(t, later.Review.ID, s.last())
}

func TestAPutOffCardIsTomorrows(t *testing.T) {
	s := newSitting(t, lesson)
	s.finish()
	for range 20 {
		s.now = s.now.Add(24 * time.Hour)
		if q, day := s.next(); q != nil && day.Due > 0 && day.New == 0 {
			require.NoError(t, s.desk.Bury(s.ctx, study.LocalLearner, "lesson", q.Card.ID, true, s.now))
			_, after := s.next()
			require.Equal(t, day.Due-1, after.Due)
			require.Equal(t, day.Tomorrow+1, after.Tomorrow)
			return
		}
	}
	t.Fatal("no card ever fell due")
}

func TestAScopeDoesNotCountASuspendedCardInLearningAsDone(t *testing.T) {
	s := newSitting(t, lesson)
	asked, _ := s.next()
	s.respond(asked, false)
	require.NoError(t, s.desk.Suspend(t.Context(), study.LocalLearner, "lesson", asked.Card.ID, true))
	for _, scope := range []study.Scope{{}, {Missed: true}} {
		s.scope = scope
		_, day := s.next()
		require.Zero(t, day.Progress.Done, "%+v", scope)
	}
	s.scope = study.Scope{}
	s.finish()
	s.scope = study.Scope{Disputed: true}
	_, day := s.next()
	require.Equal(t, 1, day.Progress.Done)
}

func TestSuspendedAndBuriedCardsAreNotAsked(t *testing.T) {
	s := newSitting(t, lesson)
	q, _ := s.next()
	require.NoError(t, s.desk.Suspend(t.Context(), study.LocalLearner, "lesson", q.Card.ID, true))
	other, day := s.next()
	require.NotEqual(t, q.Card.ID, other.Card.ID)
	require.Equal(t, 1, day.Hidden)
	require.NoError(t, s.desk.Bury(t.Context(), study.LocalLearner, "lesson", other.Card.ID, true, s.now))
	third, day := s.next()
	require.NotContains(t, []string{q.Card.ID, other.Card.ID}, third.Card.ID)
	require.Equal(t, 2, day.Hidden)

	s.now = s.now.Add(24 * time.Hour)
	next, _ := s.next()
	require.Equal(t, other.Card.ID, next.Card.ID, "put off for one day")
	require.NoError(t, s.desk.Suspend(t.Context(), study.LocalLearner, "lesson", q.Card.ID, false))
	next, _ = s.next()
	require.Equal(t, q.Card.ID, next.Card.ID, "taken back")
	require.ErrorIs(t, s.desk.Suspend(t.Context(), study.LocalLearner, "lesson", "none", true), study.ErrNoCard)
}

func TestAFlagKeepsItsNote(t *testing.T) {
	s := newSitting(t, lesson)
	flag := func(note string) error {
		return s.desk.Flag(t.Context(), study.LocalLearner, "lesson", "afghanistan", note, s.now)
	}
	require.NoError(t, flag("  The city has another spelling.\n"))
	require.NoError(t, s.desk.Suspend(t.Context(), study.LocalLearner, "lesson", "afghanistan", true))
	marks, err := s.desk.Marks(t.Context(), study.LocalLearner, "lesson")
	require.NoError(t, err)
	require.Equal(t, map[string]study.Mark{"afghanistan": {
		Suspended: true, Note: "The city has another spelling.", NotedAt: s.now.UnixMilli(),
	}}, marks)
	var refused *study.SubmissionError
	require.ErrorAs(t, flag(string(make([]rune, study.MaxNote+1))), &refused)
	require.NoError(t, flag(" "))
	marks, err = s.desk.Marks(t.Context(), study.LocalLearner, "lesson")
	require.NoError(t, err)
	require.Empty(t, marks["afghanistan"].Note)
}

func TestScopes(t *testing.T) {
	s := newSitting(t, lesson)
	s.scope.Disputed = true
	q, day := s.next()
	require.Equal(t, "opened", q.Card.Fact)
	require.Equal(t, 1, day.Progress.Total)
	s.scope = study.Scope{Topic: "none"}
	q, _ = s.next()
	require.Nil(t, q)

	s.scope = study.Scope{}
	q, _ = s.next()
	missed := q.Card.ID
	s.respond(q, false)
	s.finish()
	s.scope.Missed = true
	q, _ = s.next()
	require.Nil(t, q, "answered rightly today since")
	s.now = s.now.Add(24 * time.Hour)
	q, day = s.next()
	require.Equal(t, missed, q.Card.ID)
	require.Equal(t, 1, day.Progress.Total)
	a := s.respond(q, true)
	require.Equal(t, deck.Right, a.Review.Outcome)
	q, day = s.next()
	require.Nil(t, q)
	require.Equal(t, 1, day.Progress.Done)
	s.now = s.now.Add(7 * 24 * time.Hour)
	q, _ = s.next()
	require.Nil(t, q, "a week later it is no news")
}

func TestStudyingAhead(t *testing.T) {
	s := newSitting(t, lesson)
	s.finish()
	s.now = s.now.Add(24 * time.Hour)
	s.finish()
	s.now = s.now.Add(24 * time.Hour)
	s.finish()
	q, day := s.next()
	require.Nil(t, q)
	s.scope.Ahead = 30
	q, ahead := s.next()
	require.Positive(t, day.NextDay)
	require.NotNil(t, q)
	require.Positive(t, ahead.Ahead)
	require.Equal(t, day.Progress.Done, ahead.Progress.Done)
	s.finish()
	_, after := s.next()
	require.Equal(t, ahead.Progress.Total, after.Progress.Done)
	differ, err := s.desk.Verify(t.Context(), study.LocalLearner)
	require.NoError(t, err)
	require.Empty(t, differ)
}
