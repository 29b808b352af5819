package deck

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// This file tests that a deck over several files is the deck that one file is.

// splitByTopic makes of a deck in one file a head, a file of sources, kinds and
// names, and a file for each topic.
func splitByTopic(t testing.TB, src string) filesOf {
	t.Helper()
	head, topics, ok := strings.Cut(src, "\ntopics:\n")
	require.True(t, ok)
	head, shared, ok := strings.Cut(head, "\nsources:\n")
	require.True(t, ok)
	f := filesOf{"shared.yaml": "sources:\n" + shared + "\n"}
	list := "files: [shared.yaml"
	for _, topic := range strings.Split("\n"+topics, "\n  - id: ")[1:] {
		id, rest, _ := strings.Cut(topic, "\n")
		name := fmt.Sprintf("topics/%s.yaml", id)
		f[name] = "topic: " + id + "\n" + strings.ReplaceAll("\n"+rest, "\n    ", "\n")[1:] + "\n"
		list += ", " + name
	}
	f["deck.yaml"] = head + "\n" + list + "]\n"
	return f
}

func TestTheSplitDeckIsTheSameBook(t *testing.T) {
	isisk, err := os.ReadFile("../../decks/isisk.yaml")
	require.NoError(t, err)
	for name, src := range map[string]string{"isisk": string(isisk), "wide": string(wideDeck(2000))} {
		t.Run(name, func(t *testing.T) {
			f := splitByTopic(t, src)
			require.Greater(t, len(f), 10)
			for file, text := range f {
				require.NoError(t, schemaErrors(t, text), file)
			}
			whole, said := Read("deck.yaml", []byte(src))
			require.Zero(t, said.Errors())
			want, wantFound := Compile(whole)
			for _, processors := range []int{1, 4} {
				before := runtime.GOMAXPROCS(processors)
				d, found := f.read()
				book, bookFound := Compile(d)
				runtime.GOMAXPROCS(before)
				require.ElementsMatch(t, withoutPlaces(said), withoutPlaces(found))
				require.True(t, d.Split)
				require.Len(t, d.Files, len(f)-1)
				require.Equal(t, jsonOf(t, want), jsonOf(t, book))
				require.ElementsMatch(t, withoutPlaces(wantFound), withoutPlaces(bookFound))
			}
		})
	}
}

// withoutPlaces is what is said but for where.
func withoutPlaces(ds Diagnostics) []string {
	var said []string
	for _, g := range ds {
		said = append(said, g.Code+" "+g.Message)
	}
	return said
}

// TestASessionReadsFoldersAsReadFolderDoes edits the files of a deck again and
// again, takes some away, and compares.
func TestASessionReadsFoldersAsReadFolderDoes(t *testing.T) {
	sound, err := txtar.ParseFile("testdata/folder/sound.txtar")
	require.NoError(t, err)
	parts := []string{
		"", "# a comment", "topic: more", "facts:", "  - id: more", "    claim: It is [so].", "    cite: atlas ¶1 \"so\"", "    claim: [It is so].",
		"\t", "  x: &a {kind: place}", "  y: *a", "files: .", "files: [topics]", "---",
	}
	rapid.Check(t, func(t *rapid.T) {
		f := unpack(sound)
		names := []string{"deck.yaml", "names.yaml", "topics/seas.yaml", "topics/west/steppe.yaml", "topics/loose.yml", "topics/new.yaml"}
		var s Session
		for range rapid.IntRange(1, 6).Draw(t, "edits") {
			name := rapid.SampledFrom(names).Draw(t, "file")
			lines := strings.Split(f[name], "\n")
			at := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
			switch rapid.IntRange(0, 3).Draw(t, "edit") {
			case 0:
				lines = append(lines[:at:at], lines[at+1:]...)
			case 1:
				if name != "deck.yaml" {
					delete(f, name)
				}
			default:
				lines = append(lines[:at:at], append([]string{rapid.SampledFrom(parts).Draw(t, "part")}, lines[at:]...)...)
			}
			f[name] = strings.Join(lines, "\n")
			want, wantFound := f.read()
			got, found := s.ReadFolder("rivers/deck.yaml", []byte(f["deck.yaml"]), f)
			require.Equal(t, wantFound, found)
			require.Equal(t, want, got)
		}
	})
}

