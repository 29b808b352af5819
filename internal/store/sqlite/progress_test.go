package sqlite

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests how progress is read.

// The log is walked once, in its own order; everything else is looked up.
func TestProgressIsReadByIndex(t *testing.T) {
	s := openTemp(t)
	answers := strings.Join(plan(t, s, sqlProgressAnswers), "\n")
	require.Contains(t, answers, "SEARCH r USING INDEX reviews_of_learner (learner=? AND seq>?)")
	require.Contains(t, answers, "SEARCH v USING COVERING INDEX sqlite_autoindex_reviews_2 (voids>?)")
	require.NotContains(t, answers, "TEMP B-TREE")
	log := strings.Join(plan(t, s, sqlProgressLog), "\n")
	require.NotContains(t, log, "SCAN r")
	require.NotContains(t, log, "SCAN v")
	cards := strings.Join(plan(t, s, sqlProgressCards), "\n")
	for _, line := range strings.Split(cards, "\n") {
		require.True(t, strings.HasPrefix(line, "SCAN d ") || strings.HasPrefix(line, "SEARCH"), "%s", line)
	}
}
