package deck

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests by which date a claim is put on a line of time.

func TestDatingOfClaims(t *testing.T) {
	for _, row := range []struct{ claim, ask, want string }{
		{"ISIS-K was founded in [2014].", "", "2014 asked"},
		{"ISIS-K was formed in [about 2015].", "", "about 2015 asked"},
		{"The attack took place in [March 2020].", "", "March 2020 asked"},
		{"The strike came on [27 August 2021].", "", "27 August 2021 asked"},
		{"In August 2021 it had [about 2,000] fighters.", "", "August 2021"},
		{"The strike of 27 August 2021 killed [two] members.", "", "27 August 2021"},
		{"On August 27, 2021, it killed [two] members.", "", "August 27, 2021"},
		{"At Kabul airport in August 2021 143 [Afghans] were wounded.", "", "August 2021"},
		{"They counted [six] attacks in Kabul in 2016.", "", "2016"},
		{"It ranked among the [four] deadliest of 2019.", "", "2019"},
		{"Used on it in 2017, the bomb killed [96] fighters.", "", "2017"},
		{"In August 2021, on 26 August 2021, [13] died.", "", "26 August 2021"},
		{"[Sixty] were killed.", "How many were killed in May 2021?", "May 2021"},
		{"Between May 2020 and May 2021 [ten] came.", "", ""},
		{"[Ten] came after May 2021.", "", ""},
		{"It was six years before August 2021 that [ten] came.", "", ""},
		{"A group of 2000 fighters came with [ten] others.", "", ""},
		{"In 2000 villages [ten] others came.", "", ""},
		{"The 2020 deal was made with [ten].", "", ""},
		{"In May [ten] came.", "", ""},
		{"On 5/6/2021 [ten] came.", "", ""},
		{"[Kabul] is the capital.", "", ""},
		{"", "", ""},
	} {
		claim := BookClaim{Text: row.claim}
		if from, to := strings.Index(row.claim, "["), strings.Index(row.claim, "]"); from >= 0 {
			claim.Text = strings.NewReplacer("[", "", "]", "").Replace(row.claim)
			claim.Answers = []string{row.claim[from+1 : to]}
			claim.Marks = [][2]int{{from, to - 1}}
		}
		d, ok := new(Book).Dating(&Card{ID: "a", Ask: row.ask}, &claim)
		got := d.Text
		if d.Asked {
			got += " asked"
		}
		require.Equal(t, row.want, got, row.claim)
		require.Equal(t, row.want != "", ok, row.claim)
		require.LessOrEqual(t, d.First, d.Last)
	}
}

func FuzzDating(f *testing.F) {
	f.Add("In August 2021 it had 13.", "When?", 3, 9)
	f.Fuzz(func(t *testing.T, text, ask string, from, to int) {
		d, ok := new(Book).Dating(&Card{ID: "a", Ask: ask}, &BookClaim{Text: text, Answers: []string{ask}, Marks: [][2]int{{from, to}}})
		require.True(t, !ok || d.First <= d.Last && d.Text != "")
	})
}
