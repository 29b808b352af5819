package live_test

import (
	"encoding/json"
	"strings"
	"testing"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests answers: which are taken, which are refused, and that a phone is
// told nothing of right and wrong.

func TestOneAnswerEach(t *testing.T) {
	r := bring(t, live.Open)
	right, wrong := r.places("Kabul"), r.places("Herat")
	require.Equal(t, live.Receipt{Status: live.Stored, Round: 1}, r.submit(1, wrong))
	require.Equal(t, live.Receipt{Status: live.Stored, Round: 1}, r.submit(1, wrong), "the same again")
	stands := r.rows.Answers[0].Value
	require.Equal(t, live.Receipt{Status: live.Another, Round: 1, Stands: stands}, r.submit(1, right), "another one")
	require.Len(t, r.rows.Answers, 1)
	r.reveal()
	require.Equal(t, live.Stored, r.submit(1, wrong).Status, "a replay after the reveal is told the same")
	require.Equal(t, live.Another, r.submit(1, right).Status)
	r.act(live.Next)
	require.Equal(t, live.Stored, r.submitTo(1, 1, wrong).Status, "and from the next question")
	require.Equal(t, live.Late, r.submitTo(1, 2, wrong).Status, "a phone that slept is told that time was up")
	r.act(live.End)
	require.Equal(t, live.Stored, r.submitTo(1, 1, wrong).Status, "and at the end")
	require.Len(t, r.rows.Answers, 1)
}

func TestAnAnswerThatTheStoreHasStands(t *testing.T) {
	r := bring(t, live.Open)
	s := live.Submission{Participant: 1, Round: 1, Given: live.Given{Places: []int{2}}, ReadAt: r.now}
	row, told, err := r.class.Take(s, &live.Answer{Round: 1, Participant: 1, Value: "2", At: r.now})
	require.NoError(t, err)
	require.Nil(t, row)
	require.Equal(t, live.Stored, told.Status)
	row, told, err = r.class.Take(s, &live.Answer{Round: 1, Participant: 1, Value: "3", At: r.now})
	require.NoError(t, err)
	require.Nil(t, row)
	require.Equal(t, live.Receipt{Status: live.Another, Round: 1, Stands: "3"}, told)
}

func TestAnswersAroundTheDeadline(t *testing.T) {
	for _, tt := range []struct {
		name  string
		after float64 // seconds after the start: 5 of reading, 20 of answering
		want  live.Status
	}{
		{"while the question is read", 4.999, live.Early},
		{"as it opens", 5, live.Stored},
		{"just before the deadline", 24.999, live.Stored},
		{"at the deadline", 25, live.Stored},
		{"within the second of grace", 25.999, live.Stored},
		{"at its end", 26, live.Stored},
		{"after it", 26.001, live.Late},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := bring(t, live.Reading)
			r.wait(tt.after)
			require.Equal(t, tt.want, r.submit(1, live.Given{Places: []int{0}}).Status)
		})
	}
}

func TestAnAnswerCountsByWhenItWasRead(t *testing.T) {
	late := func(r *room, after float64) live.Status {
		told, err := r.trySubmit(live.Submission{Participant: 1, Round: 1, Given: live.Given{Places: []int{0}}, ReadAt: r.now - seconds(after)})
		require.NoError(t, err)
		return told.Status
	}
	t.Run("read before the close and stored after it", func(t *testing.T) {
		r := bring(t, live.Open)
		r.wait(3)
		r.act(live.Close)
		r.wait(5)
		require.Equal(t, live.Stored, late(r, 5.5))
	})
	t.Run("read before a pause and stored after it", func(t *testing.T) {
		r := bring(t, live.Open)
		r.wait(3)
		r.act(live.Pause)
		r.wait(5)
		require.Equal(t, live.Stored, late(r, 5.5))
	})
	t.Run("read in a pause", func(t *testing.T) {
		r := bring(t, live.Paused)
		r.wait(5)
		require.Equal(t, live.Early, late(r, 2))
		r.act(live.Resume)
		require.Equal(t, live.Early, late(r, 2))
		require.Equal(t, live.Stored, late(r, 0))
	})
	t.Run("read in time and stored after the reveal", func(t *testing.T) {
		r := bring(t, live.Revealed)
		require.Equal(t, live.Late, late(r, 5), "the key was shown before it was stored")
	})
}

func TestTheEndTakesNoMoreAnswers(t *testing.T) {
	r := bring(t, live.Open)
	r.act(live.End)
	require.Equal(t, live.Late, r.submitTo(1, 1, live.Given{Places: []int{0}}).Status)
	require.Empty(t, r.rows.Answers)
}

func TestTheRevealWaitsForAnswersThatWereGivenInTime(t *testing.T) {
	r := bring(t, live.Open)
	r.act(live.Close)
	var wait *live.WaitError
	require.ErrorAs(t, r.try(live.Act{Action: live.Reveal, Version: 2}), &wait)
	require.EqualValues(t, 1001, wait.Wait.Milliseconds())
	r.now += wait.Wait.Milliseconds()
	require.NoError(t, r.try(live.Act{Action: live.Reveal, Version: 2}))

	r = bring(t, live.Open)
	for n := range 3 {
		r.submit(n+1, live.Given{Places: []int{0}})
	}
	r.act(live.Close, live.Reveal)
	require.Equal(t, live.Revealed, r.class.Phase(r.now), "no wait where everyone has answered")
}

