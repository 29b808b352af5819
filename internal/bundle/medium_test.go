package bundle

import (
	"io/fs"
	"testing"

	"quiz/internal/markup"

	"github.com/stretchr/testify/require"
)

const birds = `deck: birds
sources: {book: {publisher: Book House}}
facts:
  - id: a
    claim: "The bird ![a bird](birds/kite.png) is a [red kite]."
    ask: Which bird calls like this? ![a whistle](kite.mp3)
    cite: book ¶1 "kite"
`

var birdFiles = map[string][]byte{"birds/kite.png": []byte("\x89PNG\r\n\x1a\nkite"), "kite.mp3": []byte("ID3 whistle")}

func TestMediaOfAPackedDeck(t *testing.T) {
	packed, err := Pack("birds.yaml", []byte(birds), birdFiles)
	require.NoError(t, err)
	again, err := Pack("birds.yaml", []byte(birds), birdFiles)
	require.NoError(t, err)
	require.Equal(t, packed, again)
	b, err := Open("birds.zip", packed)
	require.NoError(t, err)
	found := b.Check(b.Name)
	require.Empty(t, found.Diagnostics)
	m, err := ReadMedium(packed, "birds/kite.png")
	require.NoError(t, err)
	require.Equal(t, Medium{"image/png", birdFiles["birds/kite.png"]}, m)
	for _, file := range []string{"kite.png", "birds.yaml", "../birds/kite.png", "", "birds", "/kite.mp3"} {
		_, err = ReadMedium(packed, file)
		require.ErrorIs(t, err, fs.ErrNotExist, file)
	}
	_, err = ReadMedium([]byte(birds), "kite.mp3")
	require.ErrorIs(t, err, fs.ErrNotExist)
	named, err := Pack("birds.yaml", []byte(birds), map[string][]byte{"a.png/b.png": birdFiles["birds/kite.png"]})
	require.NoError(t, err)
	_, err = ReadMedium(named, "a.png")
	require.ErrorIs(t, err, fs.ErrNotExist, "a folder named as a picture")
}

func TestMediaInTheArchivesOnlyFolder(t *testing.T) {
	packed, err := Pack("birds/birds.yaml", []byte(birds), map[string][]byte{"birds/kite.mp3": birdFiles["kite.mp3"]})
	require.NoError(t, err)
	m, err := ReadMedium(packed, "kite.mp3")
	require.NoError(t, err)
	require.Equal(t, "audio/mpeg", m.Type)
	b, err := Open("birds.zip", packed)
	require.NoError(t, err)
	found := b.Check(b.Name)
	require.Len(t, found.Diagnostics, 1)
	require.Equal(t, "missing-media", found.Diagnostics[0].Code)
	require.Contains(t, found.Diagnostics[0].Message, "birds/kite.png")
}

// What a text may show is what a deck may bring, and the other way round.
func TestEveryMediumCanBeShown(t *testing.T) {
	for ext, kind := range media {
		shown, ok := markup.MediumOf("a" + ext)
		require.True(t, ok, ext)
		require.Equal(t, shown == markup.Picture, kind.mime[:5] == "image", ext)
	}
	for _, ext := range []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".mp3", ".ogg", ".opus", ".m4a", ".wav"} {
		require.Contains(t, media, ext)
	}
}
