package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

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

// load reads and compiles the deck in a file, in a folder, or in a zip of one.
func load(path string) (loaded, error) {
	if isFolder(path) {
		return loadFolder(path)
	}
	source, err := readDeckFile(path)
	if err != nil {
		return loaded{}, err
	}
	if !bundle.IsArchive(source) && filepath.Ext(path) != ".zip" {
		return loadBeside(path, source)
	}
	b, err := bundle.Open(path, source)
	if err != nil {
		return loaded{}, err
	}
	return asLoaded(path+"/"+b.Name, source, b.Check(path+"/"+b.Name)), nil
}

// loadFolder reads and compiles the deck whose folder is named.
func loadFolder(dir string) (loaded, error) {
	in, err := openFolder(dir)
	if err != nil {
		return loaded{}, err
	}
	defer in.Close()
	path, text, err := in.head(dir)
	if err != nil {
		return loaded{}, err
	}
	return withFiles(path, text, in, bundle.CheckFolder(path, text, in))
}

// loadBeside reads and compiles a deck whose head is named.
func loadBeside(path string, text []byte) (loaded, error) {
	c := bundle.Check(path, text)
	if c.Deck == nil || !c.Deck.Split && len(c.Deck.Media) == 0 {
		return asLoaded(path, text, c), nil
	}
	in, err := openFolder(filepath.Dir(path))
	if err != nil {
		return loaded{}, err
	}
	defer in.Close()
	if c.Deck.Split {
		c = bundle.CheckFolder(path, text, in)
	}
	return withFiles(path, text, in, c)
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
	source, err := bundle.Pack(bundle.HeadName, text, files)
	if err != nil {
		return loaded{}, fmt.Errorf("pack %s: %w", path, err)
	}
	if _, err := bundle.Open("deck.zip", source); err != nil {
		return loaded{}, err
	}
	return asLoaded(path, source, c), nil
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

// asLoaded is a deck that was checked; source is all of it as it came.
func asLoaded(path string, source []byte, c bundle.Checked) loaded {
	return loaded{File: path, Source: source, Deck: c.Deck, Book: c.Book, Diagnostics: c.Diagnostics}
}
