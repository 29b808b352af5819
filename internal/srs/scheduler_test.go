package srs

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

const msPerDay = 24 * 60 * 60 * 1000

// schedulerCase is one run of another program. The columns of a step are named
// where they are read.
type schedulerCase struct {
	ID    int          `json:"id"`
	Steps [][9]float64 `json:"steps"`
}

func TestSchedulerMatchesOtherPrograms(t *testing.T) {
	s := DefaultScheduler()
	for _, c := range golden[schedulerCase](t, "scheduler.json") {
		t.Run(fmt.Sprint(c.ID), func(t *testing.T) {
			t.Parallel()
			var st State
			for i, want := range c.Steps {
				at, grade, due, phase := int64(want[0]), Grade(want[1]), int64(want[2]), Phase(want[3])
				stability, difficulty, days := want[4], want[5], int(want[6])
				step, lapses := int(want[7]), int(want[8])

				next, err := s.Step(st, Review{At: at, Day: int(at / msPerDay), Grade: grade})
				require.NoError(t, err)
				requireClose(t, [3]float64{stability, difficulty, float64(days)},
					[3]float64{next.Memory.Stability, next.Memory.Difficulty, float64(next.Interval)}, 1e-6, "review %d", i)
				require.Equal(t, []int{int(phase), step, i + 1, lapses},
					[]int{int(next.Phase), next.Step, next.Reps, next.Lapses}, "review %d: phase, step, reps, lapses", i)
				require.Equal(t, due, dueInstant(next), "review %d: due", i)
				st = next
			}
		})
	}
}

// dueInstant counts intervals in days of 24 hours from the review, as the other
// program does.
func dueInstant(st State) int64 {
	if at, ok := st.DueAt(); ok {
		return at
	}
	return st.At + int64(st.Interval)*msPerDay
}

// anyLog draws the log of a card, in order.
func anyLog() *rapid.Generator[[]Review] {
	return rapid.Custom(func(t *rapid.T) []Review {
		log := make([]Review, rapid.IntRange(1, 15).Draw(t, "reviews"))
		day, at := rapid.IntRange(-1000, 30000).Draw(t, "start"), int64(0)
		for i := range log {
			day += anyDays().Draw(t, "days")
			at += rapid.Int64Range(0, 1e12).Draw(t, "ms")
			log[i] = Review{
				At: at, Day: day, Grade: anyGrade().Draw(t, "grade"), FuzzSeed: rapid.Uint64().Draw(t, "seed"),
				Evidence: Evidence{
					Guess: rapid.SampledFrom([]float64{0, 0.25, 0.5}).Draw(t, "guess"),
					Slip:  rapid.SampledFrom([]float64{0, 0.02}).Draw(t, "slip"),
				},
			}
		}
		return log
	})
}

// anyScheduler draws a scheduler with default parameters.
func anyScheduler() *rapid.Generator[Scheduler] {
	steps := rapid.SliceOfN(rapid.Map(rapid.IntRange(1, 86400), func(n int) time.Duration {
		return time.Duration(n) * time.Second
	}), 0, 3)
	return rapid.Custom(func(t *rapid.T) Scheduler {
		return Scheduler{
			Params:      DefaultParams(),
			Retention:   rapid.Float64Range(0.7, 0.99).Draw(t, "retention"),
			Learning:    steps.Draw(t, "learning"),
			Relearning:  steps.Draw(t, "relearning"),
			MaxInterval: rapid.IntRange(1, longestInterval).Draw(t, "longest"),
			Fuzz:        rapid.Bool().Draw(t, "fuzz"),
		}
	})
}

func TestReplayEqualsLiveBitForBit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, log := anyScheduler().Draw(t, "scheduler"), anyLog().Draw(t, "log")
		var live State
		for _, r := range log {
			next, err := s.Step(live, r)
			require.NoError(t, err)
			live = next
		}
		replayed, err := s.Replay(log)
		require.NoError(t, err)
		require.Equal(t, live, replayed)
	})
}

func TestPreviewIsWhatStepDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, log := anyScheduler().Draw(t, "scheduler"), anyLog().Draw(t, "log")
		last := len(log) - 1
		st, err := s.Replay(log[:last])
		require.NoError(t, err)
		r := log[last]
		preview, err := s.Preview(st, r)
		require.NoError(t, err)
		for g := Again; g <= Easy; g++ {
			r.Grade = g
			next, err := s.Step(st, r)
			require.NoError(t, err)
			require.Equal(t, next, preview[g-1])
		}
	})
}

func TestEveryReachedStateIsConsistent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, log := anyScheduler().Draw(t, "scheduler"), anyLog().Draw(t, "log")
		st, err := s.Replay(log)
		require.NoError(t, err)
		require.Equal(t, len(log), st.Reps)
		requireConsistent(t, s, st)
	})
}

// requireConsistent requires what holds of any state that a step returned.
func requireConsistent(t require.TestingT, s Scheduler, st State) {
	require.NoError(t, st.validate())
	switch st.Phase {
	case Reviewing:
		require.Positive(t, st.Interval)
		require.LessOrEqual(t, st.Interval, s.MaxInterval)
		require.Zero(t, st.Wait)
		require.Zero(t, st.Step)
	case Learning, Relearning:
		steps := map[Phase][]time.Duration{Learning: s.Learning, Relearning: s.Relearning}[st.Phase]
		require.Less(t, st.Step, len(steps))
		require.GreaterOrEqual(t, st.Wait, minStep)
		require.LessOrEqual(t, st.Wait, maxStep+maxStep/2)
		require.Zero(t, st.Interval)
	default:
		require.Fail(t, "a reviewed card is "+st.Phase.String())
	}
}

