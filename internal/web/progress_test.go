package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"quiz/internal/study"
	"quiz/templates"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// This file tests the progress page: what it says, and that its tables have the
// numbers of its pictures.

// weeks studies every day of some weeks, to the end of the day.
func (b *bench) weeks(n int) {
	b.t.Helper()
	for range 7 * n {
		b.finish()
		b.pass(24 * time.Hour)
	}
}

// figures are the sections of the page by the ids of their headings.
func (p page) figures() map[string]page {
	p.t.Helper()
	figures := make(map[string]page)
	for _, n := range p.all(tag("section"), class("figure")) {
		id, _ := attribute(n, "aria-labelledby")
		figures[id] = page{t: p.t, root: n}
	}
	return figures
}

// rows are the cells of a figure's table, the heads of the rows first.
func (p page) rows() [][]string {
	p.t.Helper()
	var rows [][]string
	for _, tr := range (page{t: p.t, root: p.one(tag("tbody"))}).all(tag("tr")) {
		var cells []string
		for _, cell := range (page{t: p.t, root: tr}).all() {
			if tag("th")(cell) || tag("td")(cell) {
				cells = append(cells, words(cell))
			}
		}
		rows = append(rows, cells)
	}
	return rows
}

// count is a cell as a number.
func count(t testing.TB, cell string) int {
	t.Helper()
	n, err := strconv.Atoi(strings.ReplaceAll(cell, ",", ""))
	require.NoError(t, err)
	return n
}

// share is an attribute that is a percentage.
func share(t testing.TB, n *html.Node, name string) float64 {
	t.Helper()
	value, _ := attribute(n, name)
	v, err := strconv.ParseFloat(strings.TrimSuffix(value, "%"), 64)
	require.NoError(t, err, "%s of %s", name, n.Data)
	return v
}

// inPicture holds for what a figure draws, its key left out.
func inPicture(n *html.Node) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if attr("role", "img")(up) {
			return true
		}
	}
	return false
}

// studied is a bench after some weeks of study, with the page and its figures.
func studied(t *testing.T, weeks int, path string) (*bench, page, map[string]page) {
	t.Helper()
	b := newBench(t)
	b.weeks(weeks)
	p := b.get(path)
	require.Equal(t, http.StatusOK, p.status)
	p.sound()
	return b, p, p.figures()
}

// aYear is a bench with a large deck, studied for a year.
func aYear(t testing.TB) *bench {
	t.Helper()
	store := newStore(t)
	book := largeBook(t, 400)
	store.put(book)
	simulate(t, store.Store, book, dayOf(t, morning), 365, 2, 10_000)
	return benchOver(t, store)
}

func TestProgressBeforeTheFirstAnswer(t *testing.T) {
	p := newBench(t).get("/progress")
	p.sound()
	p.says(templates.NothingYet)
	require.Empty(t, p.all(tag("svg")))
	none := benchOver(t, newStore(t)).get("/progress")
	none.sound()
	none.says(templates.NothingYet)
}

func TestProgressOnTheFirstDay(t *testing.T) {
	b := newBench(t)
	b.finish()
	p := b.get("/progress")
	p.sound()
	p.says("You began today.", "6 of 9 cards are known", templates.RetentionNone)
	require.Len(t, p.figures(), 5)
}

func TestEveryFigureIsDescribedAndHasItsTable(t *testing.T) {
	p := aYear(t).get("/progress")
	p.sound()
	figures := p.figures()
	require.Len(t, figures, 5)
	for id, f := range figures {
		pictures := f.all(tag("svg"), attr("role", "img"))
		require.NotEmpty(t, pictures, id)
		for _, picture := range pictures {
			inside := page{t: t, root: picture}
			require.NotEmpty(t, words(inside.one(tag("title"))), id)
			require.NotEmpty(t, words(inside.one(tag("desc"))), id)
		}
		f.one(tag("summary"), text(words(f.one(tag("h2")))+": The numbers as a table"))
		require.NotEmpty(t, f.rows(), id)
	}
	p.one(tag("link"), attr("rel", "stylesheet"), func(n *html.Node) bool { return strings.HasSuffix(href(n), "/progress.css") })
}

func TestTheCalendarHasEveryAnswerThatCounts(t *testing.T) {
	b, _, figures := studied(t, 3, "/progress")
	total := 0
	var cells []int
	rows := figures["calendar"].rows()
	slices.Reverse(rows) // the table begins with the newest week
	for _, row := range rows {
		for _, cell := range row[1:] {
			cells = append(cells, count(t, cell))
			total += cells[len(cells)-1]
		}
	}
	require.Len(t, b.store.reviews(), total)
	dots := figures["calendar"].all(tag("circle"), inPicture)
	require.Len(t, dots, len(cells))
	steps := templates.StudiedDays{Answers: cells}.Steps()
	for i, n := range cells {
		require.True(t, class("size"+strconv.Itoa(templates.Size(n, steps)))(dots[i]), "day %d with %d answers", i, n)
	}
}

