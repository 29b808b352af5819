// Package storetest says what a store of study, and one of classroom sessions, must
// do, as tests that any engine runs:
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) study.Store { ... })
//	}
//
//	func TestLive(t *testing.T) {
//		storetest.RunLive(t, func(t *testing.T) live.Store { ... })
//	}
//
// Each subtest is one behaviour in plain words and gets a new, empty store. The
// package knows study.Store and live.Store and nothing of what is behind them; what
// an engine promises beyond that (that commits are durable, that a second program is
// kept away) is tested beside the engine.
//
// The suite expects what every new store has: the local learner with default
// settings, and version 1 of the parameters.
package storetest

import (
	"slices"
	"testing"

	"quiz/internal/study"
)

// This file holds the list of behaviours and runs it.

// behaviour is one thing that a store must do.
type behaviour struct {
	name  string
	check func(t *testing.T, s study.Store)
}

// Run checks every behaviour. open returns a new store and closes it with
// t.Cleanup.
func Run(t *testing.T, open func(t *testing.T) study.Store) {
	for _, b := range slices.Concat(
		learnerBehaviours, deckBehaviours, removalBehaviours, renameBehaviours, recordBehaviours, undoBehaviours,
		reviseBehaviours, markBehaviours, overtakenBehaviours,
		exactBehaviours, agendaBehaviours, siblingBehaviours, logBehaviours, memoryBehaviours,
		progressBehaviours, keptBehaviours,
	) {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			b.check(t, open(t))
		})
	}
}
