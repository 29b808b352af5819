package study_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/store/sqlite"
	"quiz/internal/study"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// This file tests the desk as a learner meets it, over the real store.

// lesson is a deck of a disputed fact and some plain ones.
const lesson = `deck: lesson
title: A lesson
sources:
  atlas: {title: A small atlas, publisher: Atlas House, published: 2020}
  guide: {title: A guide, publisher: Guide House, published: 2021}
kinds:
  city: {of: place, apart: true}
names:
  Kabul: city
  Tashkent: city
  Dushanbe: city
  Ashgabat: city
facts:
  - {id: afghanistan, claim: "The capital of Afghanistan is [Kabul].", ask: "What is the capital of Afghanistan?", single: true, cite: 'atlas ¶1 "Kabul"'}
  - {id: uzbekistan, claim: "The capital of Uzbekistan is [Tashkent].", ask: "What is the capital of Uzbekistan?", single: true, cite: 'atlas ¶2 "Tashkent"'}
  - id: opened
    ask: When did the museum open?
    single: true
    positions:
      - {id: early, claim: "The museum opened in [1931].", cite: 'atlas ¶3 "1931"'}
      - {id: late, claim: "The museum opened in [1933].", cite: 'guide ¶1 "1933"'}
  - {id: tajikistan, claim: "The capital of Tajikistan is [Dushanbe].", ask: "What is the capital of Tajikistan?", single: true, cite: 'atlas ¶4 "Dushanbe"'}
  - {id: turkmenistan, claim: "The capital of Turkmenistan is [Ashgabat].", ask: "What is the capital of Turkmenistan?", single: true, cite: 'atlas ¶5 "Ashgabat"'}
`

// withoutAfghanistan is the deck without its first fact.
var withoutAfghanistan = lesson[:strings.Index(lesson, "  - {id: afghanistan")] + lesson[strings.Index(lesson, "  - {id: uzbekistan"):]

var monday = time.Date(2026, 3, 9, 9, 0, 0, 0, time.UTC)

// sitting is a learner at a desk with a clock of their own.
type sitting struct {
	t    require.TestingT
	ctx  context.Context
	desk *study.Desk
	now  time.Time
	keys int

	scope study.Scope
}

func newSitting(t *testing.T, text string) *sitting {
	t.Helper()
	s, _ := newSittingOver(t, text)
	return s
}

// newSittingOver is newSitting with its store.
func newSittingOver(t *testing.T, text string) (*sitting, study.Store) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "quiz.db"), sqlite.WithLogger(slog.New(slog.DiscardHandler)))
	require.NoError(t, err)
	t.Cleanup(func() { store.Close() })
	desk, err := study.Open(t.Context(), store)
	require.NoError(t, err)
	s := &sitting{t: t, ctx: t.Context(), desk: desk, now: monday}
	s.install(text)
	return s, store
}

func (s *sitting) install(text string) {
	d, found := deck.Read("lesson.yaml", []byte(text))
	book, more := deck.Compile(d)
	require.Zero(s.t, found.Errors()+more.Errors(), "%v %v", found, more)
	in := study.Installation{Book: book, File: "lesson.yaml", Source: []byte(text)}
	_, err := s.desk.Install(s.ctx, in, s.now)
	require.NoError(s.t, err)
}

// next is the question asked now, nil where there is none.
func (s *sitting) next() (*study.Asked, study.Day) {
	asked, day, err := s.desk.Next(s.ctx, study.LocalLearner, "lesson", s.scope, s.now)
	require.NoError(s.t, err)
	return asked, day
}

// respond answers what is asked, rightly or not, ten seconds later.
func (s *sitting) respond(asked *study.Asked, right bool) study.Answered {
	recorded, err := s.desk.Answer(s.ctx, study.LocalLearner, "lesson", s.submission(asked, right), s.now)
	require.NoError(s.t, err)
	answered, err := s.desk.Answered(s.ctx, study.LocalLearner, recorded.Review.ID, study.Scope{}, s.now)
	require.NoError(s.t, err)
	s.now = s.now.Add(10 * time.Second)
	return answered
}

