package study

import (
	"context"
	"errors"
	"time"

	"quiz/internal/deck"
	"quiz/internal/srs"
)

// This file holds what study needs kept, and the rows it is kept in. The suite
// in internal/store/storetest says what an engine must do.

// Errors that a caller must tell apart.
var (
	ErrNoDeck     = errors.New("no such deck is installed")
	ErrNoCard     = errors.New("no such card in the deck")
	ErrNoQuestion = errors.New("no such question in the deck")
	ErrNoLearner  = errors.New("no such learner")
	ErrNoReview   = errors.New("no such review")
	// ErrNotRemoved says that a deck was not removed before it is to be erased.
	ErrNotRemoved = errors.New("only a deck that was removed can be erased")
	// ErrNotLast says that an answer was given after this one, so that it can't
	// be taken back or graded anew any more. Nothing was changed.
	ErrNotLast = errors.New("another answer was given after this one")
	// ErrOtherDeck says that an unrelated deck has the id already.
	ErrOtherDeck = errors.New("an installed deck has this id and shares no card with it: give the new deck an id of its own")
	// ErrStale says that the card was answered since the question was shown, in
	// another tab perhaps, or that the deck was changed. Nothing was recorded.
	ErrStale = errors.New("the card was answered, or its deck changed, since this question was shown")
	// ErrKeyUsed says that an idempotency key belongs to an answer of another
	// card. Nothing was recorded.
	ErrKeyUsed = errors.New("the key was used for another card")
)

// LocalLearner is the one learner of a program that serves one person.
const LocalLearner int64 = 1

// Learner is a person who studies.
type Learner struct {
	ID       int64
	Name     string
	Settings Settings
}

// Installation is a deck to install: the compiled book and the text it came
// from, so that it can be given back as it came.
type Installation struct {
	Book   *deck.Book
	File   string // the source's file name
	Source []byte
	Own    bool // a person put it here; else it comes with the program
}

// Installed is a deck as a store has it: its current version, and what became of
// it since.
type Installed struct {
	*deck.Book
	File    string
	Own     bool
	Paused  bool // asks nothing
	Removed bool // hidden everywhere; all that it has is kept
	// Heirs are the cards that took over the history of another, by the id of that
	// one. Where the other comes back without them, it gets its history back.
	Heirs map[string]string
}

// Original is a deck's current version as it came.
type Original struct {
	File   string
	Source []byte
}

// Parameters is one version of the memory model with everything that a step
// takes from it besides the review. Versions are append-only.
type Parameters struct {
	ID        int64
	Scheduler srs.Scheduler // Retention and Fuzz come from the review, not from here
}

// Memory is what is remembered of one card for one learner: derived from the
// log, kept for speed. A card that was never answered has none.
type Memory struct {
	Card     string
	Fact     string // as the deck says; a store fills it in
	FirstDay int    // the learner's day of the card's first review
	State    srs.State
}

// Review is one row of the append-only log: an answer with every input of its
// step, or, where Voids is set, the undoing of an earlier one.
type Review struct {
	ID         string // UUIDv7, made by the program
	Learner    int64
	Deck       string
	Card       string
	Question   string // card#form
	Key        string // idempotency key, unique for the learner
	At         int64  // ms UTC; unless Overtaken, never before the learner's last stored review of the card
	Day        int    // the learner's day number
	Number     int    // how many reviews the card had before, voided ones not counted
	Outcome    deck.Outcome
	Grade      srs.Grade
	Evidence   srs.Evidence
	Retention  float64
	FuzzSeed   uint64
	Parameters int64
	Response   string // what the learner answered, as text
	TookMS     int64  // from showing to answering, as the page says; 0 if unknown
	Voids      string // the id of the review that this row undoes, or ""
	InClass    bool   // given in class, not at the desk: see Outside
	Overtaken  bool   // came when the card had a later answer: it is logged and steps nothing
}

// Occasion names the answer that Record is to store.
type Occasion struct {
	Learner int64
	Deck    string
	Card    string
	Key     string
}

// Known is what Record tells the decision about the card.
type Known struct {
	Memory     Memory // zero State for a new card
	Parameters Parameters
}

// Recorded is a stored answer.
type Recorded struct {
	Review Review
	Memory Memory // after the review, as it stands now
	Again  bool   // the key was known: nothing new was stored
	Undone bool   // the review was undone since
}

// Standing is what Revise tells the decision about a card: its log as it
// counts, and what the log's steps need.
type Standing struct {
	Reviews    []Review // those that count, in their order
	Memory     Memory
	Parameters map[int64]Parameters // every version that Reviews name
}

// Revision is what becomes of a card: rows to add to the log, and the state
// after them.
type Revision struct {
	Reviews []Review
	State   srs.State
}

// Mark is what a learner set for a card, beside learning it. The zero Mark is
// that of a card that nothing was set for.
type Mark struct {
	Suspended bool   // never asked, until that is taken back
	BuriedOn  int    // the learner's day on which it is not asked; 0 is none
	Note      string // a flag with a note for the deck's author; "" is no flag
	NotedAt   int64  // ms UTC, of the note; 0 without one
}

// CardMark is a card's mark.
type CardMark struct {
	Card string
	Mark Mark
}

// Kept is all that is kept of a card for a learner: a zero Memory where it was
// never answered, a zero Mark where nothing was set.
type Kept struct {
	Memory Memory
	Mark   Mark
}

// AgendaQuery says for whom and when an agenda is asked.
type AgendaQuery struct {
	Learner int64
	Deck    string
	Day     int // the learner's day
	Fresh   int // at most so many new cards
	Ahead   int // also reviews that fall due within so many days after Day
}

