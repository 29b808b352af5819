package study_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// This file tests what becomes of answers that were given in class.

// inClass is an answer in class to a card's first question, a while ago.
func (s *sitting) inClass(card string, right bool, ago time.Duration) study.Outside {
	book, err := s.desk.Book("lesson")
	require.NoError(s.t, err)
	q := book.QuestionsOf(card)[0]
	sub := s.submission(&study.Asked{Question: q, Order: []int{0}}, right)
	verdict, err := book.Judge(q.ID, sub.Response)
	require.NoError(s.t, err)
	return study.Outside{
		Key: sub.Key, Deck: "lesson", Question: q, Response: sub.Response, Verdict: verdict,
		At: s.now.Add(-ago).UnixMilli(),
	}
}

func (s *sitting) takeIn(list ...study.Outside) study.Intake {
	in, err := s.desk.TakeIn(s.ctx, study.LocalLearner, list)
	require.NoError(s.t, err)
	return in
}

// attend takes in what a learner answered in class at some time, or had taken in
// before.
func (s *sitting) attend(rt *rapid.T) {
	card := rapid.SampledFrom([]string{"afghanistan", "uzbekistan", "tajikistan"}).Draw(rt, "card")
	ago := time.Duration(rapid.IntRange(0, 3*24*60).Draw(rt, "minutes ago")) * time.Minute
	o := s.inClass(card, rapid.Bool().Draw(rt, "right"), ago)
	in := s.takeIn(o)
	require.Equal(rt, 1, in.Stepped+in.Overtaken)
	before := s.recalls()
	require.Equal(rt, study.Intake{Known: 1}, s.takeIn(o))
	require.Equal(rt, before, s.recalls())
}

// rebuilds fails unless every memory is what the log makes of it.
func (s *sitting) rebuilds() {
	differ, err := s.desk.Verify(s.ctx, study.LocalLearner)
	require.NoError(s.t, err)
	require.Empty(s.t, differ)
	before := s.recalls()
	require.NoError(s.t, s.desk.Rebuild(s.ctx, study.LocalLearner))
	require.Equal(s.t, before, s.recalls())
}

func TestAnAnswerInClassStepsAsOneAtTheDesk(t *testing.T) {
	for _, right := range []bool{true, false} {
		desk, class := newSitting(t, lesson), newSitting(t, lesson)
		asked, _ := desk.next()
		for _, later := range []time.Duration{0, time.Minute, 24 * time.Hour, 3 * time.Hour} { // a new card, in learning, another day, the same one
			desk.now, class.now = desk.now.Add(later), class.now.Add(later)
			o := class.inClass(asked.Card.ID, right, 0)
			require.Equal(t, asked.Question.ID, o.Question.ID)
			require.Equal(t, study.Intake{Stepped: 1}, class.takeIn(o))
			answered, err := desk.desk.Answer(t.Context(), study.LocalLearner, "lesson", desk.submission(asked, right), desk.now)
			require.NoError(t, err)
			require.Equal(t, desk.recalls(), class.recalls())
			asked.Number = answered.Memory.State.Reps
		}
		class.rebuilds()
	}
}

func TestAnAnswerInClassIsKeptWithItsMomentAndItsText(t *testing.T) {
	s := newSitting(t, lesson)
	o := s.inClass("afghanistan", true, 2*time.Hour)
	s.takeIn(o)
	file, err := s.desk.Fact(t.Context(), study.LocalLearner, "lesson", "afghanistan", s.now)
	require.NoError(t, err)
	require.Len(t, file.History, 1)
	r := file.History[0].Review
	require.True(t, r.InClass)
	require.Equal(t, o.At, r.At)
	require.Equal(t, deck.Right, r.Outcome)
	require.InDelta(t, o.Verdict.Guess, r.Evidence.Guess, 0)
	require.Equal(t, "Kabul", r.Response)
}

func TestAnAnswerThatWasOvertakenStepsNothing(t *testing.T) {
	s := newSitting(t, lesson)
	asked, _ := s.next()
	late := s.inClass(asked.Card.ID, false, time.Minute)
	s.respond(asked, true)
	before := s.recalls()
	require.Equal(t, study.Intake{Overtaken: 1}, s.takeIn(late))
	require.Equal(t, before, s.recalls())
	require.Equal(t, study.Intake{Known: 1}, s.takeIn(late))
	s.rebuilds()

	_, ok := s.undo()
	require.True(t, ok, "what came after it steps nothing, so the answer is the card's last")
	require.NotContains(t, s.recalls(), asked.Card.ID)
	require.Equal(t, study.Intake{Known: 1}, s.takeIn(late), "it stays overtaken: the log says so")
	s.rebuilds()
}

func TestAnswersInClassStepInTheirOrderHoweverTheyCome(t *testing.T) {
	one, other := newSitting(t, lesson), newSitting(t, lesson)
	early, late := one.inClass("afghanistan", false, time.Hour), one.inClass("afghanistan", true, time.Minute)
	require.Equal(t, study.Intake{Stepped: 2}, one.takeIn(early, late))
	require.Equal(t, study.Intake{Stepped: 2}, other.takeIn(late, early))
	require.Equal(t, one.recalls(), other.recalls())
}

