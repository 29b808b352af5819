package deck

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// sourcesDeck cites one passage of a source.
func sourcesDeck(source string, paragraph int, phrase string) *Deck {
	return &Deck{
		Sources: []Source{
			{ID: "harbour", File: "harbour.txt"},
			{ID: "lamp", File: "lamp.txt"},
			{ID: "broken", File: "broken.txt"},
			{ID: "mistyped", File: "harbor.txt"},
			{ID: "escaping", File: "../sources_test.go"},
			{ID: "folder", File: "."},
			{ID: "nameless"},
		},
		Facts: []Fact{{ID: "f", Cites: []Cite{{Source: source, Paragraph: paragraph, Phrase: phrase}}}},
	}
}

func TestCheckSources(t *testing.T) {
	tests := []struct {
		name, source string
		paragraph    int
		phrase       string
		code, hint   string // "" where the citation holds
	}{
		{"stands there", "harbour", 1, "harbour of Lindale", "", ""},
		{"lines of white space are no paragraphs", "harbour", 2, "called at Lindale", "", ""},
		{"typed quotes match typographic ones", "harbour", 2, `the "old quay" is`, "", ""},
		{"typographic quotes match themselves", "harbour", 3, "mayor’s office", "", ""},
		{"a no-break space is a space", "lamp", 1, "no-break space", "", ""},
		{"a line ending with a carriage return", "lamp", 2, "out by dawn.", "", ""},
		{"the first occurrence is enough", "lamp", 2, "the lamp was", "", ""},
		{"a word may end at an apostrophe", "harbour", 3, "the mayor", "", ""},
		{"a number with its comma", "harbour", 3, "2,000 people", "", ""},

		{"part of a word", "harbour", 1, "harbour of Lin", "no-phrase", `the paragraph has "harbour of Lindale"`},
		{"part of a number", "harbour", 3, "000 people", "no-phrase", `the paragraph has "2,000 people"`},
		{"another case", "harbour", 1, "the harbour", "no-phrase", `the paragraph has "The harbour"`},
		{"a slip of the pen", "harbour", 2, "caled at Lindale", "no-phrase", `the paragraph has "called at Lindale"`},
		{"another paragraph", "harbour", 1, "plays on Sundays", "no-phrase", "it stands in ¶4"},
		{"nowhere", "harbour", 1, "in Paris", "no-phrase", "nor anywhere else in harbour: copy up to six words from the paragraph"},
		{"beyond the end", "harbour", 9, "plays on Sundays", "no-paragraph", "the phrase stands in ¶4"},
		{"before the beginning", "harbour", 0, "nothing", "no-paragraph", ""},
		{"no file named", "nameless", 1, "x", "no-file", "name the text in the sources folder: file: report.txt"},
		{"a mistyped file", "mistyped", 1, "x", "missing-file", "did you mean harbour.txt?"},
		{"a file outside the folder", "escaping", 1, "x", "missing-file", "put the text into the sources folder under the name ../sources_test.go"},
		{"a folder", "folder", 1, "x", "missing-file", "put the text into the sources folder under the name ."},
		{"a text that is not UTF-8", "broken", 1, "x", "missing-file", "put the text into the sources folder under the name broken.txt"},
		{"an undeclared source", "gazette", 1, "x", "unknown-source", "add it under sources"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ds := CheckSources(sourcesDeck(tt.source, tt.paragraph, tt.phrase), os.DirFS("testdata/sources"))
			if tt.code == "" {
				require.Empty(t, ds)
				return
			}
			require.Len(t, ds, 1)
			require.Equal(t, tt.code, ds[0].Code)
			require.Equal(t, tt.hint, ds[0].Hint)
		})
	}
}

func TestCheckSourcesLooksAtPositions(t *testing.T) {
	d := sourcesDeck("harbour", 1, "Lindale")
	d.Facts[0].Positions = []Position{{Cites: []Cite{{Source: "lamp", Paragraph: 1, Phrase: "Lindale"}}}}
	require.Equal(t, 1, CheckSources(d, os.DirFS("testdata/sources")).Errors())
}

func TestCheckSourcesSaysOnceThatAFileIsMissing(t *testing.T) {
	d := sourcesDeck("lamp", 1, "x")
	d.Facts[0].Cites = append(d.Facts[0].Cites, d.Facts[0].Cites[0])
	require.Len(t, CheckSources(d, fstest.MapFS{}), 1)
}