func (s *sitting) submission(asked *study.Asked, right bool) study.Submission {
	s.keys++
	sub := study.Submission{
		Question: asked.Question.ID, Number: asked.Number, Version: asked.Question.Version(),
		Key: fmt.Sprintf("sitting-test-key-%06d", s.keys), Took: 5 * time.Second,
		Response: deck.Response{Option: -1, Text: "nothing like it"},
	}
	if right {
		sub.Response.Text, sub.Response.Self = asked.Question.Answers[0], deck.Right
	} else if asked.Question.Type == deck.BaseYear {
		sub.Response.Text = "1066"
	}
	for i, o := range asked.Question.Options {
		if o.Correct == right {
			sub.Response = deck.Response{Option: i}
		}
	}
	switch asked.Question.Form {
	case deck.TrueFalse:
		i := asked.Order[0]
		sub.Response = deck.Response{Option: i, True: asked.Question.Options[i].Correct == right}
	case deck.Multiple:
		sub.Response = deck.Response{Option: -1}
		for i, o := range asked.Question.Options {
			if o.Correct == right {
				sub.Response.Options = append(sub.Response.Options, i)
			}
		}
	case deck.Ordering:
		if sub.Response.Order = slices.Sorted(slices.Values(asked.Items)); !right {
			slices.Reverse(sub.Response.Order)
		}
	case deck.Matching:
		for i, item := range asked.Items {
			partner := item
			if !right {
				partner = asked.Items[(i+1)%len(asked.Items)]
			}
			sub.Response.Pairs = append(sub.Response.Pairs, [2]int{item, partner})
		}
	case deck.SelfGraded:
		if sub.Response.Self = deck.Wrong; right {
			sub.Response.Self = deck.Right
		}
	}
	return sub
}

// finish answers rightly until nothing is left of the day, and returns the
// cards in the order in which they were asked.
func (s *sitting) finish() []string {
	var cards []string
	for {
		asked, day := s.next()
		if asked == nil {
			if day.Wait == 0 {
				return cards
			}
			s.now = s.now.Add(day.Wait)
			continue
		}
		cards = append(cards, asked.Card.ID)
		s.respond(asked, true)
		require.Less(s.t, len(cards), 100, "the day does not end")
	}
}

func TestALearnersFirstDays(t *testing.T) {
	s := newSitting(t, lesson)

	asked, day := s.next()
	require.Equal(t, "afghanistan#choice", asked.Question.ID, "recognition comes first")
	require.Zero(t, asked.Day.Progress.Done)
	require.Equal(t, 5, asked.Day.Progress.Total, "one card of the disputed fact a day")
	require.Positive(t, asked.Day.Progress.Left)
	require.Equal(t, 5, day.New)

	answered := s.respond(asked, true)
	require.Equal(t, deck.Right, answered.Verdict.Outcome)
	require.Equal(t, 10*time.Minute, answered.Wait)

	cards := s.finish()
	require.Equal(t, []string{"uzbekistan", "opened/early", "tajikistan", "turkmenistan"}, cards[:4])
	_, day = s.next()
	require.False(t, day.Remaining)
	require.Equal(t, study.Progress{Done: 5, Total: 5}, day.Progress)
	require.Equal(t, 5, day.Known)
	require.Positive(t, day.NextDay)

	for range 7 {
		s.now = s.now.Add(24 * time.Hour)
		cards = s.finish()
		if slices.Contains(cards, "opened/late") {
			require.NotContains(t, cards, "opened/early", "the sides of a disputed fact come on different days")
			return
		}
	}
	t.Fatal("the other side of the disputed fact did not come within a week")
}

