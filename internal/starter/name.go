package starter

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"quiz/internal/deck"
)

// This file names the starter deck after the folder that it is written into, so
// that two decks that begin from it are not one to the program.

// What the deck is called as it is embedded, and the id where a folder's name
// gives none.
const (
	embeddedID   = "deck: planets\n"
	embeddedName = "title: The planets\n"
	plainID      = "my-deck"
)

// named returns the deck's text with the id and the title of a folder. One that is
// called as the deck is leaves it as it is.
func named(text []byte, dir string) []byte {
	if full, err := filepath.Abs(dir); err == nil {
		dir = full
	}
	name := filepath.Base(dir)
	id := idOf(name)
	if "deck: "+id+"\n" == embeddedID {
		return text
	}
	text = bytes.Replace(text, []byte(embeddedID), []byte("deck: "+id+"\n"), 1)
	return bytes.Replace(text, []byte(embeddedName), []byte("title: \""+titleOf(name, id)+"\"\n"), 1)
}

// idOf makes an id of a folder's name: one that a deck can have.
func idOf(name string) string {
	id := deck.SuggestID(name)
	if id == "" {
		return plainID
	}
	if _, found := deck.Read(DeckFile, []byte("deck: "+id+"\n")); slices.ContainsFunc(found, isTyped) {
		return id + "-deck"
	}
	return id
}

// isTyped tells that YAML takes an id for something else: a date, or nothing.
func isTyped(g deck.Diagnostic) bool { return g.Code == "yaml-typed" || g.Code == "wrong-type" }

// titleOf makes a title of a folder's name, of letters, digits and spaces alone;
// of the id where there are none.
func titleOf(name, id string) string {
	words := strings.FieldsFunc(name, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c)
	})
	title := []rune(strings.Join(words, " "))
	if len(title) == 0 {
		title = []rune(strings.ReplaceAll(id, "-", " "))
	}
	title[0] = unicode.ToUpper(title[0])
	return string(title[:min(len(title), maxTitle)])
}

// maxTitle bounds a title, in characters: a folder may have a longer name than
// anybody wants to read.
const maxTitle = 100
