package bundle

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFilesThatTheDeckDoesNotUseAreNamed(t *testing.T) {
	const cited = "deck: kabul\ntitle: Kabul\nsources:\n  atlas: {title: A small atlas, file: atlas.txt}\nfacts:\n" +
		"  - id: river\n    claim: \"![a map](kabul.png) Kabul lies on the [Kabul River].\"\n    cite: atlas ¶1 \"on the Kabul River\"\n"
	b, err := Open("deck.zip", written(t, [2]string{"deck.yaml", cited}, [2]string{"atlas.txt", "Kabul lies on the Kabul River."},
		[2]string{"notes.txt", "ours"}, [2]string{"README.md", "# Ours"},
		[2]string{"kabul.png", string(png)}, [2]string{"river.png", string(png)}))
	require.NoError(t, err)
	c := b.Check(b.Name)
	require.Empty(t, c.Diagnostics)
	require.Equal(t, []Remark{{"README.md", notTaken}, {"notes.txt", notTaken}, {"river.png", notShown}}, c.Unused)
}
