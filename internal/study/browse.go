package study

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sync"
	"time"

	"quiz/internal/deck"
	"quiz/internal/search"
	"quiz/internal/srs"
)

// This file looks at what there is: facts by their words, by what the deck knows
// of them and by how the learner stands to them.
//
// Words and what the deck knows are found in an index in memory; how the learner
// stands is in a column in memory (column.go), because the store would have to
// read every memory of the learner to say which facts are new or due. What a
// page shows of its facts is read from the store.

// LeechLapses is how often a card must have been forgotten in review to count as
// a leech: one that takes more time than it is worth, and had better be looked
// at or written anew. 8 is the threshold that Anki starts with (its manual,
// "Leeches").
const LeechLapses = 8

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
	Total int
	Page  int
	Pages int // at least 1
	Cut   bool
	Facts []FactStanding
}

// FactStanding is a fact and how the learner stands to it.
type FactStanding struct {
	Book  *deck.Book
	Fact  string
	Cards []CardStanding // in the deck's order
}

// CardStanding is a card and how the learner stands to it.
type CardStanding struct {
	Card   *deck.Card
	Mark   Mark
	Recall Recall // of a zero State where the card is new
}

// Answered reports whether the card was ever answered.
func (c CardStanding) Answered() bool { return c.Recall.State.Phase != srs.New }

// Leech reports whether the card is one.
func (c CardStanding) Leech() bool { return c.Recall.State.Lapses >= LeechLapses }

// Studied reports whether any card of the fact was answered. Until then its
// answer is not to be given away.
func (f FactStanding) Studied() bool { return slices.ContainsFunc(f.Cards, CardStanding.Answered) }

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
	for _, book := range books {
		index := d.shelf.index(book)
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
	}
	r := Results{Total: found.total, Cut: words.Cut}
	r.Pages = max(1, (r.Total+PageSize-1)/PageSize)
	r.Page = min(max(1, q.Page), r.Pages)
	for _, p := range found.page((r.Page-1)*PageSize, PageSize) {
		r.Facts = append(r.Facts, newStanding(p.index, p.fact))
	}
	return r, d.stand(ctx, learner, r.Facts, cal, now)
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

// Standings returns how the learner stands to every fact of a deck, in the deck's
// order. It reads all that is kept of the deck.
func (d *Desk) Standings(ctx context.Context, learner int64, deckID string, now time.Time) ([]FactStanding, error) {
	book, err := d.Book(deckID)
	if err != nil {
		return nil, err
	}
	recalls, err := d.Recalls(ctx, learner, deckID, now)
	if err != nil {
		return nil, err
	}
	marks, err := d.Marks(ctx, learner, deckID)
	if err != nil {
		return nil, err
	}
	var facts []FactStanding
	seen := make(map[string]bool)
	for i := range book.Cards {
		fact := book.Cards[i].Fact
		if seen[fact] {
			continue
		}
		seen[fact] = true
		f := FactStanding{Book: book, Fact: fact}
		for _, card := range book.Siblings(fact) {
			f.Cards = append(f.Cards, CardStanding{Card: card, Mark: marks[card.ID], Recall: recalls[card.ID]})
		}
		facts = append(facts, f)
	}
	return facts, nil
}

// newStanding is a fact with its cards.
func newStanding(x *search.Index, fact int32) FactStanding {
	cards := x.Book().Cards
	places := x.Cards(fact)
	f := FactStanding{Book: x.Book(), Fact: cards[places[0]].Fact}
	for _, i := range places {
		f.Cards = append(f.Cards, CardStanding{Card: &cards[i]})
	}
	return f
}

// stand fills in what is kept of facts' cards, a deck at a time.
func (d *Desk) stand(ctx context.Context, learner int64, facts []FactStanding, cal Calendar, now time.Time) error {
	of := make(map[string][]*CardStanding)
	for i := range facts {
		for j := range facts[i].Cards {
			of[facts[i].Book.Deck] = append(of[facts[i].Book.Deck], &facts[i].Cards[j])
		}
	}
	for deckID, cards := range of {
		ids := make([]string, len(cards))
		for i, c := range cards {
			ids[i] = c.Card.ID
		}
		kept, err := d.store.Kept(ctx, learner, deckID, ids)
		if err != nil {
			return err
		}
		for _, c := range cards {
			k := kept[c.Card.ID]
			c.Mark = k.Mark
			if k.Memory.State.Phase != srs.New {
				c.Recall = recallOf(k.Memory, cal, now)
			}
		}
	}
	return nil
}

