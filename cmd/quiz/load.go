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

// load reads and compiles the deck in a file, or in a zip of its folder.
func load(path string) (loaded, error) {
	f, err := os.Open(path)
	if err != nil {
		return loaded{}, fmt.Errorf("open the deck: %w", err)
	}
	defer f.Close()
	// One byte past the limit is enough for Read to say that it is too much.
	source, err := io.ReadAll(io.LimitReader(f, deck.MaxSize+1))
	if err != nil {
		return loaded{}, fmt.Errorf("read the deck: %w", err)
	}
	if !bundle.IsArchive(source) && filepath.Ext(path) != ".zip" {
		return compile(decks.File{Name: path, Text: source}), nil
	}
	b, err := bundle.Open(path, source)
	if err != nil {
		return loaded{}, err
	}
	l := compile(decks.File{Name: path + "/" + b.Name, Text: b.Deck})
	l.Source = source
	return l, nil
}

// compile reads and compiles a deck's text.
func compile(file decks.File) loaded {
	c := bundle.Check(file.Name, file.Text)
	return loaded{File: file.Name, Source: file.Text, Deck: c.Deck, Book: c.Book, Diagnostics: c.Diagnostics}
}
