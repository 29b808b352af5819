package deck

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"
)

// filesOf is a deck's folder in memory.
type filesOf map[string]string

func (f filesOf) Files() ([]string, error) { return slices.Collect(maps.Keys(f)), nil }

func (f filesOf) ReadFile(name string) ([]byte, error) {
	text, ok := f[name]
	if !ok || text == "unreadable\n" {
		return nil, fs.ErrPermission
	}
	return []byte(text), nil
}

// read reads the deck whose head is deck.yaml.
func (f filesOf) read() (*Deck, Diagnostics) {
	return ReadFolder("rivers/deck.yaml", []byte(f["deck.yaml"]), f)
}

// said is the last file of an archive of testdata/folder: what is said of the rest.
const said = "said"

// unpack makes a folder of an archive's files.
func unpack(a *txtar.Archive) filesOf {
	f := filesOf{}
	for _, file := range a.Files {
		if file.Name != said {
			f[file.Name] = string(file.Data)
		}
	}
	return f
}

// TestReadFolderGolden runs every archive of testdata/folder: a deck's files, and the
// diagnostics exactly as an author sees them, those of compiling too.
func TestReadFolderGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/folder/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			require.NoError(t, err)
			d, ds := unpack(a).read()
			if ds.Errors() == 0 {
				_, more := Compile(d)
				ds = append(ds, more...)
				ds.Sort()
			}
			got := printed(ds)
			if *update {
				a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == said })
				a.Files = append(a.Files, txtar.File{Name: said, Data: []byte(got)})
				require.NoError(t, os.WriteFile(file, txtar.Format(a), 0o644))
				return
			}
			last := a.Files[len(a.Files)-1]
			require.Equal(t, said, last.Name)
			require.Equal(t, string(last.Data), got)
		})
	}
}

// checkFolderPlaces makes sure that every diagnostic points into the file that it
// names.
func checkFolderPlaces(t *testing.T, f filesOf, ds Diagnostics) {
	t.Helper()
	for _, g := range ds {
		text, ok := f[strings.TrimPrefix(g.File, "rivers/")]
		require.True(t, ok, "%s", g)
		if g.At.Line == 0 {
			continue
		}
		lines := newText(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n"))
		require.LessOrEqual(t, g.At.Line, lines.lines(), "%s", g)
		if g.Line != "" && !strings.ContainsFunc(g.Line, func(c rune) bool { return c == '\ufffd' || c == ' ' }) {
			require.Equal(t, lines.line(g.At.Line), g.Line)
		}
	}
}
