package study

import (
	"context"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"
)

// This file tells why a card is not asked now. It follows the rules of a day, which
// queue.go, set.go and the store's agenda hold; a test compares the two.

// Why is what keeps a card from being asked now.
type Why int

// The reasons, the strongest first: a card that several keep has the first.
const (
	WhyNot       Why = iota // nothing does: it is among today's cards
	WhyUnaskable            // no question of it could be made
	WhyPaused               // its deck asks nothing
	WhySuspended            // the learner wants it not to be asked
	WhyPutOff               // the learner put it off for the day
	WhyDone                 // it was answered today
	WhySibling              // another card of its fact is asked on this day, or comes first
	WhyParts                // a set: facts of it were not begun on a day before
	WhyNotDue               // its day has not come
	WhyNewLimit             // the day's new cards are others
)

// Waits is why a card waits.
type Waits struct {
	Why   Why
	Parts int // of WhyParts: how many of its facts are still to begin
}

// Early reports whether the card can be asked all the same, if the learner wants
// it: its turn has not come, but nothing speaks against it.
func (w Waits) Early() bool { return w.Why == WhyNotDue || w.Why == WhyNewLimit }

// Waits returns why each card of a fact is not asked now, by the card's id.
func (d *Desk) Waits(ctx context.Context, learner int64, deckID, fact string, now time.Time) (map[string]Waits, error) {
	p, day, err := d.agenda(ctx, learner, deckID, Scope{}, now)
	if err != nil {
		return nil, err
	}
	return d.waits(ctx, learner, day.Book, fact, p)
}

// AllWaits returns why each card of a deck is not asked now, by the card's id. It
// reads all that is kept of the deck.
func (d *Desk) AllWaits(ctx context.Context, learner int64, deckID string, now time.Time) (map[string]Waits, error) {
	p, day, err := d.agenda(ctx, learner, deckID, Scope{}, now)
	if err != nil {
		return nil, err
	}
	memories, err := d.store.Memories(ctx, learner, deckID)
	if err != nil {
		return nil, err
	}
	marks, err := d.Marks(ctx, learner, deckID)
	if err != nil {
		return nil, err
	}
	kept := make(map[string]Kept, len(memories))
	for _, m := range memories {
		kept[m.Card] = Kept{Memory: m}
	}
	for id, mark := range marks {
		kept[id] = Kept{Memory: kept[id].Memory, Mark: mark}
	}
	of := newWaiting(p, day.Book, kept, d.paused(deckID))
	why := make(map[string]Waits, len(day.Book.Cards))
	for i := range day.Book.Cards {
		id := day.Book.Cards[i].ID
		why[id] = of.waits(id)
	}
	return why, nil
}

// waits asks the store for what the rules look at: the cards of the fact, and those
// that a set among them is of.
func (d *Desk) waits(ctx context.Context, learner int64, book *deck.Book, fact string, p plan) (map[string]Waits, error) {
	siblings := book.Siblings(fact)
	var ids []string
	for _, c := range siblings {
		ids = append(append(ids, c.ID), partsOf(book, c.ID)...)
	}
	kept, err := d.store.Kept(ctx, learner, book.Deck, ids)
	if err != nil {
		return nil, err
	}
	of := newWaiting(p, book, kept, d.paused(book.Deck))
	why := make(map[string]Waits, len(siblings))
	for _, c := range siblings {
		why[c.ID] = of.waits(c.ID)
	}
	return why, nil
}

// waiting is what the reasons are found in.
type waiting struct {
	book   *deck.Book
	kept   map[string]Kept
	held   map[string]bool // the cards of the day
	day    int
	paused bool
}

func newWaiting(p plan, book *deck.Book, kept map[string]Kept, paused bool) waiting {
	w := waiting{book: book, kept: kept, held: make(map[string]bool), day: p.cal.Day(p.now), paused: paused}
	for _, list := range [][]Memory{p.agenda.Learning, p.due, p.ahead} {
		for _, m := range list {
			w.held[m.Card] = true
		}
	}
	for _, f := range p.fresh {
		w.held[f.Card] = true
	}
	return w
}

// waits says why one card waits.
func (w waiting) waits(id string) Waits {
	k := w.kept[id]
	switch {
	case len(w.book.QuestionsOf(id)) == 0:
		return Waits{Why: WhyUnaskable}
	case w.paused:
		return Waits{Why: WhyPaused}
	case k.Mark.Suspended:
		return Waits{Why: WhySuspended}
	case k.Mark.BuriedOn == w.day:
		return Waits{Why: WhyPutOff}
	case w.held[id]:
		return Waits{}
	case k.Memory.State.Phase != srs.New && k.Memory.State.Day >= w.day:
		return Waits{Why: WhyDone}
	case w.siblingFirst(id):
		return Waits{Why: WhySibling}
	}
	if k.Memory.State.Phase != srs.New {
		return Waits{Why: WhyNotDue}
	}
	if n := unbegun(partsOf(w.book, id), w.kept, w.day); n > 0 {
		return Waits{Why: WhyParts, Parts: n}
	}
	return Waits{Why: WhyNewLimit}
}

// siblingFirst reports whether another card of a card's fact was reviewed today, is
// asked today, or, where both are new, stands before it.
func (w waiting) siblingFirst(id string) bool {
	card, ok := w.book.Card(id)
	if !ok {
		return false
	}
	fresh, before := w.kept[id].Memory.State.Phase == srs.New, true
	for _, c := range w.book.Siblings(card.Fact) {
		if c.ID == id {
			before = false
			continue
		}
		k := w.kept[c.ID]
		begun := k.Memory.State.Phase != srs.New
		if begun && k.Memory.State.Day >= w.day || w.held[c.ID] {
			return true
		}
		if fresh && before && !begun && len(w.book.QuestionsOf(c.ID)) > 0 && !k.Mark.Suspended && k.Mark.BuriedOn != w.day {
			return true
		}
	}
	return false
}

// unbegun counts the cards that were not begun on a day before.
func unbegun(parts []string, kept map[string]Kept, day int) int {
	n := 0
	for _, part := range parts {
		if m := kept[part].Memory; m.State.Reps == 0 || m.FirstDay >= day {
			n++
		}
	}
	return n
}

// wish is the card that a scope wants first, where it is not among the day's but can
// be asked early.
func (d *Desk) wish(ctx context.Context, learner int64, book *deck.Book, p plan) (*pick, error) {
	card, ok := book.Card(p.scope.Card)
	if !ok {
		return nil, nil
	}
	why, err := d.waits(ctx, learner, book, card.Fact, p)
	if err != nil || !why[card.ID].Early() {
		return nil, err
	}
	kept, err := d.store.Kept(ctx, learner, book.Deck, []string{card.ID})
	return &pick{card.ID, kept[card.ID].Memory.State}, err
}