// TestTheHeadsNameIsTheHeads reads a deck whose head has another name than deck.yaml.
func TestTheHeadsNameIsTheHeads(t *testing.T) {
	fact := "facts:\n  - {id: x, claim: \"It is [so].\", cite: 'a ¶1 \"so\"'}\n"
	f := filesOf{"rivers.yaml": "", "Rivers.yaml": fact, "deck.yaml": fact}
	for list, want := range map[string]string{
		"deck.yaml":   "deck.yaml is what the head of a deck is called, and this deck's is rivers.yaml",
		".":           "rivers.yaml and Rivers.yaml are one file on some systems",
		"[deck.yaml]": "deck.yaml is what the head of a deck is called, and this deck's is rivers.yaml",
		"Rivers.yaml": "rivers.yaml and Rivers.yaml are one file on some systems",
		"rivers.yaml": "rivers.yaml is the head of the deck itself",
	} {
		for _, head := range []string{"rivers.yaml", "some/where/rivers.yaml", `C:\decks\rivers.yaml`} {
			_, found := ReadFolder(head, []byte("deck: d\nfiles: "+list+"\nsources: {a: {title: A}}\n"), f)
			require.Equal(t, "duplicate-file", found[0].Code)
			require.Equal(t, want, found[0].Message)
		}
	}
}

func TestADeckHasSoManyFilesAndNoMore(t *testing.T) {
	f := filesOf{"deck.yaml": "deck: d\nfiles: topics\nsources: {a: {title: A}}\nfacts:\n  - {id: x, claim: \"It is [so].\", cite: 'a ¶1 \"so\"'}\n"}
	for i := range MaxFiles {
		f[fmt.Sprintf("topics/%d.yaml", i)] = "# none yet\n"
	}
	_, found := f.read()
	require.Zero(t, found.Errors())
	f["topics/more.yaml"] = "# none yet\n"
	_, found = f.read()
	require.Equal(t, "too-large", found[0].Code)
	require.Equal(t, 1, found.Errors())
	var names strings.Builder
	for i := range MaxFiles + 1 {
		fmt.Fprintf(&names, "  - %d.yaml\n", i)
	}
	_, found = filesOf{"deck.yaml": "deck: d\nfiles:\n" + names.String()}.read()
	require.Equal(t, "too-large", found[0].Code)
	require.Equal(t, 1, found.Errors())
}

func TestTheFilesOfADeckHaveOneLimit(t *testing.T) {
	half := strings.Repeat("# "+strings.Repeat("x", 1022)+"\n", MaxSize>>11)
	f := filesOf{
		"deck.yaml": "deck: d\nfiles: [a.yaml, b.yaml, c.yaml]\n",
		"a.yaml":    half, "b.yaml": half, "c.yaml": "facts:\n  - {id: x, claim: \"It is [so].\", cite: 'a ¶1 \"so\"'}\n",
	}
	_, found := f.read()
	require.Contains(t, printed(found), "rivers/deck.yaml:2:17: error[too-large]: with b.yaml the deck has more than")
}

// TestAHeadAloneIsToldSo hands in the head of a deck and nothing else.
func TestAHeadAloneIsToldSo(t *testing.T) {
	f := splitByTopic(t, string(wideDeck(200)))
	d, found := Read("deck.yaml", []byte(f["deck.yaml"]))
	require.True(t, d.Split)
	require.Len(t, found, 1)
	require.Equal(t, "unknown-file", found[0].Code)
	require.Equal(t, "hand in a zip of the deck's folder", found[0].Hint)
}

// TestDiagnosticsFindTheirLine makes sure that the line of a diagnostic is found
// again among those of all files.
func TestDiagnosticsFindTheirLine(t *testing.T) {
	archives, err := filepath.Glob("testdata/folder/*.txtar")
	require.NoError(t, err)
	for _, file := range archives {
		a, err := txtar.ParseFile(file)
		require.NoError(t, err)
		d, found := unpack(a).read()
		for _, g := range found {
			if g.At.Line > 0 {
				require.Equal(t, g.Line, d.FileLine(d.LineOf(g)), "%s", g)
			}
		}
	}
}

// FuzzReadFolder reads a deck over several files, which a line of = parts. Places
// stay within the files that they name, and nothing is said twice differently.
func FuzzReadFolder(f *testing.F) {
	archives, err := filepath.Glob("testdata/folder/*.txtar")
	require.NoError(f, err)
	for _, file := range archives {
		a, err := txtar.ParseFile(file)
		require.NoError(f, err)
		in := unpack(a)
		f.Add(in["deck.yaml"], in["names.yaml"], in["topics/a.yaml"], in["topics/b.yaml"])
	}
	f.Add("deck: d\nfiles: .", "\xff\xfe", "\xef\xbb\xbf", "facts:\r\n  - ")
	f.Fuzz(func(t *testing.T, head, names, a, b string) {
		if len(head)+len(names)+len(a)+len(b) > 1<<16 {
			t.Skip("larger inputs only take longer")
		}
		in := filesOf{"deck.yaml": head, "names.yaml": names, "topics/a.yaml": a, "topics/b.yaml": b}
		d, found := in.read()
		again, same := in.read()
		require.Equal(t, found, same)
		require.Equal(t, d, again)
		require.True(t, d != nil || found.Errors() > 0)
		checkFolderPlaces(t, in, found)
	})
}
