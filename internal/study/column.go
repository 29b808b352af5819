package study

import (
	"context"
	"maps"
	"math"
	"slices"
	"sync"

	"quiz/internal/deck"
	"quiz/internal/search"
	"quiz/internal/srs"
)

// This file keeps in memory what browsing a large deck can't read each time: the
// index of each deck, and for each learner a column with a few bytes for each
// card. Both are made when they are first asked for.
//
// A column follows the store without reading it anew: whatever is written passes
// through watched, which notes the card; the next look reads the noted cards. So
// a column is never behind an answer that was acknowledged. It relies on this
// program being the only one that writes, as the lock on the database says.

// maxColumns bounds how many columns are held: a column of 100,000 cards is nine
// tenths of a megabyte.
const maxColumns = 64

// maxNoted is how many cards are read one by one; past it a column is made anew.
const maxNoted = 500

// shelf holds the indexes and the columns.
type shelf struct {
	mu      sync.Mutex
	indexes map[string]*indexed // by deck
	columns map[columnKey]*column
}

// indexed is a book with its index, once it is built.
type indexed struct {
	book  *deck.Book
	build func() *search.Index
}

// columnKey names a learner's column of a deck.
type columnKey struct {
	learner int64
	deck    string
}

func newShelf() *shelf {
	return &shelf{indexes: make(map[string]*indexed), columns: make(map[columnKey]*column)}
}

// index returns the index of a book. It is built once, by whoever asks first,
// and dropped when the deck has another book.
func (s *shelf) index(book *deck.Book) *search.Index {
	s.mu.Lock()
	of := s.indexes[book.Deck]
	if of == nil || of.book != book {
		of = &indexed{book, sync.OnceValue(func() *search.Index { return search.New(book) })}
		s.indexes[book.Deck] = of
	}
	s.mu.Unlock()
	return of.build()
}

// keep drops what is held of decks that are not among the installed ones any
// more.
func (s *shelf) keep(installed []*deck.Book) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ids := make(map[string]bool, len(installed))
	for _, book := range installed {
		ids[book.Deck] = true
	}
	maps.DeleteFunc(s.indexes, func(id string, _ *indexed) bool { return !ids[id] })
	maps.DeleteFunc(s.columns, func(key columnKey, _ *column) bool { return !ids[key.deck] })
}

// note says that a card of a learner was written.
func (s *shelf) note(learner int64, deckID, card string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.columns[columnKey{learner, deckID}]
	if c == nil {
		return
	}
	if _, ok := c.book.CardIndex(card); ok { // whatever else was asked for is not in the column
		c.noted[card] = true
	}
}

// drop forgets all columns of a learner.
func (s *shelf) drop(learner int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	maps.DeleteFunc(s.columns, func(key columnKey, _ *column) bool { return key.learner == learner })
}

// dropDeck forgets all columns of a deck.
func (s *shelf) dropDeck(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	maps.DeleteFunc(s.columns, func(key columnKey, _ *column) bool { return key.deck == id })
}

// withColumn calls look with a learner's column of a deck as it is now. look must
// be quick: other pages of the learner wait.
func (s *shelf) withColumn(ctx context.Context, store Store, learner int64, x *search.Index, look func(*column)) error {
	c := s.column(columnKey{learner, x.Book().Deck}, x.Book())
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := s.follow(ctx, store, learner, c); err != nil {
		return err
	}
	look(c)
	return nil
}

// column returns the column for a book, an empty one where there is none yet or
// the deck has another book now.
func (s *shelf) column(key columnKey, book *deck.Book) *column {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.columns[key]
	if c == nil || c.book != book {
		if len(s.columns) >= maxColumns {
			clear(s.columns)
		}
		c = &column{book: book, noted: make(map[string]bool)}
		s.columns[key] = c
	}
	return c
}

// follow brings a column up to date. What is noted while it reads stays noted.
func (s *shelf) follow(ctx context.Context, store Store, learner int64, c *column) error {
	s.mu.Lock()
	noted := c.noted
	c.noted = make(map[string]bool)
	s.mu.Unlock()
	if c.due != nil && len(noted) == 0 {
		return nil
	}
	var err error
	if c.due == nil || len(noted) > maxNoted {
		err = c.load(ctx, store, learner)
	} else {
		err = c.read(ctx, store, learner, noted)
	}
	if err != nil {
		c.due = nil // what was noted is lost: begin again
	}
	return err
}

