package study

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"regexp"
	"strings"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"

	"github.com/google/uuid"
)

// This file turns an answer into a review: judge it, step the memory, and store
// both in one transaction.

// Submission is an answer as it comes back from a page. All of it is hostile
// until checked.
type Submission struct {
	Question string // card#form
	Number   int    // the card's reviews when the question was shown
	Version  string // the question's version when it was shown; see deck.Question
	Response deck.Response
	Key      string        // idempotency key: 16 to 64 letters, digits and hyphens
	Took     time.Duration // from showing to answering, as the page says
}

// SubmissionError says which field of a submission can't be taken, and what to
// do. Nothing was recorded.
type SubmissionError struct {
	Field  string
	Advice string // a sentence for the learner
}

func (e *SubmissionError) Error() string { return e.Field + ": " + e.Advice }

// Answered is a stored answer with what a page shows of it.
type Answered struct {
	Book     *deck.Book
	Card     *deck.Card
	Question *deck.Question
	Review   Review
	Response *deck.Response // what was answered; nil where the deck has changed since
	Verdict  deck.Verdict
	Wait     time.Duration // until the card comes back, while it is in learning; else 0
	DueDay   int           // the learner's day of the next review; 0 while in learning
	InDays   int           // days from today to DueDay
	Undone   bool          // the answer was undone since
	Lapses   int           // how often the card was forgotten
	Last     bool          // it is the learner's last answer in the deck, given today: it can be taken back
	Mark     Mark          // what the learner set for the card
	Day      Day
}

// Regradable reports whether the learner may still call the answer hard or easy.
func (a Answered) Regradable() bool { return a.Last && a.Review.Outcome == deck.Right }

// FirstLook reports whether the answer was to a new card that showed nothing to
// recognise it by.
func (a Answered) FirstLook() bool {
	return a.Question != nil && firstLook(a.Question, a.Review.Number)
}

// maxTook bounds the time that a page may claim for one answer. What is longer
// was a pause, and is recorded as unknown.
const maxTook = 10 * time.Minute

// keyForm is what an idempotency key looks like.
var keyForm = regexp.MustCompile(`^[A-Za-z0-9-]{16,64}$`)

// Answer judges a submission, stores the review and the memory after it, and
// returns once both are durable. The same key again returns what is stored,
// whatever has become of the question. ErrStale where the card was answered, or
// its question changed, since it was shown. It does no more than acknowledge;
// Answered says what a page shows of the answer.
func (d *Desk) Answer(ctx context.Context, learner int64, deckID string, s Submission, now time.Time) (Recorded, error) {
	if !keyForm.MatchString(s.Key) {
		return Recorded{}, &SubmissionError{"key", "The page is incomplete. Open the question again."}
	}
	book, err := d.Book(deckID)
	if err != nil {
		return Recorded{}, err
	}
	who, cal, err := d.learner(ctx, learner)
	if err != nil {
		return Recorded{}, err
	}
	review, refused := judge(book, who, s)
	card, _, _ := strings.Cut(s.Question, "#")
	o := Occasion{Learner: learner, Deck: deckID, Card: card, Key: s.Key}
	recorded, err := d.store.Record(ctx, o, func(k Known) (Review, srs.State, error) {
		if refused != nil {
			return Review{}, srs.State{}, refused
		}
		return step(review, s.Number, k, now, cal)
	})
	if refused != nil && errors.Is(err, ErrNoCard) {
		return Recorded{}, refused
	}
	return recorded, err
}

// judge fills in what is known of a review before the card's memory is, or says
// why the submission can't be taken.
func judge(book *deck.Book, who Learner, s Submission) (Review, error) {
	question, ok := book.Question(s.Question)
	if !ok {
		return Review{}, fmt.Errorf("question %q: %w", s.Question, ErrNoQuestion)
	}
	if s.Version != question.Version() {
		return Review{}, ErrStale
	}
	verdict, err := book.Judge(question.ID, s.Response)
	if err == nil && !asksFor(question, s.Number, s.Response) {
		err = deck.ErrNoOption
	}
	if err != nil {
		return Review{}, &SubmissionError{"option", "That is none of the options. Choose one of those shown."}
	}
	if verdict.Code == deck.CodeUnread {
		return Review{}, unread(question)
	}
	took := s.Took
	if took < 0 || took > maxTook {
		took = 0
	}
	return Review{
		Learner:   who.ID,
		Deck:      book.Deck,
		Card:      question.Card,
		Question:  question.ID,
		Key:       s.Key,
		Number:    s.Number,
		Outcome:   verdict.Outcome,
		Evidence:  srs.Evidence{Guess: verdict.Guess},
		Retention: who.Settings.Retention,
		FuzzSeed:  fuzzSeed(who.ID, book.Deck, question.Card, s.Number),
		Response:  responseText(question, s.Response),
		TookMS:    took.Milliseconds(),
	}, nil
}

// unread is for a word where a number or a date is asked for: a slip of the pen
// more than of the memory, which costs nothing.
func unread(q *deck.Question) error {
	wanted := "a date, such as 14 March 2019. Write as much of it as you know"
	switch q.Type {
	case deck.BaseNumber:
		wanted = "a number, in figures or in words. Write one"
	case deck.BaseYear:
		wanted = "a year, such as 2019. Write one"
	case deck.BaseMonth:
		wanted = "a month and a year, such as March 2019. Write as much of it as you know"
	}
	return &SubmissionError{"text", "This asks for " + wanted + ", or choose “I don’t know”."}
}

