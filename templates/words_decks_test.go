package templates

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A message begins as a sentence does, unless what it begins with is the author's.
func TestFindingsBeginAsSentences(t *testing.T) {
	for said, want := range map[string]string{
		"the fact cites no source":                   "The fact cites no source",
		"finished and opened give different answers": "finished and opened give different answers",
		`"the" stands here a second time`:            `"the" stands here a second time`,
		"":                                           "",
	} {
		require.Equal(t, want, Finding{Message: said}.Says())
	}
	for said, want := range map[string]string{
		"letters, digits and hyphens": "Letters, digits and hyphens",
		"was: old-id":                 "was: old-id",
		"did you mean sources?":       "Did you mean sources?",
		"’ is no letter":              "’ is no letter",
		"":                            "",
	} {
		require.Equal(t, want, Finding{Hint: said}.Advice())
	}
}

func TestAPreviewSaysWhatWasLookedUp(t *testing.T) {
	require.Equal(t, "Looked up: every phrase that the deck cites stands in the text of its source, in the paragraph that is named.",
		DeckPreview{Proved: 2}.CitationsSentence())
	require.Equal(t, "Not looked up: what the deck cites is compared with the texts of its sources where they come with it.",
		DeckPreview{Unproved: []string{"A", "B"}}.CitationsSentence())
	require.Contains(t, DeckPreview{Proved: 1, Unproved: []string{"A", "B"}}.CitationsSentence(),
		"Looked up in 1 text: every phrase cited from there stands in the paragraph that is named. Not looked up: no text came with the deck of A and B.")
	require.Contains(t, DeckPreview{Proved: 1, Unproved: []string{"A", "B", "C", "D", "E", "F"}}.CitationsSentence(), "of A, B, C, D and 2 others.")
}

func TestPreviewsCountInWords(t *testing.T) {
	require.Contains(t, DeckPreview{Refusals: 1}.Asks(), "1 more was not made, because it could")
	require.Contains(t, DeckPreview{Refusals: 4}.Asks(), "4 more were not made, because they could")
	require.Contains(t, Checked{Media: 2}.MediaSentence(), "2 pictures and sounds came with it. They are kept")
}
