package live_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests what screens show, and what they must not.

// screens is the JSON of all that any screen shows now.
func screens(t *testing.T, r *room) string {
	t.Helper()
	text, err := json.Marshal([]any{r.board(), r.host(), r.projector(), r.pupil(1), r.pupil(2)})
	require.NoError(t, err)
	return string(text)
}

func TestNoScreenHoldsAnIdOrAKeyBeforeTheReveal(t *testing.T) {
	for _, q := range []int{capital, sea, borders, height, founded} {
		r := newRoom(t, live.Settings{Cap: 5, Podium: true, Reading: time.Second}, 2, q)
		id := suited[q]
		quiet := func() {
			text := screens(t, r)
			card, _, _ := strings.Cut(id, "#")
			for _, secret := range []string{id, `"` + card, "geography", "secret-why", "The claim of", "Correct", "Outcome\":2", "7,492", "Ahmad Wali", "no sea"} {
				require.NotContains(t, text, secret)
			}
		}
		quiet()
		r.act(live.Start)
		quiet()
		require.Empty(t, r.board().Ask.Options, "while the question is read")
		r.wait(1)
		quiet()
		r.act(live.Pause)
		quiet()
		r.act(live.Resume, live.Close)
		quiet()
		r.wait(1.001)
		r.act(live.Reveal)
		require.NotEmpty(t, r.board().Key.Answers)
		require.Nil(t, r.board().Source)
		r.act(live.Explain)
		require.Contains(t, screens(t, r), "The claim of")
		r.act(live.Hide)
		quiet()
	}
}

func TestEveryPhoneShowsTheSameOrderThroughoutASession(t *testing.T) {
	r := lesson(t, capital)
	r.open()
	order := r.board().Ask.Options
	require.ElementsMatch(t, []string{"Kabul", "Herat", "Ghazni", "Balkh"}, order)
	r.reveal()
	r.act(live.Again)
	r.wait(5)
	r.restart()
	require.Equal(t, order, r.board().Ask.Options)
}

func TestTheDistributionComesWithTheReveal(t *testing.T) {
	r := lesson(t, capital)
	r.open()
	order := r.board().Ask.Options
	r.submit(1, r.places("Kabul"))
	r.submit(2, r.places("Herat"))
	b := r.board()
	require.Equal(t, []int{2, 3}, []int{b.Answered, b.In})
	r.reveal()
	key := r.board().Key
	for i, text := range order {
		want := live.Share{Text: text, Right: text == "Kabul", Of: 2}
		if text == "Kabul" || text == "Herat" {
			want.Count = 1
		}
		require.Equal(t, want, key.Shares[i])
	}
	require.Equal(t, live.Outcomes{Right: 1, Wrong: 1, Open: 1}, key.Outcomes)
	require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: 2}))
	require.Equal(t, live.Outcomes{Right: 1, Open: 1}, r.board().Key.Outcomes, "who is removed is counted nowhere")
	require.Equal(t, 1, r.board().Key.Shares[0].Of)
}

func TestSharesAddUpForStatementsAndSeveral(t *testing.T) {
	r := lesson(t, sea, borders)
	r.open()
	r.submit(1, typed("true"))
	r.submit(2, typed("true"))
	r.submit(3, typed("false"))
	r.reveal()
	shares := r.board().Key.Shares
	require.Equal(t, []int{2, 1}, []int{shares[0].Count, shares[1].Count})
	require.Equal(t, []int{67, 33}, []int{shares[0].Percent(), shares[1].Percent()})
	require.NotEqual(t, shares[0].Right, shares[1].Right)
	r.act(live.Next)
	r.wait(5)
	r.submit(1, r.places("Iran", "India"))
	r.submit(2, r.places("Iran"))
	r.reveal()
	for _, s := range r.board().Key.Shares {
		require.Equal(t, map[string]int{"Iran": 2, "India": 1}[s.Text], s.Count, s.Text)
	}
	require.Zero(t, live.Share{}.Percent())
}

func TestTypedWordsReachTheProjectorOnlyByTheTeachersTap(t *testing.T) {
	r := lesson(t, founded)
	r.open()
	r.submit(1, typed("Ahmad Wali"))
	r.submit(2, typed("something rude"))
	r.submit(3, typed("Ahmad Wali"))
	require.Error(t, r.try(live.Act{Action: live.Project, Participant: 1}), "not before the reveal")
	r.reveal()
	require.Equal(t, []live.Words{
		{Text: "Ahmad Wali", Outcome: deck.Right, Participants: []int{1, 3}},
		{Text: "something rude", Participants: []int{2}},
	}, r.host().Words)
	require.Empty(t, r.projector().Key.Words)
	require.NotContains(t, mustJSON(t, r.projector()), "rude")
	require.NotContains(t, mustJSON(t, r.pupil(1)), "rude")
	require.NoError(t, r.try(live.Act{Action: live.Project, Participant: 3}))
	require.Equal(t, []live.Words{{Text: "Ahmad Wali", Outcome: deck.Right, Projected: true}}, r.projector().Key.Words)
	require.NotContains(t, mustJSON(t, r.projector()), "Pupil", "without who typed it")
}

func mustJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	return string(text)
}

func TestAPupilSeesTheirOwn(t *testing.T) {
	r := lesson(t, capital)
	r.open()
	g := r.places("Kabul")
	r.submit(1, g)
	require.Equal(t, &g, r.pupil(1).Mine)
	require.Nil(t, r.pupil(1).Result)
	r.reveal()
	require.Equal(t, 100, r.pupil(1).Result.Points)
	require.Equal(t, deck.Right, r.pupil(1).Result.Verdict.Outcome)
	require.Nil(t, r.pupil(2).Result)
	require.Equal(t, live.Total{Participant: 1, Points: 100, Right: 1, Answered: 1, Rank: 1}, r.pupil(1).Total)
	require.Equal(t, 2, r.pupil(2).Total.Rank)
	require.Equal(t, 2, r.pupil(3).Total.Rank, "equal points are an equal rank")
	_, err := r.class.Pupil(r.board(), 4)
	require.ErrorIs(t, err, live.ErrNoParticipant)
}

func TestWhoIsNotInSeesNoQuestion(t *testing.T) {
	r := newRoom(t, live.Settings{Cap: 5, Approve: true}, 1, capital)
	r.act(live.Start)
	v := r.pupil(1)
	require.Equal(t, live.Waiting, v.Standing)
	require.Nil(t, v.Ask)
	require.NoError(t, r.try(live.Act{Action: live.Admit, Participant: 1}))
	require.NotNil(t, r.pupil(1).Ask)
}

func TestThePodium(t *testing.T) {
	r := newRoom(t, live.Settings{Cap: 9, Podium: true}, 4, capital)
	r.act(live.Start)
	r.submit(2, r.places("Kabul"))
	r.submit(3, r.places("Herat"))
	r.submit(4, r.places("Kabul"))
	r.reveal()
	require.Empty(t, r.projector().Podium)
	r.act(live.Explain)
	require.Equal(t, []live.Place{{1, "Pupil B", 100}, {1, "Pupil D", 100}}, r.projector().Podium)
	r.act(live.End)
	require.Len(t, r.projector().Podium, 2)
	r.rows.Session.Settings.Podium = false
	r.restart()
	require.Empty(t, r.projector().Podium)
}
