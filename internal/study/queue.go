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
// topic, see introduce.go, up to the day's limit, then what a scope adds of the
// days ahead, then cards in learning before their minutes are over.

// plan is one deck's agenda, ready to choose from.
type plan struct {
	agenda Agenda
	scope  Scope
	due    []Memory // likeliest forgotten first, one card of a fact
	fresh  []Fresh  // what today's limit leaves
	ahead  []Memory // of the days ahead, earliest first, one card of a fact
	early  *pick    // the card that the scope wants first, before its turn; or nil
	cal    Calendar
	now    time.Time
}

// pick is the card that comes next, with a zero State if it is new.
type pick struct {
	Card  string
	State srs.State
}

// agenda reads a deck's day for a learner, as far as a scope reaches, and sums it
// up.
func (d *Desk) agenda(ctx context.Context, learner int64, deckID string, s Scope, now time.Time) (plan, Day, error) {
	book, err := d.Book(deckID)
	if err != nil {
		return plan{}, Day{}, err
	}
	who, cal, err := d.learner(ctx, learner)
	if err != nil {
		return plan{}, Day{}, err
	}
	limit := who.Settings.NewPerDay
	query := s.query(AgendaQuery{Learner: learner, Deck: deckID, Day: cal.Day(now), Fresh: limit})
	agenda, err := d.readAgenda(ctx, book, query)
	if err == nil {
		agenda, err = d.within(ctx, s, query, book, agenda)
	}
	if err != nil {
		return plan{}, Day{}, fmt.Errorf("read the day of the deck %s: %w", deckID, err)
	}
	agenda.Fresh = introduced(agenda.Fresh, book)
	paused := d.paused(deckID)
	if paused {
		agenda = agenda.withoutWork()
	}
	latest, err := d.latest(ctx, learner, deckID, cal.Day(now))
	if err != nil {
		return plan{}, Day{}, err
	}
	p := newPlan(agenda, s, limit, cal, now)
	if p.early, err = d.wish(ctx, learner, book, p); err != nil {
		return plan{}, Day{}, err
	}
	day := p.sum(book, pace(latest))
	day.Paused = paused
	day.NewTomorrow = max(0, min(limit, agenda.Unseen-len(p.fresh)))
	day.Undoable = undoable(latest, cal.Day(now))
	return p, day, nil
}

// undoable is the last answer at the desk, if it was given on the day and its card
// stepped by none in class since; else "". The last is the one that was given last,
// whatever day it counts for: a learner who travels west over midnight answers on an
// earlier day than before.
func undoable(latest []Review, day int) string {
	desk := slices.DeleteFunc(slices.Clone(latest), func(r Review) bool { return r.InClass })
	if len(desk) == 0 {
		return ""
	}
	last := slices.MaxFunc(desk, func(a, b Review) int { return cmp.Compare(a.At, b.At) })
	since := func(r Review) bool {
		return r.InClass && !r.Overtaken && r.Card == last.Card && r.Number > last.Number
	}
	if last.Day < day || slices.ContainsFunc(latest, since) {
		return ""
	}
	return last.ID
}

// newPlan puts an agenda in order and cuts new cards at the day's limit. In a
// portion no new card comes before the backlog is done.
func newPlan(a Agenda, s Scope, limit int, cal Calendar, now time.Time) plan {
	p := plan{agenda: a, scope: s, cal: cal, now: now}
	p.due = byRecall(a.Due, cal.Day(now))
	p.fresh = a.Fresh[:min(len(a.Fresh), max(0, limit+s.More-a.NewToday))]
	p.ahead = oneOfAFact(a.Ahead, p.due, p.fresh)
	if s.Until > 0 && len(p.due) > 0 {
		left := max(0, s.Until-a.Finished-len(a.Learning))
		p.due, p.fresh, p.ahead = p.due[:min(len(p.due), left)], nil, nil
	}
	return p
}

// oneOfAFact keeps one card of a fact, of facts that are asked nowhere else.
func oneOfAFact(ahead, due []Memory, fresh []Fresh) []Memory {
	facts := make(map[string]bool, len(ahead)+len(due)+len(fresh))
	for _, m := range due {
		facts[m.Fact] = true
	}
	for _, f := range fresh {
		facts[f.Fact] = true
	}
	return firstOfFact(slices.Clone(ahead), facts)
}

// firstOfFact keeps of a list, in place, the first card of each fact that was not
// seen before.
func firstOfFact(list []Memory, seen map[string]bool) []Memory {
	return slices.DeleteFunc(list, func(m Memory) bool {
		before := seen[m.Fact]
		seen[m.Fact] = true
		return before
	})
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
	return firstOfFact(sorted, make(map[string]bool, len(due)))
}

// sum counts what the plan holds, and tells how long it takes at a pace.
func (p plan) sum(book *deck.Book, pace time.Duration) Day {
	due := len(p.agenda.Learning) + len(p.due)
	total := p.agenda.Finished + due + len(p.fresh) + len(p.ahead)
	day := Day{
		Book:     book,
		Scope:    p.scope,
		Due:      due,
		Overdue:  len(p.agenda.Due) + len(p.agenda.Learning) - due,
		New:      len(p.fresh),
		Ahead:    len(p.ahead),
		Known:    p.agenda.Known,
		Cards:    p.agenda.Cards,
		Hidden:   p.agenda.Hidden,
		NewToday: p.agenda.NewToday,
		Disputed: book.Disputed(),
		Progress: Progress{
			Done: p.agenda.Finished, Begun: len(p.agenda.Learning), Halfway: p.halfway(), Total: total, Left: p.left(pace),
		},
		NextDay:  p.agenda.NextDay,
		Tomorrow: p.agenda.Tomorrow,
		Pace:     pace,
	}
	_, day.Remaining = p.next()
	if !day.Remaining {
		if m, ok := p.earliest(); ok {
			day.Wait = p.readyAt(m).Sub(p.now)
		}
	}
	return day
}

// halfway counts the cards in learning that are past their first step.
func (p plan) halfway() int {
	n := 0
	for _, m := range p.agenda.Learning {
		if m.State.Step > 0 {
			n++
		}
	}
	return n
}

// next chooses the card to ask now.
func (p plan) next() (pick, bool) {
	if chosen, ok := p.wanted(); ok {
		return chosen, true
	}
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
	if len(p.ahead) > 0 {
		return pick{p.ahead[0].Card, p.ahead[0].State}, true
	}
	return p.soon()
}

// wanted is the card that the scope wants first, if the plan holds it or it can be
// asked early.
func (p plan) wanted() (pick, bool) {
	if p.early != nil {
		return *p.early, true
	}
	if p.scope.Card == "" {
		return pick{}, false
	}
	for _, list := range [][]Memory{p.agenda.Learning, p.due, p.ahead} {
		for _, m := range list {
			if m.Card == p.scope.Card {
				return pick{m.Card, m.State}, true
			}
		}
	}
	for _, f := range p.fresh {
		if f.Card == p.scope.Card {
			return pick{Card: f.Card}, true
		}
	}
	return pick{}, false
}

// soon chooses among the cards in learning before their minutes are over: the
// one that was not seen for longest, so that a failed card is not asked again
// while the learner still reads its answer.
func (p plan) soon() (pick, bool) {
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
