package deck

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCheckMedia(t *testing.T) {
	d, found := Read("birds.yaml", []byte(`deck: birds
sources: {book: {publisher: Book House}}
facts:
  - id: a
    claim: "The bird ![a bird](birds/kite.png) is a [red kite]."
    ask: Which bird is this? ![a bird](birds/kite.png)
    note: Hear ![its call](kite.mp3).
    cite: book ¶1 "kite"
`))
	require.Zero(t, found.Errors(), found)
	require.Empty(t, CheckMedia(d, func(string) bool { return true }))
	found = CheckMedia(d, func(file string) bool { return file == "birds/kite.png" })
	require.Len(t, found, 1)
	require.Equal(t, "missing-media", found[0].Code)
	require.Equal(t, Pos{7, 16}, found[0].At)
}