// Agenda is what a deck holds for a learner on a day. Cards without a question
// in the deck's current version are nowhere in it, and those that the learner
// suspended, or put off on the day, in Cards, Known and Hidden only.
type Agenda struct {
	Learning []Memory // in learning or relearning, whenever they are due
	Due      []Memory // in review and due on or before the day, no sibling in learning or reviewed on the day
	Fresh    []Fresh  // never answered, in the deck's order, one of a fact, no sibling in any of the above
	Ahead    []Memory // in review and due after the day as far as asked for, earliest first, no sibling in learning or reviewed on the day
	NewToday int      // cards first answered on the day
	Finished int      // cards reviewed on the day that are not in learning any more
	Known    int      // cards in review: past their first learning
	Cards    int      // current cards of the deck
	NextDay  int      // the earliest day after Day on which a review falls due; 0 if none
	Tomorrow int      // reviews that fall due on the day after Day
	Hidden   int      // cards that the learner suspended, or put off on the day
	Unseen   int      // cards that were never answered and are not suspended, Fresh or not
}

// Fresh is a card that was never answered.
type Fresh struct {
	Card string
	Fact string
}

// Store keeps learners, decks, the log and what is derived from it. Every
// method is one transaction; a method that writes returns after its commit is
// durable.
type Store interface {
	// Learner returns a learner with the settings, or ErrNoLearner.
	Learner(ctx context.Context, id int64) (Learner, error)
	// SaveSettings replaces a learner's settings, or returns ErrNoLearner.
	SaveSettings(ctx context.Context, learner int64, s Settings) error

	// Install stores a deck's new version: its cards by id in their order,
	// cards that it lacks marked as retired, returning ones brought back.
	// Installing the same version again changes nothing, except that a removed
	// deck comes back. Whether it is paused stays.
	Install(ctx context.Context, in Installation, now time.Time) error
	// Decks returns the current version of every deck, oldest first, removed
	// ones included.
	Decks(ctx context.Context) ([]Installed, error)
	// Original returns a deck's current version as it came, or ErrNoDeck.
	Original(ctx context.Context, deck string) (Original, error)
	// SetPaused and SetRemoved say what becomes of a deck, or return ErrNoDeck.
	// Neither touches its cards or its history.
	SetPaused(ctx context.Context, deck string, paused bool) error
	SetRemoved(ctx context.Context, deck string, removed bool) error
	// Erase deletes a removed deck with all that it ever had: versions, cards,
	// reviews, memories, marks. ErrNoDeck, or ErrNotRemoved.
	Erase(ctx context.Context, deck string, now time.Time) error
	// Erased returns the ids of the decks that were erased and not installed
	// since.
	Erased(ctx context.Context) ([]string, error)

	// Agenda returns a deck's day for a learner.
	Agenda(ctx context.Context, q AgendaQuery) (Agenda, error)
	// Memories returns what a learner remembers of a deck's cards, retired ones
	// included, by card id.
	Memories(ctx context.Context, learner int64, deck string) ([]Memory, error)

	// Kept returns what is kept of some of a deck's cards, by card id. Cards of
	// which nothing is kept are absent.
	Kept(ctx context.Context, learner int64, deck string, cards []string) (map[string]Kept, error)

	// Record stores one answer. If the key is known it returns what is stored
	// and does not call decide. Otherwise decide is given the card's memory and
	// the newest parameters and returns the review and the state after it,
	// which are stored together; an error from decide stores nothing and is
	// returned as it is. Where the review is Overtaken the memory stays as it is.
	// ErrNoCard where the deck has no such card.
	Record(ctx context.Context, o Occasion, decide func(Known) (Review, srs.State, error)) (Recorded, error)
	// Review returns one stored answer of a learner, or ErrNoReview.
	Review(ctx context.Context, learner int64, id string) (Recorded, error)
	// Latest returns the answers that count of a learner to a deck's cards, given
	// on a day or later: the last day first and the newest of a day first, at
	// most n.
	Latest(ctx context.Context, learner int64, deck string, since, n int) ([]Review, error)
	// History returns every answer of a learner to a card, oldest first, also
	// those that were undone. ErrNoCard where the deck has and had no such card.
	History(ctx context.Context, learner int64, deck, card string) ([]Recorded, error)
	// Revise changes what counts of a card's log by adding rows to it. Where the
	// key is known it returns what is stored and does not call decide. Otherwise
	// the rows that decide returns are stored together with the state; the last
	// of them has the occasion's key. An error from decide stores nothing and is
	// returned as it is.
	Revise(ctx context.Context, o Occasion, decide func(Standing) (Revision, error)) (Recorded, error)
	// Mark changes what a learner set for a card: change is given the mark as it
	// is and returns it as it is to be. ErrNoCard where there is no such card.
	Mark(ctx context.Context, learner int64, deck, card string, change func(Mark) Mark) error
	// Marks returns what a learner set for a deck's cards, in their order.
	Marks(ctx context.Context, learner int64, deck string) ([]CardMark, error)
	// Log calls visit with every review of a learner in the order of storing,
	// under the id that its card has now.
	Log(ctx context.Context, learner int64, visit func(Review) error) error
	// Parameters returns one version of the memory model.
	Parameters(ctx context.Context, id int64) (Parameters, error)
	// ReplaceMemories replaces all that is derived for a learner. It is for a
	// program that serves nobody at the time.
	ReplaceMemories(ctx context.Context, learner int64, decks map[string][]Memory) error
}
