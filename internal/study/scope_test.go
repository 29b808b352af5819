package study

import (
	"testing"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// This file tests which cards count as missed lately.

func TestACardIsMissedUntilItIsRightOnALaterDay(t *testing.T) {
	for name, c := range map[string]struct {
		answers []Review // newest first
		missed  bool
	}{
		"wrong":                          {[]Review{{Day: 4, Outcome: deck.Wrong}}, true},
		"nearly":                         {[]Review{{Day: 4, Outcome: deck.Nearly}}, true},
		"right":                          {[]Review{{Day: 4, Outcome: deck.Right}}, false},
		"right minutes later":            {[]Review{{Day: 4, Outcome: deck.Right}, {Day: 4, Outcome: deck.Wrong}}, true},
		"right on the next day":          {[]Review{{Day: 5, Outcome: deck.Right}, {Day: 4, Outcome: deck.Wrong}}, false},
		"wrong again since":              {[]Review{{Day: 6, Outcome: deck.Wrong}, {Day: 5, Outcome: deck.Right}, {Day: 4, Outcome: deck.Wrong}}, true},
		"right later, wrong days before": {[]Review{{Day: 6, Outcome: deck.Right}, {Day: 5, Outcome: deck.Wrong}, {Day: 4, Outcome: deck.Right}}, false},
		"right today":                    {[]Review{{Day: 7, Outcome: deck.Right}, {Day: 6, Outcome: deck.Wrong}}, true},
		"wrong and right on a later day": {[]Review{{Day: 6, Outcome: deck.Right}, {Day: 6, Outcome: deck.Wrong}, {Day: 5, Outcome: deck.Right}}, true},
	} {
		require.Equal(t, c.missed, missedOf(c.answers, 7)[""], name)
	}
}
