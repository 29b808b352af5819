package study

import (
	"context"
	"time"

	"quiz/internal/deck"
	"quiz/internal/search"
)

// This file looks at what there is: facts by their words, by what the deck knows
// of them and by how the learner stands to them.
//
// Words and what the deck knows are found in an index in memory; how the learner
// stands is in a column in memory (column.go), because the store would have to
// read every memory of the learner to say which facts are new or due. What a
// page shows of its facts is read from the store.

// PageSize is how many facts Browse returns at a time.
const PageSize = 50

// A Status narrows what Browse finds.
type Status string

// The statuses. Disputed and Single are the deck's; the others are the
// learner's, and a fact has them where one of its cards has, but for New.
const (
	Any       Status = ""
	Disputed  Status = "disputed"  // the reports differ
	Single    Status = "single"    // one independent report is behind it
	Due       Status = "due"       // would be asked today: in learning or due, not put aside, not waiting for a sibling, in a deck that is not paused
	New       Status = "new"       // no card of it was ever answered
	Suspended Status = "suspended" // never asked until it is brought back
	Leech     Status = "leech"     // forgotten LeechLapses times or more
	Flagged   Status = "flagged"   // with a note for the deck's author
)

// Statuses are all that Browse knows, in the order of showing.
var Statuses = []Status{Any, Due, New, Disputed, Single, Suspended, Leech, Flagged}

// BrowseQuery says what to look for. The zero query finds every fact.
type BrowseQuery struct {
	Text  string
	Deck  string // "" is every deck
	Topic string
	Kind  string
	Is    Status
	Page  int // from 1; less counts as 1, and more than there are as the last
}

// Results are one page of what was found, best first.
type Results struct {
	Total int // facts, and tasks among them
	Tasks int // cards of several facts, see deck.Card.Of
	Page  int
	Pages int // at least 1
	Cut   bool
	Meant string // what finds something where the query finds nothing, or ""
	Facts []FactStanding
}

// Browse returns the facts that match a query, a page at a time. ErrNoDeck where
// the query names a deck that isn't installed.
func (d *Desk) Browse(ctx context.Context, learner int64, q BrowseQuery, now time.Time) (Results, error) {
	_, cal, err := d.learner(ctx, learner)
	if err != nil {
		return Results{}, err
	}
	books := d.Books()
	d.shelf.keep(books)
	if q.Deck != "" {
		book, err := d.Book(q.Deck)
		if err != nil {
			return Results{}, err
		}
		books = []*deck.Book{book}
	}
	words := search.Parse(q.Text)
	filter := search.Filter{Topic: q.Topic, Kind: q.Kind, Disputed: q.Is == Disputed, Single: q.Is == Single}
	found := rankings.Get().(*ranking)
	defer found.release()
	var indexes []*search.Index
	tasks := 0
	for _, book := range books {
		index := d.shelf.index(book)
		indexes = append(indexes, index)
		hits := index.Find(found.list(), words, filter)
		if q.Is == Due && d.paused(book.Deck) {
			hits = hits[:0] // it asks nothing
		}
		if q.Is.ofLearner() {
			if hits, err = d.narrow(ctx, learner, index, hits, q.Is, cal.Day(now)); err != nil {
				return Results{}, err
			}
		}
		found.add(index, hits)
		tasks += tasksAmong(index, hits)
	}
	r := Results{Total: found.total, Tasks: tasks, Cut: words.Cut}
	if r.Total == 0 {
		r.Meant = meant(indexes, words, filter)
	}
	r.Pages = max(1, (r.Total+PageSize-1)/PageSize)
	r.Page = min(max(1, q.Page), r.Pages)
	for _, p := range found.page((r.Page-1)*PageSize, PageSize) {
		r.Facts = append(r.Facts, newStanding(p.index, p.fact))
	}
	return r, d.stand(ctx, learner, r.Facts, cal, now)
}

// tasksAmong counts the hits that ask for several facts at once.
func tasksAmong(x *search.Index, hits []search.Hit) int {
	if x.Book().Sets() == 0 {
		return 0
	}
	n := 0
	for _, h := range hits {
		if len(x.Book().Cards[x.Cards(h.Fact)[0]].Of) > 0 {
			n++
		}
	}
	return n
}

// meant is what a query may have meant that found nothing, if that finds something.
func meant(indexes []*search.Index, words search.Query, filter search.Filter) string {
	text, ok := search.Meant(indexes, words)
	if !ok {
		return ""
	}
	mended := search.Parse(text + " ")
	for _, x := range indexes {
		if len(x.Find(nil, mended, filter)) > 0 {
			return text
		}
	}
	return ""
}

// ofLearner reports whether a status depends on the learner.
func (s Status) ofLearner() bool {
	return s == Due || s == New || s == Suspended || s == Leech || s == Flagged
}

// narrow keeps the hits that the learner stands to as asked.
func (d *Desk) narrow(ctx context.Context, learner int64, x *search.Index, hits []search.Hit, is Status, day int) ([]search.Hit, error) {
	if len(hits) == 0 {
		return hits, nil
	}
	kept := hits[:0]
	err := d.shelf.withColumn(ctx, d.store, learner, x, func(c *column) {
		for _, h := range hits {
			if c.stands(x.Cards(h.Fact), is, day) {
				kept = append(kept, h)
			}
		}
	})
	return kept, err
}
