package live_test

import (
	"testing"
	"time"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests every step of a class, and every step that is refused.

// bring takes a new class with two questions to a phase.
func bring(t *testing.T, phase live.Phase) *room {
	t.Helper()
	r := lesson(t, capital, sea)
	switch phase {
	case live.Lobby:
		return r
	case live.Ended:
		r.act(live.End)
		return r
	}
	r.act(live.Start)
	if phase == live.Reading {
		return r
	}
	r.wait(5)
	if phase == live.Open {
		return r
	}
	if phase == live.Paused {
		r.act(live.Pause)
		return r
	}
	r.act(live.Close)
	r.wait(1.001)
	if phase == live.Closed {
		return r
	}
	r.act(live.Reveal)
	if phase == live.Explained {
		r.act(live.Explain)
	}
	return r
}

func TestEveryStepFromEveryPhase(t *testing.T) {
	phases := []live.Phase{live.Lobby, live.Reading, live.Open, live.Paused, live.Closed, live.Revealed, live.Explained, live.Ended}
	leads := map[live.Action]map[live.Phase]live.Phase{
		live.Start:   {live.Lobby: live.Reading},
		live.ShowAll: {live.Reading: live.Open},
		live.AddTime: {live.Reading: live.Reading, live.Open: live.Open, live.Closed: live.Open},
		live.Close:   {live.Open: live.Closed, live.Paused: live.Closed},
		live.Reveal:  {live.Closed: live.Revealed},
		live.Explain: {live.Revealed: live.Explained},
		live.Hide:    {live.Revealed: live.Closed, live.Explained: live.Closed},
		live.Again:   {live.Closed: live.Reading, live.Revealed: live.Reading, live.Explained: live.Reading},
		live.Next:    {live.Revealed: live.Reading, live.Explained: live.Reading},
		live.Pause:   {live.Reading: live.Paused, live.Open: live.Paused},
		live.Resume:  {live.Paused: live.Open},
		live.Outage:  {},
		live.End:     {},
		"no-such":    {},
	}
	for _, phase := range phases[:len(phases)-1] {
		leads[live.End][phase] = live.Ended
	}
	for action, to := range leads {
		for _, from := range phases {
			t.Run(string(action)+" in "+string(from), func(t *testing.T) {
				r := bring(t, from)
				require.Equal(t, from, r.class.Phase(r.now))
				before := r.board()
				err := r.try(live.Act{Action: action, Version: before.Version, By: 10_000})
				want, can := to[from]
				if !can {
					require.Error(t, err)
					require.Equal(t, before, r.board(), "a refusal changes nothing")
					return
				}
				require.NoError(t, err)
				require.Equal(t, want, r.class.Phase(r.now))
				require.Equal(t, before.Version+1, r.class.Held().Version)
			})
		}
	}
}

func TestRefusalsSayWhy(t *testing.T) {
	refused := func(from live.Phase, a live.Act) error {
		r := bring(t, from)
		a.Version = r.class.Held().Version
		return r.try(a)
	}
	require.ErrorIs(t, refused(live.Lobby, live.Act{Action: live.Close}), live.ErrPhase)
	require.ErrorIs(t, refused(live.Ended, live.Act{Action: live.End}), live.ErrEnded)
	require.ErrorIs(t, refused(live.Ended, live.Act{Action: live.Lock}), live.ErrEnded)
	require.ErrorIs(t, refused(live.Open, live.Act{Action: live.AddTime, By: 999}), live.ErrAmount)
	require.ErrorIs(t, refused(live.Open, live.Act{Action: live.AddTime, By: 600_001}), live.ErrAmount)
	require.ErrorIs(t, refused(live.Open, live.Act{Action: live.AddTime, By: -5000}), live.ErrAmount)
	require.ErrorIs(t, refused(live.Lobby, live.Act{Action: live.Admit, Participant: 4}), live.ErrNoParticipant)
	require.ErrorIs(t, refused(live.Lobby, live.Act{Action: live.Remove}), live.ErrNoParticipant)
	require.ErrorIs(t, refused(live.Open, live.Act{Action: live.Outage, Since: nine}), live.ErrPhase)
	last := bring(t, live.Revealed)
	last.act(live.Next)
	last.wait(5)
	last.reveal()
	require.ErrorIs(t, last.try(live.Act{Action: live.Next, Version: last.class.Held().Version}), live.ErrNoMore)
}

func TestTheStepsThatAreOfferedAreThoseThatCanBeTaken(t *testing.T) {
	for phase, want := range map[live.Phase][]live.Action{
		live.Lobby:     {live.Start, live.End},
		live.Reading:   {live.ShowAll, live.AddTime, live.Pause, live.End},
		live.Open:      {live.Close, live.AddTime, live.Pause, live.End},
		live.Paused:    {live.Close, live.Resume, live.End},
		live.Closed:    {live.Reveal, live.Again, live.AddTime, live.End},
		live.Revealed:  {live.Explain, live.Next, live.Hide, live.Again, live.End},
		live.Explained: {live.Next, live.Hide, live.Again, live.End},
		live.Ended:     nil,
	} {
		r := bring(t, phase)
		require.Equal(t, want, r.class.Can(r.now), phase)
	}
}

func TestTwoTapsAndTwoTeachersNeverSkipAQuestion(t *testing.T) {
	r := bring(t, live.Revealed)
	seen := r.class.Held().Version
	require.NoError(t, r.try(live.Act{Action: live.Next, Version: seen}))
	require.ErrorIs(t, r.try(live.Act{Action: live.Next, Version: seen}), live.ErrStale)
	require.ErrorIs(t, r.try(live.Act{Action: live.End, Version: seen}), live.ErrStale)
	require.ErrorIs(t, r.try(live.Act{Action: live.Pause, Version: seen + 2}), live.ErrStale, "a version that is not there yet")
	require.Equal(t, 2, r.board().Round)
}

func TestWhatIsDoneAtTheDoorMakesNoStepStale(t *testing.T) {
	r := bring(t, live.Open)
	seen := r.class.Held().Version
	require.NoError(t, r.try(live.Act{Action: live.Lock, Version: 0}))
	require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: 3}))
	require.NoError(t, r.try(live.Act{Action: live.Close, Version: seen}))
}

