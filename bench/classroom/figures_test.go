//go:build linux

package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestQuantiles(t *testing.T) {
	f := figures{5, 1, 4, 2, 3}
	require.InDelta(t, 3, f.median(), 0)
	require.InDelta(t, 1, f.quantile(0), 0)
	require.InDelta(t, 5, f.quantile(1), 0)
	require.InDelta(t, 5, f.quantile(0.99), 0)
	require.Zero(t, figures(nil).median())
	require.Equal(t, figures{5, 1, 4, 2, 3}, f, "the figures stay in their order")
}

func TestAReportFailsBeyondALimit(t *testing.T) {
	var r report
	r.say("free", 9, 0, "ms")
	r.say("within", 1, 2, "ms")
	require.NoError(t, r.verdict())
	r.void("late", 2, 3)
	require.ErrorIs(t, r.verdict(), errOver)
	r = report{}
	r.say("beyond", 3, 2, "ms")
	require.ErrorIs(t, r.verdict(), errOver)
}
