package study

import (
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"

	"github.com/stretchr/testify/require"
)

// noon is the moment at which the plans of these tests are asked.
var noon = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

const today = 20_522 // the day of noon

func learning(card string, readyIn time.Duration) Memory {
	return Memory{Card: card, Fact: card, State: srs.State{
		Phase: srs.Learning, Reps: 1, Day: today, At: noon.Add(-time.Minute).UnixMilli(), Wait: readyIn + time.Minute,
	}}
}

func reviewing(card string, stability float64, daysAgo int) Memory {
	return Memory{Card: card, Fact: card, State: srs.State{
		Phase: srs.Reviewing, Reps: 3, Day: today - daysAgo, Memory: srs.Memory{Stability: stability, Difficulty: 5},
	}}
}

func planOf(a Agenda) plan { return newPlan(a, Scope{}, 10, Calendar{zone: time.UTC}, noon) }

func TestTheOrderOfADay(t *testing.T) {
	full := Agenda{
		Learning: []Memory{learning("later", 5*time.Minute), learning("ready", -time.Minute)},
		Due:      []Memory{reviewing("fading", 10, 20), reviewing("nearly gone", 10, 60)},
		Fresh:    []Fresh{{"first", "first"}, {"second", "second"}},
	}
	without := func(change func(*Agenda)) Agenda {
		a := full
		change(&a)
		return a
	}
	tests := []struct {
		name   string
		agenda Agenda
		want   string
	}{
		{"a card in learning whose minutes are over", full, "ready"},
		{"then the review that is likeliest forgotten",
			without(func(a *Agenda) { a.Learning = a.Learning[:1] }), "nearly gone"},
		{"then the first new card",
			without(func(a *Agenda) { a.Learning, a.Due = a.Learning[:1], nil }), "first"},
		{"then a card in learning, ahead of its minutes",
			without(func(a *Agenda) { a.Learning, a.Due, a.Fresh = a.Learning[:1], nil, nil }), "later"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := planOf(tt.agenda).next()
			require.True(t, ok)
			require.Equal(t, tt.want, got.Card)
		})
	}
}

func TestAheadOfItsMinutesTheCardLongestNotSeenComes(t *testing.T) {
	failed, passed := learning("failed", 50*time.Second), learning("passed", 8*time.Minute)
	failed.State.At = noon.Add(-10 * time.Second).UnixMilli()
	failed.State.Wait = time.Minute
	got, ok := planOf(Agenda{Learning: []Memory{failed, passed}}).next()
	require.True(t, ok)
	require.Equal(t, "passed", got.Card)
}

func TestNothingIsAskedLongBeforeItsMinutesAreOver(t *testing.T) {
	p := planOf(Agenda{Learning: []Memory{learning("later", learnAhead)}})
	_, ok := p.next()
	require.False(t, ok)
	require.Equal(t, learnAhead, p.sum(&deck.Book{}, usualPace).Wait)
}

func TestCardsOfOneFactNeverComeOnOneDay(t *testing.T) {
	sibling := reviewing("founding/about-2015", 10, 30)
	sibling.Fact = "founding"
	other := reviewing("founding/in-2014", 10, 20)
	other.Fact = "founding"
	require.Equal(t, []Memory{sibling}, planOf(Agenda{Due: []Memory{other, sibling}}).due)
}

func TestAnAnswerFromTheFutureCountsAsGivenNow(t *testing.T) {
	ahead := learning("ahead", time.Minute)
	ahead.State.At = noon.AddDate(10, 0, 0).UnixMilli()
	p := planOf(Agenda{Learning: []Memory{ahead}})
	got, ok := p.next()
	require.True(t, ok, "a clock that was ahead must not hold a card back for years")
	require.Equal(t, "ahead", got.Card)
}

func TestTheDaysLimitOfNewCards(t *testing.T) {
	fresh := []Fresh{{"a", "a"}, {"b", "b"}, {"c", "c"}}
	limited := func(limit, today int) []Fresh {
		return newPlan(Agenda{Fresh: fresh, NewToday: today}, Scope{}, limit, Calendar{zone: time.UTC}, noon).fresh
	}
	require.Len(t, limited(2, 0), 2)
	require.Len(t, limited(2, 1), 1)
	require.Len(t, limited(9, 0), 3)
	require.Empty(t, limited(0, 0))
	require.Empty(t, limited(1, 4), "more than the limit were learnt before it was lowered")
}

