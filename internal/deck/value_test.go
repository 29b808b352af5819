package deck

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var inf = math.Inf(1)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		text string
		want Span
		as   Hedge
		unit string
	}{
		{"13", Span{13, 13}, Exact, ""},
		{"1,234", Span{1234, 1234}, Exact, ""},
		{"1 234", Span{1234, 1234}, Exact, ""},
		{"1'234", Span{1234, 1234}, Exact, ""},
		{"1.234", Span{1.234, 1.234}, Exact, ""},
		{"1.234.567", Span{1234567, 1234567}, Exact, ""},
		{"1.234,5", Span{1234.5, 1234.5}, Exact, ""},
		{"1,234.5", Span{1234.5, 1234.5}, Exact, ""},
		{"1,5", Span{1.5, 1.5}, Exact, ""},
		{"١٬٢٣٤٫٥", Span{1234.5, 1234.5}, Exact, ""},
		{"२४", Span{24, 24}, Exact, ""},
		{"-5", Span{-5, -5}, Exact, ""},
		{"−5 °C", Span{-5, -5}, Exact, "°c"},
		{"minus five", Span{-5, -5}, Exact, ""},
		{"2½", Span{2.5, 2.5}, Exact, ""},
		{"2 1/2", Span{2.5, 2.5}, Exact, ""},
		{"zero", Span{0, 0}, Exact, ""},
		{"a dozen", Span{12, 12}, Exact, ""},
		{"two dozen", Span{24, 24}, Exact, ""},
		{"twenty-four", Span{24, 24}, Exact, ""},
		{"two thousand", Span{2000, 2000}, Exact, ""},
		{"one hundred and five", Span{105, 105}, Exact, ""},
		{"two thousand and five", Span{2005, 2005}, Exact, ""},
		{"three hundred thousand", Span{300000, 300000}, Exact, ""},
		{"1.5 million", Span{1.5e6, 1.5e6}, Exact, ""},
		{"two and a half million", Span{2.5e6, 2.5e6}, Exact, ""},
		{"half a million", Span{5e5, 5e5}, Exact, ""},
		{"2k", Span{2000, 2000}, Exact, ""},
		{"about 2,000", Span{1500, 2500}, About, ""},
		{"an estimated 96", Span{72, 120}, About, ""},
		{"some 96", Span{72, 120}, About, ""},
		{"96 or so", Span{72, 120}, About, ""},
		{"at least 60", Span{60, inf}, AtLeast, ""},
		{"60 or more", Span{60, inf}, AtLeast, ""},
		{"60 people or more", Span{60, inf}, AtLeast, "people"},
		{"60+", Span{60, inf}, AtLeast, ""},
		{"more than 85", Span{math.Nextafter(85, inf), inf}, Over, ""},
		{"> 85", Span{math.Nextafter(85, inf), inf}, Over, ""},
		{"up to 30", Span{-inf, 30}, AtMost, ""},
		{"fewer than 30", Span{-inf, math.Nextafter(30, -inf)}, Under, ""},
		{"between 5 and 10", Span{5, 10}, Exact, ""},
		{"5–10", Span{5, 10}, Exact, ""},
		{"five or six", Span{5, 6}, Exact, ""},
		{"from 5 to 10", Span{5, 10}, Exact, ""},
		{"2 to 3 million", Span{2e6, 3e6}, Exact, ""},
		{"500 to 2,000", Span{500, 2000}, Exact, ""},
		{"about 40 to 80", Span{20, 100}, About, ""},
		{"15 %", Span{15, 15}, Exact, "%"},
		{"15 per cent", Span{15, 15}, Exact, "%"},
		{"$5 million", Span{5e6, 5e6}, Exact, "$"},
		{"5 million dollars", Span{5e6, 5e6}, Exact, "$"},
		{"24 hours", Span{24, 24}, Exact, "h"},
		{"13 service members", Span{13, 13}, Exact, "service member"},
	} {
		v, ok := parseScalar(c.text, BaseNumber, "")
		require.True(t, ok, c.text)
		require.Equal(t, Value{Text: c.text, Base: BaseNumber, Kind: "number", Hedge: c.as, Span: c.want, Unit: c.unit}, v)
	}
}

