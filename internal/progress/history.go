package progress

import (
	"context"
	"errors"
	"fmt"

	"quiz/internal/srs"
)

// This file replays the log into what happened on each day.

// day is what happened on one of the learner's days.
type day struct {
	answers int
	known   int   // cards that came into review, less those that left it
	young   Share // reviews that were due, of cards with an interval below mature
	mature  Share // reviews that were due, of the others
}

// history is the log so far, replayed.
type history struct {
	schedulers map[int64]srs.Scheduler
	cards      map[cardKey]*cardSoFar
	days       map[int]*day
}

// cardKey names a card among all decks.
type cardKey struct{ deck, card string }

// cardSoFar is a card at one place in the log.
type cardSoFar struct {
	state   srs.State
	askable bool // today
}

func newHistory() *history {
	return &history{cards: make(map[cardKey]*cardSoFar), days: make(map[int]*day)}
}

// open takes what a store has beside the log.
func (h *history) open(k Kept) {
	h.schedulers = k.Schedulers
	for _, c := range k.Cards {
		h.cards[cardKey{c.Deck, c.Card}] = &cardSoFar{askable: true}
	}
}

// batch is how many answers are handed over at a time.
const batch = 1024

// replay reads what a source has and replays its log. Reading and replaying take
// about as long as each other, so they run side by side: a goroutine replays, which
// ends before replay returns.
func replay(ctx context.Context, source Source, q Query) (Kept, *history, error) {
	var kept Kept
	h := newHistory()
	batches := make(chan []Answer, 4)
	replayed := make(chan error, 1)
	go func() { replayed <- h.addAll(batches) }()
	next := make([]Answer, 0, batch)
	err := source.Progress(ctx, q, func(k Kept) error {
		kept = k
		h.open(k) // before the first batch is sent
		return nil
	}, func(a Answer) error {
		if next = append(next, a); len(next) == batch {
			batches <- next
			next = make([]Answer, 0, batch)
		}
		return nil
	})
	batches <- next
	close(batches)
	return kept, h, errors.Join(err, <-replayed)
}

// addAll replays batches until there are no more, the rest of them unread after an
// error.
func (h *history) addAll(batches <-chan []Answer) (err error) {
	for answers := range batches {
		for _, a := range answers {
			if err == nil {
				err = h.add(a)
			}
		}
	}
	return err
}

// add replays one answer.
func (h *history) add(a Answer) error {
	key := cardKey{a.Deck, a.Card}
	card, ok := h.cards[key]
	if !ok { // it left its deck
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
	d := h.on(a.Day)
	d.answers++
	d.retained(before, a)
	if card.askable {
		d.known += known(after) - known(before)
	}
	return nil
}

// on returns a day.
func (h *history) on(number int) *day {
	d, ok := h.days[number]
	if !ok {
		d = new(day)
		h.days[number] = d
	}
	return d
}
