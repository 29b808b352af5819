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

// plan is one deck's agenda, ready to choose from.
type plan struct {
	agenda Agenda
	due    []Memory // likeliest forgotten first, one card of a fact
	fresh  []Fresh  // what today's limit leaves
	cal    Calendar
	now    time.Time
}

// pick is the card that comes next, with a zero State if it is new.
type pick struct {
	Card  string
	State srs.State
}

// agenda reads a deck's day for a learner and sums it up.
func (d *Desk) agenda(ctx context.Context, learner int64, deckID string, now time.Time) (plan, Day, error) {
	book, err := d.Book(deckID)
	if err != nil {
		return plan{}, Day{}, err
	}
	who, cal, err := d.learner(ctx, learner)
	if err != nil {
		return plan{}, Day{}, err
	}
	agenda, err := d.store.Agenda(ctx, AgendaQuery{
		Learner: learner, Deck: deckID, Day: cal.Day(now), Fresh: who.Settings.NewPerDay,
	})
	if err != nil {
		return plan{}, Day{}, fmt.Errorf("read the day of the deck %s: %w", deckID, err)
	}
	p := newPlan(agenda, who.Settings.NewPerDay, cal, now)
	return p, p.sum(book), nil
}

// newPlan puts an agenda in order and cuts new cards at the day's limit.
func newPlan(a Agenda, limit int, cal Calendar, now time.Time) plan {
	left := min(len(a.Fresh), max(0, limit-a.NewToday))
	return plan{agenda: a, due: byRecall(a.Due, cal.Day(now)), fresh: a.Fresh[:left], cal: cal, now: now}
}

// byRecall sorts due reviews by how likely they are forgotten and keeps one card
// of a fact. Equal ones come in the order of their ids, so that the day is the
// same whenever it is asked.
func byRecall(due []Memory, day int) []Memory {
	params := srs.DefaultParams()
	recall := make(map[string]float64, len(due))
	for _, m := range due {
		recall[m.Card] = params.Retrievability(m.State.Memory, float64(max(0, day-m.State.Day)))
	}
	sorted := slices.SortedFunc(slices.Values(due), func(a, b Memory) int {
		return cmp.Or(cmp.Compare(recall[a.Card], recall[b.Card]), cmp.Compare(a.Card, b.Card))
	})
	facts := make(map[string]bool, len(due))
	return slices.DeleteFunc(sorted, func(m Memory) bool {
		seen := facts[m.Fact]
		facts[m.Fact] = true
		return seen
	})
}

// sum counts what the plan holds.
func (p plan) sum(book *deck.Book) Day {
	due := len(p.agenda.Learning) + len(p.due)
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
	_, day.Remaining = p.next()
	if !day.Remaining {
		if m, ok := p.earliest(); ok {
			day.Wait = p.readyAt(m).Sub(p.now)
		}
	}
	return day
}

// next chooses the card to ask now.
func (p plan) next() (pick, bool) {
	learning, waiting := p.earliest()
	if waiting && !p.readyAt(learning).After(p.now) {
		return pick{learning.Card, learning.State}, true
	}
	if len(p.due) > 0 {
		return pick{p.due[0].Card, p.due[0].State}, true
	}
	if len(p.fresh) > 0 {
		return pick{Card: p.fresh[0].Card}, true
	}
	return p.ahead()
}

// ahead chooses among the cards in learning before their minutes are over: the
// one that was not seen for longest, so that a failed card is not asked again
// while the learner still reads its answer.
func (p plan) ahead() (pick, bool) {
	soon := slices.DeleteFunc(slices.Clone(p.agenda.Learning), func(m Memory) bool {
		return !p.readyAt(m).Before(p.now.Add(learnAhead))
	})
	if len(soon) == 0 {
		return pick{}, false
	}
	m := slices.MinFunc(soon, func(a, b Memory) int {
		return cmp.Or(cmp.Compare(a.State.At, b.State.At), cmp.Compare(a.Card, b.Card))
	})
	return pick{m.Card, m.State}, true
}

// earliest returns the card in learning whose minutes are over first.
func (p plan) earliest() (Memory, bool) {
	if len(p.agenda.Learning) == 0 {
		return Memory{}, false
	}
	return slices.MinFunc(p.agenda.Learning, func(a, b Memory) int {
		return cmp.Or(p.readyAt(a).Compare(p.readyAt(b)), cmp.Compare(a.Card, b.Card))
	}), true
}

// readyAt is when a card in learning is asked again. An answer from the future,
// given while the clock was ahead, counts as given now.
func (p plan) readyAt(m Memory) time.Time {
	answered := time.UnixMilli(m.State.At)
	if answered.After(p.now) {
		answered = p.now
	}
	return answered.Add(m.State.Wait)
}
