package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

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
	var a study.Agenda
	err := s.read(ctx, func(tx *Tx) error {
		if err := errors.Join(checkLearner(tx, q.Learner), checkDeck(tx, q.Deck)); err != nil {
			return err
		}
		for _, part := range []func(*Tx, study.AgendaQuery, *study.Agenda) error{
			countDay, countCards, countTomorrow, readNextDay, readLearning, readDue, readFresh, readAhead,
		} {
			if err := part(tx, q, &a); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return study.Agenda{}, fmt.Errorf("read the agenda of the deck %s for learner %d: %w", q.Deck, q.Learner, err)
	}
	return a, nil
}

// countDay counts the day's work. Work on a card that has been retired since is
// still work done. A card that was first answered on the day was last answered
// on the day or later, which is what the index is by.
func countDay(tx *Tx, q study.AgendaQuery, a *study.Agenda) error {
	return tx.Row(sqlCountDay, q.Day, q.Learner, q.Deck).Scan(&a.NewToday, &a.Finished)
}

const sqlCountDay = `
	SELECT count(CASE WHEN first_day = $1 THEN 1 END),
	       count(CASE WHEN day = $1 AND phase = 'review' THEN 1 END)
	FROM memories
	WHERE learner = $2 AND deck = $3 AND day >= $1`

// countCards counts the askable cards and those of them that are in review: all
// in review, without the few that can't be asked any more.
func countCards(tx *Tx, q study.AgendaQuery, a *study.Agenda) error {
	return tx.Row(sqlCountCards, q.Deck, q.Learner, q.Day).Scan(&a.Cards, &a.Known, &a.Hidden)
}

const sqlCountCards = `
	SELECT
	  (SELECT count(*) FROM cards WHERE deck = $1 AND askable = 1),
	  (SELECT count(*) FROM memories WHERE learner = $2 AND deck = $1 AND due_day IS NOT NULL)
	- (SELECT count(*)
	   FROM cards c JOIN memories m ON m.learner = $2 AND m.deck = c.deck AND m.card = c.card
	   WHERE c.deck = $1 AND c.askable = 0 AND m.due_day IS NOT NULL),
	  (SELECT count(*)
	   FROM marks k JOIN cards c ON c.deck = k.deck AND c.card = k.card
	   WHERE k.learner = $2 AND k.deck = $1 AND c.askable = 1 AND (k.suspended = 1 OR k.buried_on = $3))`

// countTomorrow counts what falls due on the next day by itself; readDue adds
// what siblings put off to it.
func countTomorrow(tx *Tx, q study.AgendaQuery, a *study.Agenda) error {
	return tx.Row(sqlCountTomorrow, q.Learner, q.Deck, q.Day+1).Scan(&a.Tomorrow)
}

var sqlCountTomorrow = `
	SELECT count(*)
	FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
	WHERE m.learner = $1 AND m.deck = $2 AND m.due_day = $3 AND c.askable = 1
	  AND NOT ` + hidden("$1", "$3")

func readNextDay(tx *Tx, q study.AgendaQuery, a *study.Agenda) error {
	err := tx.Row(sqlNextDay, q.Learner, q.Deck, q.Day).Scan(&a.NextDay)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

const sqlNextDay = `
	SELECT m.due_day
	FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
	WHERE m.learner = $1 AND m.deck = $2 AND m.due_day > $3 AND c.askable = 1
	  AND NOT EXISTS (
	    SELECT 1 FROM marks k
	    WHERE k.learner = $1 AND k.deck = c.deck AND k.card = c.card AND k.suspended = 1)
	ORDER BY m.due_day LIMIT 1`

func readLearning(tx *Tx, q study.AgendaQuery, a *study.Agenda) error {
	return tx.Each(func(row scanner) error {
		m, err := scanMemory(row)
		a.Learning = append(a.Learning, m)
		return err
	}, sqlLearning, q.Learner, q.Deck, q.Day)
}

var sqlLearning = `
	SELECT ` + memoryColumns + `
	FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
	WHERE m.learner = $1 AND m.deck = $2 AND m.due_day IS NULL AND c.askable = 1
	  AND NOT ` + hidden("$1", "$3") + `
	ORDER BY m.due_at, m.card`

// readDue reads the due reviews. One whose sibling was reviewed on the day or is
// in learning is put off to the next.
func readDue(tx *Tx, q study.AgendaQuery, a *study.Agenda) error {
	return tx.Each(func(row scanner) error {
		var sibling bool
		m, err := scanMemory(withExtra{row, []any{&sibling}})
		if sibling {
			a.NextDay = q.Day + 1
			a.Tomorrow++
		} else {
			a.Due = append(a.Due, m)
		}
		return err
	}, sqlDue, q.Day, q.Learner, q.Deck)
}

// withExtra is a row with more columns than its reader knows of.
type withExtra struct {
	row   scanner
	extra []any
}

func (w withExtra) Scan(dest ...any) error { return w.row.Scan(append(dest, w.extra...)...) }

// siblingToday is a condition on a memory m and its card c: on the day $1 a card
// of the same fact was reviewed, or is in learning and will be asked.
var siblingToday = `EXISTS (
	  SELECT 1
	  FROM cards s JOIN memories t ON t.learner = m.learner AND t.deck = s.deck AND t.card = s.card
	  WHERE s.deck = c.deck AND s.fact = c.fact AND s.card <> c.card
	    AND (t.day = $1 OR (s.askable = 1 AND t.due_day IS NULL AND NOT ` + hiddenCard("s", "m.learner", "$1") + `)))`

var sqlDue = `
	SELECT ` + memoryColumns + `, ` + siblingToday + `
	FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
	WHERE m.due_day <= $1 AND m.learner = $2 AND m.deck = $3 AND c.askable = 1
	  AND NOT ` + hidden("$2", "$1") + `
	ORDER BY m.due_day, c.position`

// readAhead reads the reviews of the days to come, as far as they are asked for.
func readAhead(tx *Tx, q study.AgendaQuery, a *study.Agenda) error {
	if q.Ahead <= 0 {
		return nil
	}
	return tx.Each(func(row scanner) error {
		m, err := scanMemory(row)
		a.Ahead = append(a.Ahead, m)
		return err
	}, sqlAhead, q.Day, q.Learner, q.Deck, q.Day+q.Ahead)
}

var sqlAhead = `
	SELECT ` + memoryColumns + `
	FROM memories m JOIN cards c ON c.deck = m.deck AND c.card = m.card
	WHERE m.due_day > $1 AND m.learner = $2 AND m.deck = $3 AND m.due_day <= $4 AND m.day < $1
	  AND c.askable = 1 AND NOT ` + hidden("$2", "$1") + ` AND NOT ` + siblingToday + `
	ORDER BY m.due_day, c.position`

// readFresh comes after the other cards are counted: where all are in learning
// or in review none is new, and a long deck need not be walked to see that.
func readFresh(tx *Tx, q study.AgendaQuery, a *study.Agenda) error {
	if q.Fresh <= 0 || a.Cards == a.Known+len(a.Learning) {
		return nil
	}
	return tx.Each(func(row scanner) error {
		var f study.Fresh
		err := row.Scan(&f.Card, &f.Fact)
		a.Fresh = append(a.Fresh, f)
		return err
	}, sqlFresh, q.Learner, q.Deck, q.Day, q.Fresh)
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
	                          AND NOT ` + hiddenCard("s", "$1", "$3") + `)))
	  AND NOT ` + hidden("$1", "$3") + `
	  AND NOT EXISTS (
	    SELECT 1
	    FROM cards e
	    WHERE e.deck = c.deck AND e.fact = c.fact AND e.askable = 1 AND e.position < c.position
	      AND NOT ` + hiddenCard("e", "$1", "$3") + `
	      AND NOT EXISTS (
	        SELECT 1 FROM memories u WHERE u.learner = $1 AND u.deck = e.deck AND u.card = e.card))
	ORDER BY c.position LIMIT $4`