func TestParseDates(t *testing.T) {
	for _, c := range []struct {
		text     string
		base     Base
		from, to string // the span, as days
		as       Hedge
	}{
		{"2014", BaseYear, "2014-01-01", "2014-12-31", Exact},
		{"about 2015", BaseYear, "2014-01-01", "2016-12-31", About},
		{"about 1200", BaseYear, "1190-01-01", "1210-12-31", About},
		{"early 2014", BaseYear, "2014-01-01", "2014-07-02", Exact},
		{"in mid-2014", BaseYear, "2014-04-02", "2014-10-01", Exact},
		{"late 2014", BaseYear, "2014-07-03", "2014-12-31", Exact},
		{"late in 2014", BaseYear, "2014-07-03", "2014-12-31", Exact},
		{"the early 1990s", BaseYear, "1990-01-01", "1994-12-31", Exact},
		{"late 2014 or early 2015", BaseYear, "2014-07-03", "2015-07-02", Exact},
		{"until early 2014", BaseYear, "", "2014-07-02", AtMost},
		{"after early 2014", BaseYear, "2014-05-03", "", Over},
		{"about early 2014", BaseYear, "2013-01-01", "2015-12-31", About},
		{"the 1990s", BaseYear, "1990-01-01", "1999-12-31", Exact},
		{"19th century", BaseYear, "1801-01-01", "1900-12-31", Exact},
		{"2014 or 2015", BaseYear, "2014-01-01", "2015-12-31", Exact},
		{"2014–2016", BaseYear, "2014-01-01", "2016-12-31", Exact},
		{"2014-15", BaseYear, "2014-01-01", "2015-12-31", Exact},
		{"from 2001 to 2021", BaseYear, "2001-01-01", "2021-12-31", Exact},
		{"twenty fourteen", BaseYear, "2014-01-01", "2014-12-31", Exact},
		{"AD 476", BaseYear, "0476-01-01", "0476-12-31", Exact},
		{"since 2014", BaseYear, "2014-01-01", "", AtLeast},
		{"after 2014", BaseYear, "2015-01-01", "", Over},
		{"by 2014", BaseYear, "", "2014-12-31", AtMost},
		{"before 2014", BaseYear, "", "2013-12-31", Under},
		{"May 2020", BaseMonth, "2020-05-01", "2020-05-31", Exact},
		{"in May, 2020", BaseMonth, "2020-05-01", "2020-05-31", Exact},
		{"2020-05", BaseMonth, "2020-05-01", "2020-05-31", Exact},
		{"05/2020", BaseMonth, "2020-05-01", "2020-05-31", Exact},
		{"February 2020", BaseMonth, "2020-02-01", "2020-02-29", Exact},
		{"about December 2020", BaseMonth, "2020-11-01", "2021-01-31", About},
		{"late August 2021", BaseMonth, "2021-08-17", "2021-08-31", Exact},
		{"mid-August 2021", BaseMonth, "2021-08-09", "2021-08-23", Exact},
		{"late on 26 August 2021", BaseDay, "2021-08-26", "2021-08-26", Exact},
		{"26 August 2021", BaseDay, "2021-08-26", "2021-08-26", Exact},
		{"August 26, 2021", BaseDay, "2021-08-26", "2021-08-26", Exact},
		{"the 26th of August 2021", BaseDay, "2021-08-26", "2021-08-26", Exact},
		{"2021-08-26", BaseDay, "2021-08-26", "2021-08-26", Exact},
		{"26.8.2021", BaseDay, "2021-08-26", "2021-08-26", Exact},
		{"8/26/2021", BaseDay, "2021-08-26", "2021-08-26", Exact},
		{"29 February 2020", BaseDay, "2020-02-29", "2020-02-29", Exact},
		{"31 August to 4 September 2021", BaseDay, "2021-08-31", "2021-09-04", Exact},
		{"26-27 August 2021", BaseDay, "2021-08-26", "2021-08-27", Exact},
		{"on or about 1 March 2021", BaseDay, "2021-02-28", "2021-03-02", About},
	} {
		v, ok := parseScalar(c.text, c.base, "")
		require.True(t, ok, c.text)
		require.Equal(t, Span{dayOf(t, c.from, -inf), dayOf(t, c.to, inf)}, v.Span, c.text)
		require.Equal(t, c.as, v.Hedge, c.text)
	}
}

