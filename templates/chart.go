package templates

import (
	"strconv"
	"strings"
)

// This file holds the geometry of the figures.
//
// A figure's SVG has no viewBox: places across and down are percentages of what
// the style sheet makes of it, so that one drawing fits a phone and a desk while
// its letters, dots and lines keep their size. Only lines, which can't be written
// in percentages, stand in an inner SVG of 100 by 100 that is stretched.

// Where the plot of a figure lies, in per cent: to its right stand the numbers of
// the scale, below it the dates.
const (
	plotRight  = 88.0
	plotTop    = 9.0
	plotBottom = 84.0
)

// pc writes a place or a length in per cent.
func pc(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) + "%" }

// scale maps values to the height of a plot.
type scale struct {
	low, high float64
	step      float64 // between the lines of the grid
}

// counting is a scale from 0 to a round number at or above most, with at most four
// lines above the lowest.
func counting(most int) scale {
	step := 1
	for unit := 1; most > 4*step; unit *= 10 {
		for _, times := range []int{1, 2, 5} {
			if step = times * unit; most <= 4*step {
				break
			}
		}
	}
	lines := max(1, (most+step-1)/step)
	return scale{0, float64(lines * step), float64(step)}
}

// rates is a scale of percentages from a multiple of ten below least to 1.
func rates(least float64) scale {
	low := max(0, min(80, int(least*100-0.0001)/10*10))
	step := 10.0
	if low < 60 {
		step = 20
		low = low / 20 * 20
	}
	return scale{float64(low), 100, step}
}

// y is where a value lies, in per cent from the top of the figure.
func (s scale) y(v float64) float64 {
	return plotBottom - (v-s.low)/(s.high-s.low)*(plotBottom-plotTop)
}

// lines are the values at which the grid has a line.
func (s scale) lines() []float64 {
	var values []float64
	for v := s.low; v <= s.high+s.step/2; v += s.step {
		values = append(values, v)
	}
	return values
}

// slot is the middle of the ith of n equal slots across a plot, in per cent, and
// half its width.
func slot(i, n int) (middle, half float64) {
	half = plotRight / float64(n) / 2
	return half * float64(2*i+1), half
}

// point is a value of a series; a gap has none.
type point struct {
	x, y float64 // per cent
	gap  bool
}

// path draws lines through points, in the inner SVG, with a break at each gap.
func path(points []point) string {
	var b strings.Builder
	pen := "M"
	for _, p := range points {
		if p.gap {
			pen = "M"
			continue
		}
		b.WriteString(pen)
		b.WriteString(strconv.FormatFloat(p.x, 'f', 2, 64))
		b.WriteByte(' ')
		b.WriteString(strconv.FormatFloat(p.y, 'f', 2, 64))
		pen = "L"
	}
	return b.String()
}

// known are the points of the known cards.
func (p ProgressPage) known(s scale) []point {
	points := make([]point, len(p.Weeks))
	for i, w := range p.Weeks {
		x, _ := slot(i, len(p.Weeks))
		points[i] = point{x: x, y: s.y(float64(w.Known))}
	}
	return points
}

// retained are the points of one series of the months.
func (p ProgressPage) retained(s scale, of func(MonthRetention) Retained) []point {
	points := make([]point, len(p.Months))
	for i, m := range p.Months {
		r := of(m)
		x, _ := slot(i, len(p.Months))
		points[i] = point{x: x, y: s.y(100 * r.Rate), gap: !r.Said}
	}
	return points
}

func young(m MonthRetention) Retained  { return m.Young }
func mature(m MonthRetention) Retained { return m.Mature }

// least is the lowest rate that the figure of the months must show.
func (p ProgressPage) least() float64 {
	least := p.Desired
	for _, m := range p.Months {
		for _, r := range []Retained{m.Young, m.Mature} {
			if r.Said {
				least = min(least, r.Rate)
			}
		}
	}
	return least
}

// most is the most that a day of the forecast brings.
func (p ProgressPage) most() int {
	most := 0
	for _, d := range p.Due {
		most = max(most, d.Reviews+d.New)
	}
	return most
}