func TestAFailedCardComesAgainInTheSameSitting(t *testing.T) {
	s := newSitting(t, lesson)
	asked, _ := s.next()
	answered := s.respond(asked, false)
	require.Equal(t, deck.Wrong, answered.Verdict.Outcome)
	require.NotEmpty(t, answered.Verdict.Reason, "the learner is told why")
	require.Equal(t, time.Minute, answered.Wait)
	require.Contains(t, s.finish(), asked.Card.ID)
}

func TestTheSameKeyStoresOneAnswer(t *testing.T) {
	s := newSitting(t, lesson)
	asked, _ := s.next()
	sub := s.submission(asked, true)
	first, err := s.desk.Answer(t.Context(), study.LocalLearner, "lesson", sub, s.now)
	require.NoError(t, err)
	require.False(t, first.Again)

	other := s.submission(asked, false)
	other.Key = sub.Key
	again, err := s.desk.Answer(t.Context(), study.LocalLearner, "lesson", other, s.now.Add(time.Hour))
	require.NoError(t, err)
	require.True(t, again.Again)
	require.Equal(t, first.Review, again.Review, "what was stored first stands")

	later, err := s.desk.Answered(t.Context(), study.LocalLearner, first.Review.ID, study.Scope{}, s.now.Add(time.Hour))
	require.NoError(t, err)
	require.Equal(t, first.Review, later.Review)
	require.Equal(t, deck.Right, later.Verdict.Outcome)
}

func TestAQuestionAnsweredInAnotherTabIsStale(t *testing.T) {
	s := newSitting(t, lesson)
	asked, _ := s.next()
	s.respond(asked, true)
	_, err := s.desk.Answer(t.Context(), study.LocalLearner, "lesson", s.submission(asked, false), s.now)
	require.ErrorIs(t, err, study.ErrStale)
}

func TestAnOptionIsMeantByItsPlaceInTheQuestionThatWasShown(t *testing.T) {
	s := newSitting(t, lesson)
	asked, _ := s.next()
	sub := s.submission(asked, true)
	s.install(strings.ReplaceAll(lesson, "Dushanbe", "Bishkek"))
	_, err := s.desk.Answer(t.Context(), study.LocalLearner, "lesson", sub, s.now)
	require.ErrorIs(t, err, study.ErrStale)
}

func TestAStoredAnswerIsAcknowledgedAfterItsQuestionIsGone(t *testing.T) {
	s := newSitting(t, lesson)
	asked, _ := s.next()
	sub := s.submission(asked, true)
	first, err := s.desk.Answer(t.Context(), study.LocalLearner, "lesson", sub, s.now)
	require.NoError(t, err)
	s.install(withoutAfghanistan)
	again, err := s.desk.Answer(t.Context(), study.LocalLearner, "lesson", sub, s.now)
	require.NoError(t, err)
	require.True(t, again.Again)
	require.Equal(t, first.Review, again.Review)
}

func TestAKeyBelongsToOneCard(t *testing.T) {
	s := newSitting(t, lesson)
	asked, _ := s.next()
	sub := s.submission(asked, true)
	_, err := s.desk.Answer(t.Context(), study.LocalLearner, "lesson", sub, s.now)
	require.NoError(t, err)
	other, _ := s.next()
	stolen := s.submission(other, true)
	stolen.Key = sub.Key
	_, err = s.desk.Answer(t.Context(), study.LocalLearner, "lesson", stolen, s.now)
	require.ErrorIs(t, err, study.ErrKeyUsed)
}

func TestACardThatFailedLateHoldsItsSiblingBack(t *testing.T) {
	s := newSitting(t, lesson)
	for range 12 { // until both sides of the disputed fact are in review
		s.finish()
		s.now = s.now.Add(24 * time.Hour)
	}
	for range 1000 {
		asked, _ := s.next()
		if asked == nil {
			s.now = s.now.Add(24 * time.Hour)
			continue
		}
		s.respond(asked, asked.Card.Fact != "opened")
		if asked.Card.Fact == "opened" {
			failed := asked.Card.ID
			s.now = s.now.Add(20 * time.Hour)
			for _, card := range s.finish() {
				require.True(t, card == failed || !strings.HasPrefix(card, "opened"), "%s comes on the day of %s", card, failed)
			}
			return
		}
	}
	t.Fatal("the disputed fact never came")
}

