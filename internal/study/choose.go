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
	Scope Scope
	Cards int
}

// Offers are what a deck has to study, whatever holds no card included.
type Offers struct {
	Today    Offer   // the day as it comes
	Missed   Offer   // what went wrong lately
	Disputed Offer   // where reports differ
	Ahead    Offer   // reviews of the coming week; Cards counts only these
	More     Offer   // new cards beyond the day's limit; Cards counts only these
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
	all, err := d.store.Agenda(ctx, AgendaQuery{Learner: learner, Deck: deckID, Day: day, Fresh: allCards, Ahead: allDays})
	if err != nil {
		return Offers{}, err
	}
	missed, err := d.missed(ctx, learner, deckID, day)
	if err != nil {
		return Offers{}, err
	}
	planned := func(s Scope) plan {
		part := s.pickOut(all, s.takes(book, missed), day)
		return newPlan(part, s, who.Settings.NewPerDay, cal, now)
	}
	offer := func(s Scope) Offer { return Offer{s, planned(s).cards()} }
	more := Scope{More: max(0, all.NewToday-who.Settings.NewPerDay) + offerMore}
	beyond := len(planned(more).fresh) - len(planned(Scope{}).fresh)
	o := Offers{
		Today:    offer(Scope{}),
		Missed:   offer(Scope{Missed: true}),
		Disputed: offer(Scope{Disputed: true}),
		Ahead:    Offer{Scope{Ahead: offerAhead}, len(planned(Scope{Ahead: offerAhead}).ahead)},
		More:     Offer{more, beyond},
	}
	o.Topics = topicOffers(book, offer)
	return o, nil
}

// topicOffers offers each topic of a deck.
func topicOffers(book *deck.Book, offer func(Scope) Offer) []Offer {
	offers := make([]Offer, len(book.Topics))
	for i, topic := range book.Topics {
		offers[i] = offer(Scope{Topic: topic.ID})
	}
	return offers
}

// cards counts what a plan holds.
func (p plan) cards() int {
	return len(p.agenda.Learning) + len(p.due) + len(p.fresh) + len(p.ahead)
}
