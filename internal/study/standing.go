package study

import (
	"context"
	"slices"
	"time"

	"quiz/internal/deck"
	"quiz/internal/search"
	"quiz/internal/srs"
)

// This file tells how a learner stands to facts: what is remembered of their cards,
// and what the learner set for them.

// LeechLapses is how often a card must have been forgotten in review to count as
// a leech: one that takes more time than it is worth, and had better be looked
// at or written anew. 8 is the threshold that Anki starts with (its manual,
// "Leeches").
const LeechLapses = 8

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