func dayOf(t *testing.T, date string, otherwise float64) float64 {
	if date == "" {
		return otherwise
	}
	at, err := time.Parse(time.DateOnly, date)
	require.NoError(t, err)
	return float64(at.Unix() / 86400)
}

func TestParseScalarRefuses(t *testing.T) {
	for base, texts := range map[Base][]string{
		BaseNumber: {"", "dozens", "a few thousand", "hundreds", "several", "13 14", "F-16", "7-Eleven", "1st", "the 1990s", "between 10 and 5", "ten five"},
		BaseYear:   {"May 2020", "26 August 2021", "20145", "14", "next year"},
		BaseMonth:  {"2020", "May", "13/2020", "26 August 2021", "00/2020"},
		BaseDay:    {"5/6/2021", "26 August", "26/8/21", "31 February 2021", "29 February 2023", "0 May 2021", "August 2021"},
		BaseText:   {"13", "2014"},
		BasePerson: {"13"},
	} {
		for _, text := range texts {
			_, ok := parseScalar(text, base, "")
			require.False(t, ok, "%s as %s", text, base)
		}
	}
	_, ok := parseScalar("13 miles", BaseNumber, "km")
	require.False(t, ok, "another unit")
}

func TestInferBase(t *testing.T) {
	for want, texts := range map[Base][]string{
		BaseNumber: {"13", "2,000", "about 2,000", "at least 2000", "some 2000", "2000 km", "15 %", "$5 million", "six years", "24 hours", "a dozen", "3000", "999", "two thousand"},
		BaseYear:   {"2014", "about 2015", "in 2014", "the 1990s", "19th century", "44 BC", "2014 or 2015", "2014–2016", "since 2014"},
		BaseMonth:  {"May 2020", "2020-05", "early September 2021"},
		BaseDay:    {"26 August 2021", "2021-08-26", "August 26, 2021"},
		BaseText: {"Hafiz Saeed Khan", "May", "second", "the first", "dozens", "a few thousand", "13 service members",
			"9/11", "7-Eleven", "1st Armored Division", "5/6/2021", "26 August", "", "?", "COVID-19"},
	} {
		for _, text := range texts {
			require.Equal(t, want, inferBase(text), text)
		}
	}
}

func TestDisjoint(t *testing.T) {
	require.True(t, disjoint(Span{1, 2}, Span{3, 4}))
	require.True(t, disjoint(Span{3, 4}, Span{1, 2}))
	require.False(t, disjoint(Span{1, 3}, Span{3, 4}))
	require.False(t, disjoint(Span{1, inf}, Span{5, 5}))
	require.False(t, disjoint(Span{math.NaN(), math.NaN()}, Span{1, 1}), "what is not known is not apart")
	over, _ := parseScalar("more than 85", BaseNumber, "")
	require.True(t, disjoint(over.Span, Span{85, 85}))
	require.False(t, disjoint(over.Span, Span{85.5, 85.5}))
}

func TestEqualValue(t *testing.T) {
	value := func(text string) Value {
		v, ok := parseScalar(text, inferBase(text), "")
		if !ok {
			v = Value{Text: text, Base: BaseText}
		}
		return v
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"12", "a dozen", true},
		{"at least 12", "12", false},
		{"at least 12", "12 or more", true},
		{"more than 12", "at least 12", false},
		{"15 %", "15 percent", true},
		{"5 km", "5 miles", false},
		{"May 2020", "2020-05", true},
		{"2014", "2,014", false},
		{"early 2017", "late 2017", false},
		{"early 2017", "2017", false},
		{"mid 2017", "mid-2017", true},
		{"early August 2021", "late August 2021", false},
		{"al-Qa’ida", "Al Qaida", true},
		{"Kabul", "Herat", false},
	} {
		require.Equal(t, c.want, equalValue(value(c.a), value(c.b)), "%s and %s", c.a, c.b)
	}
	khan := Value{Text: "Khan", Name: "Hafiz Saeed Khan"}
	require.True(t, equalValue(khan, Value{Text: "Hafiz Saeed Khan", Name: "Hafiz Saeed Khan"}))
	require.False(t, equalValue(khan, Value{Text: "Khan"}), "a name is not the text that spells it")
}

