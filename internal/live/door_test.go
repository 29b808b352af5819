package live_test

import (
	"testing"
	"time"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests the door.

func standings(r *room) []live.Standing {
	var list []live.Standing
	for _, seat := range r.host().Pupils {
		list = append(list, seat.Standing)
	}
	return list
}

func TestTheDoorIsOpenUntilItIsLocked(t *testing.T) {
	r := lesson(t, capital)
	require.True(t, r.class.DoorOpen())
	r.act(live.Lock)
	require.False(t, r.class.DoorOpen())
	_, err := r.tryJoin(live.Request{Name: "Late"})
	require.ErrorIs(t, err, live.ErrLocked)
	r.act(live.Unlock, live.Start)
	require.Equal(t, 4, r.join("Late"), "and may come later where the teacher said so")
	r.act(live.End)
	_, err = r.tryJoin(live.Request{Name: "Too late"})
	require.ErrorIs(t, err, live.ErrEnded)
	require.False(t, r.class.DoorOpen())
}

func TestNobodyComesLaterWhereTheTeacherSaidSo(t *testing.T) {
	r := newRoom(t, live.Settings{Cap: 5}, 1, capital)
	r.act(live.Start)
	_, err := r.tryJoin(live.Request{Name: "Late"})
	require.ErrorIs(t, err, live.ErrTooOld)
	require.False(t, r.class.DoorOpen())
}

func TestAClassIsFullAtItsCap(t *testing.T) {
	r := newRoom(t, live.Settings{Cap: 2}, 2, capital)
	_, err := r.tryJoin(live.Request{Name: "Third"})
	require.ErrorIs(t, err, live.ErrFull)
	require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: 1}))
	require.Equal(t, 3, r.join("Third"), "who was removed leaves a place")
	for n := 3; n < 8; n++ {
		require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: n}))
		r.join("Again")
	}
	require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: 8}))
	_, err = r.tryJoin(live.Request{Name: "Again"})
	require.ErrorIs(t, err, live.ErrFull, "who comes again and again fills no disk")
}

func TestOneWhoComesAgainAndAgainTakesNobodysPlace(t *testing.T) {
	r := newRoom(t, live.Settings{Cap: 3}, 2, capital)
	again := func(number int) error {
		_, err := r.tryJoin(live.Request{Returns: number})
		return err
	}
	for range 2 {
		require.NoError(t, again(1))
	}
	require.ErrorIs(t, again(1), live.ErrAsked, "the teacher has two to look at, and need not look at more")
	require.NoError(t, again(2), "another is asked for by another")
	for n := 3; len(r.rows.Participants) < 2+12; n++ { // one is sent away, and comes again
		require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: n}))
		require.NoError(t, again(r.rows.Participants[n-1].Returns))
	}
	require.ErrorIs(t, again(1), live.ErrFull, "the disk is not theirs")
	r.join("New")
	_, err := r.tryJoin(live.Request{Name: "Newer"})
	require.ErrorIs(t, err, live.ErrFull, "there are three places")
	require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: 2}))
	r.join("Newer")
}

func TestTheTeacherApproves(t *testing.T) {
	r := newRoom(t, live.Settings{Cap: 9, Approve: true}, 4, capital)
	require.Zero(t, r.board().In)
	require.NoError(t, r.try(live.Act{Action: live.Admit, Participant: 2}))
	require.Equal(t, []live.Standing{live.Waiting, live.In, live.Waiting, live.Waiting}, standings(r))
	require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: 1}))
	require.NoError(t, r.try(live.Act{Action: live.AdmitAll, Participant: 3}))
	require.Equal(t, []live.Standing{live.Removed, live.In, live.In, live.Waiting}, standings(r), "no further than the teacher saw")
	require.NoError(t, r.try(live.Act{Action: live.AdmitAll}))
	require.Equal(t, []live.Standing{live.Removed, live.In, live.In, live.In}, standings(r))
}

func TestAllWhoCameLatelyAreRemoved(t *testing.T) {
	r := lesson(t, capital)
	r.wait(600)
	r.join("Rude name")
	r.join("Ruder name")
	require.NoError(t, r.try(live.Act{Action: live.RemoveSince, Since: r.now - seconds(60)}))
	require.Equal(t, []live.Standing{live.In, live.In, live.In, live.Removed, live.Removed}, standings(r))
	r.join("A good one")
	require.Equal(t, live.In, standings(r)[5])
	r.restart()
	require.Equal(t, live.In, standings(r)[5], "who came after is not meant, in the rows too")
}

func TestALostPhoneComesBackByTheTeachersApproval(t *testing.T) {
	r := lesson(t, capital)
	r.open()
	right := r.places("Kabul")
	r.submit(1, right)
	r.act(live.Lock)
	back, err := r.tryJoin(live.Request{Returns: 1, Name: "ignored"})
	require.NoError(t, err, "at a locked door too")
	require.Equal(t, "Pupil A", back.Name)
	require.Equal(t, live.Waiting, r.pupil(back.Number).Standing)
	require.Equal(t, live.Outside, r.submit(back.Number, right).Status)
	require.NoError(t, r.try(live.Act{Action: live.AdmitAll}))
	require.Equal(t, live.Waiting, r.pupil(back.Number).Standing, "not with the crowd")
	require.NoError(t, r.try(live.Act{Action: live.Admit, Participant: back.Number}))

	v := r.pupil(back.Number)
	require.Equal(t, 1, v.Participant)
	require.Equal(t, &right, v.Mine, "exactly where they were")
	require.Equal(t, live.Another, r.submit(back.Number, r.places("Herat")).Status, "one answer each")
	require.Equal(t, 3, r.board().In)
	r.reveal()
	require.Equal(t, 100, r.pupil(back.Number).Total.Points)
	require.Len(t, r.class.Totals(), 3)

	require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: 1}))
	require.Equal(t, live.Removed, r.pupil(back.Number).Standing, "on every phone")
	for _, who := range []int{back.Number, 99, -1} {
		_, err = r.tryJoin(live.Request{Returns: who})
		require.ErrorIs(t, err, live.ErrNoParticipant)
	}
}

func TestNamesThatWereDroppedAreNumbers(t *testing.T) {
	r := lesson(t, capital)
	for i := range r.rows.Participants {
		r.rows.Participants[i].Name = ""
	}
	r.restart()
	require.Equal(t, "Participant 2", r.pupil(2).Name)
	require.Equal(t, "Participant 3", r.host().Pupils[2].Name)
}

func TestJoiningIsNeverBeforeTheLastRow(t *testing.T) {
	r := lesson(t, capital)
	r.wait(100)
	r.join("First")
	r.now = nine - seconds(3600)
	r.join("Second")
	require.Equal(t, nine+seconds(100), r.rows.Participants[4].At)
	require.Equal(t, 24*90*time.Hour, live.NamesKept)
}

func TestWhoIsFoundByName(t *testing.T) {
	r := newRoom(t, live.Settings{Cap: 9, LateJoin: true}, 0, capital)
	require.Equal(t, 1, r.join("Zoë"))
	require.Equal(t, 2, r.join("Zoe"), "who is told apart by a number")
	for name, want := range map[string]int{"zoe": 1, " ZOË ": 1, "Zoe 2": 2, "Zo": 0, "": 0, "\u200b": 0} {
		number, ok := r.class.Named(name)
		require.Equal(t, want, number, "%q", name)
		require.Equal(t, want > 0, ok, "%q", name)
	}
}
