package study

import (
	"cmp"
	"maps"
	"slices"
	"sync"
)

// This file keeps the days of those who study now in hand: the agenda of a sitting
// and the learner's last answers, which every question and every answer needs. An
// answer moves one card, so the day after it follows from the day before and what
// was stored; any other write lets go of the day, and it is read anew.
//
// What is in hand is what the store would say, but for new cards: they are as many
// as were asked for, less those answered since, which is all that the day's limit
// leaves.

// maxInHand bounds how many days are in hand, and maxRows how many cards one may
// have: 200,000 of them together are some 30 megabytes.
const (
	maxInHand = 400
	maxRows   = 500
)

// inHand holds days by learner and deck.
type inHand struct {
	mu   sync.Mutex
	days map[columnKey]*dayInHand
}

// dayInHand is one learner's day in one deck; guarded by inHand. Its lists are
// never changed, only replaced.
//
// What a reader brings from the store is taken only if nothing was written since it
// began and nothing is being written, for it may hold such a write or not.
type dayInHand struct {
	writing int // writes under way
	writes  int // writes that ended

	query  AgendaQuery
	agenda *Agenda // nil where it is not in hand
	since  int
	latest []Review // nil where they are not in hand
}

func newInHand() *inHand { return &inHand{days: make(map[columnKey]*dayInHand)} }

// day returns what is in hand of a learner's deck, empty at first. The caller holds
// the lock.
func (h *inHand) day(key columnKey) *dayInHand {
	d := h.days[key]
	if d == nil {
		if len(h.days) >= maxInHand {
			maps.DeleteFunc(h.days, func(_ columnKey, d *dayInHand) bool { return d.writing == 0 })
		}
		d = new(dayInHand)
		h.days[key] = d
	}
	return d
}

// letGo forgets the days that match.
func (h *inHand) letGo(match func(columnKey) bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for key, d := range h.days {
		if match(key) {
			d.writes++
			d.agenda, d.latest = nil, nil
		}
	}
}

// agendaOf returns an agenda, from hand or as read tells it.
func (h *inHand) agendaOf(q AgendaQuery, read func() (Agenda, error)) (Agenda, error) {
	h.mu.Lock()
	d := h.day(columnKey{q.Learner, q.Deck})
	if d.agenda != nil && d.query == q {
		defer h.mu.Unlock()
		return *d.agenda, nil
	}
	before := d.writes
	h.mu.Unlock()
	a, err := read()
	if err != nil || len(a.Learning)+len(a.Due)+len(a.Fresh)+len(a.Ahead) > maxRows {
		return a, err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if d.writing == 0 && d.writes == before {
		d.query, d.agenda = q, &a
	}
	return a, nil
}

// latestOf returns a learner's last answers, from hand or as read tells them.
func (h *inHand) latestOf(key columnKey, since int, read func() ([]Review, error)) ([]Review, error) {
	h.mu.Lock()
	d := h.day(key)
	if d.latest != nil && d.since == since {
		defer h.mu.Unlock()
		return d.latest, nil
	}
	before := d.writes
	h.mu.Unlock()
	list, err := read()
	if err != nil {
		return nil, err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if d.writing == 0 && d.writes == before {
		d.since, d.latest = since, append([]Review{}, list...)
	}
	return list, nil
}

// begin says that something of a learner's deck is being written. A write beside
// another lets go of the day, because nobody knows which of them comes first.
func (h *inHand) begin(key columnKey) *dayInHand {
	h.mu.Lock()
	defer h.mu.Unlock()
	d := h.day(key)
	if d.writing++; d.writing > 1 {
		d.agenda, d.latest = nil, nil
	}
	return d
}

// end says that a write ended, with what it recorded, or nil where the day is to be
// read anew.
func (h *inHand) end(d *dayInHand, rec *Recorded) {
	h.mu.Lock()
	defer h.mu.Unlock()
	d.writing--
	d.writes++
	switch {
	case rec == nil:
		d.agenda, d.latest = nil, nil
	case !rec.Again:
		d.answered(*rec)
	}
}

// answered moves the day on by an answer.
func (d *dayInHand) answered(rec Recorded) {
	if d.agenda != nil {
		next, ok := d.agenda.after(d.query, rec)
		if d.agenda = &next; !ok {
			d.agenda = nil
		}
	}
	if d.latest == nil {
		return
	}
	if len(d.latest) > 0 && rec.Review.Day < d.latest[0].Day {
		d.latest = nil // in the west it is yesterday again
		return
	}
	d.latest = append([]Review{rec.Review}, d.latest[:min(len(d.latest), paceOf-1)]...)
}

// after is the agenda once a card of it was answered; ok is false where the answer
// was to another card, or on another day.
func (a Agenda) after(q AgendaQuery, rec Recorded) (_ Agenda, ok bool) {
	m := rec.Memory
	due, reviewing := m.State.DueDay()
	if rec.Review.Day != q.Day || reviewing && due <= q.Day {
		return a, false
	}
	lists := len(a.Learning) + len(a.Due) + len(a.Fresh)
	known, fresh := len(a.Due), len(a.Fresh)
	a.Learning, a.Due = without(a.Learning, m.Card), without(a.Due, m.Card)
	a.Fresh = slices.DeleteFunc(slices.Clone(a.Fresh), func(f Fresh) bool { return f.Card == m.Card })
	if lists != len(a.Learning)+len(a.Due)+len(a.Fresh)+1 {
		return a, false
	}
	a.Known -= known - len(a.Due)
	a.Unseen -= fresh - len(a.Fresh)
	a.NewToday += fresh - len(a.Fresh)
	a = a.siblingsWait(m.Fact, q.Day)
	if !reviewing {
		a.Learning = append(a.Learning, m)
		slices.SortFunc(a.Learning, func(x, y Memory) int {
			return cmp.Or(cmp.Compare(x.readyMS(), y.readyMS()), cmp.Compare(x.Card, y.Card))
		})
		return a, true
	}
	a.Finished++
	a.Known++
	if a.NextDay == 0 || due < a.NextDay {
		a.NextDay = due
	}
	if due == q.Day+1 {
		a.Tomorrow++
	}
	return a, true
}

// siblingsWait puts the reviews of a fact off, of which a card was answered.
func (a Agenda) siblingsWait(fact string, day int) Agenda {
	of := func(m Memory) bool { return m.Fact == fact }
	due := slices.DeleteFunc(slices.Clone(a.Due), of)
	if put := len(a.Due) - len(due); put > 0 {
		a.NextDay = day + 1
		a.Tomorrow += put
	}
	a.Due, a.Ahead = due, slices.DeleteFunc(slices.Clone(a.Ahead), of)
	return a
}

// without is a list without a card.
func without(list []Memory, card string) []Memory {
	return slices.DeleteFunc(slices.Clone(list), func(m Memory) bool { return m.Card == card })
}

// readyMS is when a card in learning is due.
func (m Memory) readyMS() int64 { return m.State.At + m.State.Wait.Milliseconds() }
