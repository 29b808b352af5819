package bundle

import (
	"io/fs"
	"strings"
	"testing"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// This file tests that citations are proved against texts that come with a deck.

const cited = `deck: rivers
sources:
  atlas: {title: A small atlas, file: atlas.txt}
  survey: {title: A survey, file: survey.txt}
  letter: {title: A letter}
facts:
  - id: north
    claim: The northern river is the [Syr Darya].
    cite: atlas ¶2 "the Syr Darya"
  - id: south
    claim: The southern river is the [Oxus].
    cite: survey ¶1 "called the Oxus"
  - id: mouth
    claim: Both rivers once reached the [Aral Sea].
    cite: letter ¶1 "the Aral Sea"
`

const atlas = "A small atlas\n\nIn the north flows the Syr Darya.\n"

func TestCitationsAreLookedUpInTheTextsThatCame(t *testing.T) {
	for name, files := range map[string][][2]string{
		"beside the deck": {{"rivers/deck.yaml", cited}, {"rivers/atlas.txt", atlas}},
		"in a folder":     {{"deck.yaml", cited}, {"sources/atlas.txt", atlas}},
	} {
		t.Run(name, func(t *testing.T) {
			data := written(t, files...)
			b, err := Open("rivers.zip", data)
			require.NoError(t, err)
			c := b.Check(b.Name)
			require.Zero(t, c.Diagnostics.Errors(), c.Diagnostics)
			require.Equal(t, 1, c.Proved)
			require.Equal(t, []string{"survey", "letter"}, []string{c.Unproved[0].ID, c.Unproved[1].ID})
			require.Empty(t, b.Remarks, "the text is not left out")

			texts, err := SourceTexts(data)
			require.NoError(t, err)
			paragraphs, err := deck.Paragraphs(texts, "atlas.txt")
			require.NoError(t, err)
			require.Equal(t, "In the north flows the Syr Darya.", paragraphs[1])
			_, err = deck.Paragraphs(texts, "survey.txt")
			require.ErrorIs(t, err, fs.ErrNotExist)
		})
	}
}

func TestAPhraseThatIsNotInTheTextIsAnError(t *testing.T) {
	b, err := Open("rivers.zip", written(t, [2]string{"deck.yaml", cited}, [2]string{"atlas.txt", "A small atlas\nIn the north flows a river.\n"}))
	require.NoError(t, err)
	c := b.Check("deck.yaml")
	require.Equal(t, 1, c.Diagnostics.Errors())
	require.Equal(t, "no-phrase", c.Diagnostics[0].Code)
	require.Equal(t, 9, c.Diagnostics[0].At.Line)
}

func TestWithoutTextsNothingIsProved(t *testing.T) {
	b, err := Open("rivers.zip", written(t, [2]string{"deck.yaml", cited}, [2]string{"notes.txt", "north"}))
	require.NoError(t, err)
	c := b.Check("deck.yaml")
	require.Zero(t, c.Proved)
	require.Len(t, c.Unproved, 3)
	require.Equal(t, []Remark{{"notes.txt", notTaken}}, b.Remarks)

	b, err = Open("rivers.yaml", []byte(cited))
	require.NoError(t, err)
	require.Len(t, b.Check("rivers.yaml").Unproved, 3)
	texts, err := SourceTexts([]byte(cited))
	require.NoError(t, err)
	_, err = texts.Open("atlas.txt")
	require.ErrorIs(t, err, fs.ErrNotExist)
}

func TestMoreTextThanCanBeLookedThroughIsSaid(t *testing.T) {
	long := strings.Repeat("In the north flows the Syr Darya, and it flows on. ", MaxProof/50+1)
	b, err := Open("rivers.zip", raw(part{name: "deck.yaml", data: []byte(cited)}, part{name: "atlas.txt", data: []byte(long)}))
	require.NoError(t, err)
	c := b.Check("deck.yaml")
	require.Zero(t, c.Proved)
	require.Len(t, c.Unproved, 3)
	require.Contains(t, b.Remarks[len(b.Remarks)-1].Why, "larger than 8 MB, so no citation was looked up")
}

func TestTextsLieInTheDecksFolderAlone(t *testing.T) {
	data := written(t, [2]string{"deck.yaml", cited}, [2]string{"old/atlas.txt", atlas}, [2]string{"sources/more/atlas.txt", atlas})
	texts, err := SourceTexts(data)
	require.NoError(t, err)
	for _, name := range []string{"atlas.txt", "old/atlas.txt", "../deck.yaml", "/deck.yaml", "", ".", "sources"} {
		_, err := texts.Open(name)
		require.ErrorIs(t, err, fs.ErrNotExist, name)
	}
}