func TestSubmissionsThatCannotBeTaken(t *testing.T) {
	s := newSitting(t, lesson)
	asked, _ := s.next()
	good := s.submission(asked, true)
	change := func(f func(*study.Submission)) study.Submission {
		sub := good
		f(&sub)
		return sub
	}
	var refused *study.SubmissionError
	for name, sub := range map[string]study.Submission{
		"a key that is too short":       change(func(sub *study.Submission) { sub.Key = "short" }),
		"a key with other characters":   change(func(sub *study.Submission) { sub.Key = strings.Repeat("'", 20) }),
		"an option that does not exist": change(func(sub *study.Submission) { sub.Response.Option = 99 }),
	} {
		_, err := s.desk.Answer(t.Context(), study.LocalLearner, "lesson", sub, s.now)
		require.ErrorAs(t, err, &refused, name)
		require.NotEmpty(t, refused.Advice, name)
	}
	_, err := s.desk.Answer(t.Context(), study.LocalLearner, "lesson",
		change(func(sub *study.Submission) { sub.Question = "nowhere#choice" }), s.now)
	require.ErrorIs(t, err, study.ErrNoQuestion)
	_, err = s.desk.Answer(t.Context(), study.LocalLearner, "absent", good, s.now)
	require.ErrorIs(t, err, study.ErrNoDeck)
	_, err = s.desk.Answered(t.Context(), study.LocalLearner, "no-such-review", study.Scope{}, s.now)
	require.ErrorIs(t, err, study.ErrNoReview)
}

func TestAClockSetBackNeverPutsAReviewBeforeTheLast(t *testing.T) {
	s := newSitting(t, lesson)
	asked, _ := s.next()
	first := s.respond(asked, true)
	s.now = s.now.Add(-48 * time.Hour)
	second := s.respond(&study.Asked{Question: asked.Question, Number: 1}, true)
	require.GreaterOrEqual(t, second.Review.At, first.Review.At)
	require.GreaterOrEqual(t, second.Review.Day, first.Review.Day)
}

func TestEditingADeckCostsNoProgress(t *testing.T) {
	s := newSitting(t, lesson)
	asked, _ := s.next()
	before := s.respond(asked, true)

	edited := strings.Replace(lesson, "What is the capital of Afghanistan?", "Which city is the capital of Afghanistan?", 1)
	s.install(edited)
	recalls, err := s.desk.Recalls(t.Context(), study.LocalLearner, "lesson", s.now)
	require.NoError(t, err)
	require.Equal(t, 1, recalls["afghanistan"].State.Reps, "a reworded question keeps its card's memory")

	s.install(withoutAfghanistan)
	later, err := s.desk.Answered(t.Context(), study.LocalLearner, before.Review.ID, study.Scope{}, s.now)
	require.NoError(t, err, "the answer to a question that is gone can still be seen")
	require.Nil(t, later.Card)
	require.Equal(t, deck.Right, later.Verdict.Outcome)

	s.install(lesson)
	recalls, err = s.desk.Recalls(t.Context(), study.LocalLearner, "lesson", s.now)
	require.NoError(t, err)
	require.Equal(t, 1, recalls["afghanistan"].State.Reps, "a card that comes back has its memory")
}

// TestTheLogRebuildsEveryMemory lives through random weeks and checks that the
// stored memories are what the log makes of them, to the bit, and that replacing
// them changes nothing.
func TestTheLogRebuildsEveryMemory(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := newSitting(t, lesson)
		s.t = rt
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			s.act(rt)
		}
		differ, err := s.desk.Verify(t.Context(), study.LocalLearner)
		require.NoError(rt, err)
		require.Empty(rt, differ)

		live, err := s.desk.Recalls(t.Context(), study.LocalLearner, "lesson", s.now)
		require.NoError(rt, err)
		require.NoError(rt, s.desk.Rebuild(t.Context(), study.LocalLearner))
		rebuilt, err := s.desk.Recalls(t.Context(), study.LocalLearner, "lesson", s.now)
		require.NoError(rt, err)
		require.Equal(rt, live, rebuilt)
	})
}

