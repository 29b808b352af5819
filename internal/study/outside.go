package study

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"
)

// This file takes in what was answered outside the desk: in class, at a moment that
// may be long past. It becomes a review like any other, with the step that the same
// answer at the desk would have had then. Only where the card was answered later than
// that, and the log has it already, it is overtaken: a row that says so and steps
// nothing, so that what the log makes of a card never depends on when somebody looks.

// Outside is an answer that was given outside the desk. Whoever brings it has judged
// it.
type Outside struct {
	Key      string // names the answer for ever; in the form of a Submission's
	Deck     string
	Question *deck.Question // as it was asked there: the deck may have changed since
	Response deck.Response
	Verdict  deck.Verdict
	At       int64 // when it was given, ms UTC
}

// Intake counts what became of answers from outside.
type Intake struct {
	Stepped   int // became reviews
	Overtaken int // became reviews that step nothing: the card has a later one
	Known     int // were taken in before
	Gone      int // left out: the deck, or the card in it, is there no more
	Unread    int // left out: a slip of the pen, which costs nothing at the desk either
}

// outsideKey begins the keys of answers from outside. A page can't send one.
const outsideKey = "outside:"

// TakeIn adds answers from outside to a learner's log, in the order in which they were
// given. Each is durable before the next. It may be given the same ones again, as
// after a crash or an error half way: what was taken in changes nothing.
//
// A deck that is paused or removed takes them in too: it keeps its history, and it
// was asked. A card that was given another id is found under that one. What has no
// card any more is left out, and so is everything of a deck that was erased.
func (d *Desk) TakeIn(ctx context.Context, learner int64, list []Outside) (Intake, error) {
	var in Intake
	who, cal, err := d.learner(ctx, learner)
	if err != nil {
		return in, err
	}
	inOrder := slices.SortedStableFunc(slices.Values(list), func(a, b Outside) int {
		return cmp.Or(cmp.Compare(a.At, b.At), strings.Compare(a.Key, b.Key))
	})
	for _, o := range inOrder {
		if err := d.takeIn(ctx, who, cal, o, &in); err != nil {
			return in, fmt.Errorf("take in the answer %s: %w", o.Key, err)
		}
	}
	return in, nil
}

// takeIn adds one answer, and counts what became of it.
func (d *Desk) takeIn(ctx context.Context, who Learner, cal Calendar, o Outside, in *Intake) error {
	if !keyForm.MatchString(o.Key) {
		return &SubmissionError{"key", "An answer needs a key of 16 to 64 letters, digits and hyphens."}
	}
	if o.Verdict.Code == deck.CodeUnread {
		in.Unread++
		return nil
	}
	r := o.review(who, cal, d.present(o.Deck, o.Question.Card))
	occasion := Occasion{Learner: r.Learner, Deck: r.Deck, Card: r.Card, Key: r.Key}
	rec, err := d.store.Record(ctx, occasion, func(k Known) (Review, srs.State, error) { return stepOutside(r, k) })
	switch {
	case errors.Is(err, ErrNoCard):
		in.Gone++
	case errors.Is(err, ErrKeyUsed): // under an id that the card has had since, or had before
		in.Known++
	case err != nil:
		return err
	case rec.Again:
		in.Known++
	case rec.Review.Overtaken:
		in.Overtaken++
	default:
		in.Stepped++
	}
	return nil
}

// present is the id that a card has now: its own, or that of the card which took its
// history over.
func (d *Desk) present(deckID, card string) string {
	in, err := d.Deck(deckID)
	if err != nil {
		return card
	}
	id := card
	for range len(in.Heirs) + 1 { // of cards that were renamed back, heirs lead in a circle
		if _, ok := in.Book.Card(id); ok {
			return id
		}
		id = in.Heirs[id]
	}
	for i := range in.Book.Cards {
		if in.Book.Cards[i].Was == card { // nobody had a history to take over
			return in.Book.Cards[i].ID
		}
	}
	return card
}

// review is what is known of an answer before its card's memory is.
func (o Outside) review(who Learner, cal Calendar, card string) Review {
	return Review{
		Learner:   who.ID,
		Deck:      o.Deck,
		Card:      card,
		Question:  card + strings.TrimPrefix(o.Question.ID, o.Question.Card),
		Key:       outsideKey + o.Key,
		At:        o.At,
		Day:       cal.Day(time.UnixMilli(o.At)),
		Outcome:   o.Verdict.Outcome,
		Evidence:  srs.Evidence{Guess: o.Verdict.Guess},
		Retention: who.Settings.Retention,
		Response:  responseText(o.Question, o.Response),
		InClass:   true,
	}
}

// stepOutside completes a review from outside and takes it, or leaves the memory as it
// is where the card was answered later.
func stepOutside(r Review, k Known) (Review, srs.State, error) {
	st := k.Memory.State
	id, err := newID(time.UnixMilli(r.At))
	if err != nil {
		return Review{}, srs.State{}, fmt.Errorf("make an id for the review: %w", err)
	}
	r.ID, r.Number = id, st.Reps
	r.FuzzSeed = fuzzSeed(r.Learner, r.Deck, r.Card, st.Reps)
	r.Grade = grade(r.Outcome, st.Phase)
	r.Parameters = k.Parameters.ID
	if st.Reps > 0 && r.At < st.At {
		r.Overtaken = true
		return r, st, nil
	}
	if st.Reps > 0 {
		r.Day = max(r.Day, st.Day) // where the zone moved west since
	}
	next, err := k.Parameters.step(st, r)
	return r, next, err
}
