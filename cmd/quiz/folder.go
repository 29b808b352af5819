package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"quiz/internal/bundle"
	"quiz/internal/deck"
)

// This file reads a deck's folder on the disk. Nothing leads out of it: the system
// refuses links that would, and links to folders are not followed.

// maxLooked bounds how many files and folders are looked at below a deck's folder.
const maxLooked = 20_000

// folder is a deck's folder, with what was read of it.
type folder struct {
	root *os.Root
	kept map[string][]byte
	dirs []string // it and the folders in it, from the last look on
}

func openFolder(dir string) (*folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the deck's folder: %w", err)
	}
	return &folder{root: root, kept: make(map[string][]byte)}, nil
}

// Files lists the deck files below the folder. What begins with a dot belongs to
// other programs.
func (f *folder) Files() ([]string, error) {
	var names []string
	f.dirs = nil
	looked := 0
	err := fs.WalkDir(f.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		looked++
		hidden := name != "." && strings.HasPrefix(path.Base(name), ".")
		switch {
		case err != nil:
			return err
		case looked > maxLooked:
			return fmt.Errorf("more than %d files lie in the folder: give the deck a folder of its own", maxLooked)
		case entry.IsDir() && hidden:
			return fs.SkipDir
		case entry.IsDir() && strings.Count(name, "/") >= bundle.MaxDepth:
			return fmt.Errorf("%s lies more than %d folders deep: move it up", name, bundle.MaxDepth)
		case entry.IsDir():
			f.dirs = append(f.dirs, name)
		case !hidden && bundle.IsDeckFile(name):
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	return names, err
}

// all are the paths of what a deck may be made of, for one who knows the folder as
// dir: its deck files, and the folders in which more may come to lie.
func (f *folder) all(dir string) []string {
	names, _ := f.Files() // what can't be read is told when the deck is read
	var list []string
	for _, name := range append(names, f.dirs...) {
		list = append(list, filepath.Join(dir, filepath.FromSlash(name)))
	}
	return list
}

// ReadFile returns a deck file, up to one byte past the limit of a deck.
func (f *folder) ReadFile(name string) ([]byte, error) { return f.read(name, deck.MaxSize) }

func (f *folder) read(name string, limit int64) ([]byte, error) {
	if data, ok := f.kept[name]; ok {
		return data, nil
	}
	file := filepath.FromSlash(name)
	info, err := f.root.Stat(file)
	switch {
	case err != nil:
		return nil, reason(err)
	case !info.Mode().IsRegular():
		return nil, errors.New("it is no ordinary file")
	}
	in, err := f.root.Open(file)
	if err != nil {
		return nil, reason(err)
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err != nil {
		return nil, reason(err)
	}
	f.kept[name] = data
	return data, nil
}

// reason is what went wrong, without the name of the file, which is said besides.
func reason(err error) error {
	var cause *fs.PathError
	if errors.As(err, &cause) {
		return cause.Err
	}
	return err
}

// head finds and reads the head of the deck in the folder of the given path, and
// returns its own path.
func (f *folder) head(dir string) (path string, text []byte, err error) {
	names, err := f.Files()
	if err != nil {
		return "", nil, fmt.Errorf("read the deck's folder: %w", err)
	}
	entries, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return "", nil, fmt.Errorf("read the deck's folder: %w", err)
	}
	for _, e := range entries {
		if deck.IsMarkdown(e.Name()) && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	head, no := bundle.FindHead("folder", names)
	if no != nil {
		return "", nil, no
	}
	if text, err = f.ReadFile(head); err != nil {
		return "", nil, fmt.Errorf("read %s: %w", head, err)
	}
	return filepath.Join(dir, head), text, nil
}

// isFolder reports whether a path leads to a folder.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
