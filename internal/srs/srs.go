// Package srs is the memory of spaced repetition: what a learner is taken to
// remember of one card, how an answer changes that, and when to ask again. It
// is FSRS-6, the model that today's programs ship, written as pure functions.
//
// It has three layers, and each can be used without the ones above it:
//
//	Params     the model: two numbers per card (Memory), how they change with a
//	           graded review, and the forgetting curve that reads them
//	Evidence   what a right or wrong answer says about memory when the form of
//	           the question allows lucky guesses or slips of the finger
//	Scheduler  the card's life around the model: learning steps, whole-day
//	           intervals, fuzz, lapses
//
// Most callers want the Scheduler. Step turns a card's State and one Review into
// the next State, Preview shows what each of the four grades would do, and
// Replay folds a whole log:
//
//	s := srs.DefaultScheduler()
//	next, err := s.Step(card, srs.Review{At: ms, Day: day, Grade: srs.Good})
//
// # Time
//
// Nothing here reads a clock. A Review says when it happened twice over: At, an
// instant in milliseconds UTC, orders reviews and starts the short waits of the
// learning steps; Day, the learner's own day number, measures forgetting. Where
// the learner's day begins, and in which zone, is the caller's business, and so
// is turning a due day into an instant. Two reviews of one Day are zero days
// apart, and the model has a rule of its own for them.
//
// # What it promises
//
// A step is a function of (Scheduler, State, Review) and of nothing else, so a
// log of reviews can be replayed into the very same State, bit for bit, on any
// machine: see float.go for what that takes. If the parameters or the desired
// retention changed over the life of a log, fold it with Step, giving each
// review the Scheduler it was made with.
//
// Whatever is given to Step is checked first. Stability then stays in
// [0.001, 36500] days and difficulty in [1, 10]. The interval at a desired
// retention of 0.9 is the stability itself. Of plain recall, without Evidence: a
// pass never lowers stability, and a failure on a later day never raises it. With
// the default parameters neither does a failure on the same day, and a better
// grade never leads to less stability; legal but odd parameters can break those
// last two.
//
// The package must never know of decks, questions, a database, HTTP or a clock.
//
// The formulas are those of the Open Spaced Repetition project (fsrs-rs 6.5,
// ts-fsrs 5.4), and the tests hold them to figures computed by those programs.
// Evidence is our own; evidence.go derives it.
package srs
