package bundle

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"slices"
	"strings"

	"quiz/internal/deck"
)

// This file has the citations of a deck proved against the texts of its sources,
// where they come in its archive.

// MaxProof bounds the texts that a deck's citations are looked up in, in bytes together:
// proving keeps an index of their words.
const MaxProof = 8 << 20

// sourcesFolder is where the texts of sources may lie in a deck's folder; else they
// lie beside the head.
const sourcesFolder = "sources"

// SourceTexts returns the files in an archive that Open has taken before, each by
// the plain name that a source gives its text. It returns an empty folder where
// the data is no archive.
func SourceTexts(data []byte) (fs.FS, error) {
	if !IsArchive(data) {
		return textFolder{}, nil
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	return textFolder{r, topOf(r.File)}, nil
}

// textFolder is the texts of an archive.
type textFolder struct {
	archive *zip.Reader // nil where there are none
	top     string      // the folder of the deck, with its slash, or ""
}

// Open opens a text beside the head, or else in the folder for texts.
func (f textFolder) Open(name string) (fs.File, error) {
	if at := f.place(name); at != "" {
		return f.archive.Open(f.top + at)
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// place is where a text lies below the deck's folder, or "" where it is not there.
func (f textFolder) place(name string) string {
	at, _ := f.find(name)
	return at
}

// find is place with the size of the text.
func (f textFolder) find(name string) (at string, size int64) {
	if f.archive == nil || !fs.ValidPath(name) || strings.Contains(name, "/") {
		return "", 0
	}
	for _, at := range []string{name, sourcesFolder + "/" + name} {
		if info, err := fs.Stat(f.archive, f.top+at); err == nil && info.Mode().IsRegular() {
			return at, info.Size()
		}
	}
	return "", 0
}

// prove looks the citations of a deck up in the texts that came with it. That the
// text of a source did not come is no mistake: it may not be the author's to hand on.
// Where the texts are too many, none is looked at.
func (b *Bundle) prove(c *Checked) {
	var found []string
	total := int64(0)
	for _, s := range c.Deck.Sources {
		at, size := b.sources.find(s.File)
		switch {
		case at == "":
			c.Unproved = append(c.Unproved, s)
			continue
		case !slices.Contains(found, at):
			found, total = append(found, at), total+size
		}
		c.Proved++
	}
	if total > MaxProof {
		c.Proved, c.Unproved = 0, c.Deck.Sources
		b.Remarks = append(b.Remarks, Remark{Path: found[0], Why: "with the other texts of sources it is larger than " + Size(MaxProof) + ", so no citation was looked up"})
	}
	if c.Proved == 0 {
		return
	}
	b.Remarks = slices.DeleteFunc(b.Remarks, func(r Remark) bool { return slices.Contains(found, r.Path) })
	c.add(slices.DeleteFunc(deck.CheckSources(c.Deck, b.sources), func(g deck.Diagnostic) bool {
		return g.Code == "no-file" || g.Code == "missing-file"
	}))
}