// recallOf is what a memory amounts to now.
func recallOf(m Memory, cal Calendar, now time.Time) Recall {
	params := srs.DefaultParams()
	elapsed := max(0, cal.Day(now)-m.State.Day)
	return Recall{
		State:          m.State,
		Retrievability: params.Retrievability(m.State.Memory, float64(elapsed)),
		Due:            due(m.State, cal),
	}
}

// FactFile is all that there is to know of one fact.
type FactFile struct {
	FactStanding
	History []CardAnswer // of all its cards, oldest first
}

// CardAnswer is an answer to a card, perhaps undone.
type CardAnswer struct {
	Card   *deck.Card
	Review Review
	Undone bool
}

// Fact returns one fact with its whole history. ErrNoCard where the deck has no
// such fact.
func (d *Desk) Fact(ctx context.Context, learner int64, deckID, fact string, now time.Time) (FactFile, error) {
	book, err := d.Book(deckID)
	if err != nil {
		return FactFile{}, err
	}
	_, cal, err := d.learner(ctx, learner)
	if err != nil {
		return FactFile{}, err
	}
	file := FactFile{FactStanding: FactStanding{Book: book, Fact: fact}}
	for _, card := range book.Siblings(fact) {
		file.Cards = append(file.Cards, CardStanding{Card: card})
	}
	if len(file.Cards) == 0 {
		return FactFile{}, fmt.Errorf("fact %q: %w", fact, ErrNoCard)
	}
	one := []FactStanding{file.FactStanding}
	if err := d.stand(ctx, learner, one, cal, now); err != nil {
		return FactFile{}, err
	}
	for _, c := range file.Cards {
		answers, err := d.store.History(ctx, learner, deckID, c.Card.ID)
		if err != nil {
			return FactFile{}, err
		}
		for _, a := range answers {
			file.History = append(file.History, CardAnswer{Card: c.Card, Review: a.Review, Undone: a.Undone})
		}
	}
	slices.SortStableFunc(file.History, func(a, b CardAnswer) int { return int(a.Review.At - b.Review.At) })
	return file, nil
}

// ranking is what was found in several decks. Its lists may be long, and are used
// again.
type ranking struct {
	lists []ranked
	total int
}

var rankings = sync.Pool{New: func() any { return new(ranking) }}

// list is an empty list for the hits of the next deck.
func (r *ranking) list() []search.Hit {
	if n := len(r.lists); n < cap(r.lists) {
		return r.lists[:n+1][n].hits[:0]
	}
	return nil
}

// release gives a ranking back.
func (r *ranking) release() {
	for i := range r.lists {
		r.lists[i].index = nil
	}
	r.lists, r.total = r.lists[:0], 0
	rankings.Put(r)
}

// ranked are the hits of one deck, in its order.
type ranked struct {
	index *search.Index
	hits  []search.Hit
}

// placed is a fact of a deck.
type placed struct {
	index *search.Index
	fact  int32
}

func (r *ranking) add(x *search.Index, hits []search.Hit) {
	r.lists = append(r.lists, ranked{x, hits})
	r.total += len(hits)
}

// page returns n facts after the first so many: by score, and among equals by
// the order of the decks and of the facts in them. It counts the scores instead
// of sorting, as there are few scores and may be many facts.
func (r *ranking) page(skip, n int) []placed {
	var counts [math.MaxUint8 + 1]int
	for _, l := range r.lists {
		for _, h := range l.hits {
			counts[h.Score]++
		}
	}
	place := 0 // of the first fact with a score
	for score := len(counts) - 1; score >= 0; score-- {
		place, counts[score] = place+counts[score], place
	}
	page := make([]placed, max(0, min(n, r.total-skip)))
	for _, l := range r.lists {
		for _, h := range l.hits {
			if at := counts[h.Score] - skip; at >= 0 && at < len(page) {
				page[at] = placed{l.index, h.Fact}
			}
			counts[h.Score]++
		}
	}
	return page
}
