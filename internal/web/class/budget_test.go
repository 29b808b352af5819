package class

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// This file tests who is slowed by whose wrong codes.

func TestWrongCodesThatCameAtOnceAreAllCounted(t *testing.T) {
	b, now := newBudget(), time.Unix(0, 0)
	for range 500 { // tried at once: each was let through before one was known to be wrong
		require.True(t, b.left("pupil", now))
	}
	for range 500 {
		b.spend("pupil", now)
	}
	for _, later := range []time.Duration{0, 6 * time.Second, time.Minute, 4 * time.Minute} {
		require.False(t, b.left("pupil", now.Add(later)), "a new burst after %v", later)
	}
	require.True(t, b.left("pupil", now.Add(6*time.Minute)), "nobody is shut out for the lesson")
	require.True(t, b.left("another", now.Add(time.Second)), "nor is anybody else")
}

func TestAFewWrongCodesCostNobodyAnything(t *testing.T) {
	b, now := newBudget(), time.Unix(0, 0)
	for range wrongAtOnceFrom - 1 {
		b.spend("pupil", now)
		require.True(t, b.left("pupil", now))
	}
	b.spend("pupil", now)
	require.False(t, b.left("pupil", now))
	require.True(t, b.left("pupil", now.Add(6*time.Second)))
}

func TestManyAddressesShareOneBudgetAndBoundedMemory(t *testing.T) {
	b, now := newBudget(), time.Unix(0, 0)
	for n := range mostAddresses + 10 {
		b.spend(time.Duration(n).String(), now)
	}
	require.False(t, b.left("anybody", now))
	require.True(t, b.left("anybody", now.Add(time.Second)), "it fills again")
	require.LessOrEqual(t, len(b.from), mostAddresses)
}
