package live_test

import (
	"testing"

	"quiz/internal/deck"
	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// This file tests looking back on a session.

func TestAfterwardsEachSeesTheirOwnResultWithItsSource(t *testing.T) {
	r := lesson(t, capital, founded)
	r.open()
	r.submit(1, r.places("Herat"))
	r.reveal()
	r.act(live.Next)
	r.wait(5)
	r.submit(1, typed("Karim Shah"))
	r.reveal()
	r.act(live.End)
	lines := r.class.Report(1)
	require.Len(t, lines, 2)
	require.Equal(t, []int{0, 50}, []int{lines[0].Result.Points, lines[1].Result.Points})
	require.Equal(t, "secret-why", lines[0].Result.Verdict.Reason)
	require.Equal(t, "Karim Shah", lines[1].Mine.Text)
	source, ok := lines[1].Source.Book.Source(lines[1].Source.Question.Cites[0].Source)
	require.True(t, ok)
	require.Equal(t, "A small atlas", source.Title)
	require.Nil(t, r.class.Report(2)[0].Mine)
}

func TestWhoIsNotInLooksBackOnNothing(t *testing.T) {
	r := newRoom(t, live.Settings{Cap: 9, Approve: true}, 2, capital)
	require.NoError(t, r.try(live.Act{Action: live.Admit, Participant: 1}))
	_, err := r.tryJoin(live.Request{Returns: 1})
	require.NoError(t, err)
	r.open()
	r.submit(1, r.places("Kabul"))
	r.reveal()
	require.Len(t, r.class.Report(1), 1)
	for _, number := range []int{-1, 0, 2, 3, 99} {
		require.Empty(t, r.class.Report(number), number)
	}
	require.NoError(t, r.try(live.Act{Action: live.Admit, Participant: 3}))
	require.NotNil(t, r.class.Report(3)[0].Mine, "they are who they were")
	require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: 1}))
	require.Empty(t, r.class.Report(1))
	require.Empty(t, r.class.Report(3))
}

func TestASheetHasARowForEachPupilAndAColumnForEachRoundThatCounts(t *testing.T) {
	r := lesson(t, capital, founded, sea)
	r.open()
	r.submit(1, r.places("Herat"))
	r.reveal()
	r.act(live.Again)
	r.wait(5)
	r.submit(1, r.places("Herat"))
	r.submit(2, r.places("Kabul"))
	r.reveal()
	r.act(live.Next)
	r.wait(5)
	r.submit(1, typed("Karim Shah"))
	r.reveal()
	r.act(live.Next)
	r.wait(5)
	r.submit(1, typed("true"))
	require.NoError(t, r.try(live.Act{Action: live.Remove, Participant: 3}))
	r.act(live.End)

	sheet := r.class.Sheet()
	require.Equal(t, []int{2, 3}, []int{sheet.Lines[0].Round, sheet.Lines[1].Round}, "neither the voided round nor the one that was not revealed")
	require.Len(t, sheet.Lines, 2)
	require.Equal(t, live.Outcomes{Nearly: 1, Open: 1}, sheet.Lines[1].Outcomes)
	require.Equal(t, "Pupil B", sheet.Rows[0].Name)
	require.Equal(t, []live.Cell{{Answered: true, Outcome: deck.Right, Points: 100}, {}}, sheet.Rows[0].Cells)
	require.Equal(t, "Pupil A", sheet.Rows[1].Name)
	require.Equal(t, []live.Cell{{Answered: true}, {Answered: true, Outcome: deck.Nearly, Points: 50}}, sheet.Rows[1].Cells)
	require.Equal(t, 50, sheet.Rows[1].Total.Points)
	require.Len(t, sheet.Rows, 2)
}
