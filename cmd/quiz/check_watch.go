package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"quiz/internal/deck"
	"quiz/internal/watch"
)

// This file checks decks whenever they change. What reading finds is printed at
// once, for which only what changed is read; of a deck without errors only what an
// edit may have touched is compiled after that.

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
	watch.Files(ctx, paths, deck.MaxSize, func(path string, besides func(...string)) {
		began := time.Now()
		l := o.lookAgain(w, path, sessions[path], besides)
		r := report{Errors: l.Diagnostics.Errors(), Warnings: l.Diagnostics.Warnings(), Diagnostics: l.Diagnostics}
		_ = o.print(w, r, []loaded{l}) // a terminal that went away ends the program by its signal
		fmt.Fprintf(w, "checked in %d ms; waiting for changes, Ctrl-C ends\n\n", time.Since(began).Milliseconds())
	})
	return nil
}

// lookAgain reads a deck as it is now, and compiles one that can be read. What it reads
// of a folder is watched from then on.
func (o checkOptions) lookAgain(w io.Writer, path string, before *deck.Session, besides func(...string)) loaded {
	began := time.Now()
	now, err := open(path, reading{before.Read, func(head string, text []byte, in deck.Folder) (*deck.Deck, deck.Diagnostics) {
		besides(in.(*folder).all(filepath.Dir(head))...)
		return before.ReadFolder(head, text, in)
	}})
	if err != nil {
		return loaded{File: path, Diagnostics: deck.Diagnostics{unreadable(path, err)}}
	}
	defer now.close()
	if now.zip == nil && (now.deck == nil || now.found.Errors() > 0) {
		return loaded{File: now.path, Deck: now.deck, Diagnostics: now.found}
	}
	fmt.Fprintf(w, "%s: read in %d ms\n", path, time.Since(began).Milliseconds())
	l, err := now.compile(before.Compile)
	if err != nil {
		l = loaded{File: path, Diagnostics: append(now.found, unreadable(path, err))}
	}
	o.prove(&l)
	return l
}
