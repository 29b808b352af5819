package study

import (
	"context"
	"slices"

	"quiz/internal/deck"
	"quiz/internal/srs"
)

// This file narrows a sitting: to a topic, to disputed facts, to what went wrong
// lately; or widens it, to days ahead and to more new cards. Whatever the scope,
// an answer is a review like any other.

// Scope says what a sitting is about. The zero Scope is the day as it comes.
type Scope struct {
	Topic    string // only cards of this topic; "" is all
	Disputed bool   // only cards of facts whose reports differ
	Missed   bool   // only cards that missed returns, and not answered today
	Ahead    int    // also reviews that fall due within so many days, 0 to MaxAhead
	More     int    // so many new cards beyond the day's limit, 0 to MaxMore
	Until    int    // a portion: it ends once so many cards are done today; 0 is no portion
	Card     string // this card first, if it may be asked
}

// Bounds of a Scope. Whoever reads one from outside keeps to them.
const (
	MaxAhead = 30
	MaxMore  = 1000
)

// missedDays is how long an answer that was not right keeps its card among those
// that were missed, today included, unless it is right on a later day.
const missedDays = 7

// Whole reports whether the scope takes cards from the whole deck.
func (s Scope) Whole() bool { return s.Topic == "" && !s.Disputed && !s.Missed }

// takes returns whether a card belongs to the scope; missed are the cards that
// were missed.
func (s Scope) takes(book *deck.Book, missed map[string]bool) func(card string) bool {
	return func(id string) bool {
		card, ok := book.Card(id)
		return ok &&
			(s.Topic == "" || card.Topic == s.Topic) &&
			(!s.Disputed || card.Disputed) &&
			(!s.Missed || missed[id])
	}
}

// query widens an agenda's query to what the scope may need: where cards are
// picked out afterwards, all of them.
func (s Scope) query(q AgendaQuery) AgendaQuery {
	q.Fresh += s.More
	q.Ahead = s.Ahead
	if !s.Whole() {
		q.Fresh = allCards
	}
	if s.Missed {
		q.Ahead = allDays
	}
	return q
}

// Bounds of a query that wants everything.
const (
	allCards = 1 << 30
	allDays  = 1 << 20
)

// maxToday bounds how many of a learner's last answers are looked through.
const maxToday = 5000

// missed returns the cards of which an answer of the last days was not right, and
// none on a later day before today was right: a right one on the same day, minutes
// after the answer was shown, proves little, and one of today counts as done.
func (d *Desk) missed(ctx context.Context, learner int64, deckID string, day int) (map[string]bool, error) {
	last, err := d.store.Latest(ctx, learner, deckID, day-missedDays+1, maxToday)
	if err != nil {
		return nil, err
	}
	return missedOf(last, day), nil
}

// missedOf picks the cards that were missed from answers, newest day first.
func missedOf(answers []Review, today int) map[string]bool {
	known := make(map[string]int) // the last day on which a card was right
	missed := make(map[string]bool)
	for _, r := range answers {
		switch day, ok := known[r.Card]; {
		case r.Outcome != deck.Right:
			missed[r.Card] = missed[r.Card] || !ok || day == r.Day
		case !ok && r.Day < today:
			known[r.Card] = r.Day
		}
	}
	return missed
}

// within leaves the cards of a scope, and counts what was done of it today.
func (d *Desk) within(ctx context.Context, s Scope, q AgendaQuery, book *deck.Book, a Agenda) (Agenda, error) {
	if s.Whole() {
		return a, nil
	}
	var missed map[string]bool
	var err error
	if s.Missed {
		if missed, err = d.missed(ctx, q.Learner, q.Deck, q.Day); err != nil {
			return Agenda{}, err
		}
	}
	takes := s.takes(book, missed)
	a = s.pickOut(a, takes, q.Day)
	a.Finished, err = d.finished(ctx, q, takes)
	return a, err
}

// pickOut leaves the cards of a day that a scope takes.
func (s Scope) pickOut(a Agenda, takes func(card string) bool, day int) Agenda {
	a.Learning, a.Due = only(a.Learning, takes), only(a.Due, takes)
	a.Ahead = only(a.Ahead, func(card string) bool { return takes(card) && (s.Missed || s.Ahead > 0) })
	if !s.Missed {
		a.Ahead = slices.DeleteFunc(a.Ahead, func(m Memory) bool {
			due, _ := m.State.DueDay()
			return due > day+s.Ahead
		})
	}
	var fresh []Fresh
	for _, f := range a.Fresh {
		if takes(f.Card) && !s.Missed {
			fresh = append(fresh, f)
		}
	}
	a.Fresh = fresh
	return a
}

// finished counts the cards of a scope that were answered today and are not in
// learning any more, as the agenda does for the whole deck.
func (d *Desk) finished(ctx context.Context, q AgendaQuery, takes func(string) bool) (int, error) {
	today, err := d.store.Latest(ctx, q.Learner, q.Deck, q.Day, maxToday)
	if err != nil {
		return 0, err
	}
	var cards []string
	for _, r := range today {
		if takes(r.Card) {
			cards = append(cards, r.Card)
		}
	}
	slices.Sort(cards)
	kept, err := d.store.Kept(ctx, q.Learner, q.Deck, slices.Compact(cards))
	if err != nil {
		return 0, err
	}
	done := 0
	for _, k := range kept {
		if k.Memory.State.Phase == srs.Reviewing && k.Memory.State.Day == q.Day {
			done++
		}
	}
	return done, nil
}

// only keeps the memories of cards that a scope takes.
func only(list []Memory, takes func(card string) bool) []Memory {
	var kept []Memory
	for _, m := range list {
		if takes(m.Card) {
			kept = append(kept, m)
		}
	}
	return kept
}
