package progress

import (
	"testing"
	"time"

	"quiz/internal/srs"

	"github.com/stretchr/testify/require"
)

// This file tests each figure for what its definition says.

// today is Wednesday, 10 June 2026.
var today = number(time.Date(2026, 6, 10, 0, 0, 0, 0, time.UTC))

// answered are days with so many answers, by how long ago they were.
func answered(ago map[int]int) days {
	d := make(days)
	for days, n := range ago {
		d.on(today - days).answers = n
	}
	return d
}

func TestDaysAreDates(t *testing.T) {
	require.Equal(t, "2026-06-10", Date(today).Format(time.DateOnly))
	require.Equal(t, "Monday 2026-06-08", Date(monday(today)).Format("Monday 2006-01-02"))
	for back := range 8 {
		require.Equal(t, time.Monday, Date(monday(today-back)).Weekday())
		require.Less(t, today-back-monday(today-back), 7)
	}
	require.Equal(t, -3, monday(0), "1970 began on a Thursday")
}

func TestCalendar(t *testing.T) {
	c := calendar(answered(map[int]int{0: 5, 1: 7, 3: 2, 4: 1, 5: 1, 400: 9}), today)
	require.Equal(t, monday(today)-52*7, c.First)
	require.Len(t, c.Answers, 52*7+3)
	require.Equal(t, []int{1, 1, 2, 0, 7, 5}, c.Answers[len(c.Answers)-6:])
	require.Equal(t, 25, c.Total, "also what lies before the calendar")
	require.Equal(t, [2]int{5, 60}, [2]int{c.Recent, c.Of})
	require.True(t, c.Whole())
}

func TestRunsOfDays(t *testing.T) {
	for name, tt := range map[string]struct {
		ago              map[int]int
		longest, present int
		recent, of       int
	}{
		"none":                             {nil, 0, 0, 0, 60},
		"today alone":                      {map[int]int{0: 1}, 1, 1, 1, 1},
		"yesterday alone still runs":       {map[int]int{1: 1}, 1, 1, 1, 2},
		"the day before does not":          {map[int]int{2: 1}, 1, 0, 1, 3},
		"a longer run long ago":            {map[int]int{0: 1, 1: 1, 70: 1, 71: 1, 72: 1}, 3, 2, 2, 60},
		"the run that is the longest":      {map[int]int{0: 1, 1: 1, 2: 1, 5: 1}, 3, 3, 4, 6},
		"a day the clock was ahead counts": {map[int]int{0: 1, -2: 1}, 1, 1, 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			c := calendar(answered(tt.ago), today)
			require.Equal(t, [4]int{tt.longest, tt.present, tt.recent, tt.of}, [4]int{c.Longest, c.Present, c.Recent, c.Of})
		})
	}
}

func TestTrueRetention(t *testing.T) {
	reviewing := func(interval int) srs.State {
		return srs.State{Phase: srs.Reviewing, Day: today - 30, Interval: interval}
	}
	for name, tt := range map[string]struct {
		before srs.State
		grade  srs.Grade
		want   day
	}{
		"a new card":                      {srs.State{}, srs.Good, day{}},
		"a card in learning":              {srs.State{Phase: srs.Learning, Day: today}, srs.Good, day{}},
		"a card learnt anew":              {srs.State{Phase: srs.Relearning, Day: today}, srs.Again, day{}},
		"not due yet":                     {reviewing(31), srs.Good, day{}},
		"due today, mature":               {reviewing(30), srs.Good, day{mature: Share{1, 1}}},
		"overdue, and young all the same": {reviewing(20), srs.Good, day{young: Share{1, 1}}},
		"21 days are mature":              {reviewing(21), srs.Good, day{mature: Share{1, 1}}},
		"forgotten":                       {reviewing(5), srs.Again, day{young: Share{0, 1}}},
		"hard is remembered":              {reviewing(5), srs.Hard, day{young: Share{1, 1}}},
		"easy is remembered":              {reviewing(25), srs.Easy, day{mature: Share{1, 1}}},
	} {
		t.Run(name, func(t *testing.T) {
			var d day
			d.retained(tt.before, Answer{Day: today, Grade: tt.grade})
			require.Equal(t, tt.want, d)
		})
	}
}

func TestARateNeedsTwentyReviews(t *testing.T) {
	_, ok := Share{19, 19}.Rate()
	require.False(t, ok)
	rate, ok := Share{18, 20}.Rate()
	require.True(t, ok)
	require.Equal(t, 0.9, rate)
}

