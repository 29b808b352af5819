package study

import (
	"context"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"
)

// This file holds what a learner does at the desk: see what the day holds, be
// asked, and look back at what is remembered.

// learnAhead is how early a card in learning is asked when nothing else is
// left, so that a sitting need not wait for the last minutes.
const learnAhead = 20 * time.Minute

// Progress is how far a learner's day has come in one deck, in cards.
type Progress struct {
	Done    int           // reviewed today and not asked again today
	Begun   int           // in learning: answered, and asked again today
	Halfway int           // of Begun, those past their first step: a right answer has brought them on
	Total   int           // Done, Begun and all that is still to come today
	Left    time.Duration // about how long that takes at the learner's own pace
}

// Day is what one deck holds for a learner today, as far as a scope reaches.
type Day struct {
	Book     *deck.Book
	Scope    Scope
	Paused   bool // the deck asks nothing
	Due      int  // reviews due today, and cards still in learning
	Overdue  int  // further due reviews that the portion leaves for later, or that wait for a sibling
	New      int  // new cards that today's limit leaves
	Ahead    int  // reviews of the days ahead that the scope adds
	Known    int  // cards past their first learning
	Cards    int  // all cards of the deck
	Hidden   int  // cards that are suspended, or put off today
	NewToday int  // cards first answered today
	Disputed int  // facts whose sources differ
	Progress Progress
	Pace     time.Duration // what one answer takes the learner
	NextDay  int           // the day of the next review after today; 0 if none
	Tomorrow int           // reviews that fall due tomorrow
	// NewTomorrow is how many new cards tomorrow brings at most.
	NewTomorrow int
	Wait        time.Duration // until the next card in learning, if nothing else is left; else 0
	Remaining   bool          // something can be asked now
	Undoable    string        // the last answer, if it was given today and so can be taken back; else ""
}

// A backlog is what waits after a pause: so many due cards that they are better
// done in portions, the likeliest forgotten first.
const (
	backlogFrom = 100
	portion     = 50
)

// Backlog reports whether what is due is better done in portions.
func (d Day) Backlog() bool { return d.Due > backlogFrom }

// Portion is the scope of the next portion of a backlog.
func (d Day) Portion() Scope {
	s := d.Scope
	s.Card, s.Until = "", d.Progress.Done+portion
	return s
}

// Asked is a question put to a learner: all that a page needs to show it, and
// all that must come back with the answer.
type Asked struct {
	Book     *deck.Book
	Card     *deck.Card
	Question *deck.Question
	Number   int   // the card's reviews so far; comes back in the Submission
	Order    []int // indexes into Question.Options as they are shown; of a true/false the one statement
	Items    []int // indexes into Question.Items as they are shown; empty but for a set
	Lapses   int   // how often the card was forgotten
	Day      Day
}

// FirstLook reports whether the learner can't know the answer but from elsewhere:
// the card is new, and its question shows nothing to recognise it by.
func (a *Asked) FirstLook() bool { return firstLook(a.Question, a.Number) }

// Today returns what a deck holds for a learner now.
func (d *Desk) Today(ctx context.Context, learner int64, deckID string, now time.Time) (Day, error) {
	_, day, err := d.agenda(ctx, learner, deckID, Scope{}, now)
	return day, err
}

// Next returns the question of a scope to ask now, or nil and what the rest of
// the day holds where there is none.
func (d *Desk) Next(ctx context.Context, learner int64, deckID string, s Scope, now time.Time) (*Asked, Day, error) {
	plan, day, err := d.agenda(ctx, learner, deckID, s, now)
	if err != nil {
		return nil, Day{}, err
	}
	pick, ok := plan.next()
	if !ok {
		return nil, day, nil
	}
	card, question, err := ask(day.Book, pick)
	if err != nil {
		return nil, Day{}, err
	}
	number := pick.State.Reps
	asked := &Asked{
		Book: day.Book, Card: card, Question: question,
		Number: number, Order: shown(question, number), Lapses: pick.State.Lapses, Day: day,
	}
	if len(question.Items) > 0 {
		asked.Items = question.Draw(number)
	}
	return asked, day, nil
}

// shown is which options a question shows at the card's n-th review, in order.
func shown(q *deck.Question, n int) []int {
	if q.Form == deck.TrueFalse {
		return []int{q.Statement(n)}
	}
	return q.Order(n)
}

// Recall is what a learner remembers of one card.
type Recall struct {
	State          srs.State
	Retrievability float64   // probability of recall now
	Due            time.Time // when the card comes back
}

// Recalls returns what a learner remembers of a deck, by card id. Cards that
// were never answered are absent.
func (d *Desk) Recalls(ctx context.Context, learner int64, deckID string, now time.Time) (map[string]Recall, error) {
	who, cal, err := d.learner(ctx, learner)
	if err != nil {
		return nil, err
	}
	memories, err := d.store.Memories(ctx, who.ID, deckID)
	if err != nil {
		return nil, err
	}
	recalls := make(map[string]Recall, len(memories))
	for _, m := range memories {
		recalls[m.Card] = recallOf(m, cal, now)
	}
	return recalls, nil
}

// Learner returns a learner with the settings.
func (d *Desk) Learner(ctx context.Context, id int64) (Learner, error) {
	return d.store.Learner(ctx, id)
}

// SaveSettings stores valid settings; a SettingsError says what is wrong with
// others.
func (d *Desk) SaveSettings(ctx context.Context, learner int64, s Settings) error {
	if err := s.Validate(); err != nil {
		return err
	}
	return d.store.SaveSettings(ctx, learner, s)
}

// learner returns a learner and the calendar of the settings.
func (d *Desk) learner(ctx context.Context, id int64) (Learner, Calendar, error) {
	who, err := d.store.Learner(ctx, id)
	if err != nil {
		return Learner{}, Calendar{}, err
	}
	cal, err := who.Settings.Calendar()
	return who, cal, err
}

// due is the moment from which a card is asked again.
func due(s srs.State, cal Calendar) time.Time {
	if day, ok := s.DueDay(); ok {
		return cal.Start(day)
	}
	return time.UnixMilli(s.At).Add(s.Wait)
}
