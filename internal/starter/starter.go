// Package starter has a first deck for an author to begin from: a deck file
// whose comments teach the language, and the text that it cites. `quiz new`
// writes it into a folder; the page that takes decks gives it as a zip. Written into a
// folder it is named after that.
//
// The deck is small, true and complete: it passes every check, its citations
// stand in the text beside it, and it is laid out as `quiz fmt` does it.
package starter

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// What the deck and the zip of it are called.
const (
	DeckFile = "deck.yaml"
	ZipFile  = "planets.zip"
)

//go:embed files/deck.yaml files/planets.txt
var files embed.FS

// ErrTaken says that a folder holds something already.
var ErrTaken = errors.New("there is something in it already; name a new or an empty folder")

// Write writes the deck's files into a folder, which is made where there is none.
// The deck is named after the folder. It never writes over anything.
func Write(dir string) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s: %w", dir, ErrTaken)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	from, err := fs.Sub(files, "files")
	if err != nil {
		return err
	}
	return fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		if name == DeckFile {
			text = named(text, dir)
		}
		return writeNew(filepath.Join(dir, name), text)
	})
}

// writeNew writes a file that isn't there yet.
func writeNew(path string, text []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("write the starter deck: %w", err)
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write the starter deck: %w", err)
	}
	return nil
}
