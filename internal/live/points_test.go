package live_test

import (
	"testing"
	"time"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests what answers are worth.

// worth is what one answer to a question gives.
func worth(t *testing.T, question int, answer func(r *room) live.Given) int {
	t.Helper()
	r := lesson(t, question)
	r.open()
	require.Equal(t, live.Stored, r.submit(1, answer(r)).Status)
	r.reveal()
	return r.points(1)[0]
}

func TestWhatAnAnswerIsWorth(t *testing.T) {
	chosen := func(texts ...string) func(r *room) live.Given {
		return func(r *room) live.Given { return r.places(texts...) }
	}
	says := func(text string) func(r *room) live.Given { return func(*room) live.Given { return typed(text) } }
	for _, tt := range []struct {
		name     string
		question int
		answer   func(r *room) live.Given
		want     int
	}{
		{"right", capital, chosen("Kabul"), 100},
		{"wrong", capital, chosen("Balkh"), 0},
		{"all of several", borders, chosen("Iran", "Pakistan", "Tajikistan"), 100},
		{"two of three", borders, chosen("Iran", "Tajikistan"), 66},
		{"one of three", borders, chosen("Pakistan"), 33},
		{"all of several and a wrong one", borders, chosen("Iran", "Pakistan", "Tajikistan", "India"), 0},
		{"every line", borders, chosen("Iran", "Pakistan", "Tajikistan", "India", "Iraq"), 0},
		{"a number, however written", height, says("7 492 m"), 100},
		{"another number", height, says("7493"), 0},
		{"no number", height, says("very high"), 0},
		{"the report that was asked for", founded, says("Ahmad Wali"), 100},
		{"a slip of the pen", founded, says("Ahmad Wail"), 100},
		{"another report's position", founded, says("Karim Shah"), 50},
		{"neither report's", founded, says("Somebody Else"), 0},
	} {
		t.Run(tt.name, func(t *testing.T) { require.Equal(t, tt.want, worth(t, tt.question, tt.answer)) })
	}
}

func TestAStatementIsJudgedAsItIsShown(t *testing.T) {
	r := lesson(t, sea)
	r.open()
	holds := r.board().Ask.Statement == "Afghanistan has no coast."
	r.submit(1, typed("true"))
	r.submit(2, typed("false"))
	r.reveal()
	if holds {
		require.Equal(t, []int{100, 0, 0}, r.points(3))
	} else {
		require.Equal(t, []int{0, 100, 0}, r.points(3))
	}
}

func TestPointsForSpeedComeInThreeSteps(t *testing.T) {
	at := func(limit time.Duration, after float64) int {
		r := newRoom(t, live.Settings{Cap: 5, Limit: limit, Speed: true}, 1, capital)
		r.act(live.Start)
		r.wait(after)
		require.Equal(t, live.Stored, r.submit(1, r.places("Kabul")).Status)
		r.reveal()
		return r.points(1)[0]
	}
	require.Equal(t, 100, at(30*time.Second, 0))
	require.Equal(t, 100, at(30*time.Second, 10))
	require.Equal(t, 80, at(30*time.Second, 10.001))
	require.Equal(t, 80, at(30*time.Second, 20))
	require.Equal(t, 60, at(30*time.Second, 20.001))
	require.Equal(t, 60, at(30*time.Second, 29.999))
	require.Equal(t, 100, at(6*time.Second, 5), "five seconds are always full")
	require.Equal(t, 60, at(6*time.Second, 5.001))
}

func TestSpeedIsTheTimeThatTheRoundWasOpen(t *testing.T) {
	r := newRoom(t, live.Settings{Cap: 5, Limit: 30 * time.Second, Reading: 20 * time.Second, Speed: true}, 1, capital)
	r.act(live.Start)
	r.wait(20)
	right := r.places("Kabul")
	r.wait(4)
	r.act(live.Pause)
	r.wait(100)
	r.act(live.Resume)
	r.wait(6)
	r.submit(1, right)
	r.reveal()
	require.Equal(t, []int{100}, r.points(1), "neither reading nor the pause costs points")
}

func TestTimeAddedLaterIsTheLastStep(t *testing.T) {
	r := newRoom(t, live.Settings{Cap: 5, Limit: 6 * time.Second, Speed: true}, 1, capital)
	r.act(live.Start)
	right := r.places("Kabul")
	require.NoError(t, r.try(live.Act{Action: live.AddTime, Version: 1, By: 60_000}))
	r.wait(50)
	r.submit(1, right)
	r.reveal()
	require.Equal(t, []int{60}, r.points(1))
}

func TestTotalsAddUpWhatWasRevealedAndNotVoided(t *testing.T) {
	r := lesson(t, capital, borders, founded)
	r.open()
	r.submit(1, r.places("Kabul"))
	r.submit(2, r.places("Kabul"))
	r.reveal()
	r.act(live.Next)
	r.wait(5)
	r.submit(2, r.places("Iran"))
	require.Equal(t, []int{100, 100, 0}, r.points(3), "nothing is judged before the reveal")
	r.reveal()
	r.act(live.Next)
	r.wait(5)
	r.submit(3, typed("Karim Shah"))
	r.reveal()
	require.Equal(t, []live.Total{
		{Participant: 2, Points: 133, Right: 1, Nearly: 1, Answered: 2, Rank: 1},
		{Participant: 1, Points: 100, Right: 1, Answered: 1, Rank: 2},
		{Participant: 3, Points: 50, Nearly: 1, Answered: 1, Rank: 3},
	}, r.class.Totals())
	require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: 2}))
	require.Equal(t, []int{1, 2}, []int{r.class.Totals()[0].Rank, r.class.Totals()[1].Rank}, "the ranks close up")
	require.NoError(t, r.try(live.Act{Action: live.Admit, Participant: 2}))
	require.Equal(t, 133, r.class.Totals()[0].Points, "nothing was lost")
}
