package deck

import (
	"fmt"
	"reflect"
	"strings"
)

// This file writes into a Markdown deck the ids that its cards have, so that later
// edits lose no progress. Nothing else of the file changes.

// Anchor returns a Markdown deck's file with an anchor at each card that has none,
// and with the deck's id. What it returns reads as the same deck with the same ids.
// It refuses a deck that Read finds errors in.
func Anchor(file string, src []byte) ([]byte, error) {
	m := newMarkdownReader(file)
	if !m.clean(src) {
		return nil, ErrFaulty
	}
	if m.readAll(); m.kept[Error] > 0 {
		return nil, ErrFaulty
	}
	text := m.anchored(string(src))
	after, found := Read(file, []byte(text))
	if found.Errors() > 0 || !sameMeaning(reflect.ValueOf(m.deck), reflect.ValueOf(after)) {
		return nil, fmt.Errorf("%w: write <!-- id: ... --> after each card by hand", ErrLayout)
	}
	return []byte(text), nil
}

// anchored is the file with what is missing, each on a line of its own that ends as
// the line before it.
func (m *markdownReader) anchored(src string) string {
	after := make(map[int]string, len(m.cards)) // by the line that it follows
	for i, card := range m.cards {
		if card.id == "" {
			after[card.last] = "<!-- id: " + m.deck.Facts[i].ID + " -->"
		}
	}
	var b strings.Builder
	rest, marked := strings.CutPrefix(src, "\ufeff")
	if marked {
		b.WriteString("\ufeff")
	}
	end := "\n"
	if strings.Contains(rest, "\r\n") {
		end = "\r\n"
	}
	id := "deck: " + m.deck.ID
	if m.front.toml {
		id = `deck = "` + m.deck.ID + `"`
	}
	switch {
	case m.front.deck:
	case m.front.has:
		after[1] = id
	default:
		b.WriteString("---" + end + id + end + "---" + end)
	}
	n := 0
	for line := range strings.SplitAfterSeq(rest, "\n") {
		n++
		b.WriteString(line)
		if added, ok := after[n]; ok {
			if !strings.HasSuffix(line, "\n") {
				b.WriteString(end)
			}
			b.WriteString(added + end)
		}
	}
	return b.String()
}