func TestReadingAndAnsweringTakeTheirTime(t *testing.T) {
	r := lesson(t, capital)
	r.act(live.Start)
	for _, at := range []struct {
		after float64
		phase live.Phase
		turns float64
	}{{0, live.Reading, 5}, {4.999, live.Reading, 5}, {5, live.Open, 25}, {24.999, live.Open, 25}, {25, live.Closed, 0}, {9999, live.Closed, 0}} {
		now := nine + seconds(at.after)
		require.Equal(t, at.phase, r.class.Phase(now), "after %v s", at.after)
		want := int64(0)
		if at.turns > 0 {
			want = nine + seconds(at.turns)
		}
		require.Equal(t, want, r.class.Turns(now))
	}
}

func TestWithoutALimitARoundWaitsForTheTeacher(t *testing.T) {
	r := newRoom(t, live.Settings{Cap: 5}, 1, capital, sea)
	r.act(live.Start)
	r.wait(3600 * 24)
	require.Equal(t, live.Open, r.class.Phase(r.now))
	require.Zero(t, r.board().EndsAt)
	require.Zero(t, r.class.Turns(r.now))
	require.ErrorIs(t, r.try(live.Act{Action: live.AddTime, Version: 1, By: 10_000}), live.ErrPhase, "there is no clock to add to")
	r.act(live.Pause, live.Resume)
	r.wait(3600)
	require.Equal(t, live.Open, r.class.Phase(r.now))
	r.act(live.Close)
	require.NoError(t, r.try(live.Act{Action: live.AddTime, Version: r.class.Held().Version, By: 10_000}), "closed by mistake")
	require.Equal(t, r.now+10_000, r.board().EndsAt)
}

