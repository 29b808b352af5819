package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"quiz/internal/study"
)

// This file holds a deck's day for a learner. Every query reads a range of an
// index that begins with the learner and the deck; none looks at reviews.
//
// Only askable cards come and are counted, and only they hold a sibling back:
// one that can't be asked would hold it back for ever. The same holds for cards
// that the learner suspended or put off, but these are counted. What was done on
// the day is the exception, for it was done whatever became of the card.

// Agenda implements study.Store. ErrNoLearner and ErrNoDeck where there are
// none. A review that a sibling puts off falls due on the day after.
func (s *Store) Agenda(ctx context.Context, q study.AgendaQuery) (study.Agenda, error) {
	var d dayReader
	err := s.read(ctx, func(tx *Tx) error {
		if err := errors.Join(checkLearner(tx, q.Learner), checkDeck(tx, q.Deck)); err != nil {
			return err
		}
		d = dayReader{tx: tx, q: q, hidden: make(map[string]bool), busy: make(map[string][]string)}
		for _, part := range []func() error{
			d.countDay, d.readHidden, d.countCards, d.countTomorrow, d.readNextDay,
			d.readReviewed, d.readLearning, d.readDue, d.readFresh, d.readAhead,
		} {
			if err := part(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return study.Agenda{}, fmt.Errorf("read the agenda of the deck %s for learner %d: %w", q.Deck, q.Learner, err)
	}
	return d.a, nil
}

// dayReader reads one agenda. Of what concerns only a few cards it keeps a list,
// rather than ask for each row whether it is one of them.
type dayReader struct {
	tx     *Tx
	q      study.AgendaQuery
	a      study.Agenda
	hidden map[string]bool     // cards that are put aside: true where suspended, false where put off on the day
	busy   map[string][]string // facts of which cards were reviewed on the day or are in learning, with these
}

// countDay counts the day's work. Work on a card that has been retired since is
// still work done. A card that was first answered on the day was last answered
// on the day or later, which is what the index is by.
func (d *dayReader) countDay() error {
	return d.tx.Row(sqlCountDay, d.q.Day, d.q.Learner, d.q.Deck).Scan(&d.a.NewToday, &d.a.Finished)
}

const sqlCountDay = `
	SELECT count(CASE WHEN first_day = $1 THEN 1 END),
	       count(CASE WHEN day = $1 AND phase = 'review' THEN 1 END)
	FROM memories
	WHERE learner = $2 AND deck = $3 AND day >= $1`

// readHidden reads which askable cards the learner has put aside.
func (d *dayReader) readHidden() error {
	return d.tx.Each(func(row scanner) error {
		var card string
		var suspended bool
		err := row.Scan(&card, &suspended)
		d.hidden[card] = suspended
		d.a.Hidden = len(d.hidden)
		return err
	}, sqlHidden, d.q.Learner, d.q.Deck, d.q.Day)
}

const sqlHidden = `
	SELECT k.card, k.suspended
	FROM marks k JOIN cards c ON c.deck = k.deck AND c.card = k.card
	WHERE k.learner = $1 AND k.deck = $2 AND c.askable = 1 AND (k.suspended = 1 OR k.buried_on = $3)`

// countCards counts the askable cards and those of them that are in review: all
// in review, without the few that can't be asked any more. What is left of the
// cards, without those in any other phase and those suspended, was never answered.
func (d *dayReader) countCards() error {
	var answered, suspendedUnseen int
	err := d.tx.Row(sqlCountCards, d.q.Deck, d.q.Learner).Scan(&d.a.Cards, &d.a.Known, &answered, &suspendedUnseen)
	d.a.Unseen = d.a.Cards - answered - suspendedUnseen
	return err
}

// The few cards that can't be asked come first, so that their memories are looked up
// and not a card for each memory.
const sqlCountCards = `
	SELECT
	  (SELECT count(*) FROM cards WHERE deck = $1 AND askable = 1),
	  (SELECT count(*) FROM memories WHERE learner = $2 AND deck = $1 AND due_day IS NOT NULL)
	- (SELECT count(*)
	   FROM cards c CROSS JOIN memories m
	   WHERE c.deck = $1 AND c.askable = 0 AND m.learner = $2 AND m.deck = c.deck AND m.card = c.card AND m.due_day IS NOT NULL),
	  (SELECT count(*) FROM memories WHERE learner = $2 AND deck = $1)
	- (SELECT count(*)
	   FROM cards c CROSS JOIN memories m
	   WHERE c.deck = $1 AND c.askable = 0 AND m.learner = $2 AND m.deck = c.deck AND m.card = c.card),
	  (SELECT count(*)
	   FROM marks k JOIN cards c ON c.deck = k.deck AND c.card = k.card
	   WHERE k.learner = $2 AND k.deck = $1 AND k.suspended = 1 AND c.askable = 1
	     AND NOT EXISTS (SELECT 1 FROM memories m WHERE m.learner = $2 AND m.deck = $1 AND m.card = k.card))`

// countTomorrow counts what falls due on the next day by itself; readDue adds
// what siblings put off to it.
func (d *dayReader) countTomorrow() error {
	return d.tx.Row(sqlCountTomorrow, d.q.Learner, d.q.Deck, d.q.Day+1).Scan(&d.a.Tomorrow)
}

const sqlCountTomorrow = `
	SELECT count(*)
	FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
	WHERE m.learner = $1 AND m.deck = $2 AND m.due_day = $3 AND c.askable = 1
	  AND NOT EXISTS (` + sqlSuspended + `)`

// sqlSuspended finds the mark of a card c that learner $1 suspended.
const sqlSuspended = `
	    SELECT 1 FROM marks k
	    WHERE k.learner = $1 AND k.deck = c.deck AND k.card = c.card AND k.suspended = 1`

func (d *dayReader) readNextDay() error {
	err := d.tx.Row(sqlNextDay, d.q.Learner, d.q.Deck, d.q.Day).Scan(&d.a.NextDay)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

const sqlNextDay = `
	SELECT m.due_day
	FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
	WHERE m.learner = $1 AND m.deck = $2 AND m.due_day > $3 AND c.askable = 1
	  AND NOT EXISTS (` + sqlSuspended + `)
	ORDER BY m.due_day LIMIT 1`

// readReviewed reads which cards were reviewed on the day: their siblings wait.
func (d *dayReader) readReviewed() error {
	return d.tx.Each(func(row scanner) error {
		var card, fact string
		err := row.Scan(&card, &fact)
		d.busy[fact] = append(d.busy[fact], card)
		return err
	}, sqlReviewed, d.q.Learner, d.q.Deck, d.q.Day)
}

const sqlReviewed = `
	SELECT m.card, c.fact
	FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
	WHERE m.learner = $1 AND m.deck = $2 AND m.day = $3`

func (d *dayReader) readLearning() error {
	return d.memories(func(m study.Memory) {
		d.a.Learning = append(d.a.Learning, m)
		d.busy[m.Fact] = append(d.busy[m.Fact], m.Card)
	}, sqlLearning, d.q.Learner, d.q.Deck)
}

const sqlLearning = `
	SELECT ` + memoryColumns + `
	FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
	WHERE m.learner = $1 AND m.deck = $2 AND m.due_day IS NULL AND c.askable = 1
	ORDER BY m.due_at, m.card`

// memories reads memories of cards that may be asked. One that is put off on the
// day, and would be asked on it, is for the day after.
func (d *dayReader) memories(add func(study.Memory), query string, args ...any) error {
	return d.tx.Each(func(row scanner) error {
		m, err := scanMemory(row)
		if err != nil {
			return err
		}
		suspended, hidden := d.hidden[m.Card]
		due, reviewing := m.State.DueDay()
		switch {
		case !hidden:
			add(m)
		case !suspended && (!reviewing || due <= d.q.Day):
			d.tomorrow()
		}
		return nil
	}, query, args...)
}

// tomorrow counts a card that the day puts off.
func (d *dayReader) tomorrow() {
	d.a.NextDay = d.q.Day + 1
	d.a.Tomorrow++
}

// waits reports whether a sibling of a card comes on the day, or came.
func (d *dayReader) waits(m study.Memory) bool {
	return slices.ContainsFunc(d.busy[m.Fact], func(card string) bool { return card != m.Card })
}

// readDue reads the due reviews. One whose sibling was reviewed on the day or is
// in learning is put off to the next.
func (d *dayReader) readDue() error {
	return d.memories(func(m study.Memory) {
		if d.waits(m) {
			d.tomorrow()
		} else {
			d.a.Due = append(d.a.Due, m)
		}
	}, sqlDue, d.q.Learner, d.q.Deck, d.q.Day)
}

const sqlDue = `
	SELECT ` + memoryColumns + `
	FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
	WHERE m.learner = $1 AND m.deck = $2 AND m.due_day <= $3 AND c.askable = 1
	ORDER BY m.due_day, c.position`

// readAhead reads the reviews of the days to come, as far as they are asked for.
func (d *dayReader) readAhead() error {
	if d.q.Ahead <= 0 {
		return nil
	}
	return d.memories(func(m study.Memory) {
		if !d.waits(m) {
			d.a.Ahead = append(d.a.Ahead, m)
		}
	}, sqlAhead, d.q.Learner, d.q.Deck, d.q.Day, d.q.Day+d.q.Ahead)
}

const sqlAhead = `
	SELECT ` + memoryColumns + `
	FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
	WHERE m.learner = $1 AND m.deck = $2 AND m.due_day > $3 AND m.due_day <= $4 AND m.day < $3 AND c.askable = 1
	ORDER BY m.due_day, c.position`

// readFresh comes after the other cards are counted: where all are in learning
// or in review none is new, and a long deck need not be walked to see that.
func (d *dayReader) readFresh() error {
	if d.q.Fresh <= 0 || d.a.Cards == d.a.Known+len(d.a.Learning) {
		return nil
	}
	return d.tx.Each(func(row scanner) error {
		var f study.Fresh
		err := row.Scan(&f.Card, &f.Fact)
		d.a.Fresh = append(d.a.Fresh, f)
		return err
	}, sqlFresh, d.q.Learner, d.q.Deck, d.q.Day, d.q.Fresh)
}

// A card comes if it was never answered and is not hidden, if no card of its fact
// was reviewed on the day or is to be asked on it, and if no card of its fact that
// could come instead stands before it. All that is settled before the limit counts.
var sqlFresh = `
	SELECT c.card, c.fact
	FROM cards c
	WHERE NOT EXISTS (
	    SELECT 1 FROM memories m WHERE m.learner = $1 AND m.deck = c.deck AND m.card = c.card)
	  AND c.deck = $2 AND c.askable = 1
	  AND NOT EXISTS (
	    SELECT 1
	    FROM cards s JOIN memories t ON t.learner = $1 AND t.deck = s.deck AND t.card = s.card
	    WHERE s.deck = c.deck AND s.fact = c.fact
	      AND (t.day = $3 OR (s.askable = 1 AND (t.due_day IS NULL OR t.due_day <= $3)
	                          AND NOT ` + hidden("s", "$1", "$3") + `)))
	  AND NOT ` + hidden("c", "$1", "$3") + `
	  AND NOT EXISTS (
	    SELECT 1
	    FROM cards e
	    WHERE e.deck = c.deck AND e.fact = c.fact AND e.askable = 1 AND e.position < c.position
	      AND NOT ` + hidden("e", "$1", "$3") + `
	      AND NOT EXISTS (
	        SELECT 1 FROM memories u WHERE u.learner = $1 AND u.deck = e.deck AND u.card = e.card))
	ORDER BY c.position LIMIT $4`
