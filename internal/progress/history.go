package progress

import (
	"fmt"

	"quiz/internal/srs"
)

// This file replays the log into what happened on each day.

// day is what happened on one of the learner's days.
type day struct {
	answers int
	young   Share // reviews that were due, of cards with an interval below Mature
	mature  Share // reviews that were due, of the others
	known   int   // cards that came into review, less those that left it
}

// days are days by their numbers.
type days map[int]*day

// on returns a day.
func (d days) on(number int) *day {
	one, ok := d[number]
	if !ok {
		one = new(day)
		d[number] = one
	}
	return one
}

// history is a learner's log so far, replayed.
type history struct {
	log        Log // Last is the place of the last answer that was replayed, or of a later row
	schedulers map[int64]srs.Scheduler
	decks      map[string]days // without what is known, which depends on the cards of today
	cards      map[cardKey]*cardSoFar
}

// cardKey names a card among all decks.
type cardKey struct{ deck, card string }

// cardSoFar is a card at one place in the log.
type cardSoFar struct {
	state srs.State
	moves []move
}

// move is a card's coming into review, or leaving it.
type move struct {
	day   int
	known int // 1 or -1
}

func newHistory() *history {
	return &history{decks: make(map[string]days), cards: make(map[cardKey]*cardSoFar)}
}

// follows reports whether a log begins with the one that was replayed.
func (h *history) follows(log Log) bool {
	return h.log.Undone == log.Undone && h.log.Renamed == log.Renamed && h.log.Erased == log.Erased && h.log.Last <= log.Last
}

// add replays one answer.
func (h *history) add(a Answer) error {
	h.log.Last = a.Seq
	d := h.deck(a.Deck).on(a.Day)
	d.answers++
	if a.Overtaken {
		return nil
	}
	key := cardKey{a.Deck, a.Card}
	card, ok := h.cards[key]
	if !ok {
		card = new(cardSoFar)
		h.cards[key] = card
	}
	scheduler, ok := h.schedulers[a.Parameters]
	if !ok {
		return fmt.Errorf("an answer to %s/%s names version %d of the parameters, which is not there", a.Deck, a.Card, a.Parameters)
	}
	scheduler.Retention, scheduler.Fuzz = a.Retention, true
	before := card.state
	after, err := scheduler.Step(before, srs.Review{Day: a.Day, Grade: a.Grade, Evidence: a.Evidence, FuzzSeed: a.FuzzSeed})
	if err != nil {
		return fmt.Errorf("replay an answer to %s/%s: %w", a.Deck, a.Card, err)
	}
	card.state = after
	if change := known(after) - known(before); change != 0 {
		card.moves = append(card.moves, move{a.Day, change})
	}
	d.retained(before, a)
	return nil
}

// deck returns the days of a deck.
func (h *history) deck(id string) days {
	deck, ok := h.decks[id]
	if !ok {
		deck = make(days)
		h.decks[id] = deck
	}
	return deck
}

// days adds up the days of a deck, or of all for "", with what was known of the
// cards that can be asked today.
func (h *history) days(deckID string, cards []Card) days {
	sum := make(days)
	for id, deck := range h.decks {
		if deckID != "" && id != deckID {
			continue
		}
		for number, d := range deck {
			one := sum.on(number)
			one.answers += d.answers
			one.young, one.mature = one.young.plus(d.young), one.mature.plus(d.mature)
		}
	}
	for _, c := range cards {
		if card, ok := h.cards[cardKey{c.Deck, c.Card}]; ok {
			for _, m := range card.moves {
				sum.on(m.day).known += m.known
			}
		}
	}
	return sum
}
