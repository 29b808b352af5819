package progress

import (
	"context"
	"errors"
	"slices"
	"sync"
)

// This file holds the Reader, which reads a log once and then only what is new in
// it.

// Reader makes reports. It is safe for concurrent use.
type Reader struct {
	source Source

	mu       sync.Mutex
	learners map[int64]*ledger
}

// ledger is what a Reader keeps of one learner.
type ledger struct {
	mu      sync.Mutex // held while it is brought up to date
	history *history
}

// mostLearners bounds how many histories are kept, each of about two megabytes for
// a hundred thousand answers.
const mostLearners = 32

// NewReader returns a Reader of what a store has.
func NewReader(source Source) *Reader {
	return &Reader{source: source, learners: make(map[int64]*ledger)}
}

// Read returns a learner's progress in a deck, or in all for "". The topics are
// those of that deck, or of all, in the order in which they are to be shown.
func (r *Reader) Read(ctx context.Context, who Learner, deckID string, topics []Topic) (Report, error) {
	l := r.ledger(who.ID)
	l.mu.Lock()
	defer l.mu.Unlock()
	kept, err := l.update(ctx, r.source, who.ID)
	if err != nil {
		return Report{}, err
	}
	cards := kept.Cards
	if deckID != "" {
		cards = slices.DeleteFunc(cards, func(c Card) bool { return c.Deck != deckID })
	}
	return report(l.history.days(deckID, cards), cards, who, topics), nil
}

// Warm reads a learner's log ahead, so that the first report needs only what is new.
func (r *Reader) Warm(ctx context.Context, learner int64) error {
	l := r.ledger(learner)
	l.mu.Lock()
	defer l.mu.Unlock()
	_, err := l.update(ctx, r.source, learner)
	return err
}

// ledger returns a learner's ledger. Where there are too many, all go: what they
// held is read again.
func (r *Reader) ledger(learner int64) *ledger {
	r.mu.Lock()
	defer r.mu.Unlock()
	l, ok := r.learners[learner]
	if !ok {
		if len(r.learners) >= mostLearners {
			clear(r.learners)
		}
		l = &ledger{history: newHistory()}
		r.learners[learner] = l
	}
	return l
}

// batch is how many answers are handed over at a time.
const batch = 1024

// update replays what is new in a learner's log. Reading and replaying take about
// as long as each other, so they run side by side: a goroutine replays, which ends
// before update returns.
func (l *ledger) update(ctx context.Context, source Source, learner int64) (Kept, error) {
	var kept Kept
	batches := make(chan []Answer, 4)
	replayed := make(chan error, 1)
	go func() { replayed <- l.addAll(batches) }()
	var next []Answer
	err := source.Progress(ctx, learner, func(k Kept) (int64, error) {
		kept = k
		return l.open(k), nil // before the first batch is sent
	}, func(a Answer) error {
		if next = append(next, a); len(next) == batch {
			batches <- next
			next = make([]Answer, 0, batch)
		}
		return nil
	})
	batches <- next
	close(batches)
	if wrong := <-replayed; wrong != nil {
		l.history = newHistory() // it lacks an answer
		return kept, errors.Join(err, wrong)
	}
	if err == nil {
		l.history.log.Last = kept.Log.Last
	}
	return kept, err
}

// open takes what a store has beside the answers and says after which place in the
// log there is something new: 0 where an answer that was replayed has been undone
// or carried to another card.
func (l *ledger) open(k Kept) (after int64) {
	if !l.history.follows(k.Log) {
		l.history = newHistory()
	}
	after = l.history.log.Last
	l.history.log, l.history.schedulers = k.Log, k.Schedulers
	l.history.log.Last = after
	return after
}

// addAll replays batches until there are no more, the rest of them unread after an
// error.
func (l *ledger) addAll(batches <-chan []Answer) (err error) {
	for answers := range batches {
		for _, a := range answers {
			if err == nil {
				err = l.history.add(a)
			}
		}
	}
	return err
}