// act does one thing that a learner may do.
func (s *sitting) act(rt *rapid.T) {
	switch rapid.IntRange(0, 12).Draw(rt, "act") {
	case 0:
		s.now = s.now.Add(time.Duration(rapid.IntRange(1, 60*24).Draw(rt, "hours")) * time.Hour)
	case 1:
		who, err := s.desk.Learner(s.ctx, study.LocalLearner)
		require.NoError(rt, err)
		who.Settings.Retention = rapid.Float64Range(0.7, 0.97).Draw(rt, "retention")
		who.Settings.Zone = rapid.SampledFrom([]string{"UTC", "Pacific/Apia", "Pacific/Honolulu"}).Draw(rt, "zone")
		require.NoError(rt, s.desk.SaveSettings(s.ctx, study.LocalLearner, who.Settings))
	case 2:
		s.undo()
	case 3:
		if last := s.last(); last != "" {
			grade := srs.Grade(rapid.IntRange(int(srs.Hard), int(srs.Easy)).Draw(rt, "grade"))
			_, err := s.desk.Regrade(s.ctx, study.LocalLearner, "lesson", last, grade, s.now)
			var refused *study.SubmissionError
			require.True(rt, err == nil || errors.As(err, &refused), "%v", err)
		}
	case 4:
		s.scope.Ahead = rapid.IntRange(0, study.MaxAhead).Draw(rt, "ahead")
	case 5:
		s.attend(rt)
	default:
		if asked, _ := s.next(); asked != nil {
			s.respond(asked, rapid.Bool().Draw(rt, "right"))
		}
	}
}

// BenchmarkNext asks a learner's next question in a deck of 10,000 facts, all of
// them learnt and a thirtieth of them due.
func BenchmarkNext(b *testing.B) {
	const facts = 10_000
	var text strings.Builder
	text.WriteString("deck: lesson\ntitle: A large lesson\nsources:\n  s: {title: A source, publisher: A publisher, published: 2020}\nfacts:\n")
	for i := range facts {
		fmt.Fprintf(&text, "  - {id: f-%d, claim: 'The word for %d is [answer %d].', cite: 's ¶1 \"a phrase\"'}\n", i, i, i)
	}
	store, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "quiz.db"), sqlite.WithLogger(slog.New(slog.DiscardHandler)))
	require.NoError(b, err)
	defer store.Close()
	desk, err := study.Open(b.Context(), store)
	require.NoError(b, err)
	s := &sitting{t: b, ctx: b.Context(), desk: desk, now: monday}
	s.install(text.String())
	cal, err := study.DefaultSettings().Calendar()
	require.NoError(b, err)
	today := cal.Day(monday)
	memories := make([]study.Memory, facts)
	for i := range memories {
		memories[i] = study.Memory{Card: fmt.Sprintf("f-%d", i), FirstDay: today - 40, State: srs.State{
			Phase: srs.Reviewing, Memory: srs.Memory{Stability: 30, Difficulty: 5},
			Day: today - i%30 - 1, At: monday.AddDate(0, 0, -i%30-1).UnixMilli(), Reps: 4, Interval: 30,
		}}
	}
	require.NoError(b, store.ReplaceMemories(b.Context(), study.LocalLearner, map[string][]study.Memory{"lesson": memories}))
	asked, day := s.next()
	require.NotNil(b, asked)
	require.Equal(b, facts/30, day.Due)
	for b.Loop() {
		s.scope.More = 1 - s.scope.More // another day than the one in hand
		s.next()
	}
}