func TestProgressCountsWhatIsDoneAndWhatIsToCome(t *testing.T) {
	halfway := learning("d", time.Minute)
	halfway.State.Step = 1
	day := planOf(Agenda{
		Learning: []Memory{learning("a", time.Minute), halfway},
		Due:      []Memory{reviewing("b", 5, 9)},
		Fresh:    []Fresh{{"c", "c"}},
		Finished: 4, Known: 40, Cards: 60,
	}).sum(&deck.Book{}, 10*time.Second)
	require.Equal(t, Progress{Done: 4, Begun: 2, Halfway: 1, Total: 8, Left: 68 * time.Second}, day.Progress)
	require.Equal(t, 3, day.Due)
	require.Equal(t, 1, day.New)
	require.True(t, day.Remaining)
}

func TestMoreNewCardsThanTheLimit(t *testing.T) {
	fresh := []Fresh{{"a", "a"}, {"b", "b"}, {"c", "c"}}
	p := newPlan(Agenda{Fresh: fresh, NewToday: 5}, Scope{More: 5}, 2, Calendar{zone: time.UTC}, noon)
	require.Equal(t, fresh[:2], p.fresh)
}

func TestAPortionEndsAndLeavesTheRest(t *testing.T) {
	a := Agenda{Fresh: []Fresh{{"new", "new"}}, Finished: 47}
	for i := range 200 {
		a.Due = append(a.Due, reviewing(string(rune('A'+i)), 10, 20+i))
	}
	whole := planOf(a).sum(&deck.Book{}, usualPace)
	require.True(t, whole.Backlog())
	s := whole.Portion()
	require.Equal(t, 97, s.Until)

	p := newPlan(a, s, 10, Calendar{zone: time.UTC}, noon)
	require.Equal(t, byRecall(a.Due, today)[:50], p.due, "the likeliest forgotten")
	require.Empty(t, p.fresh, "no new card before the backlog is done")
	day := p.sum(&deck.Book{}, usualPace)
	require.Equal(t, 150, day.Overdue)
	require.Equal(t, 97, day.Progress.Total)
	require.False(t, day.Backlog())

	a.Finished = 97
	done := newPlan(a, s, 10, Calendar{zone: time.UTC}, noon).sum(&deck.Book{}, usualPace)
	require.False(t, done.Remaining)
	require.Equal(t, 200, done.Overdue)

	a.Due = nil
	require.Len(t, newPlan(a, s, 10, Calendar{zone: time.UTC}, noon).fresh, 1, "with the backlog done, new cards come")
}

func TestAheadComesLastAndOneCardOfAFact(t *testing.T) {
	sibling := reviewing("due/b", 10, 3)
	sibling.Fact = "due"
	a := Agenda{Due: []Memory{reviewing("due", 10, 20)}, Ahead: []Memory{sibling, reviewing("soon", 10, 3), reviewing("later", 10, 2)}}
	p := planOf(a)
	require.Equal(t, a.Ahead[1:], p.ahead)
	got, _ := p.next()
	require.Equal(t, "due", got.Card)
	a.Due = nil
	got, _ = planOf(a).next()
	require.Equal(t, "due/b", got.Card)
}

func TestTheWantedCardComesFirst(t *testing.T) {
	a := Agenda{
		Learning: []Memory{learning("ready", -time.Minute)}, Due: []Memory{reviewing("due", 10, 20)},
		Fresh: []Fresh{{"new", "new"}}, Ahead: []Memory{reviewing("ahead", 10, 1)},
	}
	for _, card := range []string{"ready", "due", "new", "ahead"} {
		got, ok := newPlan(a, Scope{Card: card}, 10, Calendar{zone: time.UTC}, noon).next()
		require.True(t, ok)
		require.Equal(t, card, got.Card)
	}
	got, _ := newPlan(a, Scope{Card: "none"}, 10, Calendar{zone: time.UTC}, noon).next()
	require.Equal(t, "ready", got.Card)
}

