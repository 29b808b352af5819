package srs

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestPhaseNames(t *testing.T) {
	for phase, name := range map[Phase]string{
		New: "new", Learning: "learning", Reviewing: "review", Relearning: "relearning", 9: "Phase(9)",
	} {
		require.Equal(t, name, phase.String())
	}
}

func TestDue(t *testing.T) {
	_, byDay := State{}.DueDay()
	_, byInstant := State{}.DueAt()
	require.False(t, byDay || byInstant, "a new card is not due")

	reviewing := State{Phase: Reviewing, Day: 7, At: 1000, Interval: 3}
	day, byDay := reviewing.DueDay()
	_, byInstant = reviewing.DueAt()
	require.True(t, byDay && !byInstant)
	require.Equal(t, 10, day)

	learning := State{Phase: Learning, Day: 7, At: 1000, Wait: time.Minute}
	at, byInstant := learning.DueAt()
	_, byDay = learning.DueDay()
	require.True(t, byInstant && !byDay)
	require.Equal(t, int64(61000), at)
}
