package bundle

import (
	"slices"

	"quiz/internal/deck"
)

// This file says everything that is wrong with a deck, the same to whoever asks:
// `quiz check` and the page that takes decks.

// Checked is a deck with all that was found in it. Book may be used only where
// the diagnostics hold no error.
type Checked struct {
	Deck        *deck.Deck
	Book        *deck.Book
	Diagnostics deck.Diagnostics
}

// Check reads and compiles a deck's text. The name is only used in diagnostics.
func Check(name string, text []byte) Checked {
	var c Checked
	c.Deck, c.Diagnostics = deck.Read(name, text)
	if c.Deck == nil {
		return c
	}
	book, found := deck.Compile(c.Deck)
	c.Book = book
	c.Diagnostics = append(c.Diagnostics, found...)
	c.Diagnostics.Sort()
	return c
}

// CheckMedia adds what is wrong with the pictures and sounds that a deck's texts
// show: those that did not come with it.
func (b *Bundle) CheckMedia(c *Checked) {
	if c.Deck == nil {
		return
	}
	found := deck.CheckMedia(c.Deck, func(file string) bool {
		return slices.ContainsFunc(b.Media, func(f File) bool { return f.Path == file })
	})
	if len(found) > 0 {
		c.Diagnostics = append(c.Diagnostics, found...)
		c.Diagnostics.Sort()
	}
}
