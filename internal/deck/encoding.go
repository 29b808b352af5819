package deck

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// This file tells a text in UTF-8 from everything else that a person may take for
// a deck file: documents, pictures, archives, and text in another encoding. Such a
// file gets one error, and nothing of it is read.

// signs are how files begin that are no text, with what they are.
var signs = []struct{ begin, what string }{
	{"%PDF-", "a PDF document"},
	{"{\\rtf", "a rich text document"},
	{"\xd0\xcf\x11\xe0", "a document of an office program"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{"RIFF", "a picture or a sound"},
	{"ID3", "a sound"},
	{"OggS", "a sound"},
	{"\x1f\x8b", "a packed file"},
	{"SQLite format 3", "a database"},
}

// zipped is how a zip archive begins, as documents of office programs are, and the
// parts by whose names each is known.
const zipped = "PK\x03\x04"

// ZipArchive is what NotText calls an archive that is no document.
const ZipArchive = "a zip archive"

var zippedParts = []struct{ name, what string }{
	{"word/document.xml", "a Word document"},
	{"xl/workbook.xml", "an Excel workbook"},
	{"ppt/presentation.xml", "a PowerPoint presentation"},
	{"opendocument.text", "an OpenDocument text"},
	{"opendocument.spreadsheet", "an OpenDocument spreadsheet"},
	{"opendocument.presentation", "an OpenDocument presentation"},
	{"application/epub+zip", "a book in EPUB"},
}

// NotText says what a file is that begins like one of other programs ("a Word
// document"), or "".
func NotText(src []byte) string {
	for _, s := range signs {
		if bytes.HasPrefix(src, []byte(s.begin)) {
			return s.what
		}
	}
	if !bytes.HasPrefix(src, []byte(zipped)) {
		return ""
	}
	for _, p := range zippedParts {
		if bytes.Contains(src, []byte(p.name)) {
			return p.what
		}
	}
	return ZipArchive
}

// isText reports whether a file is text in UTF-8, and says at its top what it is if
// not.
func (r *report) isText(src []byte, top place) bool {
	if what := NotText(src); what != "" {
		r.errorAt(top, "not-text", "the file is %s, whatever it is called", what).
			hint("a deck is plain text: hand in the file that holds its facts")
		return false
	}
	if bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
		r.errorAt(top, "not-utf-8", "the file is UTF-16").hint("save it as UTF-8")
		return false
	}
	if utf8.Valid(src) {
		return true
	}
	r.otherEncoding(strings.TrimPrefix(string(src), "\ufeff"), top)
	return false
}

// otherEncoding says where the first byte stands that is no UTF-8, and what the
// file seems to be.
func (r *report) otherEncoding(text string, top place) {
	if strings.ContainsFunc(text, func(c rune) bool { return c < ' ' && !strings.ContainsRune("\t\n\r\f", c) }) {
		r.errorAt(top, "not-text", "the file is no text: it holds bytes that no text has").
			hint("a deck is plain text: hand in the file that holds its facts")
		return
	}
	at := firstBroken(text)
	r.deck.text.mend(replaceStrange(text))
	line := r.deck.text[len(r.deck.text)-1].before + strings.Count(text[:at], "\n") + 1
	column := utf8.RuneCountInString(text[strings.LastIndexByte(text[:at], '\n')+1:at]) + 1
	meant := ""
	if text[at] >= 0xa0 {
		meant = " (in Latin-1 it is " + string(rune(text[at])) + ")"
	}
	r.errorAt(place{Pos{line, column}, 1}, "not-utf-8", "the byte %#02x is not UTF-8%s: the file is in another encoding, and nothing of it was read", text[at], meant).
		hint("save the file as UTF-8: editors have that in “Save as” or “Save with encoding”")
}

// firstBroken is where the first byte stands that is no UTF-8.
func firstBroken(text string) int {
	for at := 0; ; {
		c, size := utf8.DecodeRuneInString(text[at:])
		if isBroken(c, size) {
			return at
		}
		at += size
	}
}