func TestCheckSourcesRefusesLargeTexts(t *testing.T) {
	big := fstest.MapFS{"lamp.txt": {Data: bytes.Repeat([]byte("lamp "), MaxSource/5+1)}}
	ds := CheckSources(sourcesDeck("lamp", 1, "lamp"), big)
	require.Len(t, ds, 1)
	require.Contains(t, ds[0].Message, "has more than 4194304 bytes")
}

func TestCheckSourcesUnderlinesThePhrase(t *testing.T) {
	d, ds := Read("deck.yaml", []byte(`deck: d
sources: {lamp: {publisher: P, file: lamp.txt}}
facts:
  - {id: f, claim: 'The [lamp].', cite: 'lamp ¶2 "the lmp was"'}
`))
	require.Empty(t, ds)
	require.Equal(t, `deck.yaml:4:51: error[no-phrase]: "the lmp was" does not stand in lamp ¶2
    4 |   - {id: f, claim: 'The [lamp].', cite: 'lamp ¶2 "the lmp was"'}
      |                                                   ^^^^^^^^^^^
      = the paragraph has "the lamp was"
`, printed(CheckSources(d, os.DirFS("testdata/sources"))))
}

// suspected is a deck of one question about who opened a harbour, offering the
// keepers of other harbours, with the text that it cites.
func suspected(t *testing.T, fact, text string) Diagnostics {
	t.Helper()
	d, ds := Read("deck.yaml", []byte(`deck: d
sources: {town: {publisher: Town, file: town.txt}}
kinds: {keeper: {of: person}}
names:
  Anna Berg: {kind: keeper, also: [Ann Berg]}
  Ivo Costa: {kind: keeper, also: [Costa]}
  Marta Silva: keeper
  House of Costa: {kind: group}
facts:
  - {id: opened, claim: '[Anna Berg] opened the harbour.', ask: Who opened the harbour?, `+fact+`, cite: 'town ¶1 "opened"'}
`))
	require.Empty(t, ds)
	return CheckSources(d, fstest.MapFS{"town.txt": {Data: []byte(text)}})
}

func TestCheckSourcesWarnsOfOptionsInTheirOwnParagraph(t *testing.T) {
	tests := []struct {
		name, fact, text string
		code, message    string // "" where nothing is suspected
	}{
		{"no option is named", "single: true", "Anna Berg opened it.", "", ""},
		{"an option is named", "single: true", "Anna Berg and Marta Silva opened it.", "option-in-source",
			`opened offers "Marta Silva" as wrong, and the paragraph cited for "Anna Berg" has it too (town ¶1)`},
		{"an option is named in another spelling", "single: true", "Anna Berg and Costa opened it.", "option-in-source",
			`opened offers "Ivo Costa" as wrong, and the paragraph cited for "Anna Berg" has it too (town ¶1)`},
		{"an option's word is part of a longer name", "single: true", "Anna Berg opened it for the House of Costa.", "", ""},
		{"another paragraph names an option", "single: true", "Anna Berg opened it.\nMarta Silva came.", "", ""},
		{"the author has ruled it out", "wrong: {Marta Silva: She came later.}", "Anna Berg opened it, Marta Silva came.", "", ""},
		{"what may be right is not offered", "single: true, maybe: [Marta Silva]", "Anna Berg and Marta Silva opened it.", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ds := suspected(t, tt.fact, tt.text)
			if tt.code == "" {
				require.Empty(t, ds)
				return
			}
			require.Len(t, ds, 1)
			require.Equal(t, tt.code, ds[0].Code)
			require.Equal(t, Warning, ds[0].Severity)
			require.Equal(t, tt.message, ds[0].Message)
			require.NotEmpty(t, ds[0].Hint)
		})
	}
}

// TestParagraphsOfTheArticles counts the paragraphs of the five articles that
// the first deck cites. They are other people's texts and not part of this
// project; QUIZ_SHARED names the folder that has them in seeds/.
func TestParagraphsOfTheArticles(t *testing.T) {
	shared := os.Getenv("QUIZ_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	files, _ := filepath.Glob(filepath.Join(shared, "seeds", "*.txt"))
	if len(files) == 0 {
		t.Skip("the articles are not here: set QUIZ_SHARED to the folder that has them in seeds/")
	}
	require.Len(t, files, 5)
	for i, want := range []int{33, 27, 42, 31, 19} {
		paragraphs, err := Paragraphs(os.DirFS(filepath.Dir(files[i])), filepath.Base(files[i]))
		require.NoError(t, err)
		require.Len(t, paragraphs, want, filepath.Base(files[i]))
	}
}
