package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"quiz/internal/bundle"
	"quiz/internal/deck"
	"quiz/internal/watch"
)

// This file checks decks whenever they change. What reading finds is printed at
// once, for which only what changed is read; a deck without errors is compiled
// after that, as a whole.

// watch checks decks until the context ends.
func (o checkOptions) watch(ctx context.Context, w io.Writer, paths []string) error {
	if o.format != "text" {
		return &usageError{"--watch prints text: leave --format out"}
	}
	if err := o.foldersExist(); err != nil {
		return err
	}
	sessions := make(map[string]*deck.Session, len(paths))
	for _, path := range paths {
		sessions[path] = &deck.Session{}
	}
	watch.Files(ctx, paths, deck.MaxSize, func(path string, text []byte, err error) {
		began := time.Now()
		l := loaded{File: path}
		switch {
		case err != nil:
			l.Diagnostics = deck.Diagnostics{unreadable(path, err)}
		case bundle.IsArchive(text):
			fmt.Fprintf(w, "%s: an archive is not watched: unpack it first\n", path)
			return
		default:
			l.Deck, l.Diagnostics = sessions[path].Read(path, text)
		}
		if l.Deck != nil && l.Diagnostics.Errors() == 0 {
			fmt.Fprintf(w, "%s: read in %d ms\n", path, time.Since(began).Milliseconds())
			o.compile(&l, text)
		}
		r := report{Errors: l.Diagnostics.Errors(), Warnings: l.Diagnostics.Warnings(), Diagnostics: l.Diagnostics}
		_ = o.print(w, r, []loaded{l}) // a terminal that went away ends the program by its signal
		fmt.Fprintf(w, "checked in %d ms; waiting for changes, Ctrl-C ends\n\n", time.Since(began).Milliseconds())
	})
	return nil
}

// compile finds what compiling and the texts say of a deck that can be read. One
// with pictures or sounds is loaded with them, as check does.
func (o checkOptions) compile(l *loaded, text []byte) {
	if len(l.Deck.Media) == 0 {
		book, found := deck.Compile(l.Deck)
		l.Book, l.Diagnostics = book, append(l.Diagnostics, found...)
		l.Diagnostics.Sort()
	} else if whole, err := loadBeside(l.File, text); err != nil {
		l.Diagnostics = append(l.Diagnostics, unreadable(l.File, err))
	} else {
		*l = whole
	}
	o.prove(l)
}
