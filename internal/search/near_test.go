package search_test

import (
	"slices"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/search"
	"quiz/internal/search/searchtest"

	"github.com/stretchr/testify/require"
)

// A word that no deck has gives way to the nearest that one has; what is known
// stays, and what is unlike everything is not guessed at.
func TestMeantMendsUnknownWords(t *testing.T) {
	one := search.New(&deck.Book{Cards: []deck.Card{
		{ID: "a", Fact: "a", Ask: "Who led the Khorasan branch of ISIS-K in 2014?"},
		{ID: "b", Fact: "b", Ask: "Who led the Haqqani network?"},
	}})
	other := search.New(&deck.Book{Cards: []deck.Card{{ID: "c", Fact: "c", Ask: "What is the capital of Afghanistan?"}}})
	for query, want := range map[string]string{
		"Korasan":                            "khorasan",
		"korhasan ":                          "khorasan",
		"led afganisthan":                    "led afghanistan",
		`"hakkani network"`:                  "", // two slips in a short word
		`"haqani network" led`:               `"haqqani network" led`,
		"isis-k capitol":                     `"isis k" capital`,
		"khorasan":                           "",
		"kho":                                "",
		"zzzzzzzz":                           "",
		"2015":                               "",
		"lad":                                "", // too short to tell
		"kapital korasan afganistan haqani ": "", // too many
		"":                                   "",
	} {
		text, ok := search.Meant([]*search.Index{one, other}, search.Parse(query))
		require.Equal(t, want != "", ok, query)
		if ok {
			require.Equal(t, want, text, query)
		}
	}
}

// Of words as near as each other the one that more facts have is meant.
func TestMeantPrefersTheCommonWord(t *testing.T) {
	x := search.New(&deck.Book{Cards: []deck.Card{
		{ID: "a", Fact: "a", Ask: "What is a bridle?"}, {ID: "b", Fact: "b", Ask: "What is a bridge?"}, {ID: "c", Fact: "c", Ask: "Which bridge?"},
	}})
	text, ok := search.Meant([]*search.Index{x}, search.Parse("bridxe "))
	require.True(t, ok)
	require.Equal(t, "bridge", text)
}

// BenchmarkSearchMeant mends as many words as one query may have.
func BenchmarkSearchMeant(b *testing.B) {
	book, err := large()
	require.NoError(b, err)
	x := []*search.Index{search.New(book)}
	q := search.Parse(searchtest.Word(9123) + "q " + searchtest.Word(4001) + "q ")
	var took []time.Duration
	for b.Loop() {
		began := time.Now()
		_, ok := search.Meant(x, q)
		require.True(b, ok)
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	p95 := took[len(took)*95/100]
	b.ReportMetric(p95.Seconds()*1000, "p95-ms")
	b.ReportMetric(p95.Seconds()/0.020, "of-20ms")
}