func TestUndoTakesNothingBackThatWasAnsweredInClass(t *testing.T) {
	s := newSitting(t, lesson)
	s.takeIn(s.inClass("afghanistan", true, 0))
	require.Empty(t, s.last(), "there is nothing else")
	s.now = s.now.Add(time.Minute)
	asked, _ := s.next()
	require.NotEqual(t, "afghanistan", asked.Card.ID)
	at := s.respond(asked, true)
	s.takeIn(s.inClass("uzbekistan", false, 0))
	require.Equal(t, at.Review.ID == s.last(), asked.Card.ID != "uzbekistan", "unless its card stepped since")

	file, err := s.desk.Fact(t.Context(), study.LocalLearner, "lesson", "afghanistan", s.now)
	require.NoError(t, err)
	inClass := file.History[0].Review.ID
	_, err = s.desk.Undo(t.Context(), study.LocalLearner, "lesson", inClass, s.now)
	require.ErrorIs(t, err, study.ErrNoReview)
	_, err = s.desk.Regrade(t.Context(), study.LocalLearner, "lesson", inClass, srs.Hard, s.now)
	require.ErrorIs(t, err, study.ErrNoReview)
}

func TestACardThatSteppedInClassSinceKeepsItsAnswerAtTheDesk(t *testing.T) {
	s := newSitting(t, lesson)
	asked, _ := s.next()
	s.respond(asked, true)
	require.NotEmpty(t, s.last())
	s.takeIn(s.inClass(asked.Card.ID, true, 0))
	require.Empty(t, s.last())
}

func TestTheDayFollowsWhatWasAnsweredInClass(t *testing.T) {
	s := newSitting(t, lesson)
	_, before := s.next()
	s.takeIn(s.inClass("afghanistan", true, 0), s.inClass("uzbekistan", true, 48*time.Hour))
	_, day := s.next()
	require.Equal(t, before.NewToday+1, day.NewToday, "one card was new today, and one two days ago")
	s.scope = study.Scope{Missed: true}
	_, missed := s.next()
	require.Zero(t, missed.Progress.Total)
}

func TestAnswersWhoseCardIsGoneAreLeftOut(t *testing.T) {
	s := newSitting(t, lesson)
	list := []study.Outside{s.inClass("afghanistan", true, time.Minute), s.inClass("uzbekistan", true, 0)}
	s.install(withoutAfghanistan)
	require.Equal(t, study.Intake{Stepped: 1, Gone: 1}, s.takeIn(list...))
	s.install(lesson)
	require.Equal(t, study.Intake{Stepped: 1, Known: 1}, s.takeIn(list...), "the card came back")
	list[0].Deck, list[0].Key = "elsewhere", "another-key-of-16"
	require.Equal(t, study.Intake{Gone: 1}, s.takeIn(list[0]))
}

func TestAnswersFollowACardThatWasGivenAnotherID(t *testing.T) {
	renamed := strings.Replace(lesson, "{id: afghanistan,", "{id: afg, was: afghanistan,", 1)
	for _, known := range []bool{false, true} { // whether there is a history to take over
		s := newSitting(t, lesson)
		list := []study.Outside{s.inClass("afghanistan", true, time.Hour), s.inClass("afghanistan", true, time.Minute)}
		if known {
			s.takeIn(list[0])
		}
		s.install(renamed)
		in := s.takeIn(list...)
		require.Zero(t, in.Gone)
		require.Equal(t, 2, s.recalls()["afg"].State.Reps)
		s.install(lesson)
		require.Equal(t, study.Intake{Known: 2}, s.takeIn(list...), "and back")
		if known {
			require.Equal(t, 2, s.recalls()["afghanistan"].State.Reps)
		}
		s.rebuilds()
	}
}

func TestADeckThatIsPausedOrRemovedStillTakesAnswersIn(t *testing.T) {
	s := newSitting(t, lesson)
	paused, removed, erased := s.inClass("afghanistan", true, 0), s.inClass("uzbekistan", true, 0), s.inClass("tajikistan", true, 0)
	require.NoError(t, s.desk.SetPaused(t.Context(), "lesson", true))
	require.Equal(t, study.Intake{Stepped: 1}, s.takeIn(paused))
	require.NoError(t, s.desk.SetRemoved(t.Context(), "lesson", true))
	require.Equal(t, study.Intake{Stepped: 1}, s.takeIn(removed))
	require.NoError(t, s.desk.Erase(t.Context(), "lesson", s.now))
	require.Equal(t, study.Intake{Gone: 3}, s.takeIn(paused, removed, erased))
}

func TestASlipOfThePenCostsNothing(t *testing.T) {
	s := newSitting(t, lesson)
	o := s.inClass("afghanistan", false, 0)
	o.Verdict.Code = deck.CodeUnread
	require.Equal(t, study.Intake{Unread: 1}, s.takeIn(o))
	require.Empty(t, s.recalls())
}

func TestAnswersOfNobodyOrWithoutAKeyAreRefused(t *testing.T) {
	s := newSitting(t, lesson)
	o := s.inClass("afghanistan", true, 0)
	_, err := s.desk.TakeIn(t.Context(), 404, []study.Outside{o})
	require.ErrorIs(t, err, study.ErrNoLearner)
	for _, key := range []string{"", "short", fmt.Sprintf("%070d", 0), "a key with gaps in it"} {
		o.Key = key
		_, err := s.desk.TakeIn(t.Context(), study.LocalLearner, []study.Outside{o})
		var refused *study.SubmissionError
		require.ErrorAs(t, err, &refused)
	}
	require.Empty(t, s.recalls())
}
