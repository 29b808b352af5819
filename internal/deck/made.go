package deck

// This file makes up wrong numbers and dates: near the right one, as round as
// it, and written the same way. It only proposes; what is wrong is decided in
// choice.go, on what the vocabulary reads in the text that comes out.

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// made lists texts that look like a scalar's and say something near it. The
// order has no meaning. Bare says that the unit is declared, so that no noun
// beside the mark has to agree with the number.
func made(t *thing, latest float64, bare bool) []string {
	switch t.Base {
	case BaseNumber:
		return madeNumbers(t, bare)
	case BaseYear:
		return madeYears(t, latest)
	case BaseMonth:
		return madeDates(t, monthLayouts, monthsAway)
	case BaseDay:
		return madeDates(t, dayLayouts, daysAway)
	}
	return nil
}

// factors are how far a made-up number lies from the right one. The outer ones
// are for "about n", which leaves a quarter open on both sides.
var factors = []float64{0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.4, 1.5, 1.7, 2, 2.5, 3}

func madeNumbers(t *thing, bare bool) []string {
	before, figure, after := figureIn(t.Text)
	if figure == "" {
		return madeWords(t, bare)
	}
	agrees := agreesWithNoun(after, bare)
	plain := strings.ReplaceAll(figure, ",", "")
	n, err := strconv.ParseFloat(plain, 64)
	if err != nil || n <= 0 || n > 1e15 || agrees && n == 1 {
		return nil
	}
	decimals := 0
	if i := strings.IndexByte(plain, '.'); i >= 0 {
		decimals = len(plain) - i - 1
	}
	most := math.Inf(1)
	if n <= 100 && (t.Unit == "%" || strings.Contains(after, "%")) {
		most = 100
	}
	var list []string
	for _, x := range nearNumbers(n, decimals) {
		if x > most || agrees && x == 1 {
			continue
		}
		text := strconv.FormatFloat(x, 'f', decimals, 64)
		if strings.Contains(figure, ",") || x >= 10000 && n < 10000 {
			text = grouped(text)
		}
		list = append(list, before+text+after)
	}
	return list
}

// agreesWithNoun reports whether a noun beside a number may have to agree with
// it: 1 hour, 2 hours. It needn't where the unit is declared and stands
// outside the mark, and not before signs, short units and words such as
// million.
func agreesWithNoun(after string, bare bool) bool {
	list := strings.Fields(after)
	if len(list) == 0 {
		return !bare
	}
	w := strings.ToLower(strings.Trim(list[0], "-.,"))
	return scaleWords[w] == 0 && !uninflected[w] && strings.IndexFunc(w, unicode.IsLetter) >= 0
}

// uninflected units read the same of one and of many.
var uninflected = wordSet("km m cm mm kg g mg t l ml ha mph kph km/h lb oz ft h min sec °c °f c f percent per")

// nearNumbers lists positive numbers around n that are as round as n.
func nearNumbers(n float64, decimals int) []float64 {
	step := math.Pow(10, -float64(decimals))
	for math.Mod(n, step*10) == 0 && step < n {
		step *= 10
	}
	if decimals == 0 && step >= 10 && n/step < 5 {
		step /= 2
	}
	var list []float64
	add := func(x float64) {
		if x = math.Round(x/step) * step; x > 0 && math.Abs(x-n) > step/2 {
			list = append(list, x)
		}
	}
	for _, f := range factors {
		add(n * f)
	}
	if step < leastStep(n) { // its neighbours are too near, see near.go
		return list
	}
	for i := 1.0; i <= 3; i++ {
		add(n + i*step)
		add(n - i*step)
	}
	return list
}

// figureIn splits a text around its only figure; figure is "" where there is
// none or more than one.
func figureIn(text string) (before, figure, after string) {
	start := strings.IndexAny(text, "0123456789")
	if start < 0 {
		return text, "", ""
	}
	end := start
	for end < len(text) && (isASCIIDigit(text[end]) ||
		(text[end] == ',' || text[end] == '.') && end+1 < len(text) && isASCIIDigit(text[end+1])) {
		end++
	}
	if strings.ContainsAny(text[end:], "0123456789") {
		return text, "", ""
	}
	return text[:start], text[start:end], text[end:]
}

// grouped writes a comma between thousands.
func grouped(s string) string {
	whole, fraction, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		return whole + "." + fraction
	}
	return whole
}

var spelledNumbers = strings.Fields("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")

// madeWords replaces a number from one to twenty that is written as a word, by
// any other of them: which are near enough decides their rank.
func madeWords(t *thing, bare bool) []string {
	fields := strings.Fields(t.Text)
	for i, f := range fields {
		for n, w := range spelledNumbers {
			if !strings.EqualFold(f, w) {
				continue
			}
			agrees := agreesWithNoun(strings.Join(fields[i+1:], " "), bare)
			if agrees && n == 0 {
				return nil
			}
			var list []string
			for m := range spelledNumbers {
				word := spelledNumbers[m]
				if f[0] != w[0] {
					word = strings.ToUpper(word[:1]) + word[1:]
				}
				if m != n && !(agrees && m == 0) {
					list = append(list, strings.Join(append(append(append([]string{}, fields[:i]...), word), fields[i+1:]...), " "))
				}
			}
			return list
		}
	}
	return nil
}

// madeYears moves a year by a few years, and by more the longer ago it is.
func madeYears(t *thing, latest float64) []string {
	before, figure, after := figureIn(t.Text)
	year, err := strconv.Atoi(figure)
	if err != nil {
		return nil
	}
	scale := yearScale(t.Span.Lo, latest)
	var list []string
	for i := 1; i <= 8; i++ {
		list = append(list, before+strconv.Itoa(year+i*scale)+after)
		if year > i*scale {
			list = append(list, before+strconv.Itoa(year-i*scale)+after)
		}
	}
	return list
}

// yearScale is how many years count as one step at a distance in days from the
// deck's latest day: 1 within living memory, 10 after five centuries.
func yearScale(day, latest float64) int {
	if math.IsInf(latest, 0) {
		return 1
	}
	return int(max(1, min(10, (latest-day)/365.25/50)))
}

// madeDates moves a date that one of the layouts writes exactly as it stands.
func madeDates(t *thing, layouts []string, move func(time.Time) []time.Time) []string {
	at := t.firstDay()
	for _, layout := range layouts {
		if at.Format(layout) != t.Text {
			continue
		}
		var list []string
		for _, other := range move(at) {
			list = append(list, other.Format(layout))
		}
		return list
	}
	return nil
}

func monthsAway(t time.Time) []time.Time {
	var list []time.Time
	for i := 1; i <= 11; i++ {
		list = append(list, t.AddDate(0, i, 0), t.AddDate(0, -i, 0))
	}
	return list
}

func daysAway(t time.Time) []time.Time {
	var list []time.Time
	for i := 1; i <= 14; i++ {
		list = append(list, t.AddDate(0, 0, i), t.AddDate(0, 0, -i))
	}
	return list
}

// latestDay is the day after which a made-up date would give itself away: the
// deck's as_of, else the latest date that a fact gives.
func latestDay(c *compiler) float64 {
	if t, err := time.Parse(time.DateOnly, c.deck.AsOf); err == nil {
		return float64(t.Unix() / 86400)
	}
	latest := math.Inf(-1)
	for _, s := range c.subjects {
		for _, x := range s.sides {
			for _, a := range x.answers {
				if a.shown.Base.date() && !a.shown.Span.open() {
					latest = max(latest, a.shown.Span.Hi)
				}
			}
		}
	}
	return latest
}