func TestMonths(t *testing.T) {
	d := answered(map[int]int{40: 1})
	d.on(today).young = Share{2, 3}
	d.on(number(time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC))).young = Share{1, 1}
	d.on(number(time.Date(2026, 5, 31, 0, 0, 0, 0, time.UTC))).mature = Share{4, 5}
	list := months(d, today)
	require.Len(t, list, leastMonths, "at least as many as make a line")
	june, may := list[5], list[4]
	require.Equal(t, "2026-06-01", Date(june.First).Format(time.DateOnly))
	require.Equal(t, Share{3, 4}, june.Young)
	require.Equal(t, "2026-05-01", Date(may.First).Format(time.DateOnly))
	require.Equal(t, Share{4, 5}, may.Mature)
	require.Equal(t, Share{4, 5}, may.All())
	require.Equal(t, "2026-01-01", Date(list[0].First).Format(time.DateOnly))
	require.Len(t, months(answered(map[int]int{3000: 1}), today), mostMonths)
	require.Len(t, months(answered(map[int]int{200: 1}), today), 8, "November to June")
}

func TestWeeks(t *testing.T) {
	d := answered(map[int]int{400: 1, 10: 1, 1: 1, -3: 1})
	for ago, change := range map[int]int{400: 5, 10: 2, 1: -1, -3: 4} {
		d.on(today - ago).known = change
	}
	list := weeks(d, today)
	require.Len(t, list, mostWeeks)
	require.Equal(t, Week{today, 10}, list[len(list)-1], "all that is known, and what a clock was ahead for")
	require.Equal(t, time.Sunday, Date(list[0].Day).Weekday())
	require.Equal(t, 5, list[0].Known, "also what came before")
	require.Equal(t, 7, list[len(list)-2].Known)
	require.Len(t, weeks(answered(map[int]int{3: 1}), today), leastWeeks)
	require.Len(t, weeks(nil, today), leastWeeks)
}

func TestForecast(t *testing.T) {
	due := func(in int) Card { return Card{Deck: "d", Phase: srs.Reviewing, FirstDay: 1, DueDay: today + in} }
	learning := Card{Deck: "d", Phase: srs.Learning, FirstDay: today}
	suspended, suspendedNew := due(0), Card{Deck: "d", Suspended: true}
	suspended.Suspended = true
	putOff := due(-3)
	putOff.BuriedOn = today
	cards := []Card{due(-5), due(0), due(2), due(29), due(30), due(400), learning, suspended, suspendedNew, putOff,
		{Deck: "d"}, {Deck: "d"}, {Deck: "d"}, {Deck: "d"}, {Deck: "e"}}
	f := forecast(cards, Learner{Today: today, NewPerDay: 2})
	require.Len(t, f.Days, 30)
	require.Equal(t, Due{Day: today, Reviews: 3, New: 2}, f.Days[0], "one of d, which began one today, and one of e")
	require.Equal(t, Due{Day: today + 1, Reviews: 1, New: 2}, f.Days[1], "and the card that was put off")
	require.Equal(t, Due{Day: today + 2, Reviews: 1, New: 1}, f.Days[2])
	require.Equal(t, Due{Day: today + 29, Reviews: 1}, f.Days[29])
	require.Equal(t, 2, f.Later)
	require.Equal(t, 6, f.Reviews())
	for _, d := range forecast(cards, Learner{Today: today}).Days {
		require.Zero(t, d.New, "no new cards at a pace of none")
	}
}

func TestStrengths(t *testing.T) {
	cards := []Card{
		{Deck: "d", Card: "new"},
		{Deck: "d", Card: "learning", Phase: srs.Learning, Stability: 1},
		{Deck: "d", Card: "anew", Phase: srs.Relearning, Stability: 90},
		{Deck: "d", Card: "weak", Phase: srs.Reviewing, Stability: 20.9, Day: today},
		{Deck: "d", Card: "solid", Phase: srs.Reviewing, Stability: 21, Day: today - 21},
		{Deck: "e", Card: "new", Phase: srs.Reviewing, Stability: 30, Day: today + 1},
	}
	a := Topic{Deck: "d", ID: "a", Cards: []string{"new", "learning", "anew", "weak", "solid", "retired"}}
	b := Topic{Deck: "e", ID: "b", Cards: []string{"new"}}
	list := Strengths(cards, today, []Topic{b, {Deck: "d", ID: "none", Cards: []string{"retired"}}, a})
	require.Len(t, list, 2, "a topic of which nothing can be asked is left out")
	require.Equal(t, Strength{Topic: b, Solid: 1, Recall: 1}, list[0], "a clock set back is no day past")
	got := list[1]
	require.Equal(t, [4]int{1, 2, 1, 1}, [4]int{got.New, got.Learning, got.Weak, got.Solid})
	require.Equal(t, 5, got.Cards())
	require.InDelta(t, (1+0.9)/2, got.Recall, 1e-9, "21 days after the last answer a stability of 21 days is 0.9")
}
