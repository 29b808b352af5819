package study

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"
)

// This file holds the order of a day: cards in learning as their minutes are
// over, then due cards by how likely they are forgotten, then new cards by
// topic up to the day's limit, then cards in learning ahead of their minutes.

// plan is one deck's agenda with what is needed to choose from it.
type plan struct {
	agenda Agenda
	fresh  []Fresh // what today's limit leaves, one card of a fact
	day    int
	params srs.Params
}

// pick is the card that comes next, with a zero State if it is new.
type pick struct {
	Card  string
	State srs.State
}

// agenda reads a deck's day for a learner and sums it up.
func (d *Desk) agenda(ctx context.Context, learner int64, deckID string, now time.Time) (plan, *deck.Book, Day, error) {
	book, err := d.Book(deckID)
	if err != nil {
		return plan{}, nil, Day{}, err
	}
	who, cal, err := d.learner(ctx, learner)
	if err != nil {
		return plan{}, nil, Day{}, err
	}
	today := cal.Day(now)
	agenda, err := d.store.Agenda(ctx, AgendaQuery{
		Learner: learner, Deck: deckID, Day: today, Fresh: 2*who.Settings.NewPerDay + 1,
	})
	if err != nil {
		return plan{}, nil, Day{}, fmt.Errorf("read the day of the deck %s: %w", deckID, err)
	}
	p := plan{
		agenda: askable(agenda, book),
		day:    today,
		params: srs.DefaultParams(),
	}
	p.fresh = freshToday(p.agenda, who.Settings.NewPerDay-agenda.NewToday)
	return p, book, p.sum(book, now), nil
}

// askable leaves out cards that have no question in this version of the deck.
func askable(a Agenda, book *deck.Book) Agenda {
	silent := func(card string) bool { return len(book.QuestionsOf(card)) == 0 }
	a.Learning = slices.DeleteFunc(a.Learning, func(m Memory) bool { return silent(m.Card) })
	a.Due = slices.DeleteFunc(a.Due, func(m Memory) bool { return silent(m.Card) })
	a.Fresh = slices.DeleteFunc(a.Fresh, func(f Fresh) bool { return silent(f.Card) })
	return a
}

// freshToday takes new cards up to the limit, the first of each fact that no
// other card is asked of today: cards of one fact never come on the same day.
func freshToday(a Agenda, limit int) []Fresh {
	facts := make(map[string]bool)
	for _, m := range slices.Concat(a.Learning, a.Due) {
		facts[m.Fact] = true
	}
	var today []Fresh
	for _, f := range a.Fresh {
		if len(today) >= limit {
			break
		}
		if !facts[f.Fact] {
			facts[f.Fact] = true
			today = append(today, f)
		}
	}
	return today
}

// sum counts what the plan holds.
func (p plan) sum(book *deck.Book, now time.Time) Day {
	due := len(p.agenda.Learning) + len(p.dueOnce())
	day := Day{
		Book:     book,
		Due:      due,
		New:      len(p.fresh),
		Known:    p.agenda.Known,
		Cards:    p.agenda.Cards,
		Disputed: book.Disputed(),
		Progress: Progress{Done: p.agenda.Finished, Total: p.agenda.Finished + due + len(p.fresh)},
		NextDay:  p.agenda.NextDay,
	}
	_, day.Remaining = p.next(now)
	if !day.Remaining {
		if m, ok := p.earliest(); ok {
			day.Wait = readyAt(m).Sub(now)
		}
	}
	return day
}

// next chooses the card to ask now.
func (p plan) next(now time.Time) (pick, bool) {
	if m, ok := p.earliest(); ok && !readyAt(m).After(now) {
		return pick{m.Card, m.State}, true
	}
	if due := p.dueOnce(); len(due) > 0 {
		return pick{due[0].Card, due[0].State}, true
	}
	if len(p.fresh) > 0 {
		return pick{Card: p.fresh[0].Card}, true
	}
	if m, ok := p.earliest(); ok && readyAt(m).Before(now.Add(learnAhead)) {
		return pick{m.Card, m.State}, true
	}
	return pick{}, false
}

// dueOnce returns the due reviews, the likeliest forgotten first, one card of a
// fact. Equal ones come in the order of their ids, so that the day is the same
// whenever it is asked.
func (p plan) dueOnce() []Memory {
	due := slices.Clone(p.agenda.Due)
	slices.SortFunc(due, func(a, b Memory) int {
		return cmp.Or(cmp.Compare(p.recall(a), p.recall(b)), cmp.Compare(a.Card, b.Card))
	})
	facts := make(map[string]bool, len(due))
	return slices.DeleteFunc(due, func(m Memory) bool {
		seen := facts[m.Fact]
		facts[m.Fact] = true
		return seen
	})
}

// recall is the probability that a card is remembered today.
func (p plan) recall(m Memory) float64 {
	return p.params.Retrievability(m.State.Memory, float64(max(0, p.day-m.State.Day)))
}

// earliest returns the card in learning whose minutes are over first.
func (p plan) earliest() (Memory, bool) {
	if len(p.agenda.Learning) == 0 {
		return Memory{}, false
	}
	return slices.MinFunc(p.agenda.Learning, func(a, b Memory) int {
		return cmp.Or(readyAt(a).Compare(readyAt(b)), cmp.Compare(a.Card, b.Card))
	}), true
}

// readyAt is when a card in learning is asked again.
func readyAt(m Memory) time.Time {
	return time.UnixMilli(m.State.At).Add(m.State.Wait)
}