// column is how a learner stands to each card of a book, by the card's place.
type column struct {
	book  *deck.Book
	noted map[string]bool // written since; guarded by the shelf

	mu     sync.Mutex
	due    []int32 // learner's day from which it is asked; never for new cards
	last   []int32 // learner's day of the last answer; 0 for new cards
	bits   []uint8
	buried map[int32]int // the day that a card was put off on; few are
}

// never is the day on which a new card is due; a card in learning is due on any.
const (
	never  = math.MaxInt32
	anyDay = math.MinInt32
)

const (
	bitSuspended uint8 = 1 << iota
	bitLeech
	bitFlagged
)

// load reads everything.
func (c *column) load(ctx context.Context, store Store, learner int64) error {
	memories, err := store.Memories(ctx, learner, c.book.Deck)
	if err != nil {
		return err
	}
	marks, err := store.Marks(ctx, learner, c.book.Deck)
	if err != nil {
		return err
	}
	n := len(c.book.Cards)
	c.due, c.last, c.bits, c.buried = make([]int32, n), make([]int32, n), make([]uint8, n), make(map[int32]int)
	for i := range c.due {
		c.due[i] = never
	}
	for _, m := range memories {
		if at, ok := c.book.CardIndex(m.Card); ok {
			c.remember(at, m.State)
		}
	}
	for _, m := range marks {
		if at, ok := c.book.CardIndex(m.Card); ok {
			c.mark(at, m.Mark)
		}
	}
	return nil
}

// read reads some cards anew.
func (c *column) read(ctx context.Context, store Store, learner int64, noted map[string]bool) error {
	ids := make([]string, 0, len(noted))
	for id := range noted {
		ids = append(ids, id)
	}
	kept, err := store.Kept(ctx, learner, c.book.Deck, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if at, ok := c.book.CardIndex(id); ok {
			c.bits[at] = 0
			c.remember(at, kept[id].Memory.State)
			c.mark(at, kept[id].Mark)
		}
	}
	return nil
}

func (c *column) remember(at int, s srs.State) {
	switch day, reviewing := s.DueDay(); {
	case s.Phase == srs.New:
		c.due[at] = never
	case reviewing:
		c.due[at] = int32(min(day, never-1))
	default:
		c.due[at] = anyDay
	}
	c.last[at] = int32(s.Day)
	if s.Lapses >= LeechLapses {
		c.bits[at] |= bitLeech
	}
}

func (c *column) mark(at int, m Mark) {
	if m.Suspended {
		c.bits[at] |= bitSuspended
	}
	if m.Note != "" {
		c.bits[at] |= bitFlagged
	}
	delete(c.buried, int32(at))
	if m.BuriedOn != 0 {
		c.buried[int32(at)] = m.BuriedOn
	}
}

// stands reports whether the learner stands to a fact, by its cards, as asked.
func (c *column) stands(cards []int32, is Status, day int) bool {
	switch is {
	case New:
		return !slices.ContainsFunc(cards, func(at int32) bool { return c.due[at] != never })
	case Due:
		return slices.ContainsFunc(cards, func(at int32) bool {
			return int(c.due[at]) <= day && !c.hidden(at, day) && (c.due[at] == anyDay || !c.waits(cards, at, day))
		})
	}
	return slices.ContainsFunc(cards, func(at int32) bool { return c.bits[at]&bitOf[is] != 0 })
}

// hidden reports whether a card is suspended, or put off on the day.
func (c *column) hidden(at int32, day int) bool {
	return c.bits[at]&bitSuspended != 0 || len(c.buried) > 0 && c.buried[at] == day
}

// waits reports whether a review waits for the next day because a sibling of it was
// answered on this one. A sibling in learning holds it back, too, but is asked
// itself.
func (c *column) waits(cards []int32, at int32, day int) bool {
	return slices.ContainsFunc(cards, func(other int32) bool { return other != at && int(c.last[other]) == day })
}

var bitOf = map[Status]uint8{Suspended: bitSuspended, Leech: bitLeech, Flagged: bitFlagged}
