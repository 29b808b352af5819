package templates

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{
		0: "0", 7: "7", 999: "999", 1000: "1,000", 12345: "12,345", 1234567: "1,234,567", -1: "-1", -1000: "-1,000",
	} {
		require.Equal(t, want, Number(n))
	}
}

func TestPlurals(t *testing.T) {
	require.Equal(t, "1 report", Count(1, "report", "reports"))
	require.Equal(t, "0 reports", Count(0, "report", "reports"))
	require.Equal(t, "2,000 reports", Count(2000, "report", "reports"))
}

func TestSupport(t *testing.T) {
	for _, row := range []struct {
		reports, outlets int
		want             string
	}{
		{1, 1, "1 report"},
		{3, 3, "3 independent reports"},
		{1, 2, "1 report, carried by 2 outlets"},
		{2, 3, "2 independent reports, carried by 3 outlets"},
	} {
		require.Equal(t, row.want, Support(row.reports, row.outlets))
	}
	require.Equal(t, "2 reports differ", Differ(2, 2))
	require.Equal(t, "2 accounts differ", Differ(3, 2))
	require.Equal(t, "Reports differ", Differ(1, 2))
	require.Equal(t, "Carries the same text as A, B and C. Together they count as one report.", Shares([]string{"A", "B", "C"}))
}

func TestWhen(t *testing.T) {
	day := func(days int, y int, m time.Month, d int) When {
		return When{Days: days, Date: time.Date(y, m, d, 0, 0, 0, 0, time.UTC)}
	}
	for _, row := range []struct {
		when            When
		sentence, short string
	}{
		{When{Wait: time.Second}, "Again in 1 minute", "in 1 minute"},
		{When{Wait: 10 * time.Minute}, "Again in 10 minutes", "in 10 minutes"},
		{When{Wait: 9*time.Minute + time.Second}, "Again in 10 minutes", "in 10 minutes"},
		{When{Wait: 3 * time.Hour}, "Again in 3 hours", "in 3 hours"},
		{day(0, 2026, 6, 1), "Again today", "today"},
		{day(-3, 2026, 5, 29), "Again today", "today"},
		{day(1, 2026, 6, 2), "Next tomorrow", "tomorrow"},
		{day(5, 2026, 6, 6), "Next on 6 June", "6 June"},
		{day(300, 2027, 3, 28), "Next on 28 March 2027", "28 March 2027"},
		{When{}, "Again today", "today"},
	} {
		require.Equal(t, row.sentence, row.when.Sentence())
		require.Equal(t, row.short, row.when.Short())
	}
	require.True(t, When{}.IsZero())
	require.True(t, When{Wait: time.Minute}.Before(day(1, 2026, 6, 2)))
	require.False(t, day(2, 2026, 6, 3).Before(day(1, 2026, 6, 2)))
}

func TestDoneSaysWhatComesNext(t *testing.T) {
	tomorrow := When{Days: 1, Date: time.Date(2026, 6, 2, 0, 0, 0, 0, time.UTC)}
	require.Equal(t, "That is all for today.", Done{}.Headline())
	require.Empty(t, Done{}.Sentences())
	require.Equal(t, []string{"1 card is done today.", "The next card comes back tomorrow."}, Done{Reviewed: 1, Next: tomorrow}.Sentences())
	waiting := Done{Reviewed: 2, Wait: When{Wait: 30 * time.Minute}}
	require.Equal(t, "That is all for now.", waiting.Headline())
	require.Equal(t, []string{"2 cards are done today.", "A card that you are learning comes back in 30 minutes."}, waiting.Sentences())
}

func TestSegments(t *testing.T) {
	const text = "Überall galt [x] nichts"
	for _, row := range []struct {
		marks [][2]int
		want  []Segment
	}{
		{nil, []Segment{{Text: text}}},
		{[][2]int{{0, 8}}, []Segment{{"Überall", true}, {" galt [x] nichts", false}}},
		{[][2]int{{14, 17}, {18, 24}}, []Segment{{"Überall galt ", false}, {"[x]", true}, {" ", false}, {"nichts", true}}},
		// Marks that do not fit are left out, whatever they say.
		{[][2]int{{1, 3}, {-1, 2}, {5, 2}, {0, 99}, {3, 3}}, []Segment{{Text: text}}},
		{[][2]int{{3, 8}, {4, 9}}, []Segment{{"Üb", false}, {"erall", true}, {" galt [x] nichts", false}}},
	} {
		require.Equal(t, row.want, Segments(text, row.marks), "%v", row.marks)
	}
	require.Empty(t, Segments("", nil))
}

func TestGapsAreNumbered(t *testing.T) {
	require.Equal(t, []string{"1", "2", "1"}, Ask{BlankOf: []int{0, 1, 0}}.gaps())
	require.Empty(t, Ask{}.gaps())
}

func TestTextsAreReadAloudWithoutMarks(t *testing.T) {
	require.Equal(t, "The … of x^2, a red kite", Gapped("The *____* of $x^2$, ![a red kite](kite.png)"))
	line := FactLine{Text: []Segment{{Text: "*The "}, {Text: "Oxus", Marked: true}, {Text: "* flows"}}}
	require.Equal(t, "The Oxus flows", line.PlainLine())
	line.Blank = true
	require.Equal(t, "The … flows", line.PlainLine())
}

func TestKeys(t *testing.T) {
	for n, want := range map[int]string{1: "Press 1", 2: "Press 1 to 2", 4: "Press 1 to 4", 12: "Press 1 to 9"} {
		require.Equal(t, want, Ask{Options: make([]AskOption, n)}.Keys())
	}
}

// TestAPupilReadsOfGaps, while an author reads the deck's own term.
func TestAPupilReadsOfGaps(t *testing.T) {
	require.Equal(t, "gap", FormName("cloze"))
	require.Equal(t, "Cloze: 2 cards not asked so", UnaskedForm{Form: "cloze", N: 2}.Words())
	require.Equal(t, "1 question: 1 cloze.", DeckPreview{Questions: 1, Forms: []FormCount{{Form: "cloze", N: 1}}}.Asks())
}
