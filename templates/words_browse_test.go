package templates

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// This file tests the words of browsing.

func TestHeadlineCounts(t *testing.T) {
	require.Equal(t, "87 facts", Browse{Total: 87}.Headline())
	require.Equal(t, "1 fact", Browse{Total: 1}.Headline())
	require.Equal(t, "1 fact matches", Browse{Text: "a", Total: 1}.Headline())
	require.Equal(t, "1,200 facts match", Browse{Is: []Choice{{Value: "due", Chosen: true}}, Total: 1200}.Headline())
	require.Equal(t, "No fact matches", Browse{Text: "a"}.Headline())
}

func TestHoldsInPlainWords(t *testing.T) {
	for days, want := range map[float64]string{
		0.2: "less than a day", 1.4: "about 1 day", 12.3: "about 12 days", 59.4: "about 59 days",
		90: "about 3 months", 400: "about 13 months", 740: "about 2 years",
	} {
		require.Equal(t, want, Holds(days))
	}
}

func TestRecallInWords(t *testing.T) {
	require.Equal(t, "new", Remembered{New: true}.Words())
	require.Equal(t, "learning", Remembered{Learning: true, Recall: 0.9}.Words())
	require.Equal(t, "likely known: 84 %", Remembered{Recall: 0.84}.Words())
	require.Equal(t, "asked once", FactCard{Reviews: 1}.Asked())
	require.Equal(t, "asked 14 times, forgotten twice", FactCard{Reviews: 14, Lapses: 2}.Asked())
}

func TestPastDays(t *testing.T) {
	today := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	require.Equal(t, "3 February", PastDay(today.AddDate(0, 0, -26), today))
	require.Equal(t, "30 December 2025", PastDay(time.Date(2025, 12, 30, 0, 0, 0, 0, time.UTC), today))
}

// TestBarsFillTheirTopic: the pieces of a bar follow each other, and leave what is
// new.
func TestBarsFillTheirTopic(t *testing.T) {
	topic := StrengthTopic{New: 2, Learning: 1, Weak: 0, Solid: 1}
	require.Equal(t, []Bar{{"solid", 0, 25}, {"learning", 25, 25}}, topic.Bars())
	require.Empty(t, StrengthTopic{}.Bars())
	all := Strength{Topics: []StrengthTopic{{Weak: 1, Recall: 0.5}, {Solid: 3, Recall: 0.9}, {New: 4}}}.Total()
	require.Equal(t, 8, all.Cards())
	require.InDelta(t, 0.8, all.Recall, 1e-9)
}

func TestPagesKeepTheSearch(t *testing.T) {
	b := Browse{Text: "a b", Decks: []Choice{{Value: "d&e", Chosen: true}}, Is: []Choice{{Value: "due", Chosen: true}}, Answers: true}
	require.EqualValues(t, "/browse?answers=1&deck=d%26e&is=due&page=2&q=a+b", browseURL(b, 2))
	require.EqualValues(t, "/browse", browseURL(Browse{}, 1))
}

// What the program names itself is in its own language, whatever a deck's is.
func TestNamesOfTheProgramAreEnglish(t *testing.T) {
	require.Equal(t, "en", TopicLanguage(TasksTopic, "de"))
	require.Equal(t, "de", TopicLanguage("Flüsse", "de"))
	require.Equal(t, "en", Offer{Name: ChooseMissed}.language("de"))
	require.Equal(t, "de", Offer{Name: "Flüsse"}.language("de"))
	require.Equal(t, "words", KindName("text"))
	require.Equal(t, "en", KindLanguage("text", "de"))
	require.Equal(t, "Stadt", KindName("Stadt"))
	require.Equal(t, "de", KindLanguage("Stadt", "de"))
}