func TestThePaceIsTheLearnersOwn(t *testing.T) {
	var latest []Review
	at := noon.UnixMilli()
	for i := range 30 {
		latest = append(latest, Review{At: at})
		at -= 7000
		if i%10 == 9 {
			at -= time.Hour.Milliseconds() // a pause is no answer
		}
	}
	require.Equal(t, 7*time.Second, pace(latest))
	require.Equal(t, usualPace, pace(latest[:8]), "too little to tell")
	require.Equal(t, usualPace, pace(nil))
}

func TestFormsGrowHarderWithTheMemory(t *testing.T) {
	forms := func(list ...deck.Form) []*deck.Question {
		var questions []*deck.Question
		for _, f := range list {
			questions = append(questions, &deck.Question{Form: f, Answers: []string{"an answer"}})
		}
		return questions
	}
	all := forms(deck.Choice, deck.TrueFalse, deck.Cloze, deck.Typed, deck.SelfGraded)
	sets := forms(deck.Choice, deck.TrueFalse, deck.Multiple, deck.Typed, deck.SelfGraded)
	second := learning("a", 0)
	second.State.Reps = 2
	tests := []struct {
		name      string
		m         Memory
		questions []*deck.Question
		want      deck.Form
	}{
		{"a new card", Memory{}, all, deck.Choice},
		{"a card in learning, the second time", learning("a", 0), all, deck.TrueFalse},
		{"a card in learning, the third time", second, all, deck.Choice},
		{"a card in learning without options", learning("a", 0), forms(deck.Cloze, deck.Typed, deck.SelfGraded), deck.Cloze},
		{"a young memory", reviewing("a", 6.9, 1), all, deck.Choice},
		{"a memory of a week", reviewing("a", 7, 1), all, deck.Cloze},
		{"a memory of three weeks", reviewing("a", 21, 1), all, deck.Typed},
		{"a memory of two weeks", reviewing("a", 14, 1), sets, deck.Multiple},
		{"a memory of a week with a set", reviewing("a", 7, 1), sets, deck.Choice},
		{"a memory of three weeks with a set", reviewing("a", 21, 1), sets, deck.Typed},
		{"a new card whose set is its easiest form", Memory{}, forms(deck.Multiple, deck.Typed, deck.SelfGraded), deck.Multiple},
		{"a new disagreement", Memory{}, forms(deck.Multiple, deck.SelfGraded), deck.SelfGraded},
		{"a disagreement, the second time", learning("a", 0), forms(deck.Multiple, deck.SelfGraded), deck.Multiple},
		{"a memory of two weeks, the other way round", reviewing("a", 14, 1), forms(deck.Choice, deck.Cloze, deck.Attribution, deck.Typed), deck.Attribution},
		{"a new card that can be told whose words it has", Memory{}, forms(deck.Cloze, deck.Attribution, deck.Typed, deck.SelfGraded), deck.Attribution},
		{"such a card, the second time", learning("a", 0), forms(deck.Cloze, deck.Attribution, deck.Typed, deck.SelfGraded), deck.Cloze},
		{"a new card that nothing shows the answer of", Memory{}, forms(deck.Cloze, deck.Typed, deck.SelfGraded), deck.Cloze},
		{"a new quotation too long to type", Memory{}, forms(deck.Attribution, deck.SelfGraded), deck.SelfGraded},
		{"such a quotation, the second time", learning("a", 0), forms(deck.Attribution, deck.SelfGraded), deck.Attribution},
		{"a number", reviewing("a", 21, 1), forms(deck.Choice, deck.Numeric, deck.SelfGraded), deck.Numeric},
		{"a memory of three weeks with nothing to type", reviewing("a", 21, 1), forms(deck.Choice, deck.SelfGraded), deck.Choice},
		{"a new card with an easier form nowhere", Memory{}, forms(deck.Dated, deck.SelfGraded), deck.Dated},
		{"nothing but the learner's own judgement", Memory{}, forms(deck.SelfGraded), deck.SelfGraded},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { require.Equal(t, tt.want, suited(tt.questions, tt.m.State).Form) })
	}
	require.Nil(t, suited(nil, srs.State{}))
}

