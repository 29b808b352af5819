package deck

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A file that is no text in UTF-8 gets one error, which says what it is, and
// nothing else is said of it.
func TestAFileThatIsNoTextGetsOneError(t *testing.T) {
	latin1 := "deck: towns\nsources:\n  one: {title: Städte, publisher: Der Bär}\nfacts:\n  - id: a\n    claim: Köln ist [groß].\n    cite: one \xb61 \"groß\"\n"
	latin1 = string([]byte(strings.NewReplacer("ä", "\xe4", "ö", "\xf6", "ß", "\xdf").Replace(latin1)))
	for name, row := range map[string]struct{ src, code, place, says, hint string }{
		"a PDF":            {"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + strings.Repeat("\xff\x00", 500), "not-text", ":", "a PDF document", "plain text"},
		"a PDF in ASCII":   {"%PDF-1.4\n1 0 obj\n", "not-text", ":", "a PDF document", "plain text"},
		"a picture":        {"\x89PNG\r\n\x1a\n\x00\x00", "not-text", ":", "a picture", "plain text"},
		"a Word file":      {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "not-text", ":", "an office program", "plain text"},
		"a newer one":      {"PK\x03\x04\x14\x00", "not-text", ":", "zip archive", "plain text"},
		"a .docx":          {"PK\x03\x04\x14\x00[Content_Types].xml…word/document.xml", "not-text", ":", "a Word document", "plain text"},
		"an .odt":          {"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "not-text", ":", "an OpenDocument text", "plain text"},
		"rich text":        {"{\\rtf1\\ansi deck: x}", "not-text", ":", "rich text", "plain text"},
		"other bytes":      {"\x7fELF\x02\x01\xff\xfe\x00", "not-text", ":", "no text", "plain text"},
		"Latin-1":          {latin1, "not-utf-8", "deck.yaml:3:18:", "the byte 0xe4 is not UTF-8 (in Latin-1 it is ä)", "save the file as UTF-8"},
		"behind a mark":    {"\ufeffdeck: x\r\ntitle: A\xe9\r\n", "not-utf-8", "deck.yaml:2:9:", "0xe9", "UTF-8"},
		"Windows quotes":   {"title: \x93x\x94\n", "not-utf-8", "deck.yaml:1:8:", "0x93 is not UTF-8: the file", "UTF-8"},
		"UTF-16":           {"\xff\xfed\x00e\x00", "not-utf-8", ":", "UTF-16", "UTF-8"},
		"cut in a letter":  {"title: caf\xc3", "not-utf-8", "deck.yaml:1:11:", "0xc3", "UTF-8"},
		"nothing but that": {"\xff", "not-utf-8", "deck.yaml:1:1:", "0xff", "UTF-8"},
	} {
		d, found := Read("deck.yaml", []byte(row.src))
		require.Nil(t, d, name)
		require.Len(t, found, 1, name)
		g := found[0]
		require.Equal(t, row.code, g.Code, name)
		require.Contains(t, g.String(), row.place, name)
		require.Contains(t, g.Message, row.says, name)
		require.Contains(t, g.Hint, row.hint, name)
		require.LessOrEqual(t, len(g.String()), 400, name)
	}
}

// A file full of characters that can't be seen is told of the first few, and how
// many more there are.
func TestAFileFullOfStrangeCharactersIsToldShortly(t *testing.T) {
	src := "deck: x\ntitle: A" + strings.Repeat("\x07\u200b", 500) + "\nsources: {s: {title: S}}\nfacts:\n  - {id: a, claim: 'It is [so].', cite: 's ¶1 \"so\"'}\n"
	d, found := Read("deck.yaml", []byte(src))
	require.NotNil(t, d)
	require.Equal(t, fewTold+1, found.Errors())
	require.Equal(t, fewTold+1, found.Warnings())
	require.Contains(t, found[len(found)-2].Message, "497 more control characters")
	require.Contains(t, found[len(found)-1].Message, "497 more invisible characters")
	require.Equal(t, Pos{Line: 2, Column: 15}, found[len(found)-2].At)
	_, found = Read("deck.yaml", []byte(strings.Replace(src, strings.Repeat("\x07\u200b", 500), strings.Repeat("\x07", fewTold), 1)))
	require.Equal(t, fewTold, found.Errors(), "no more are none to count")
}
