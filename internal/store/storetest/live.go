package storetest

import (
	"slices"
	"testing"

	"quiz/internal/live"
)

// This file holds the list of what a store of classroom sessions must do, and runs
// it.

// liveBehaviour is one thing that a store of classroom sessions must do.
type liveBehaviour struct {
	name  string
	check func(t *testing.T, s live.Store)
}

// RunLive checks every behaviour of a store of classroom sessions. open returns a
// new store and closes it with t.Cleanup.
func RunLive(t *testing.T, open func(t *testing.T) live.Store) {
	for _, b := range slices.Concat(sessionBehaviours, rowBehaviours, codeBehaviours, linkBehaviours) {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			b.check(t, open(t))
		})
	}
}