// best is the most cards that were known.
func (p ProgressPage) best() int {
	best := 0
	for _, w := range p.Weeks {
		best = max(best, w.Known)
	}
	return best
}

// half is one of the two pictures of the calendar, which stand side by side or,
// on a phone, one above the other.
type half struct {
	id          string
	first, last int // days, as StudiedDays counts them
}

// halfWeeks is how many weeks the wider half has.
const halfWeeks = 27

func (s StudiedDays) halves() []half {
	middle := min(26*7, len(s.Answers))
	return []half{{"calendar-1", 0, middle}, {"calendar-2", middle, len(s.Answers)}}
}

// place is the middle of a day's dot within a half, in per cent.
func (h half) place(day int) (x, y float64) {
	week, weekday := (day-h.first)/7, (day-h.first)%7
	return 100 * (float64(week) + 0.5) / halfWeeks, 15 + 12*(float64(weekday)+0.5)
}

// label is a word below, or above, a place.
type label struct {
	x    float64
	text string
}

// class tells the labels that a narrow figure, or one with large letters, has no
// room for: every other one, and what would run past the edge.
func (l label) class(i int) string {
	if i%2 == 1 || l.x > 80 {
		return "spare"
	}
	return ""
}

// months are the names of the months that begin in a half, over their first week.
func (s StudiedDays) months(h half) []label {
	var labels []label
	for day := h.first; day < h.last; day++ {
		if date := s.Date(day); date.Day() == 1 && day < h.last-14 {
			x, _ := h.place(day)
			labels = append(labels, label{x - 100.0/halfWeeks/2, monthName(date)})
		}
	}
	return labels
}

// part is a stretch of a topic's bar.
type part struct {
	class     string
	x, width  float64 // per cent
	y, height float64 // per cent
}

// parts are the stretches of a topic's bar, each as high as the memory is strong.
func (t TopicStrength) parts() []part {
	var parts []part
	x := 0.0
	for _, p := range []part{
		{class: "solid", width: float64(t.Solid), height: 100},
		{class: "weak", width: float64(t.Weak), height: 50},
		{class: "learning", width: float64(t.Learning), height: 50},
		{class: "new", width: float64(t.New), height: 14},
	} {
		if p.width == 0 {
			continue
		}
		p.width *= 100 / float64(t.Cards())
		p.x, p.y = x, 100-p.height
		x += p.width
		parts = append(parts, p)
	}
	return parts
}

// dotRadius is the radius of a dot of the calendar, in pixels.
func dotRadius(size int) string { return [...]string{"1", "2", "3", "4", "5"}[size] }

// under closes the area below points.
func under(points []point) []point {
	first, last := points[0], points[len(points)-1]
	return append(append([]point{{x: first.x, y: plotBottom}}, points...), point{x: last.x, y: plotBottom})
}

// dueLabels are the dates below the forecast, ten days apart.
func (p ProgressPage) dueLabels() []label {
	var labels []label
	for i := 0; i < len(p.Due)-5; i += 10 {
		x, half := slot(i, len(p.Due))
		text := p.Due[i].Date.Format("2 Jan")
		if i == 0 {
			text = p.dueDay(i)
		}
		labels = append(labels, label{x - half, text})
	}
	return labels
}

// monthLabels are the names of every third month, back from the last.
func (p ProgressPage) monthLabels() []label {
	var labels []label
	for i := (len(p.Months) - 1) % 3; i < len(p.Months); i += 3 {
		x, half := slot(i, len(p.Months))
		labels = append(labels, label{x - half, monthName(p.Months[i].First)})
	}
	return labels
}

// weekLabels are the names of the months that begin in the weeks: all of a few,
// every third of many.
func (p ProgressPage) weekLabels() []label {
	every := 1
	if len(p.Weeks) > 18 {
		every = 3
	}
	var labels []label
	for i := 1; i < len(p.Weeks); i++ {
		now := p.Weeks[i].Date
		if x, half := slot(i, len(p.Weeks)); now.Month() != p.Weeks[i-1].Date.Month() && int(now.Month())%every == 0 && x < 80 {
			labels = append(labels, label{x - half, monthName(now)})
		}
	}
	return labels
}