func TestWhoIsNotInAnswersNothing(t *testing.T) {
	r := newRoom(t, live.Settings{Cap: 5, Approve: true}, 2, capital)
	require.NoError(t, r.try(live.Act{Action: live.Admit, Participant: 1}))
	r.act(live.Start)
	require.Equal(t, live.Stored, r.submit(1, live.Given{Places: []int{0}}).Status)
	require.Equal(t, live.Outside, r.submit(2, live.Given{Places: []int{0}}).Status)
	require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: 1}))
	require.Equal(t, live.Stored, r.submit(1, live.Given{Places: []int{0}}).Status, "what was acknowledged stays so")
	_, err := r.trySubmit(live.Submission{Participant: 9, Round: 1, Given: live.Given{Places: []int{0}}})
	require.ErrorIs(t, err, live.ErrNoParticipant)
	for _, round := range []int{-1, 0, 2} {
		_, err = r.trySubmit(live.Submission{Participant: 1, Round: round, Given: live.Given{Places: []int{0}}})
		require.ErrorIs(t, err, live.ErrNoRound)
	}
}

func TestWhatIsNoAnswerToTheQuestionIsRefused(t *testing.T) {
	for name, tt := range map[string]struct {
		question int
		given    live.Given
	}{
		"no place":             {capital, live.Given{}},
		"words for a place":    {capital, typed("Kabul")},
		"a place too many":     {capital, live.Given{Places: []int{4}}},
		"a negative place":     {capital, live.Given{Places: []int{-1}}},
		"two of a choice":      {capital, live.Given{Places: []int{0, 1}}},
		"no place of several":  {borders, live.Given{}},
		"six places of five":   {borders, live.Given{Places: []int{0, 1, 2, 3, 4, 0}}},
		"a place for words":    {height, live.Given{Places: []int{1}}},
		"nothing to see":       {height, typed(" \u200b\u202e\x00 ")},
		"a book for an answer": {height, typed(strings.Repeat("x", live.MaxText+1))},
		"neither true nor not": {sea, typed("True")},
		"a place for a truth":  {sea, live.Given{Places: []int{0}}},
	} {
		t.Run(name, func(t *testing.T) {
			r := lesson(t, tt.question)
			r.open()
			_, err := r.trySubmit(live.Submission{Participant: 1, Round: 1, Given: tt.given, ReadAt: r.now})
			require.ErrorIs(t, err, live.ErrValue)
			require.Empty(t, r.rows.Answers)
		})
	}
}

func TestOneAnswerHasOneValue(t *testing.T) {
	r := lesson(t, borders, height)
	r.open()
	require.Equal(t, live.Stored, r.submit(1, live.Given{Places: []int{3, 0, 3}}).Status)
	require.Equal(t, live.Stored, r.submit(1, live.Given{Places: []int{0, 3}}).Status)
	require.Equal(t, "0,3", r.rows.Answers[0].Value)
	r.reveal()
	r.act(live.Next)
	r.wait(5)
	require.Equal(t, live.Stored, r.submit(1, typed("  7492 \t m\u200b\n")).Status)
	require.Equal(t, live.Stored, r.submit(1, typed("7492 m")).Status)
	require.Equal(t, "7492 m", r.rows.Answers[1].Value)
}

// told is all that a phone hears around an answer: the receipt, and its page before
// and after the close.
func told(t *testing.T, question int, g live.Given) string {
	t.Helper()
	r := lesson(t, question)
	r.open()
	heard := []any{r.submit(1, g), r.submit(1, g), r.board(), r.host(), r.projector(), r.pupil(2)}
	mine := r.pupil(1)
	require.Equal(t, &g, mine.Mine)
	mine.Mine = nil // one's own answer, as it was given
	heard = append(heard, mine)
	r.act(live.Close)
	heard = append(heard, r.submit(1, g), r.host(), r.projector(), r.pupil(2))
	text, err := json.Marshal(heard)
	require.NoError(t, err)
	return string(text)
}

func TestBeforeTheRevealRightAndWrongAreToldTheSameToTheByte(t *testing.T) {
	for question, answers := range map[int][]live.Given{
		capital: {{Places: []int{0}}, {Places: []int{1}}, {Places: []int{2}}, {Places: []int{3}}},
		sea:     {typed("true"), typed("false")},
		borders: {{Places: []int{0, 1, 2}}, {Places: []int{2, 3, 4}}, {Places: []int{1}}},
		height:  {typed("7492"), typed("1")},
		founded: {typed("Ahmad Wali"), typed("Karim Shah"), typed("nobody")},
	} {
		first := told(t, question, answers[0])
		for _, other := range answers[1:] {
			require.Equal(t, first, told(t, question, other), suited[question])
		}
	}
}
