package deck

// This file lends to those who look facts up what this package knows of words
// and places.

import "strings"

// FoldWords returns the words of a text as answers are compared: without case
// and accents, digits of every script as ASCII, punctuation gone. Words that
// people spell alike are the same words. Text that is nothing but punctuation
// is kept as it is. The text has no marks: markup.Plain has been asked for what
// they show.
func FoldWords(plain string) []string { return strings.Fields(foldPlain(plain)) }

// CardIndex returns the place of a card in Cards.
func (b *Book) CardIndex(id string) (int, bool) {
	i, ok := b.indexed().cards[id]
	return i, ok
}