func TestPublishedText(t *testing.T) {
	for edtf, want := range map[string]string{
		"2021":                  "2021",
		"2021-08":               "August 2021",
		"2021-08-26":            "26 August 2021",
		"2021-08-26/2021-08-27": "26 to 27 August 2021",
		"2021-08-31/2021-09-04": "31 August to 4 September 2021",
		"2020-12-31/2021-01-02": "31 December 2020 to 2 January 2021",
		"2021-08/2021-09":       "August to September 2021",
		"2020/2021":             "2020 to 2021",
		"2021-13":               "2021-13",
		"2021-02-30":            "2021-02-30",
		"last week":             "last week",
		"":                      "",
	} {
		require.Equal(t, want, PublishedText(edtf))
	}
}

// TestDayNumber compares the calendar with the standard library's.
func TestDayNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(-800000, 800000).Draw(t, "day")
		at := time.Unix(int64(n)*86400, 0).UTC()
		require.Equal(t, n, dayNumber(at.Year(), int(at.Month()), at.Day()))
		c := civilOf(n)
		require.Equal(t, [3]int{at.Year(), int(at.Month()), at.Day()}, [3]int{c.year, c.month, c.day})
	})
}

// TestNumbersInWords writes numbers out and reads them back.
func TestNumbersInWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 999_999_999).Draw(t, "n")
		v, ok := parseScalar(spellOut(n), BaseNumber, "")
		require.True(t, ok, spellOut(n))
		require.Equal(t, Span{float64(n), float64(n)}, v.Span, spellOut(n))
	})
}

func spellOut(n int) string {
	under20 := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens := strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")
	join := func(head string, rest int, by string) string {
		if rest == 0 {
			return head
		}
		return head + by + spellOut(rest)
	}
	switch {
	case n < 20:
		return under20[n]
	case n < 100:
		return join(tens[n/10], n%10, "-")
	case n < 1000:
		return join(under20[n/100]+" hundred", n%100, " and ")
	case n < 1e6:
		return join(spellOut(n/1000)+" thousand", n%1000, " ")
	}
	return join(spellOut(n/1e6)+" million", n%1e6, " ")
}

func FuzzParseScalar(f *testing.F) {
	for _, seed := range []string{"about 2,000", "1.5 million", "between 5 and 10", "26 August 2021", "2014-15", "the 1990s",
		"2½", "-", "a", "half a", "١٬٢٣٤", "31 August to 4 September 2021", "$", "9/11", "1/0", "\xff", "44 BC"} {
		f.Add(seed, "km")
		f.Add(seed, "")
	}
	f.Fuzz(func(t *testing.T, text, unit string) {
		base := inferBase(text)
		for _, b := range []Base{BaseNumber, BaseYear, BaseMonth, BaseDay} {
			v, ok := parseScalar(text, b, unit)
			if !ok {
				if b == base && unit == "" {
					t.Errorf("%q is inferred as %s and can't be read as one", text, b)
				}
				continue
			}
			if !(v.Span.Lo <= v.Span.Hi) || v.Base != b {
				t.Errorf("%q as %s: %+v", text, b, v)
			}
			if disjoint(v.Span, v.Span) || !equalValue(v, v) {
				t.Errorf("%q as %s is not itself", text, b)
			}
		}
	})
}

func ExamplePublishedText() {
	fmt.Println(PublishedText("2021-08"))
	fmt.Println(PublishedText("2021-08-31/2021-09-04"))
	// Output:
	// August 2021
	// 31 August to 4 September 2021
}

func BenchmarkParseScalar(b *testing.B) {
	for base, text := range map[Base]string{BaseNumber: "an estimated two thousand fighters", BaseDay: "the 26th of August 2021"} {
		b.Run(string(base), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				parseScalar(text, base, "")
			}
		})
	}
}
