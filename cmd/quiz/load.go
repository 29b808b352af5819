package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"

	"quiz/decks"
	"quiz/internal/bundle"
	"quiz/internal/deck"
)

// This file reads a deck from a file and compiles it, for every subcommand that
// takes one.

// loaded is a deck with all that was found in it. Book may be used only where
// the diagnostics hold no error.
type loaded struct {
	File        string
	BuiltIn     bool // it comes with the program
	Source      []byte
	Deck        *deck.Deck
	Book        *deck.Book
	Diagnostics deck.Diagnostics
}

// textErrors counts the errors but for pictures and sounds that are missing: what
// the texts say is known without them.
func (l loaded) textErrors() int {
	n := l.Diagnostics.Errors()
	for _, g := range l.Diagnostics {
		if g.Code == "missing-media" {
			n--
		}
	}
	return n
}

// load reads and compiles the deck in a file, in a folder, or in a zip of one.
func load(path string) (loaded, error) {
	o, err := open(path, reading{deck.Read, deck.ReadFolder})
	if err != nil {
		return loaded{}, err
	}
	defer o.close()
	return o.compile(deck.Compile)
}

// reading is how a deck's text is read: afresh, or by a session.
type reading struct {
	file   func(name string, text []byte) (*deck.Deck, deck.Diagnostics)
	folder func(head string, text []byte, in deck.Folder) (*deck.Deck, deck.Diagnostics)
}

// opened is a deck that was read, and not compiled yet.
type opened struct {
	path  string // of its head
	text  []byte
	in    *folder // where more of it lies, or nil
	zip   *bundle.Bundle
	deck  *deck.Deck
	found deck.Diagnostics
}

// open reads a deck, whose folder or head is named. Only where its head says that
// more belongs to it is the head's folder looked at.
func open(path string, how reading) (o opened, err error) {
	if isFolder(path) {
		return openHead(path, how)
	}
	o = opened{path: path}
	if o.text, err = readDeckFile(path); err != nil {
		return o, err
	}
	if bundle.IsArchive(o.text) || filepath.Ext(path) == ".zip" {
		if o.zip, err = bundle.Open(path, o.text); err != nil {
			return o, err
		}
		o.path += "/" + o.zip.Name
		return o, nil
	}
	return o, o.read(how)
}

// filesKey finds the key that names further files.
var filesKey = regexp.MustCompile(`(?m)^files:`)

// read reads the deck whose head is named. What looks as if it named further files is
// read with them at once.
func (o *opened) read(how reading) (err error) {
	looksSplit := !deck.IsMarkdown(o.path) && filesKey.Match(o.text)
	if !looksSplit {
		o.deck, o.found = how.file(o.path, o.text)
		if o.deck == nil || !o.deck.Split && len(o.deck.Media) == 0 {
			return nil
		}
	}
	if o.in, err = openFolder(filepath.Dir(o.path)); err != nil {
		return err
	}
	if looksSplit || o.deck.Split {
		o.deck, o.found = how.folder(o.path, o.text, o.in)
	}
	if o.deck != nil && looksSplit && !o.deck.Split {
		o.deck, o.found = how.file(o.path, o.text)
	}
	return nil
}

// openHead reads the deck in a folder.
func openHead(dir string, how reading) (o opened, err error) {
	if o.in, err = openFolder(dir); err != nil {
		return o, err
	}
	if o.path, o.text, err = o.in.head(dir); err != nil {
		o.close()
		return o, err
	}
	o.deck, o.found = how.folder(o.path, o.text, o.in)
	return o, nil
}

func (o opened) close() {
	if o.in != nil {
		o.in.root.Close()
	}
}

// compile compiles the deck, afresh or by a session, and looks for its pictures and
// sounds.
func (o opened) compile(by func(*deck.Deck) (*deck.Book, deck.Diagnostics)) (loaded, error) {
	if o.zip != nil {
		return asLoaded(o.path, o.text, o.zip.Check(o.path)), nil
	}
	return withFiles(o.path, o.text, o.in, bundle.CompileBy(by, o.deck, o.found))
}

// withFiles adds the pictures and sounds that a deck's texts show from its folder.
// A deck with any of them, or with further files, is from then on an archive of
// itself, so that they are kept where the deck is.
func withFiles(path string, text []byte, in *folder, c bundle.Checked) (loaded, error) {
	if c.Deck == nil || !c.Deck.Split && len(c.Deck.Media) == 0 {
		return asLoaded(path, text, c), nil
	}
	files := make(map[string][]byte)
	for _, name := range c.Deck.Files {
		files[name] = in.kept[name]
	}
	for _, m := range c.Deck.Media {
		if data, err := in.read(m.File, bundle.MaxMedia); err == nil {
			files[m.File] = data // else it is reported with its place
		}
	}
	c.CheckMedia(func(file string) bool { return files[file] != nil })
	if c.Diagnostics.Errors() > 0 {
		return asLoaded(path, text, c), nil
	}
	source, err := bundle.Pack(packedName(path, c.Deck), text, files)
	if err != nil {
		return loaded{}, fmt.Errorf("pack %s: %w", path, err)
	}
	if _, err := bundle.Open("deck.zip", source); err != nil {
		return loaded{}, err
	}
	return asLoaded(path, source, c), nil
}

// packedName is what a deck's head is called in an archive of the deck. A deck in
// Markdown may have its id from its name.
func packedName(path string, d *deck.Deck) string {
	if deck.IsMarkdown(path) {
		return d.ID + ".md"
	}
	return deck.HeadName
}

// readDeckFile reads a deck's file, up to one byte past the limit: that is enough
// for Read to say that it is too much.
func readDeckFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the deck: %w", err)
	}
	defer f.Close()
	source, err := io.ReadAll(io.LimitReader(f, deck.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("read the deck: %w", err)
	}
	return source, nil
}

// compile reads and compiles a deck's text.
func compile(file decks.File) loaded {
	return asLoaded(file.Name, file.Text, bundle.Check(file.Name, file.Text))
}

// isMadeOf reports whether a path leads to one of the files that the deck was read
// from.
func (l loaded) isMadeOf(path string) bool {
	for _, name := range l.Deck.Files {
		if sameFile(path, filepath.Join(filepath.Dir(l.File), filepath.FromSlash(name))) {
			return true
		}
	}
	return sameFile(path, l.File)
}

// asLoaded is a deck that was checked; source is all of it as it came.
func asLoaded(path string, source []byte, c bundle.Checked) loaded {
	return loaded{File: path, Source: source, Deck: c.Deck, Book: c.Book, Diagnostics: c.Diagnostics}
}
