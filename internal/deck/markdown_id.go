package deck

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// This file gives ids to the cards of a Markdown deck that have none. Such an id is
// made of what the card asks, so a mended answer keeps it, and so do other capitals
// and spaces. When the question changes too, package diff finds the heir.

// generatedLetters is how many letters an id that is made of a text has after its
// first.
const generatedLetters = 12

// IsGenerated reports whether an id looks as if it was made of a card's text, and
// not by an author.
func IsGenerated(id string) bool {
	if len(id) != generatedLetters+1 || id[0] != 'c' {
		return false
	}
	return strings.Trim(id[1:], "0123456789abcdef") == ""
}

// nameFacts gives each fact its card's anchor, or an id made of its text. Where cards
// ask the same, as cloze texts that leave out different words do, what is left out
// enters their ids, whatever their order.
func (m *markdownReader) nameFacts(facts []*Fact) {
	asking := make(map[string]int, len(facts))
	for i, f := range facts {
		if f != nil && m.cards[i].id == "" {
			asking[generatedID(m.cards[i].asks(f))]++
		}
	}
	for i, f := range facts {
		if f == nil {
			continue
		}
		if f.ID = m.cards[i].id; f.ID != "" {
			continue
		}
		asks := m.cards[i].asks(f)
		f.ID = generatedID(asks)
		if asking[f.ID] > 1 {
			f.ID = generatedID(asks + "\n" + f.Claim.Raw)
		}
	}
}

// asks is what a card asks: its question, or its text whatever is left out.
func (card *plainCard) asks(f *Fact) string {
	if card.cloze {
		return f.Claim.Text
	}
	return f.Ask
}

// generatedID makes an id of a text. Ids in use hang on it: it must never change.
func generatedID(text string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(strings.ToLower(norm.NFC.String(text))), " ")))
	return "c" + hex.EncodeToString(sum[:])[:generatedLetters]
}
