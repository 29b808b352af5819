package deck

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// asking is a deck that asks for each of some values, each alone in its topic.
func asking(kind string, values []string) *Deck {
	d := &Deck{ID: "near", AsOf: "2021-09-04", Sources: []Source{{ID: "post", Publisher: "The Post"}}}
	for i, v := range values {
		d.Facts = append(d.Facts, Fact{
			ID: fmt.Sprint("f", i), Topic: fmt.Sprint("t", i), Kind: kind, Single: true, Ask: fmt.Sprintf("What is number %s of all?", strings.Repeat("i", i+1)),
			Claim: sayClaim("It is [" + v + "]."), Cites: []Cite{{Source: "post", Paragraph: 1, Phrase: "it is"}},
		})
	}
	return d
}

// offered lists the right answer and the wrong options of each choice.
func offered(t *testing.T, d *Deck, each func(key, wrong string)) {
	t.Helper()
	b, diags := Compile(d)
	require.Zero(t, diags.Errors(), diags)
	options := 0
	for i := range b.Questions {
		q := &b.Questions[i]
		if q.Form != Choice {
			continue
		}
		for _, o := range q.Options {
			if !o.Correct {
				options++
				each(q.Answers[0], o.Text)
			}
		}
	}
	require.Greater(t, options, 2*len(d.Facts), "hardly any options are made")
}

// roundings lists what a whole number is rounded to, to tens, hundreds and so
// on as long as one figure is left; a half goes both ways.
func roundings(n int) map[int]bool {
	list := make(map[int]bool)
	for place := 10; place <= n; place *= 10 {
		list[(n+place/2)/place*place] = true
		list[(n+place/2-1)/place*place] = true
	}
	delete(list, n)
	return list
}

// TestNoNumberIsOfferedBesideItsRounding asks for numbers of every size and
// roundness: no option is the answer rounded, none is rounded to the answer, and
// what is made up differs by one in its second figure.
func TestNoNumberIsOfferedBesideItsRounding(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for round := range 60 {
		var values []string
		for range 20 {
			n := 2 + r.IntN([]int{18, 98, 998, 9998, 99998, 9999998}[round%6])
			for p := r.IntN(3); p > 0 && n >= 100; p-- {
				n = n / 10 * 10 / 100 * 100
			}
			values = append(values, strconv.Itoa(n))
		}
		offered(t, asking("number", append(values, "4478", "100", "1000", "95", "20")), func(key, wrong string) {
			n, err := strconv.Atoi(key)
			require.NoError(t, err)
			x, err := strconv.Atoi(strings.ReplaceAll(wrong, ",", ""))
			require.NoError(t, err)
			require.False(t, roundings(n)[x], "%d is rounded to %d", n, x)
			require.False(t, roundings(x)[n], "%d is rounded to %d", x, n)
		})
	}
}

func TestMadeUpNumbersKeepTheirDistance(t *testing.T) {
	for key, least := range map[string]int{"18": 1, "143": 10, "4478": 100, "4,478": 100, "2000": 100, "98765": 1000} {
		offered(t, asking("number", []string{key}), func(key, wrong string) {
			n, _ := strconv.Atoi(strings.ReplaceAll(key, ",", ""))
			x, err := strconv.Atoi(strings.ReplaceAll(wrong, ",", ""))
			require.NoError(t, err)
			require.GreaterOrEqual(t, max(n-x, x-n), least, "%s beside %s", wrong, key)
		})
	}
}

func TestMadeUpDatesAreNoNeighbours(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for layout, after := range map[string]func(time.Time) time.Time{
		"2006":           func(t time.Time) time.Time { return t.AddDate(1, 0, 0) },
		"January 2006":   func(t time.Time) time.Time { return t.AddDate(0, 1, 0) },
		"2 January 2006": func(t time.Time) time.Time { return t.AddDate(0, 0, 1) },
	} {
		for range 200 {
			day := time.Date(1905+r.IntN(115), time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC)
			text := day.Format(layout)
			day, err := time.Parse(layout, text)
			require.NoError(t, err)
			offered(t, asking("", []string{text}), func(_, wrong string) {
				other, err := time.Parse(layout, wrong)
				require.NoError(t, err)
				require.False(t, after(day).Equal(other) || after(other).Equal(day), "%s beside %s", wrong, text)
			})
		}
	}
}

func TestRounded(t *testing.T) {
	v := newGlossary(&Deck{})
	cases := []struct {
		a, b, kind string
		want       bool
	}{
		{"4478", "4480", "number", true},
		{"4478", "4500", "number", true},
		{"4478", "4000", "number", true},
		{"4478", "4470", "number", false},
		{"4478", "5000", "number", false},
		{"1500", "2000", "number", true}, // a half goes either way
		{"1400", "2000", "number", false},
		{"18", "20", "number", true},
		{"4", "10", "number", false}, // no figure would be left
		{"97", "100", "number", true},
		{"3.14", "3.1", "number", true},
		{"0.25", "0.3", "number", true},
		{"0.24", "0.3", "number", false},
		{"about 2,000", "about 1,900", "number", true},
		{"1453", "1450", "year", true},
		{"1453", "1500", "year", true},
		{"1453", "1440", "year", false},
		{"2013", "2010", "year", false}, // remembered exactly
	}
	for _, c := range cases {
		a, b := v.thing(c.a, v.kind(c.kind), ""), v.thing(c.b, v.kind(c.kind), "")
		require.Equal(t, c.want, rounded(a, b), "%s and %s", c.a, c.b)
		require.Equal(t, c.want, rounded(b, a), "%s and %s", c.b, c.a)
	}
}
