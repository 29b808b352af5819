package deck

import (
	"fmt"
	"reflect"
)

// This file lays out decks over several files: each file by itself, and all of
// them read as the same deck afterwards.

// FormattedFile is one file of a deck, before and in the one layout.
type FormattedFile struct {
	Name      string // its path in the deck's folder; "" for the head
	Was, Text []byte
}

// FormatFolder returns the files of a deck in their one layout, the head first, as
// Format does one file. It returns all files or none.
func FormatFolder(head string, src []byte, in Folder) ([]FormattedFile, error) {
	before, found := ReadFolder(head, src, in)
	if before == nil || found.Errors() > 0 {
		return nil, ErrFaulty
	}
	files := []FormattedFile{{Was: src}}
	for _, name := range before.Files {
		was, err := in.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		files = append(files, FormattedFile{Name: name, Was: was})
	}
	for i := range files {
		f, g := &files[i], fileGrammar
		if i == 0 {
			g = deckGrammar
		}
		text, err := layOut(f.Was, g)
		if err != nil {
			return nil, f.blame(err)
		}
		f.Text = text
	}
	if !readsAs(before, head, in, files) {
		return nil, blameFor(before, head, in, files)
	}
	return files, nil
}

// readsAs reports whether a deck is the same with some of its files laid out.
func readsAs(before *Deck, head string, in Folder, files []FormattedFile) bool {
	texts := overlay{in, map[string][]byte{}}
	src := files[0].Was
	for _, f := range files {
		if texts.texts[f.Name] = f.Text; f.Name == "" {
			src = f.Text
		}
	}
	after, found := ReadFolder(head, src, texts)
	return found.Errors() == 0 && sameMeaning(reflect.ValueOf(before), reflect.ValueOf(after))
}

// blameFor says which file would not read as before.
func blameFor(before *Deck, head string, in Folder, files []FormattedFile) error {
	for _, f := range files[1:] {
		if !readsAs(before, head, in, []FormattedFile{{Was: files[0].Was, Text: files[0].Was}, f}) {
			return f.blame(errMeaning)
		}
	}
	return errMeaning
}

func (f FormattedFile) blame(err error) error {
	if f.Name == "" {
		return err
	}
	return fmt.Errorf("%s: %w", f.Name, err)
}

// overlay is a folder with other texts in some of its files.
type overlay struct {
	Folder
	texts map[string][]byte
}

func (l overlay) ReadFile(name string) ([]byte, error) {
	if text, ok := l.texts[name]; ok {
		return text, nil
	}
	return l.Folder.ReadFile(name)
}
