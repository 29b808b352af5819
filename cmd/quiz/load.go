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
	return compileBundle(path+"/"+b.Name, b, source), nil
}

// compileBundle reads and compiles what was opened; source is all of it as it
// came.
func compileBundle(name string, b *bundle.Bundle, source []byte) loaded {
	c := bundle.Check(name, b.Deck)
	b.CheckMedia(&c)
	return loaded{File: name, Source: source, Deck: c.Deck, Book: c.Book, Diagnostics: c.Diagnostics}
}

// loadBeside reads and compiles a deck file with the pictures and sounds that its
// texts show from its folder. With any it is from then on an archive of itself, so
// that they are kept where the deck is.
func loadBeside(path string, text []byte) (loaded, error) {
	l := compile(decks.File{Name: path, Text: text})
	if l.Deck == nil || len(l.Deck.Media) == 0 {
		return l, nil
	}
	files, err := beside(filepath.Dir(path), l.Deck.Media)
	if err != nil {
		return loaded{}, err
	}
	source, err := bundle.Pack("deck.yaml", text, files)
	if err != nil {
		return loaded{}, fmt.Errorf("pack %s: %w", path, err)
	}
	b, err := bundle.Open("deck.zip", source)
	if err != nil {
		return loaded{}, err
	}
	return compileBundle(path, b, source), nil
}

// beside reads those files of a folder that are there. None can lead out of it.
func beside(dir string, list []deck.Medium) (map[string][]byte, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the deck's folder: %w", err)
	}
	defer root.Close()
	files := make(map[string][]byte)
	for _, m := range list {
		if _, have := files[m.File]; have {
			continue
		}
		f, err := root.Open(filepath.FromSlash(m.File))
		if err != nil {
			continue // it is reported with its place
		}
		data, err := io.ReadAll(io.LimitReader(f, bundle.MaxMedia+1))
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", m.File, err)
		}
		files[m.File] = data
	}
	return files, nil
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
	c := bundle.Check(file.Name, file.Text)
	return loaded{File: file.Name, Source: file.Text, Deck: c.Deck, Book: c.Book, Diagnostics: c.Diagnostics}
}
