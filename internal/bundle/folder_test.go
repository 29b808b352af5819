package bundle

import (
	"strings"
	"testing"

	"quiz/internal/deck"

	"github.com/stretchr/testify/require"
)

// This file tests decks over several files that come in an archive.

const riversHead = "deck: rivers\nfiles: [shared.yaml, topics]\n"

// rivers is the folder of a deck over several files.
func rivers() [][2]string {
	return [][2]string{
		{"rivers/deck.yaml", riversHead},
		{"rivers/shared.yaml", "sources:\n  atlas: {title: A small atlas}\n"},
		{"rivers/topics/seas.yaml", "topic: seas\nfacts:\n  - id: aral\n    claim: \"![a river](topics/oxus.png) is the [Oxus].\"\n    cite: atlas ¶4 \"the Oxus\"\n"},
		{"rivers/topics/steppe.yml", "topic: steppe\nfacts:\n  - id: north\n    claim: It is the [Syr Darya].\n    cite: atlas ¶5 \"Syr Darya\"\n"},
		{"rivers/topics/oxus.png", string(png)},
	}
}

func TestAFolderOfSeveralFilesIsTaken(t *testing.T) {
	b, err := Open("rivers.zip", written(t, rivers()...))
	require.NoError(t, err)
	require.Equal(t, "deck.yaml", b.Name)
	require.Equal(t, riversHead, string(b.Deck))
	require.Len(t, b.Texts, 3)
	require.Empty(t, b.Remarks)
	c := b.Check(b.Name)
	require.Empty(t, c.Diagnostics)
	require.Equal(t, []string{"shared.yaml", "topics/seas.yaml", "topics/steppe.yml"}, c.Deck.Files)
	require.Len(t, c.Deck.Facts, 2)
}

func TestMistakesAreToldWithTheirFile(t *testing.T) {
	for name, c := range map[string]struct{ file, was, now, want string }{
		"in a file":           {"topics/seas.yaml", "cite: atlas", "cite: atlass", `topics/seas.yaml:5:11: error[unknown-source]: there is no source "atlass"`},
		"an id of another":    {"topics/steppe.yml", "id: north", "id: aral", "topics/steppe.yml:3:9: error[duplicate-id]"},
		"the place of it":     {"topics/steppe.yml", "id: north", "id: aral", "the first is on line 3 of topics/seas.yaml"},
		"beside its own file": {"topics/seas.yaml", "topics/oxus.png", "oxus.png", "write topics/oxus.png"},
		"not there":           {"deck.yaml", "shared", "shard", "deck.yaml:2:9: error[unknown-file]"},
		"forgotten":           {"deck.yaml", "topics]", "topics/seas.yaml]", "deck.yaml:2:1: warning[unlisted-file]: the deck's folder holds topics/steppe.yml,"},
		"out of the folder":   {"deck.yaml", "shared.yaml", "../shared.yaml", "deck.yaml:2:9: error[bad-file]"},
	} {
		t.Run(name, func(t *testing.T) {
			files := rivers()
			for i, f := range files {
				if f[0] == "rivers/"+c.file {
					require.Contains(t, f[1], c.was)
					files[i][1] = strings.Replace(f[1], c.was, c.now, 1)
				}
			}
			b, err := Open("rivers.zip", written(t, files...))
			require.NoError(t, err)
			var said strings.Builder
			for _, g := range b.Check(b.Name).Diagnostics {
				said.WriteString(g.String() + "\n")
			}
			require.Contains(t, said.String(), c.want)
		})
	}
}

// Among several deck files at the top, the head is deck.yaml.
func TestTheHeadOfAFolder(t *testing.T) {
	for _, c := range []struct{ names, head, no string }{
		{"rivers.yml topics/deck.yaml", "rivers.yml", ""},
		{"a.yaml b.yaml deck.yaml topics/c.yaml", "deck.yaml", ""},
		{"a.yaml b.yaml topics/deck.yaml", "", "holds 2 deck files, such as a.yaml and b.yaml"},
		{"topics/deck.yaml", "", "holds no deck file at its top"},
	} {
		head, no := FindHead("folder", strings.Fields(c.names))
		require.Equal(t, c.head, head)
		if c.no == "" {
			require.Nil(t, no)
		} else {
			require.ErrorContains(t, no, c.no)
		}
	}
}

func TestAPackedFolderIsTheDeck(t *testing.T) {
	files := map[string][]byte{}
	for _, f := range rivers()[1:] {
		files[strings.TrimPrefix(f[0], "rivers/")] = []byte(f[1])
	}
	packed, err := Pack(deck.HeadName, []byte(riversHead), files)
	require.NoError(t, err)
	b, err := Open("deck.zip", packed)
	require.NoError(t, err)
	require.Empty(t, b.Check(b.Name).Diagnostics)
	m, err := ReadMedium(packed, "topics/oxus.png")
	require.NoError(t, err)
	require.Equal(t, png, m.Data)
}
