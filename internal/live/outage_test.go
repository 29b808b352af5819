package live_test

import (
	"testing"
	"time"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests a class whose program was away, and clocks that are set.

// recover starts the program again, which was alive last and reads a wall clock.
func (r *room) recover(alive, wall int64) *live.Transition {
	r.restart()
	now, t := r.class.Recover(alive, wall)
	r.now = now
	if t != nil {
		r.store(*t)
	}
	return t
}

func TestAnOutageMovesTheDeadline(t *testing.T) {
	r := bring(t, live.Open)
	end := r.board().EndsAt
	r.wait(7)
	require.NotNil(t, r.recover(r.now, r.now+seconds(2.5)))
	require.Equal(t, live.Open, r.class.Phase(r.now))
	require.Equal(t, end+seconds(2.5), r.board().EndsAt)
	require.Equal(t, live.Stored, r.submit(1, live.Given{Places: []int{0}}).Status)
	r.restart()
	require.Equal(t, end+seconds(2.5), r.board().EndsAt, "the rows say it")
}

func TestAnOutageMovesTheReading(t *testing.T) {
	r := bring(t, live.Reading)
	r.wait(3)
	r.recover(r.now, r.now+seconds(10))
	require.Equal(t, live.Reading, r.class.Phase(r.now))
	require.Equal(t, r.now+seconds(2), r.board().OpensAt)
	require.Equal(t, r.now+seconds(22), r.board().EndsAt)
}

func TestSeveralOutagesAddUp(t *testing.T) {
	r := bring(t, live.Open)
	end := r.board().EndsAt
	for range 5 {
		r.wait(1)
		r.recover(r.now, r.now+seconds(4))
	}
	require.Equal(t, end+seconds(20), r.board().EndsAt)
}

func TestALongOutagePausesTheClass(t *testing.T) {
	r := bring(t, live.Open)
	r.wait(7)
	r.recover(r.now, r.now+live.LongOutage.Milliseconds()+1)
	require.Equal(t, live.Paused, r.class.Phase(r.now))
	require.Equal(t, seconds(13), r.board().Left)
	r.act(live.Resume)
	require.Equal(t, r.now+seconds(13), r.board().EndsAt)
}

func TestWhereNoTimeRunsAnOutageIsNone(t *testing.T) {
	for _, phase := range []live.Phase{live.Lobby, live.Paused, live.Closed, live.Revealed, live.Explained, live.Ended} {
		r := bring(t, phase)
		require.Nil(t, r.recover(r.now, r.now+seconds(7200)), phase)
		require.Equal(t, phase, r.class.Phase(r.now))
	}
	r := bring(t, live.Open)
	r.wait(20.5)
	require.Nil(t, r.recover(r.now, r.now+seconds(7)), "the deadline had passed")
	require.Equal(t, live.Closed, r.class.Phase(r.now))
}

func TestAWallClockThatWasSetBackHoldsTimeStill(t *testing.T) {
	r := bring(t, live.Open)
	r.wait(7)
	before := r.board()
	require.Nil(t, r.recover(r.now, r.now-seconds(3600)))
	require.Equal(t, before, r.board(), "as if nothing had happened")
	r.wait(1)
	r.act(live.Close)
	require.Equal(t, before.Now+seconds(1), r.rows.Transitions[1].At)
}

func TestAWallClockThatWasSetForwardIsAnOutage(t *testing.T) {
	r := bring(t, live.Open)
	r.wait(7)
	r.recover(r.now, r.now+seconds(3600))
	require.Equal(t, live.Paused, r.class.Phase(r.now))
	require.Equal(t, seconds(13), r.board().Left)
}

func TestTransitionsNeverGoBack(t *testing.T) {
	r := bring(t, live.Open)
	r.submit(1, live.Given{Places: []int{0}})
	answered := r.now
	r.now -= seconds(3600)
	require.Equal(t, live.Open, r.class.Phase(r.now))
	r.act(live.Close)
	require.Equal(t, answered, r.rows.Transitions[1].At, "not before the last row")
	r.restart()
	require.Equal(t, live.Closed, r.class.Phase(answered))
}

func TestAClassThatNobodyEndsEndsItself(t *testing.T) {
	r := bring(t, live.Open)
	r.wait(4)
	r.submit(1, live.Given{Places: []int{0}})
	require.Equal(t, r.now+(3*time.Hour).Milliseconds(), r.class.EndsItself(), "from the last thing that happened")
	r.act(live.End)
	require.Zero(t, r.class.EndsItself())
}