func TestTimeIsAddedToTheDeadline(t *testing.T) {
	r := bring(t, live.Open)
	end := r.board().EndsAt
	require.NoError(t, r.try(live.Act{Action: live.AddTime, Version: 1, By: 15_000}))
	require.Equal(t, end+15_000, r.board().EndsAt)
	r.wait(40)
	require.Equal(t, live.Closed, r.class.Phase(r.now))
	require.NoError(t, r.try(live.Act{Action: live.AddTime, Version: 2, By: 15_000}))
	require.Equal(t, live.Open, r.class.Phase(r.now), "what was not revealed opens again")
	require.Equal(t, r.now+15_000, r.board().EndsAt)
}

func TestAPauseTakesNoTime(t *testing.T) {
	t.Run("of answering", func(t *testing.T) {
		r := bring(t, live.Open)
		r.wait(8)
		r.act(live.Pause)
		require.Equal(t, seconds(12), r.board().Left)
		r.wait(500)
		r.act(live.Resume)
		require.Equal(t, r.now+seconds(12), r.board().EndsAt)
	})
	t.Run("of reading", func(t *testing.T) {
		r := bring(t, live.Reading)
		r.wait(2)
		r.act(live.Pause)
		require.Empty(t, r.board().Ask.Options, "the options still come after the reading")
		r.wait(500)
		r.act(live.Resume)
		require.Equal(t, live.Reading, r.class.Phase(r.now))
		require.Equal(t, r.now+seconds(3), r.board().OpensAt)
		require.Equal(t, r.now+seconds(23), r.board().EndsAt)
	})
	t.Run("that ends in closing while the question was read", func(t *testing.T) {
		r := bring(t, live.Reading)
		r.act(live.Pause, live.Close)
		require.Equal(t, live.Closed, r.class.Phase(r.now))
		require.Equal(t, live.Late, r.submit(1, live.Given{Places: []int{0}}).Status)
		r.act(live.Reveal)
	})
}

func TestShowingTheOptionsAtOnceKeepsTheWholeTime(t *testing.T) {
	r := bring(t, live.Reading)
	r.wait(1)
	r.act(live.ShowAll)
	require.Equal(t, r.now+(20*time.Second).Milliseconds(), r.board().EndsAt)
}

func TestAMistakenRevealGoesBackToClosed(t *testing.T) {
	r := bring(t, live.Open)
	right := r.places("Kabul")
	require.Equal(t, live.Stored, r.submit(1, right).Status)
	r.reveal()
	require.Equal(t, []int{100, 0, 0}, r.points(3))
	r.act(live.Explain, live.Hide)
	require.Equal(t, live.Closed, r.class.Phase(r.now))
	require.Equal(t, []int{0, 0, 0}, r.points(3), "points go with the key")
	require.Nil(t, r.board().Key)
	require.Equal(t, live.Late, r.submit(2, right).Status, "the key was seen")
	require.ErrorIs(t, r.try(live.Act{Action: live.AddTime, Version: r.class.Held().Version, By: 9000}), live.ErrPhase, "and opens no more")
	r.act(live.Reveal)
	require.Equal(t, []int{100, 0, 0}, r.points(3))
}

func TestAskingAgainVoidsTheRound(t *testing.T) {
	r := bring(t, live.Open)
	r.submit(1, r.places("Kabul"))
	r.reveal()
	r.act(live.Again)
	require.Equal(t, 2, r.board().Round)
	require.Equal(t, 1, r.board().Number, "the same question")
	require.Equal(t, []int{0, 0, 0}, r.points(3))
	r.wait(5)
	right := r.places("Kabul")
	require.Equal(t, live.Stored, r.submitTo(1, 1, right).Status, "the old answer is still acknowledged")
	require.Equal(t, live.Late, r.submitTo(1, 2, right).Status, "and takes no other")
	require.Zero(t, r.board().Answered)
	require.Equal(t, live.Stored, r.submit(2, right).Status)
	r.reveal()
	require.Equal(t, []int{0, 100, 0}, r.points(3))
	require.Len(t, r.rows.Answers, 2, "the voided one stays")
}