func TestALongAnswerIsJudgedByTheLearner(t *testing.T) {
	long := []string{"because it took them for too moderate"}
	questions := []*deck.Question{
		{Form: deck.Cloze, Type: deck.BaseText, Answers: long}, {Form: deck.Typed, Type: deck.BaseText, Answers: long}, {Form: deck.SelfGraded},
	}
	require.Equal(t, deck.SelfGraded, suited(questions, srs.State{}).Form)
	require.Equal(t, deck.SelfGraded, suited(questions, reviewing("a", 30, 1).State).Form)
	require.Equal(t, deck.Cloze, suited(questions[:2], srs.State{}).Form, "unless there is nothing else")
	questions[0].Type = deck.BaseOrganisation
	require.Equal(t, deck.Cloze, suited(questions, srs.State{}).Form, "a name is a name, however long")
}

func TestSeveralGapsAreAsHardAsTyping(t *testing.T) {
	gaps := &deck.Question{Form: deck.Cloze, Answers: []string{"a", "b"}, Blanks: make([]deck.Blank, 2)}
	choice := &deck.Question{Form: deck.Choice, Answers: []string{"a"}}
	require.Equal(t, choice, suited([]*deck.Question{choice, gaps}, reviewing("a", 7, 1).State))
	require.Equal(t, gaps, suited([]*deck.Question{choice, gaps}, reviewing("a", 21, 1).State))
	require.Equal(t, gaps, suited([]*deck.Question{gaps}, srs.State{}))
}

func TestTheWayBackIsAskedByTurns(t *testing.T) {
	typed, choice := &deck.Question{Form: deck.Typed, Answers: []string{"a"}}, &deck.Question{Form: deck.Choice, Answers: []string{"a"}}
	back := &deck.Question{Form: deck.Reverse, Answers: []string{"b"}}
	among := &deck.Question{Form: deck.Reverse, Answers: []string{"b"}, Options: make([]deck.Option, 4)}
	memory := reviewing("a", 21, 1).State
	memory.Reps = 4
	require.Equal(t, typed, suited([]*deck.Question{choice, back, typed}, memory))
	require.Equal(t, typed, suited([]*deck.Question{choice, among, typed}, memory))
	memory.Reps = 5
	require.Equal(t, back, suited([]*deck.Question{choice, back, typed}, memory))
	require.Equal(t, typed, suited([]*deck.Question{choice, among, typed}, memory))
	require.Equal(t, among, suited([]*deck.Question{choice, among, typed}, reviewing("a", 14, 1).State))
	require.Equal(t, choice, suited([]*deck.Question{choice, back, typed}, reviewing("a", 14, 1).State), "typing is for later")
}

func TestQuestionsByHandTakeTheirTurn(t *testing.T) {
	made, own := &deck.Question{ID: "a#choice", Form: deck.Choice}, &deck.Question{ID: "a#why", Form: deck.Choice}
	statement := &deck.Question{ID: "a#true-false", Form: deck.TrueFalse}
	for reps, want := range []*deck.Question{made, statement, own, statement, made} {
		require.Equal(t, want, suited([]*deck.Question{made, statement, own}, srs.State{Phase: srs.Learning, Reps: reps}), "%d", reps)
	}
	require.Equal(t, own, suited([]*deck.Question{own}, srs.State{Reps: 7}))
}

func TestOutcomesBecomeGrades(t *testing.T) {
	tests := []struct {
		outcome deck.Outcome
		phase   srs.Phase
		want    srs.Grade
	}{
		{deck.Right, srs.New, srs.Good},
		{deck.Right, srs.Reviewing, srs.Good},
		{deck.Wrong, srs.Learning, srs.Again},
		{deck.Wrong, srs.Reviewing, srs.Again},
		{deck.Nearly, srs.New, srs.Hard},
		{deck.Nearly, srs.Relearning, srs.Hard},
		{deck.Nearly, srs.Reviewing, srs.Again},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, grade(tt.outcome, tt.phase), "%v in %v", tt.outcome, tt.phase)
	}
}
