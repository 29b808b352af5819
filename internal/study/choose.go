package study

import (
	"context"
	"time"

	"quiz/internal/deck"
)

// This file tells what a learner could study: parts of a deck, each with how many
// cards it holds now.

// Offer is a scope with how many cards it holds now.
type Offer struct {
	Scope  Scope
	Cards  int
	All    int  // how many it would hold without a limit of new cards or of a portion
	Waits  bool // it holds no card now, but will tomorrow or in the days after
	Beyond bool // all of them are new cards, for which the scope goes beyond the day's limit
}

// Offers are what a deck has to study, whatever holds no card included.
type Offers struct {
	Today    Offer   // the day as it comes
	Portion  Offer   // of a backlog; without a card where there is none
	Missed   Offer   // what went wrong lately
	Disputed Offer   // where reports differ
	Ahead    Offer   // reviews of the coming week; Cards counts only these
	More     Offer   // new cards beyond the day's limit; Cards and All count only these
	Topics   []Offer // in the deck's order
}

// How much is offered beyond the day.
const (
	offerAhead = 7
	offerMore  = 10
)

// Offers returns what a deck has to study for a learner now.
func (d *Desk) Offers(ctx context.Context, learner int64, deckID string, now time.Time) (Offers, error) {
	book, err := d.Book(deckID)
	if err != nil {
		return Offers{}, err
	}
	who, cal, err := d.learner(ctx, learner)
	if err != nil {
		return Offers{}, err
	}
	day := cal.Day(now)
	all, err := d.readAgenda(ctx, book, AgendaQuery{Learner: learner, Deck: deckID, Day: day, Fresh: allCards, Ahead: allDays})
	if err != nil {
		return Offers{}, err
	}
	missed, err := d.missed(ctx, learner, deckID, day)
	if err != nil {
		return Offers{}, err
	}
	o := offering{book: book, all: all, missed: missed, limit: who.Settings.NewPerDay, cal: cal, now: now}
	return o.offers(), nil
}

// offering is what a deck's offers are made from.
type offering struct {
	book   *deck.Book
	all    Agenda // without a limit
	missed map[string]bool
	limit  int // of new cards a day
	cal    Calendar
	now    time.Time
}

// offers makes all offers of the deck.
func (o offering) offers() Offers {
	today := o.plan(Scope{})
	list := Offers{
		Today:    o.offer(Scope{}),
		Missed:   o.offer(Scope{Missed: true}),
		Disputed: o.part(Scope{Disputed: true}),
		Ahead:    Offer{Scope: Scope{Ahead: offerAhead}, Cards: len(o.plan(Scope{Ahead: offerAhead}).ahead)},
		More:     o.more(Scope{}, len(today.fresh)),
	}
	list.Today.All, list.Ahead.All = list.Today.Cards, list.Ahead.Cards
	next := o.all.NextDay
	list.Ahead.Waits = list.Ahead.Cards == 0 && next > 0 && next <= o.cal.Day(o.now)+offerAhead
	if day := today.sum(o.book, 0); day.Backlog() {
		list.Portion = o.offer(day.Portion())
		list.Portion.All = day.Due
	}
	for _, topic := range o.book.Topics {
		list.Topics = append(list.Topics, o.part(Scope{Topic: topic.ID}))
	}
	return list
}

// plan is the plan of a scope.
func (o offering) plan(s Scope) plan {
	day := o.cal.Day(o.now)
	part := s.pickOut(o.all, s.takes(o.book, o.missed), day)
	return newPlan(part, s, o.limit, o.cal, o.now)
}

// offer offers a scope as it is.
func (o offering) offer(s Scope) Offer {
	p := o.plan(s)
	return Offer{Scope: s, Cards: p.cards(), All: p.cards() - len(p.fresh) + len(p.agenda.Fresh)}
}

// part offers a part of the deck. Where the day's limit leaves nothing of it but new
// cards wait, it goes beyond the limit: whoever chooses a part wants to study it.
func (o offering) part(s Scope) Offer {
	offer := o.offer(s)
	if offer.Cards > 0 || offer.All == 0 {
		return offer
	}
	return o.more(s, 0)
}

// more offers new cards of a scope beyond the day's limit, and beyond the few that
// the limit leaves.
func (o offering) more(s Scope, left int) Offer {
	s.More = max(0, o.all.NewToday-o.limit) + offerMore
	p := o.plan(s)
	return Offer{Scope: s, Cards: len(p.fresh) - left, All: len(p.agenda.Fresh) - left, Beyond: true}
}

// cards counts what a plan holds.
func (p plan) cards() int {
	return len(p.agenda.Learning) + len(p.due) + len(p.fresh) + len(p.ahead)
}
