package main

import (
	"fmt"
	"io"
	"os"

	"quiz/decks"
	"quiz/internal/deck"
)

// This file reads a deck from a file and compiles it, for every subcommand that
// takes one.

// loaded is a deck with all that was found in it. Book may be used only where
// the diagnostics hold no error.
type loaded struct {
	File        string
	Source      []byte
	Deck        *deck.Deck
	Book        *deck.Book
	Diagnostics deck.Diagnostics
}

// load reads and compiles the deck in a file.
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
	return compile(decks.File{Name: path, Text: source}), nil
}

// compile reads and compiles a deck's text.
func compile(file decks.File) loaded {
	l := loaded{File: file.Name, Source: file.Text}
	l.Deck, l.Diagnostics = deck.Read(file.Name, file.Text)
	if l.Deck == nil {
		return l
	}
	book, found := deck.Compile(l.Deck)
	l.Book = book
	l.Diagnostics = append(l.Diagnostics, found...)
	l.Diagnostics.Sort()
	return l
}
