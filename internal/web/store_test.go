package web

import (
	"context"
	"slices"
	"sync"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/study"
)

// This file holds a store in memory: small, but true to what study.Store asks.

type memoryStore struct {
	mu       sync.Mutex
	settings study.Settings
	books    []*deck.Book
	reviews  []study.Review
	memories map[string]study.Memory // by deck/card
	fail     error                   // what every method returns, if set
	forget   bool                    // Record stores and fails once, as after a stall
}

func newStore() *memoryStore {
	return &memoryStore{settings: study.DefaultSettings(), memories: make(map[string]study.Memory)}
}

func (m *memoryStore) Learner(_ context.Context, id int64) (study.Learner, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if id != study.LocalLearner {
		return study.Learner{}, study.ErrNoLearner
	}
	return study.Learner{ID: id, Settings: m.settings}, m.fail
}

func (m *memoryStore) SaveSettings(_ context.Context, _ int64, s study.Settings) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.settings = s
	return m.fail
}

func (m *memoryStore) Install(_ context.Context, in study.Installation, _ time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.books = append(m.books, in.Book)
	return m.fail
}

func (m *memoryStore) Decks(context.Context) ([]*deck.Book, error) { return m.books, m.fail }

func (m *memoryStore) Agenda(_ context.Context, q study.AgendaQuery) (study.Agenda, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	book := m.books[slices.IndexFunc(m.books, func(b *deck.Book) bool { return b.Deck == q.Deck })]
	a := study.Agenda{Cards: len(book.Cards)}
	taken := m.takenFacts(book, q.Day)
	fresh := make(map[string]bool)
	for _, c := range book.Cards {
		mem, known := m.memories[q.Deck+"/"+c.ID]
		due, reviewing := mem.State.DueDay()
		switch {
		case !known:
			if !taken[c.Fact] && !fresh[c.Fact] && len(a.Fresh) < q.Fresh {
				fresh[c.Fact] = true
				a.Fresh = append(a.Fresh, study.Fresh{Card: c.ID, Fact: c.Fact})
			}
			continue
		case !reviewing:
			a.Learning = append(a.Learning, mem)
			continue
		case due <= q.Day && mem.State.Day != q.Day:
			a.Due = append(a.Due, mem)
		case due > q.Day && (a.NextDay == 0 || due < a.NextDay):
			a.NextDay = due
		}
		a.Known++
		if mem.State.Day == q.Day {
			a.Finished++
		}
	}
	for _, r := range m.reviews {
		if r.Deck == q.Deck && r.Day == q.Day && r.Number == 0 {
			a.NewToday++
		}
	}
	return a, m.fail
}

// takenFacts are the facts of which a card is asked on a day.
func (m *memoryStore) takenFacts(book *deck.Book, day int) map[string]bool {
	facts := make(map[string]bool)
	for _, c := range book.Cards {
		if mem, ok := m.memories[book.Deck+"/"+c.ID]; ok {
			due, reviewing := mem.State.DueDay()
			facts[c.Fact] = facts[c.Fact] || !reviewing || due <= day || mem.State.Day == day
		}
	}
	return facts
}

func (m *memoryStore) Memories(_ context.Context, _ int64, deckID string) ([]study.Memory, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var list []study.Memory
	for key, mem := range m.memories {
		if key == deckID+"/"+mem.Card {
			list = append(list, mem)
		}
	}
	return list, m.fail
}

func (m *memoryStore) Record(_ context.Context, o study.Occasion, decide func(study.Known) (study.Review, srs.State, error)) (study.Recorded, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return study.Recorded{}, m.fail
	}
	key := o.Deck + "/" + o.Card
	for _, r := range m.reviews {
		if r.Key == o.Key {
			return study.Recorded{Review: r, Memory: m.memories[r.Deck+"/"+r.Card], Again: true}, nil
		}
	}
	review, state, err := decide(study.Known{Memory: m.memories[key], Parameters: m.parameters()})
	if err != nil {
		return study.Recorded{}, err
	}
	memory := study.Memory{Card: o.Card, Fact: m.fact(o), State: state}
	m.reviews, m.memories[key] = append(m.reviews, review), memory
	if m.forget {
		m.forget = false
		return study.Recorded{}, context.DeadlineExceeded
	}
	return study.Recorded{Review: review, Memory: memory}, nil
}

func (m *memoryStore) fact(o study.Occasion) string {
	for _, b := range m.books {
		if card, ok := b.Card(o.Card); ok && b.Deck == o.Deck {
			return card.Fact
		}
	}
	return ""
}

func (m *memoryStore) Review(_ context.Context, _ int64, id string) (study.Recorded, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, r := range m.reviews {
		if r.ID == id {
			return study.Recorded{Review: r, Memory: m.memories[r.Deck+"/"+r.Card]}, m.fail
		}
	}
	return study.Recorded{}, study.ErrNoReview
}

func (m *memoryStore) Log(_ context.Context, _ int64, visit func(study.Review) error) error {
	for _, r := range m.reviews {
		if err := visit(r); err != nil {
			return err
		}
	}
	return m.fail
}

func (m *memoryStore) Parameters(context.Context, int64) (study.Parameters, error) {
	return m.parameters(), m.fail
}

func (m *memoryStore) parameters() study.Parameters {
	return study.Parameters{ID: 1, Scheduler: srs.DefaultScheduler()}
}

func (m *memoryStore) ReplaceMemories(context.Context, int64, map[string][]study.Memory) error {
	return m.fail
}