func TestTheForecastDrawsItsTable(t *testing.T) {
	_, _, figures := studied(t, 2, "/progress")
	f := figures["due"]
	rows := f.rows()
	require.Len(t, rows, 30)
	reviews, fresh := f.all(tag("rect"), class("review"), inPicture), f.all(tag("rect"), class("fresh"), inPicture)
	perCard, total := 0.0, 0
	for _, row := range rows {
		for i, bars := range []*[]*html.Node{&reviews, &fresh} {
			n := count(t, row[i+1])
			total += n
			if n == 0 {
				continue
			}
			height := share(t, (*bars)[0], "height")
			*bars = (*bars)[1:]
			if perCard == 0 {
				perCard = height / float64(n)
			}
			require.InDelta(t, perCard*float64(n), height, 0.02, "%v", row)
		}
	}
	require.NotZero(t, total)
	require.Empty(t, reviews)
	require.Empty(t, fresh)
}

func TestTrueRetentionDrawsItsTable(t *testing.T) {
	f := aYear(t).get("/progress").figures()["retention"]
	low, high := 100.0, 0.0 // of the scale's lines, down the picture
	for _, line := range f.all(tag("line"), class("grid")) {
		low, high = min(low, share(t, line, "y1")), max(high, share(t, line, "y1"))
	}
	numbers := f.all(tag("text"), class("number"))
	least := count(t, strings.TrimSuffix(words(numbers[0]), " %"))
	for i, kind := range []string{"young", "mature"} {
		marks := f.all(tag("circle"), class(kind), inPicture)
		told := 0
		for _, row := range f.rows() {
			rate, _, ok := strings.Cut(row[i+1], " % of ")
			if !ok {
				continue
			}
			require.Less(t, told, len(marks), kind)
			drawn := 100 - (share(t, marks[told], "cy")-low)/(high-low)*float64(100-least)
			require.InDelta(t, float64(count(t, rate)), drawn, 0.6, "%s of %v", kind, row)
			told++
		}
		require.Len(t, marks, told, kind)
		require.Greater(t, told, 5, kind)
	}
}

func TestKnownCardsEndWithThoseOfTheHomePage(t *testing.T) {
	b, p, figures := studied(t, 1, "/progress?deck=reports")
	rows := figures["known"].rows()
	day, err := b.desk.Today(t.Context(), study.LocalLearner, "reports", b.now())
	require.NoError(t, err)
	last := rows[len(rows)-1]
	require.Equal(t, strconv.Itoa(day.Known), last[1])
	require.Equal(t, "8 June 2026", last[0])
	p.says(strconv.Itoa(day.Known) + " of 9 cards are known")
	curve := figures["known"].one(tag("path"), class("known"))
	d, _ := attribute(curve, "d")
	require.Equal(t, len(rows), strings.Count(d, "L")+1)
}

func TestTopicsDrawTheirTable(t *testing.T) {
	_, _, figures := studied(t, 1, "/progress?deck=reports")
	f := figures["topics"]
	bars := f.all(tag("svg"), class("strength"))
	rows := f.rows()
	require.Len(t, bars, len(rows))
	for i, row := range rows {
		total := 0
		for _, cell := range row[1:5] {
			total += count(t, cell)
		}
		for j, state := range []string{"new", "learning", "weak", "solid"} {
			width := 0.0
			for _, part := range (page{t: t, root: bars[i]}).all(tag("rect"), class(state)) {
				width += share(t, part, "width")
			}
			require.InDelta(t, 100*float64(count(t, row[j+1]))/float64(total), width, 0.01, "%s of %v", state, row)
		}
	}
}

func TestProgressOfOneDeck(t *testing.T) {
	b := newBench(t)
	b.store.put(largeBook(t, 20))
	desk, err := study.Open(t.Context(), b.store)
	require.NoError(t, err)
	b = benchOver(t, b.store, func(c *Config) { c.Desk = desk })
	b.desk = desk
	b.finish()
	all := b.get("/progress")
	all.sound()
	all.says("6 of 29 cards are known", "A large deck")
	one := b.get("/progress?deck=large")
	one.sound()
	one.says(templates.NothingYet)
	require.Equal(t, "Progress · A large deck · Quiz", one.title())
	one.one(tag("a"), attr("aria-current", "page"), text("A large deck"))
	require.Equal(t, http.StatusNotFound, b.get("/progress?deck=none").status)
}
