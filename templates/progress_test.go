package templates

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// This file tests the words and the geometry of the progress page.

func TestScalesAreRoundAndShort(t *testing.T) {
	for most, want := range map[int]scale{
		1: {0, 1, 1}, 4: {0, 4, 1}, 5: {0, 6, 2}, 9: {0, 10, 5}, 20: {0, 20, 5}, 21: {0, 30, 10},
		110: {0, 150, 50}, 187: {0, 200, 50}, 5000: {0, 6000, 2000},
	} {
		require.Equal(t, want, counting(most), "up to %d", most)
	}
	for most := 1; most < 3000; most++ {
		s := counting(most)
		require.GreaterOrEqual(t, s.high, float64(most))
		require.LessOrEqual(t, len(s.lines()), 5)
	}
	for least, want := range map[float64]scale{
		0.97: {80, 100, 10}, 0.8: {70, 100, 10}, 0.79: {70, 100, 10}, 0.61: {60, 100, 10}, 0.6: {40, 100, 20}, 0: {0, 100, 20},
	} {
		require.Equal(t, want, rates(least), "from %v", least)
	}
}

func TestPlacesOnAScale(t *testing.T) {
	s := counting(4)
	require.InDelta(t, plotBottom, s.y(0), 1e-9)
	require.InDelta(t, plotTop, s.y(4), 1e-9)
	require.InDelta(t, (plotTop+plotBottom)/2, s.y(2), 1e-9)
	middle, half := slot(0, 2)
	require.InDelta(t, plotRight/4, middle, 1e-9)
	require.InDelta(t, plotRight/4, half, 1e-9)
	last, half := slot(29, 30)
	require.InDelta(t, plotRight, last+half, 1e-9)
}

func TestACurveBreaksAtAGap(t *testing.T) {
	require.Equal(t, "M0.00 1.00L1.00 2.00M3.00 4.00", path([]point{{x: 0, y: 1}, {x: 1, y: 2}, {gap: true}, {x: 3, y: 4}}))
	require.Empty(t, path([]point{{gap: true}}))
}

func TestSizesOfDots(t *testing.T) {
	for _, tt := range []struct {
		answers []int
		want    [4]int
	}{
		{nil, [4]int{1, 5, 10, 20}},
		{[]int{0, 1, 0}, [4]int{1, 2, 4, 8}},
		{[]int{3, 44, 0, 45, 47, 300}, [4]int{1, 22, 44, 88}},
		{[]int{287, 287}, [4]int{1, 140, 280, 560}},
	} {
		steps := StudiedDays{Answers: tt.answers}.Steps()
		require.Equal(t, tt.want, steps, "%v", tt.answers)
		require.IsIncreasing(t, steps[:])
	}
	steps := [4]int{1, 2, 4, 8}
	for n, want := range map[int]int{0: 0, 1: 1, 2: 2, 3: 2, 4: 3, 7: 3, 8: 4, 99: 4} {
		require.Equal(t, want, Size(n, steps))
	}
	var words []string
	for size := range 5 {
		words = append(words, stepText(steps, size))
	}
	require.Equal(t, []string{"none", "1", "2 to 3", "4 to 7", "8 or more"}, words)
}

func TestTheCalendarHasItsDaysInTwoHalves(t *testing.T) {
	s := StudiedDays{First: time.Date(2025, 6, 2, 0, 0, 0, 0, time.UTC), Answers: make([]int, 52*7+3)}
	halves := s.halves()
	require.Equal(t, halves[0].last, halves[1].first)
	require.Equal(t, len(s.Answers), halves[1].last)
	for _, h := range halves {
		for day := h.first; day < h.last; day++ {
			x, y := h.place(day)
			require.True(t, x > 0 && x < 100 && y > 0 && y < 100)
		}
	}
	require.Equal(t, "Answers a day, 2 June 2025 to 30 November 2025", s.halfTitle(halves[0]))
	require.Equal(t, "No answers on these days.", s.halfText(halves[0]))
}

func TestHowOftenWasStudied(t *testing.T) {
	for want, s := range map[string]StudiedDays{
		"You began today.": {Recent: 1, Of: 1, Longest: 1, Present: 1},
		"You studied on 2 of the 3 days since you began.":                                             {Recent: 2, Of: 3, Longest: 1, Present: 1},
		"You studied on 41 of the last 60 days. The longest run is 23 days, the present one 5.":       {Recent: 41, Of: 60, Whole: true, Longest: 23, Present: 5},
		"You studied on 9 of the last 60 days. The longest run is 4 days.":                            {Recent: 9, Of: 60, Whole: true, Longest: 4},
		"You studied on 3 of the 3 days since you began. The longest run is 3 days, the present one.": {Recent: 3, Of: 3, Longest: 3, Present: 3},
	} {
		require.Equal(t, want, s.Summary())
	}
}

func TestWhatFallsDueInWords(t *testing.T) {
	p := ProgressPage{Due: make([]DueDay, 30), Pace: 10}
	require.Equal(t, "Nothing falls due in the next 30 days.", p.DueSummary())
	p.Due[3].Reviews = 1
	require.Equal(t, "1 review falls due in the next 30 days.", p.DueSummary())
	p.Due[0].Reviews = 12
	require.Equal(t, "13 reviews fall due in the next 30 days, 12 of them today.", p.DueSummary())
	require.Equal(t, "This counts what is scheduled now. What an answer brings back comes on top.", p.DueAssumes())
	p.Due[1].New, p.Later = 2, 1
	require.Contains(t, p.DueAssumes(), "New cards come at your setting of 10 a day in each deck, while there are any. 1 review falls due later.")
	require.Contains(t, p.dueText(), "The fullest day is today, with 12 reviews and 0 new cards.")
}

func TestRatesInWords(t *testing.T) {
	require.Equal(t, "–", Retained{}.words())
	require.Equal(t, "too few of 19", Retained{Of: 19}.words())
	require.Equal(t, "84 % of 1,200", Retained{Of: 1200, Rate: 0.84, Said: true}.words())
	known := ProgressPage{Cards: 184, Weeks: []WeekKnown{{Known: 3}, {Known: 62}}}
	require.Equal(t, "62 of 184 cards are known: past their first learning, and not being learnt anew.", known.KnownSummary())
}

func TestATopicInWordsAndParts(t *testing.T) {
	topic := TopicStrength{New: 12, Learning: 4, Weak: 3, Solid: 12, Recall: 0.84}
	require.Equal(t, "12 of 31 solid · likely known: 84 %", topic.Line())
	require.Equal(t, "12 solid, 3 weak, 4 in learning, 12 new; likely known today: 84 %.", topic.text())
	end := 0.0
	for _, part := range topic.parts() {
		require.InDelta(t, end, part.x, 1e-9, "%s follows on what stands before it", part.class)
		require.InDelta(t, 100, part.y+part.height, 1e-9)
		end += part.width
	}
	require.InDelta(t, 100, end, 1e-9)
	require.Equal(t, "0 of 2 solid", TopicStrength{New: 2}.Line())
	require.Equal(t, "–", TopicStrength{New: 2}.recall())
	require.Equal(t, "No topic", TopicStrength{}.Name())
}