// Answered looks a stored answer up, with why it was right or wrong and when the
// card comes back. The scope is that of the sitting, for its progress.
func (d *Desk) Answered(ctx context.Context, learner int64, reviewID string, s Scope, now time.Time) (Answered, error) {
	recorded, err := d.store.Review(ctx, learner, reviewID)
	if err == nil && recorded.Review.Voids != "" {
		err = ErrNoReview
	}
	if err != nil {
		return Answered{}, err
	}
	book, err := d.Book(recorded.Review.Deck)
	if err != nil {
		return Answered{}, err
	}
	return d.answered(ctx, book, recorded, s, now)
}

// step completes a review and takes it: the decision inside the store's
// transaction. A clock that was set back, or a zone that moved west, never puts
// a review before the card's last one.
func step(r Review, shown int, k Known, now time.Time, cal Calendar) (Review, srs.State, error) {
	st := k.Memory.State
	if st.Reps != shown {
		return Review{}, srs.State{}, ErrStale
	}
	id, err := newID(now)
	if err != nil {
		return Review{}, srs.State{}, fmt.Errorf("make an id for the review: %w", err)
	}
	r.ID = id
	r.At = max(now.UnixMilli(), st.At)
	r.Day = cal.Day(now)
	if st.Reps > 0 {
		r.Day = max(r.Day, st.Day)
	}
	r.Grade = grade(r.Outcome, st.Phase)
	r.Parameters = k.Parameters.ID
	next, err := k.Parameters.step(st, r)
	return r, next, err
}

// newID makes a UUIDv7 of a moment (RFC 9562, 5.7): 48 bits of milliseconds, then
// chance.
func newID(now time.Time) (string, error) {
	id, err := uuid.NewRandom()
	if err != nil {
		return "", err
	}
	var ms [8]byte
	binary.BigEndian.PutUint64(ms[:], uint64(now.UnixMilli()))
	copy(id[:6], ms[2:])
	id[6] = 0x70 | id[6]&0x0f
	return id.String(), nil
}

// step moves a card's state by one review of the log. Live answers and
// rebuilding both take it, which is why they agree to the bit.
func (p Parameters) step(st srs.State, r Review) (srs.State, error) {
	scheduler := p.Scheduler
	scheduler.Retention = r.Retention
	scheduler.Fuzz = true
	next, err := scheduler.Step(st, srs.Review{
		At: r.At, Day: r.Day, Grade: r.Grade, Evidence: r.Evidence, FuzzSeed: r.FuzzSeed,
	})
	if err != nil {
		return srs.State{}, fmt.Errorf("step the memory of %s/%s: %w", r.Deck, r.Card, err)
	}
	return next, nil
}

// grade maps an outcome to the scheduler's grade. A right answer is Good, a
// wrong one Again. "Nearly" counts as Hard at best and comes again soon: in
// learning Hard does both, while a card in review would then stay away for days,
// so there it is Again.
func grade(o deck.Outcome, phase srs.Phase) srs.Grade {
	switch {
	case o == deck.Right:
		return srs.Good
	case o == deck.Nearly && phase != srs.Reviewing:
		return srs.Hard
	default:
		return srs.Again
	}
}

// fuzzSeed varies intervals between cards and reviews, and is the same whenever
// the same answer is given.
func fuzzSeed(learner int64, deckID, card string, number int) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d/%s/%s/%d", learner, deckID, card, number)
	return h.Sum64()
}

// answered joins a stored answer with what a page shows of it. The deck may
// have changed since: a question or card that is gone leaves its field nil.
func (d *Desk) answered(ctx context.Context, book *deck.Book, rec Recorded, s Scope, now time.Time) (Answered, error) {
	plan, day, err := d.agenda(ctx, rec.Review.Learner, book.Deck, s, now)
	if err != nil {
		return Answered{}, err
	}
	marks, err := d.Marks(ctx, rec.Review.Learner, book.Deck)
	if err != nil {
		return Answered{}, err
	}
	card, _ := book.Card(rec.Review.Card)
	question, _ := book.Question(rec.Review.Question)
	given, verdict := again(book, question, rec.Review)
	a := Answered{
		Book: book, Card: card, Question: question,
		Review: rec.Review, Response: given, Verdict: verdict,
		Undone: rec.Undone, Lapses: rec.Memory.State.Lapses,
		Last: day.Undoable == rec.Review.ID, Mark: marks[rec.Review.Card], Day: day,
	}
	if dueDay, ok := rec.Memory.State.DueDay(); ok {
		a.DueDay, a.InDays = dueDay, dueDay-plan.cal.Day(now)
	} else {
		a.Wait = max(0, plan.readyAt(rec.Memory).Sub(now))
	}
	return a, nil
}

// again judges a stored answer again, to say why. What counted is what was
// stored: where the deck has changed since, the stored outcome stands without a
// reason.
func again(book *deck.Book, q *deck.Question, r Review) (*deck.Response, deck.Verdict) {
	stored := deck.Verdict{Outcome: r.Outcome, Guess: r.Evidence.Guess}
	if q == nil {
		return nil, stored
	}
	given, ok := response(q, r.Response)
	if !ok {
		return nil, stored
	}
	v, err := book.Judge(q.ID, given)
	if err != nil || v.Outcome != r.Outcome {
		return nil, stored
	}
	return &given, v
}
