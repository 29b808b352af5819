package templates

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests how texts of decks are shown.

func TestALineBeginsWithACapitalUnlessItsWordIsWrittenInAWayOfItsOwn(t *testing.T) {
	for text, own := range map[string]bool{
		"the Islamic Movement": false, "al-Qaida": false, "early 2020": false, "Kabul": false, "13": false, "": false, "about 2,000": false,
		"headlines360.news": true, "*iPhone*": true, "mRNA": true, "pH of 7": true, "quiz.example": true, "x2": true,
	} {
		want := "text"
		if own {
			want = "text own"
		}
		require.Equal(t, want, line("text", text), text)
	}
}
