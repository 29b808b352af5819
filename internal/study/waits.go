package study

import (
	"context"
	"slices"
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
	why := make(map[string]Waits, len(siblings))
	for _, c := range siblings {
		why[c.ID] = p.waits(book, c.ID, kept)
		if d.paused(book.Deck) && why[c.ID].Why != WhyUnaskable {
			why[c.ID] = Waits{Why: WhyPaused}
		}
	}
	return why, nil
}

// waits says why one card waits.
func (p plan) waits(book *deck.Book, id string, kept map[string]Kept) Waits {
	day, k := p.cal.Day(p.now), kept[id]
	switch {
	case len(book.QuestionsOf(id)) == 0:
		return Waits{Why: WhyUnaskable}
	case k.Mark.Suspended:
		return Waits{Why: WhySuspended}
	case k.Mark.BuriedOn == day:
		return Waits{Why: WhyPutOff}
	case p.holds(id):
		return Waits{}
	case k.Memory.State.Phase != srs.New && k.Memory.State.Day >= day:
		return Waits{Why: WhyDone}
	case p.siblingFirst(book, id, kept):
		return Waits{Why: WhySibling}
	}
	if k.Memory.State.Phase != srs.New {
		return Waits{Why: WhyNotDue}
	}
	if n := unbegun(partsOf(book, id), kept, day); n > 0 {
		return Waits{Why: WhyParts, Parts: n}
	}
	return Waits{Why: WhyNewLimit}
}

// holds reports whether a card is among those of the day.
func (p plan) holds(id string) bool {
	is := func(m Memory) bool { return m.Card == id }
	return slices.ContainsFunc(p.agenda.Learning, is) || slices.ContainsFunc(p.due, is) || slices.ContainsFunc(p.ahead, is) ||
		slices.ContainsFunc(p.fresh, func(f Fresh) bool { return f.Card == id })
}

// siblingFirst reports whether another card of a card's fact was reviewed today, is
// asked today, or, where both are new, stands before it.
func (p plan) siblingFirst(book *deck.Book, id string, kept map[string]Kept) bool {
	day := p.cal.Day(p.now)
	card, ok := book.Card(id)
	if !ok {
		return false
	}
	fresh, before := kept[id].Memory.State.Phase == srs.New, true
	for _, c := range book.Siblings(card.Fact) {
		if c.ID == id {
			before = false
			continue
		}
		k := kept[c.ID]
		begun := k.Memory.State.Phase != srs.New
		if begun && k.Memory.State.Day >= day || p.holds(c.ID) {
			return true
		}
		if fresh && before && !begun && len(book.QuestionsOf(c.ID)) > 0 && !k.Mark.Suspended && k.Mark.BuriedOn != day {
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
	if !ok || p.holds(card.ID) {
		return nil, nil
	}
	why, err := d.waits(ctx, learner, book, card.Fact, p)
	if err != nil || !why[card.ID].Early() {
		return nil, err
	}
	kept, err := d.store.Kept(ctx, learner, book.Deck, []string{card.ID})
	return &pick{card.ID, kept[card.ID].Memory.State}, err
}