func TestBetterGradesRestLongerOnceReviewing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, log := anyScheduler().Draw(t, "scheduler"), anyLog().Draw(t, "log")
		st, err := s.Replay(log)
		require.NoError(t, err)
		if st.Phase != Reviewing {
			return
		}
		next, err := s.Preview(st, Review{At: st.At, Day: st.Day + anyDays().Draw(t, "days")})
		require.NoError(t, err)
		for g := Good; g <= Easy; g++ {
			longer, shorter := next[g-1].Interval, next[g-2].Interval
			require.True(t, longer > shorter || longer == s.MaxInterval, "%v %d days, %v %d days", g, longer, g-1, shorter)
		}
	})
}

func TestForgettingGoesByTheLearnersDay(t *testing.T) {
	s := DefaultScheduler()
	const tenMinutes = 10 * 60 * 1000
	st := run(t, s, Good)
	sameDay, err := s.Step(st, Review{At: tenMinutes, Day: 0, Grade: Good})
	require.NoError(t, err)
	overMidnight, err := s.Step(st, Review{At: tenMinutes, Day: 1, Grade: Good})
	require.NoError(t, err)
	require.Equal(t, s.Params.After(st.Memory, 0, Good), sameDay.Memory)
	require.Equal(t, s.Params.After(st.Memory, 1, Good), overMidnight.Memory)
}

func TestInvalidSchedulersSayWhy(t *testing.T) {
	for _, c := range []struct {
		change func(*Scheduler)
		want   string
	}{
		{func(*Scheduler) {}, ""},
		{func(s *Scheduler) { s.Params[3] = -1 }, "parameter 3 is -1: it must be between 0.001 and 100"},
		{func(s *Scheduler) { s.Retention = 0.995 }, "desired retention is 0.995: it must be between 0.7 and 0.99"},
		{func(s *Scheduler) { s.Retention = math.NaN() }, "desired retention is NaN: it must be between 0.7 and 0.99"},
		{func(s *Scheduler) { s.MaxInterval = 0 }, "longest interval is 0 days: it must be between 1 and 36500"},
		{func(s *Scheduler) { s.Learning = []time.Duration{0} },
			"learning steps [0s], relearning steps [10m0s]: each must be between 1s and 24h0m0s"},
	} {
		s := DefaultScheduler()
		c.change(&s)
		if c.want == "" {
			require.NoError(t, s.Validate())
			continue
		}
		require.EqualError(t, s.Validate(), c.want)
		_, err := s.Step(State{}, Review{Grade: Good})
		require.EqualError(t, err, "scheduler: "+c.want)
	}
}

func TestStepRefusesWhatCannotBe(t *testing.T) {
	reviewed := State{Phase: Reviewing, Memory: Memory{Stability: 5, Difficulty: 5}, Day: 10, At: 1000}
	broken := func(change func(*State)) State {
		st := reviewed
		change(&st)
		return st
	}
	for _, c := range []struct {
		state  State
		review Review
		want   string
	}{
		{reviewed, Review{At: 2000, Day: 10}, "grade is 0: it must be 1 (again), 2 (hard), 3 (good) or 4 (easy)"},
		{reviewed, Review{At: 2000, Day: 10, Grade: 5}, "grade is 5: it must be 1 (again), 2 (hard), 3 (good) or 4 (easy)"},
		{reviewed, Review{At: 999, Day: 10, Grade: Good}, "review is earlier than the card's last one: 999 ms after 1000 ms"},
		{reviewed, Review{At: 2000, Day: 9, Grade: Good}, "review is earlier than the card's last one: day 9 after day 10"},
		{State{}, Review{Grade: Good, Evidence: Evidence{Guess: 1}}, "guess rate 1 and slip rate 0: their sum must be below 1"},
		{broken(func(st *State) { st.Phase = 4 }), Review{At: 2000, Day: 10, Grade: Good}, "card state: phase is 4: it must be between 0 (new) and 3 (relearning)"},
		{broken(func(st *State) { st.Step = -1 }), Review{At: 2000, Day: 10, Grade: Good}, "card state: step is -1: it must be at least 0"},
		{broken(func(st *State) { st.Memory.Stability = math.NaN() }), Review{At: 2000, Day: 10, Grade: Good},
			"card state: stability is NaN days: it must be between 0.001 and 36500"},
		{broken(func(st *State) { st.Memory.Difficulty = 11 }), Review{At: 2000, Day: 10, Grade: Good},
			"card state: difficulty is 11: it must be between 1 and 10"},
	} {
		next, err := DefaultScheduler().Step(c.state, c.review)
		require.EqualError(t, err, c.want)
		require.Zero(t, next)
	}
}

func TestReplayNamesTheReviewThatFails(t *testing.T) {
	_, err := DefaultScheduler().Replay([]Review{{Day: 5, Grade: Good}, {Day: 4, Grade: Good}})
	require.EqualError(t, err, "review 2 of 2: review is earlier than the card's last one: day 4 after day 5")
	require.ErrorIs(t, err, ErrOutOfOrder)
}

func TestReplayOfNothingIsANewCard(t *testing.T) {
	st, err := DefaultScheduler().Replay(nil)
	require.NoError(t, err)
	require.Equal(t, State{}, st)
}
