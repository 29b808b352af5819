package bundle

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file tests what is taken.

// written is an archive as the standard library writes it: with a description
// behind each entry.
func written(t testing.TB, files ...[2]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		to, err := w.Create(f[0])
		require.NoError(t, err)
		_, err = to.Write([]byte(f[1]))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func TestADeckFileIsTakenAsItIs(t *testing.T) {
	for _, name := range []string{"deck.yaml", "deck.yml", "Deck.YAML"} {
		b, err := Open(name, []byte("deck: x"))
		require.NoError(t, err)
		require.Equal(t, &Bundle{Name: name, Deck: []byte("deck: x")}, b)
	}
	for _, text := range []string{"", "\xff\xfed\x00", "caf\xe9", strings.Repeat("[", 1<<16)} { // for the reader to judge
		b, err := Open("deck.yaml", []byte(text))
		require.NoError(t, err)
		require.Positive(t, b.Check(b.Name).Diagnostics.Errors())
	}
}

func TestAFolderIsTakenWithItsMedia(t *testing.T) {
	files := [][2]string{
		{"capitals/", ""}, {"capitals/capitals.yaml", "deck: capitals"}, {"capitals/media/", ""},
		{"capitals/media/kabul.png", string(png)}, {"capitals/media/anthem.mp3", "ID3 and a song"}, {"capitals/voice.opus", "OggS and a voice"},
		{"capitals/notes.txt", "ours"}, {"capitals/old/capitals.yaml", "deck: old"},
		{"capitals/.DS_Store", "x"}, {"__MACOSX/capitals/._capitals.yaml", "x"}, {"capitals/Thumbs.db", "x"}, {"capitals/media/Desktop.ini", "x"},
	}
	b, err := Open("capitals.zip", written(t, files...))
	require.NoError(t, err)
	b.sources = textFolder{} // see sources_test.go
	require.Equal(t, &Bundle{
		Name: "capitals.yaml", Deck: []byte("deck: capitals"), Archive: true,
		Texts: []Text{{"old/capitals.yaml", []byte("deck: old")}},
		Media: []File{
			{"media/anthem.mp3", "audio/mpeg", 14}, {"media/kabul.png", "image/png", int64(len(png))}, {"voice.opus", "audio/ogg", 16},
		},
		Remarks: []Remark{
			{"notes.txt", "no deck file, no picture or sound that decks can have, and no text that a source names"},
		},
	}, b)
}

// What honest programs write in different ways is taken.
func TestHonestArchivesAreTaken(t *testing.T) {
	comment := raw(yaml, part{name: "a.png", data: png})
	comment = append(comment[:len(comment)-endLength], ending(2, bytes.LastIndex(comment, []byte(endSign))-bytes.Index(comment, []byte("PK\x01\x02")), bytes.Index(comment, []byte("PK\x01\x02")), "a note")...)
	for name, data := range map[string][]byte{
		"stored, without folders":  raw(yaml, part{name: "a/b/c.png", data: png}),
		"with modes":               raw(part{name: "x/", mode: fs.ModeDir | 0o755}, part{name: "x/deck.yaml", data: yaml.data, mode: 0o644}),
		"with descriptions":        written(t, [2]string{"deck.yaml", "deck: small"}, [2]string{"a.png", string(png)}),
		"with a comment":           comment,
		"with comments of entries": raw(part{name: "deck.yaml", data: yaml.data, comment: "why"}),
		"with accents":             raw(yaml, part{name: "é/ß 試.png", data: png}),
		"with a deck alone":        raw(yaml),
		"with an empty text":       raw(yaml, part{name: "empty.txt"}),
		"in capitals":              raw(part{name: "DECK.YAML", data: yaml.data}, part{name: "A.PNG", data: png}),
		"with many entries":        many(MaxEntries - 1),
	} {
		b, err := Open("deck.zip", data)
		require.NoError(t, err, name)
		require.NotEmpty(t, b.Deck, name)
	}
}

func TestEveryKindOfMediumIsTaken(t *testing.T) {
	for name, data := range map[string]string{
		"a.png": string(png), "a.jpg": "\xff\xd8\xff\xe0", "a.jpeg": "\xff\xd8\xff\xe1", "a.gif": "GIF89a", "b.gif": "GIF87a",
		"a.webp": "RIFF\x00\x00\x00\x00WEBP", "a.mp3": "ID3", "b.mp3": "\xff\xfb\x90", "a.ogg": "OggS", "a.opus": "OggS",
		"a.m4a": "\x00\x00\x00\x20ftypM4A ", "a.wav": "RIFF\x00\x00\x00\x00WAVE",
	} {
		b, err := Open("deck.zip", written(t, [2]string{"deck.yaml", "deck: x"}, [2]string{name, data}))
		require.NoError(t, err, name)
		require.Len(t, b.Media, 1, name)
	}
}

func TestFileNames(t *testing.T) {
	for given, want := range map[string]string{
		"deck.yaml": "deck.yaml", "/home/me/deck.yaml": "deck.yaml", `C:\decks\deck.yaml`: "deck.yaml", "": "deck", "..": "deck",
		"a\u202eb\x00.yaml": "ab.yaml", "caf\xe9.yaml": "caf.yaml", "Hauptstädte 1.yaml": "Hauptstädte 1.yaml",
		strings.Repeat("ä", 100) + ".yaml": strings.Repeat("ä", 47) + ".yaml",
	} {
		require.Equal(t, want, FileName(given))
	}
}

func TestSizes(t *testing.T) {
	for n, want := range map[int64]string{0: "0 kB", 1: "1 kB", 2048: "2 kB", 1 << 20: "1 MB", 3<<20 + 1: "4 MB"} {
		require.Equal(t, want, Size(n))
	}
}

// FuzzOpen hands in anything: it is taken or refused, never worse, and what is
// taken keeps every promise.
func FuzzOpen(f *testing.F) {
	f.Add("deck.yaml", []byte("deck: x"))
	f.Add("deck.zip", written(f, [2]string{"x/deck.yaml", "deck: x"}, [2]string{"x/a.png", string(png)}))
	f.Add("deck.zip", written(f, rivers()...))
	for _, row := range hostile() {
		if len(row.data) < 4096 {
			f.Add("deck.zip", row.data)
		}
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		b, err := Open(name, data)
		if err != nil {
			require.Less(t, len(err.Error()), 600)
			require.NotContains(t, err.Error(), "\n")
			return
		}
		require.True(t, IsDeckFile(b.Name))
		require.NotContains(t, b.Name, "/")
		require.LessOrEqual(t, len(b.Deck), MaxDeck)
		for _, text := range b.Texts {
			require.True(t, fs.ValidPath(text.Path) && IsDeckFile(text.Path), text.Path)
			require.LessOrEqual(t, len(text.Data), MaxDeck)
		}
		var total int64
		for _, m := range b.Media {
			require.True(t, fs.ValidPath(m.Path), m.Path)
			require.LessOrEqual(t, m.Size, int64(MaxMedia))
			total += m.Size
		}
		require.LessOrEqual(t, total, int64(MaxUnpacked))
	})
}
