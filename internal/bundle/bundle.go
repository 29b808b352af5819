// Package bundle opens what a person hands in as a deck: a deck file, or a zip
// of a deck's folder with its pictures and sounds.
//
//	b, err := bundle.Open("capitals.zip", data)
//	var no *bundle.Refusal
//	if errors.As(err, &no) { ... } // says to a person what is wrong, where, and what to do
//	found := b.Check(b.Name)
//
// All that comes in is hostile until proven otherwise. An archive is taken only
// if it is exactly what it seems: entries one after another from the first byte,
// a directory that agrees with them, its end, and nothing besides. Nothing that
// an archive says of itself is trusted: every entry is unpacked, through a
// limit, and compared with what was said. Names that could lead out of a folder,
// that two systems read differently, or that a person can't see are refused.
// Nothing is ever written to a disk, so there is nothing to clean up.
//
// A deck's folder holds its head, in YAML or in Markdown, at its top or in its only
// folder, perhaps further deck files (folder.go), media (media.go) and the texts of
// its sources (sources.go). All stay in the archive, which is kept as it came; what
// is none of these is left out with a remark, and what the deck does not use is named (unused.go).
//
// The package is pure: bytes in, a Bundle or a *Refusal out. It must never know
// of a store, of HTTP or of a learner.
package bundle

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"quiz/internal/deck"
)

// This file holds what comes out, and tells deck files from archives.

// Bounds on what is opened. Past them Open refuses.
const (
	MaxUpload   = 32 << 20     // bytes of what is handed in
	MaxDeck     = deck.MaxSize // bytes of the deck file
	MaxMedia    = 16 << 20     // bytes of one picture or sound
	MaxUnpacked = 128 << 20    // bytes of all entries together
	MaxEntries  = 2000         // entries of an archive, folders included
	MaxRatio    = 100          // how many times smaller an entry of over a megabyte may be packed
	MaxPath     = 240          // bytes of an entry's name
	MaxDepth    = 8            // folders round an entry
)

// Bundle is a deck as it was handed in.
type Bundle struct {
	Name    string // of the deck file, or of a folder's head, for diagnostics
	Deck    []byte // its text, not read yet
	Archive bool   // it came in an archive
	sources textFolder
	Texts   []Text // further deck files
	Media   []File
	Remarks []Remark // what was left out
}

// Text is one deck file of an archive beside the head.
type Text struct {
	Path string // below the deck's folder
	Data []byte
}

// File is one picture or sound of an archive.
type File struct {
	Path string // below the deck's folder
	Type string // media type, such as image/png
	Size int64  // bytes
}

// Remark says of an entry that it is left out, and why.
type Remark struct {
	Path string
	Why  string
}

// Refusal says what is wrong with what was handed in, to the person who did.
// None of its words is longer than a line or two, whatever was handed in.
type Refusal struct {
	Where string // the entry that is meant, or ""
	What  string // a sentence
	Do    string // a sentence
}

// Error is the refusal in one line.
func (r *Refusal) Error() string {
	words := r.What + " " + r.Do
	if r.Where != "" {
		words = r.Where + ": " + words
	}
	return words
}

// refuse refuses what was handed in as a whole.
func refuse(do, what string, args ...any) *Refusal {
	return &Refusal{What: fmt.Sprintf(what, args...), Do: do}
}

// in says which entry a refusal is about.
func (r *Refusal) in(name string) *Refusal {
	r.Where = Clip(name)
	return r
}

// What to do about most refusals.
const (
	zipAgain = "Pack the deck’s folder again with an ordinary zip program, and hand that in."
	leaveOut = "Take it out of the folder, and pack the folder again."
	rename   = "Give it another name, and pack the folder again."
)

// Open opens what was handed in under a name. An error is a *Refusal.
func Open(name string, data []byte) (*Bundle, error) {
	name = FileName(name)
	zipped := IsArchive(data)
	switch ext := extension(name); {
	case len(data) > MaxUpload:
		return nil, refuse("Split the deck into several, or make its pictures and sounds smaller.",
			"The file is larger than %s.", Size(MaxUpload))
	case ext == ".zip" && !zipped:
		return nil, refuse(zipAgain, "The file is called a zip archive, but it does not begin as one does.").in(name)
	case ext == ".zip":
		return openArchive(data)
	case !IsDeckFile(name) && !deck.IsMarkdown(name):
		return nil, refuse("Hand in a deck file, which ends in .yaml, .yml or .md, or a zip of a deck’s folder.",
			"This is not a kind of file that decks come in.").in(name)
	case zipped && deck.NotText(data) != "" && deck.NotText(data) != deck.ZipArchive:
		return nil, refuse("Copy its text into a plain text file, and hand that in.",
			"The file is called a deck file, but it is %s.", deck.NotText(data)).in(name)
	case zipped:
		return nil, refuse("Give it a name that ends in .zip, and hand it in again.",
			"The file is called a deck file, but it is an archive.").in(name)
	}
	return &Bundle{Name: name, Deck: data}, nil
}

// IsArchive reports whether data begins as a zip archive does, an empty one
// included.
func IsArchive(data []byte) bool {
	return strings.HasPrefix(string(data[:min(4, len(data))]), localSign) ||
		strings.HasPrefix(string(data[:min(4, len(data))]), endSign)
}

// maxName bounds the name under which something is handed in, in bytes.
const maxName = 100

// FileName makes a file's name of what a client says it is: the last part of a
// path, without what can't be seen, of bounded length.
func FileName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, name)
	if ext := path.Ext(name); len(name) > maxName {
		ext = cut(ext, maxName/2)
		name = cut(name, maxName-len(ext)) + ext
	}
	if name = strings.TrimSpace(name); name == "" || name == "." || name == ".." {
		return "deck"
	}
	return name
}

// Clip bounds a text of unknown origin to what fits a line of a message, without
// what can't be seen.
func Clip(text string) string {
	const most = 120 // bytes
	short := strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsGraphic(r) {
			return '·'
		}
		return r
	}, cut(text, most))
	if len(text) > most {
		short += "…"
	}
	return short
}

// cut returns the beginning of a text, in whole characters.
func cut(text string, bytes int) string {
	if len(text) <= bytes {
		return text
	}
	for bytes > 0 && !utf8.RuneStart(text[bytes]) {
		bytes--
	}
	return text[:bytes]
}

// Size writes a number of bytes for a person: "16 MB", of 1,048,576 bytes each,
// as computers show the sizes of files.
func Size(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d kB", (bytes+1023)>>10)
	}
	return fmt.Sprintf("%d MB", (bytes+1<<20-1)>>20)
}

// extension is the end of a name, in lower case.
func extension(name string) string { return strings.ToLower(path.Ext(name)) }
