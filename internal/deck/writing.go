package deck

// This file says how a number or a date is written. Options that are written
// otherwise than the right answer give it away: a decade among years, five
// among 5s. Dates can be written again as the answer is; numbers can't, for a
// source's rounding would be lost.

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// writing is how a scalar is written.
type writing struct {
	layout string // of a month or a day, as package time has it; "" where none fits
	shape  string // the text with figures as 9, number words as w
	commas int8   // 1 with a comma between thousands, -1 without, 0 where it makes no difference
}

var (
	monthLayouts = []string{"January 2006", "Jan 2006", "Jan. 2006", "January, 2006", "2006-01", "01/2006"}
	dayLayouts   = []string{
		"2 January 2006", "January 2, 2006", "2 Jan 2006", "Jan 2, 2006", "2 Jan. 2006", "Jan. 2, 2006",
		"2006-01-02", "January 2 2006", "02.01.2006", "2.1.2006",
	}
)

func writingOf(t *thing) writing {
	s := writing{shape: shapeOfText(t.Text), commas: commasIn(t)}
	if layouts := layoutsOf(t.Base); t.Hedge == Exact {
		if i := slices.IndexFunc(layouts, func(l string) bool { return t.firstDay().Format(l) == t.Text }); i >= 0 {
			s.layout = layouts[i]
		}
	}
	return s
}

func layoutsOf(b Base) []string {
	switch b {
	case BaseMonth:
		return monthLayouts
	case BaseDay:
		return dayLayouts
	}
	return nil
}

// firstDay is the day on which a date begins.
func (t *thing) firstDay() time.Time { return time.Unix(int64(t.Span.Lo)*86400, 0).UTC() }

// styled is something written so as it stands among options: itself where it is no
// scalar or written like the answer, a date in the answer's layout, or nil.
func (p *picker) styled(t *thing, s writing) *thing {
	if !t.scalar() || !p.key.scalar() || t.Base != p.key.Base {
		return t
	}
	switch {
	case p.writing.layout != "" && s.layout == p.writing.layout:
		return t
	case p.writing.layout != "" && t.single():
		return p.c.vocab.read(t.firstDay().Format(p.writing.layout), p.key.kind, p.d.of.Unit)
	case s.shape == p.writing.shape && s.commas*p.writing.commas >= 0:
		return t
	}
	return nil
}

// single reports whether a date is one day or one month, exactly.
func (t *thing) single() bool {
	switch t.Base {
	case BaseDay:
		return t.Hedge == Exact && t.Span.Lo == t.Span.Hi
	case BaseMonth:
		return t.Hedge == Exact && t.Span.Hi-t.Span.Lo < 31
	}
	return false
}

// shapeOfText writes runs of digits as 9, keeping how many places stand behind
// a point, and number words as w. Ordinals lose their ending.
func shapeOfText(text string) string {
	var list []string
	for _, l := range lexemes(text, literal) {
		_, small := smallNumbers[l.text]
		word := small || !l.figure && l.text == "hundred"
		switch {
		case l.figure:
			_, decimals, _ := strings.Cut(strings.ReplaceAll(l.text, ",", ""), ".")
			list = append(list, strings.TrimSuffix("9."+strings.Repeat("9", len(decimals)), "."))
		case word && len(list) > 0 && (list[len(list)-1] == "w" || list[len(list)-1] == "-"):
			list = append(slices.DeleteFunc(list, func(s string) bool { return s == "w" || s == "-" }), "w")
		case word:
			list = append(list, "w")
		case l.glued && slices.Contains([]string{"st", "nd", "rd", "th"}, l.text):
			list = append(list, "th")
		case months[l.text] > 0:
			list = append(list, "month")
		default:
			list = append(list, l.text)
		}
	}
	return strings.Join(list, " ")
}

// commasIn says whether a number is written with commas between thousands.
func commasIn(t *thing) int8 {
	_, figure, _ := figureIn(t.Text)
	switch {
	case t.Base != BaseNumber || len(strings.TrimLeft(figure, "0123456789")) == 0 && len(figure) < 4:
		return 0
	case strings.Contains(figure, ","):
		return 1
	case figure == "" || strings.Contains(figure, "."):
		return 0
	}
	return -1
}

// givenDate is what a question says of the date that it asks for: an option that
// doesn't fit it falls without knowledge.
type givenDate struct{ year, month int }

// givenIn looks for a date's year, and its month beside it, in a question.
func givenIn(stem []string, key *thing) givenDate {
	if key.Base != BaseMonth && key.Base != BaseDay {
		return givenDate{}
	}
	day := key.firstDay()
	if !slices.Contains(stem, strconv.Itoa(day.Year())) {
		return givenDate{}
	}
	g := givenDate{year: day.Year()}
	if key.Base == BaseDay && slices.ContainsFunc(stem, func(w string) bool { return months[w] == int(day.Month()) }) {
		g.month = int(day.Month())
	}
	return g
}

// by reports whether a scalar fits what is known.
func (g givenDate) by(t *thing) bool {
	if g == (givenDate{}) || !t.Base.date() {
		return true
	}
	day := t.firstDay()
	return day.Year() == g.year && (g.month == 0 || int(day.Month()) == g.month)
}
