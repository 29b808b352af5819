package deck

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestFormat runs every file of testdata/format: a deck, a line of dashes, and
// the deck as it is laid out.
func TestFormat(t *testing.T) {
	files, err := filepath.Glob("testdata/format/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			golden, err := os.ReadFile(file)
			require.NoError(t, err)
			input, want, ok := strings.Cut(string(golden), goldenSplit)
			require.True(t, ok, "no line of dashes")
			got := laidOut(t, input)
			if *update {
				require.NoError(t, os.WriteFile(file, []byte(input+goldenSplit+got), 0o644))
				return
			}
			require.Equal(t, want, got)
		})
	}
}

// laidOut formats a deck, and proves what Format promises.
func laidOut(t require.TestingT, src string) string {
	text, err := Format([]byte(src))
	require.NoError(t, err, "%s", src)
	before, _ := Read("", []byte(src))
	after, found := Read("", text)
	require.Zero(t, found.Errors())
	require.True(t, sameMeaning(reflect.ValueOf(before), reflect.ValueOf(after)))
	again, err := Format(text)
	require.NoError(t, err, "%s", text)
	require.Equal(t, string(text), string(again), "laid out twice")
	return string(text)
}

// soundDecks are all decks among the tests' that have no errors.
func soundDecks(t require.TestingT) []string {
	var list []string
	for _, pattern := range []string{"testdata/read/*.txt", "testdata/compile/*.txt", "testdata/*.yaml", "../../decks/*.yaml"} {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		for _, file := range files {
			src, err := os.ReadFile(file)
			require.NoError(t, err)
			input, _, _ := strings.Cut(string(src), goldenSplit)
			for _, deck := range []string{input, input + preamble} {
				if d, found := Read("", []byte(deck)); d != nil && found.Errors() == 0 {
					list = append(list, deck)
				}
			}
		}
	}
	return list
}

func TestFormatKeepsEveryDeck(t *testing.T) {
	decks := soundDecks(t)
	require.Greater(t, len(decks), 60)
	for _, src := range decks {
		if _, err := Format([]byte(src)); errors.Is(err, ErrLayout) {
			require.Contains(t, src, "&", "only anchors have no layout:\n%s", src)
			continue
		}
		laidOut(t, src)
	}
}

// TestFormatKeepsCommentsAnywhere puts comments and blank lines between and
// beside the lines of a deck.
func TestFormatKeepsCommentsAnywhere(t *testing.T) {
	src, err := os.ReadFile("testdata/sample.yaml")
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSuffix(string(src), "\n"), "\n")
	noteFrom := slices.IndexFunc(lines, func(s string) bool { return strings.HasSuffix(s, "note: |") })
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for i, line := range lines {
			if i > noteFrom && i <= noteFrom+3 { // a block text, in which # is text
				b.WriteString(line + "\n")
				continue
			}
			switch rapid.IntRange(0, 9).Draw(t, "before") {
			case 0:
				b.WriteString(strings.Repeat(" ", rapid.IntRange(0, 12).Draw(t, "indent")) + "# own " + rapid.StringMatching(`[a-z'"\[{:]{0,9}`).Draw(t, "text") + "\n")
			case 1:
				b.WriteString(strings.Repeat("\n", rapid.IntRange(1, 3).Draw(t, "blank")))
			}
			if rapid.IntRange(0, 9).Draw(t, "beside") == 0 && !strings.Contains(line, " #") {
				line += "  # beside " + rapid.StringMatching(`[a-z'"\[{:]{0,9}`).Draw(t, "text")
			}
			b.WriteString(line + "\n")
		}
		deck := b.String()
		text := laidOut(t, deck)
		require.Equal(t, strings.Count(deck, "# own"), strings.Count(text, "# own"))
		require.Equal(t, strings.Count(deck, "# beside"), strings.Count(text, "# beside"))
	})
}

// TestFormatKeepsCommentsBelowTexts writes texts that go on in further lines, which
// begin like something else.
func TestFormatKeepsCommentsBelowTexts(t *testing.T) {
	for _, line := range []string{"'tis the season", `"so" they said`, "|", "[and so on", "- and more", "ends: here"} {
		src := "deck: d\nsources: {a: {title: A}}\nfacts:\n  - id: x\n    claim: It is [so].\n    note: This was said\n      " + line +
			"\n    # below\n    cite: 'a ¶1 \"so\"' # beside\n# last\n"
		text, err := Format([]byte(src))
		if err != nil {
			continue // a file that is left alone loses nothing
		}
		for _, comment := range []string{"# below", "# beside", "# last"} {
			require.Contains(t, string(text), comment, line)
		}
	}
	text, err := Format([]byte("deck: d\nsources: {a: {title: A}}\nfacts:\n  - id: x\n    claim: It is [so].\n    note: This was said\n      'tis the season\n    # below\n    cite: 'a ¶1 \"so\"'\n"))
	require.NoError(t, err)
	require.Contains(t, string(text), "# below")
}

func TestFormatLeavesFaultyDecksAlone(t *testing.T) {
	_, err := Format([]byte("deck: d\nfacts:\n  - id: a\n"))
	require.ErrorIs(t, err, ErrFaulty)
	_, err = Format([]byte("deck: d\nsources: {a: {title: &t A}, b: {title: *t}}\nfacts:\n  - {id: x, claim: 'It is [so].', cite: 'a ¶1 \"so\"'}\n"))
	require.ErrorIs(t, err, ErrLayout)
}

// TestEveryKeyHasAPlace makes sure that a new key is given its place.
func TestEveryKeyHasAPlace(t *testing.T) {
	for _, c := range []struct {
		g    *grammar
		keys []string
	}{
		{deckGrammar, deckKeys}, {fileGrammar, fileKeys}, {sourceGrammar, sourceKeys}, {kindGrammar, kindKeys}, {nameGrammar, nameKeys}, {topicGrammar, topicKeys},
		{factGrammar, factKeys}, {questionGrammar, questionKeys}, {positionGrammar, positionKeys}, {tableGrammar, tableKeys}, {setGrammar, setKeys}, {rowGrammar, rowKeys}, {citeGrammar, citeKeys},
	} {
		require.ElementsMatch(t, c.keys, slices.Concat(c.g.order, slices.Collect(maps.Keys(c.g.alike))), c.g.name)
	}
}

// FuzzFormat formats anything. What has errors is refused; the rest reads as
// before, and a second time nothing changes.
func FuzzFormat(f *testing.F) {
	for _, src := range soundDecks(f) {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1<<12 {
			t.Skip("larger inputs only take longer")
		}
		if _, err := Format([]byte(src)); err == nil {
			laidOut(t, src)
		}
	})
}
