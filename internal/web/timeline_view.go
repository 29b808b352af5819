package web

import (
	"cmp"
	"slices"
	"strconv"

	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/templates"
)

// This file puts a deck's facts on a line of time. A fact whose date is its
// answer is not put there before it was studied: its place would tell the date.

// datedFact is a fact with the dates that its reports give.
type datedFact struct {
	card   *deck.Card // the fact's first
	from   deck.Dating
	to     deck.Dating
	differ bool
	asked  bool // a date is the answer
}

// timelineView is a deck's line of time; answers shows also what was not studied
// yet, which is only counted else.
func timelineView(book *deck.Book, recalls map[string]study.Recall, answers bool) templates.Timeline {
	view := templates.Timeline{Deck: book.Deck, Title: book.Title, Language: book.Language, Answers: answers}
	var placed []datedFact
	studied := make(map[string]bool)
	for _, f := range datedFacts(book) {
		for _, c := range book.Siblings(f.card.Fact) {
			_, answered := recalls[c.ID]
			studied[f.card.Fact] = studied[f.card.Fact] || answered
		}
		view.Hides = view.Hides || !studied[f.card.Fact]
		if f.asked && !studied[f.card.Fact] && !answers {
			view.Unplaced++
			continue
		}
		placed = append(placed, f)
	}
	slices.SortStableFunc(placed, func(a, b datedFact) int {
		return cmp.Or(cmp.Compare(a.from.Year, b.from.Year), cmp.Compare(a.from.Month, b.from.Month), cmp.Compare(a.from.First, b.from.First))
	})
	for _, f := range placed {
		year := yearOf(&view, f.from.Year)
		if !studied[f.card.Fact] && !answers {
			year.New++
			continue
		}
		place(year, f.from, templates.TimelineFact{FactLine: factLine(book, f.card, false), Differ: f.differ, Date: dateBeside(f)})
	}
	return view
}

// unfold opens the year that is asked for, or else the first of which something can be
// read.
func unfold(view *templates.Timeline, asked string) {
	at := slices.IndexFunc(view.Years, func(y templates.TimelineYear) bool { return strconv.Itoa(y.Year) == asked })
	if at < 0 {
		at = slices.IndexFunc(view.Years, func(y templates.TimelineYear) bool { return y.Shown() > 0 })
	}
	if at >= 0 {
		view.Years[at].Open = true
	}
}

// yearOf is the last year of the line, which is added unless it is there.
func yearOf(view *templates.Timeline, year int) *templates.TimelineYear {
	if n := len(view.Years); n == 0 || view.Years[n-1].Year != year {
		view.Years = append(view.Years, templates.TimelineYear{Year: year})
	}
	return &view.Years[len(view.Years)-1]
}

// place adds a fact at the end of a year.
func place(year *templates.TimelineYear, d deck.Dating, fact templates.TimelineFact) {
	if n := len(year.Months); n == 0 || year.Months[n-1].Month != d.Month {
		year.Months = append(year.Months, templates.TimelineMonth{Year: d.Year, Month: d.Month})
	}
	month := &year.Months[len(year.Months)-1]
	month.Facts = append(month.Facts, fact)
}

// dateBeside is what a fact's date says beyond the year and the month that it
// stands under.
func dateBeside(f datedFact) string {
	switch {
	case f.differ:
		return templates.TimeRange(f.from.Text, f.to.Text)
	case f.from.Day > 0, f.from.Last-f.from.First > 366:
		return f.from.Text
	}
	return ""
}

// datedFacts are the facts of a deck that have a date, in the deck's order.
func datedFacts(book *deck.Book) []datedFact {
	var list []datedFact
	seen := make(map[string]bool)
	for i := range book.Cards {
		card := &book.Cards[i]
		if seen[card.Fact] {
			continue
		}
		seen[card.Fact] = true
		if f, ok := dated(book, card); ok {
			list = append(list, f)
		}
	}
	return list
}

// dated gathers the dates of all that stands of a fact: the earliest and the
// latest of them.
func dated(book *deck.Book, card *deck.Card) (datedFact, bool) {
	f := datedFact{card: card}
	found := false
	for _, c := range book.Siblings(card.Fact) {
		for i := range c.Claims {
			d, ok := book.Dating(c, &c.Claims[i])
			if !ok || c.Claims[i].Superseded != "" {
				continue
			}
			f.asked = f.asked || d.Asked
			if !found || d.First < f.from.First || d.First == f.from.First && d.Last > f.from.Last {
				f.from = d
			}
			if !found || d.Last > f.to.Last {
				f.to = d
			}
			found = true
		}
	}
	f.differ = f.asked && card.Disputed && (f.from.First != f.to.First || f.from.Last != f.to.Last)
	return f, found
}
