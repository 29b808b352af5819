package bundle

import "quiz/internal/deck"

// This file says everything that is wrong with a deck, the same to whoever asks:
// `quiz check` and the page that takes decks.

// Checked is a deck with all that was found in it. Book may be used only where
// the diagnostics hold no error.
type Checked struct {
	Deck        *deck.Deck
	Book        *deck.Book
	Diagnostics deck.Diagnostics
	Proved      int           // sources in whose texts the citations were looked up
	Unproved    []deck.Source // the others: their texts did not come with the deck
	Unused      []Remark      // files of the archive that the deck does not use
}

// Check reads and compiles the text of a deck that is one file. The name is only
// used in diagnostics.
func Check(name string, text []byte) Checked { return Compile(deck.Read(name, text)) }

// Check reads and compiles the deck that was opened, and looks for the pictures
// and sounds that its texts show, and the citations up in the texts of its sources
// that came with it. The head is called as given in diagnostics.
func (b *Bundle) Check(head string) Checked {
	var c Checked
	if b.Archive {
		c = Compile(deck.ReadFolder(head, b.Deck, b))
	} else {
		c = Check(head, b.Deck)
	}
	c.CheckMedia(b.hasMedium)
	if c.Deck != nil {
		b.prove(&c)
		c.Unused = b.unused(c.Deck)
	}
	return c
}

// Compile adds what compiling finds to what reading a deck found.
func Compile(d *deck.Deck, found deck.Diagnostics) Checked {
	return CompileBy(deck.Compile, d, found)
}

// CompileBy is Compile by something that compiles as deck.Compile does.
func CompileBy(compile func(*deck.Deck) (*deck.Book, deck.Diagnostics), d *deck.Deck, found deck.Diagnostics) Checked {
	c := Checked{Deck: d, Diagnostics: found}
	if d == nil {
		return c
	}
	book, more := compile(d)
	c.Book = book
	c.add(more)
	return c
}

// CheckMedia adds which of the pictures and sounds that a deck's texts show are
// not there.
func (c *Checked) CheckMedia(has func(file string) bool) {
	if c.Deck != nil {
		c.add(deck.CheckMedia(c.Deck, has))
	}
}

func (c *Checked) add(found deck.Diagnostics) {
	c.Diagnostics = append(c.Diagnostics, found...)
	c.Diagnostics.Sort()
}
