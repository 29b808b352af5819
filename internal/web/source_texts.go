package web

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"quiz/internal/bundle"
	"quiz/internal/deck"
	"quiz/internal/study"
)

// This file finds the texts of sources: in the archive that a deck came in, or in
// the folder that the program was started with.

// sourceText returns a source's paragraphs, or none where its text is not at hand.
func (s *site) sourceText(ctx context.Context, book *deck.Book, source *deck.BookSource) ([]string, error) {
	if source.File == "" {
		return nil, nil
	}
	folders, err := s.textFolders(ctx, book.Deck)
	if err != nil {
		return nil, err
	}
	for _, folder := range folders {
		text, err := deck.Paragraphs(folder, source.File)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("read the text of the source %s: %w", source.ID, err)
		}
		return text, nil
	}
	return nil, nil
}

// textFolders are where the texts of a deck's sources may be, the likelier first.
func (s *site) textFolders(ctx context.Context, deckID string) ([]fs.FS, error) {
	var folders []fs.FS
	in, err := s.Desk.Deck(deckID)
	if err == nil { // else what is shown outlived its deck, as a class does
		source, err := s.shelf.take(in.Book, func() (study.Original, error) { return s.Desk.Original(ctx, deckID) })
		if err != nil {
			return nil, err
		}
		if own, err := bundle.SourceTexts(source); err == nil { // else no text can be had from it
			folders = append(folders, own)
		}
	}
	if s.Sources != nil {
		folders = append(folders, s.Sources)
	}
	return folders, nil
}

// passages tells of which sources of a deck the passages can be read here, by their ids.
func (s *site) passages(ctx context.Context, book *deck.Book) (map[string]bool, error) {
	return s.legible.of(book, func() (map[string]bool, error) {
		folders, err := s.textFolders(ctx, book.Deck)
		if err != nil {
			return nil, err
		}
		found := make(map[string]bool)
		for i := range book.Sources {
			source := &book.Sources[i]
			for _, folder := range folders {
				if info, err := fs.Stat(folder, source.File); err == nil && info.Mode().IsRegular() {
					found[source.ID] = true
				}
			}
		}
		return found, nil
	})
}

// legible keeps which sources can be read, for the version of each deck that was
// last asked of, so that a page of an answer opens no archive.
type legible struct {
	mu    sync.Mutex
	books map[string]legibleBook // by the deck's id
}

type legibleBook struct {
	book    *deck.Book // which version
	sources map[string]bool
}

// of returns what find finds of a book, once.
func (l *legible) of(book *deck.Book, find func() (map[string]bool, error)) (map[string]bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if held, ok := l.books[book.Deck]; ok && held.book == book {
		return held.sources, nil
	}
	sources, err := find()
	if err != nil {
		return nil, err
	}
	if l.books == nil {
		l.books = make(map[string]legibleBook)
	}
	l.books[book.Deck] = legibleBook{book, sources}
	return sources, nil
}
