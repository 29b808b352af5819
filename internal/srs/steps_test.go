package srs

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// run steps a new card through grades, all on one day.
func run(t *testing.T, s Scheduler, grades ...Grade) State {
	t.Helper()
	log := make([]Review, len(grades))
	for i, g := range grades {
		log[i] = Review{Grade: g}
	}
	st, err := s.Replay(log)
	require.NoError(t, err)
	return st
}

func TestLearningSteps(t *testing.T) {
	two, one, none := DefaultScheduler(), DefaultScheduler(), DefaultScheduler()
	one.Learning, one.Relearning = []time.Duration{10 * time.Minute}, []time.Duration{10 * time.Second}
	none.Learning, none.Relearning = nil, nil

	for _, c := range []struct {
		name      string
		scheduler Scheduler
		grades    []Grade
		phase     Phase
		step      int
		wait      time.Duration
		interval  int
	}{
		{"again starts over", two, []Grade{Good, Again}, Learning, 0, time.Minute, 0},
		{"hard waits between the steps", two, []Grade{Hard}, Learning, 0, 6 * time.Minute, 0},
		{"hard stays on its step", two, []Grade{Good, Hard}, Learning, 1, 6 * time.Minute, 0},
		{"good goes on", two, []Grade{Good}, Learning, 1, 10 * time.Minute, 0},
		{"good finishes", two, []Grade{Good, Good}, Reviewing, 0, 0, 2},
		{"easy finishes at once", two, []Grade{Easy}, Reviewing, 0, 0, 8},
		{"hard on a single step", one, []Grade{Hard}, Learning, 0, 15 * time.Minute, 0},
		{"good on a single step", one, []Grade{Good}, Reviewing, 0, 0, 2},
		{"a failed review is relearnt", one, []Grade{Good, Again}, Relearning, 0, 10 * time.Second, 0},
		{"hard on a step of seconds", one, []Grade{Good, Again, Hard}, Relearning, 0, 15 * time.Second, 0},
		{"relearning done", one, []Grade{Good, Again, Good}, Reviewing, 0, 0, 1},
		{"no steps", none, []Grade{Again}, Reviewing, 0, 0, 1},
		{"no relearning steps", none, []Grade{Easy, Again}, Reviewing, 0, 0, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := run(t, c.scheduler, c.grades...)
			require.Equal(t, c.phase, st.Phase)
			require.Equal(t, c.step, st.Step)
			require.Equal(t, c.wait, st.Wait)
			require.Equal(t, c.interval, st.Interval)
		})
	}
}

func TestCardOnAStepThatIsGone(t *testing.T) {
	s := DefaultScheduler()
	st := run(t, s, Good)
	s.Learning = s.Learning[:1]
	next, err := s.Preview(st, Review{})
	require.NoError(t, err)
	require.Equal(t, time.Minute, next[0].Wait)
	require.Equal(t, 0, next[1].Step)
	require.Equal(t, Reviewing, next[2].Phase)
}

func TestLapsesCountOnlyFromReview(t *testing.T) {
	s := DefaultScheduler()
	require.Equal(t, 0, run(t, s, Again, Again).Lapses)
	require.Equal(t, 1, run(t, s, Easy, Again).Lapses)
	require.Equal(t, 1, run(t, s, Easy, Again, Again).Lapses)
	require.Equal(t, 2, run(t, s, Easy, Again, Good, Again).Lapses)
}
