package deck

import "strings"

// This file reads the comments of a Markdown deck. One that begins with id: is the
// anchor of the card it stands in; all others are left out.

// comment reads a comment that begins a line, and returns its last line.
func (m *markdownReader) comment(from int) int {
	var text strings.Builder
	for n := from; n <= m.deck.text.lines() && m.endless['<'] == 0; n++ {
		line := m.deck.line(n)
		inside, _, closed := strings.Cut(line, "-->")
		text.WriteString(inside)
		if closed {
			words := strings.TrimPrefix(strings.TrimSpace(text.String()), "<!--")
			m.anchor(words, place{Pos{from, 1}, len([]rune(m.deck.line(from)))})
			return n
		}
		text.WriteByte('\n')
	}
	m.endless['<'] = 1
	m.errorAt(place{Pos{from, 1}, 4}, "open-mark", "the comment that begins here does not end").hint("close it with  -->")
	return from
}

// cutAnchor cuts the comment off with which a line ends, and returns both.
func cutAnchor(line string) (text, comment string) {
	bare := strings.TrimRight(line, " \t")
	if !strings.HasSuffix(bare, "-->") {
		return line, ""
	}
	i := strings.LastIndex(bare, "<!--")
	if i < 0 || !strings.HasPrefix(strings.TrimSpace(bare[i+4:]), "id:") {
		return line, ""
	}
	return line[:i], bare[i+4 : len(bare)-3]
}

// anchor takes the id of the card that is being read from a comment:
// "id: new-id", or "id: new-id was: old-id".
func (m *markdownReader) anchor(comment string, p place) {
	if bare := strings.TrimSpace(comment); !strings.HasPrefix(bare, "id:") {
		return
	} else if len(bare) > 3*maxID {
		m.errorAt(p, "bad-id", "an id may have %d characters", maxID).hint("write  <!-- id: first-card -->")
		return
	}
	words := strings.Fields(strings.ReplaceAll(strings.ReplaceAll(comment, "id:", " id: "), "was:", " was: "))
	isOne := len(words) == 2 || len(words) == 4 && words[2] == "was:"
	switch {
	case m.card == nil:
		m.errorAt(p, "bad-id", "this id stands in no card").hint("write it on the line after the card")
	case !isOne || !isAnchor(words[1]) || !isAnchor(words[len(words)-1]):
		g := m.errorAt(p, "bad-id", "the comment %q gives no id: ids are letters, digits and hyphens, and begin with a letter", strings.Join(words, " "))
		if s := SuggestID(strings.Join(words[1:], " ")); s != "" {
			g.hint("write  <!-- id: %s -->", s)
		}
	case m.card.id != "":
		m.errorAt(p, "duplicate-id", "the card has the id %s already", m.card.id).
			hint("the first is on line %d; an id stands after its card", m.card.idAt.at.Line)
	default:
		m.card.id, m.card.idAt, m.card.last = words[1], p, max(m.card.last, p.at.Line)
		if len(words) == 4 {
			m.card.was = words[3]
			m.was = append(m.was, reference{words[3], p})
		}
	}
}

func isAnchor(s string) bool { return isID(s) && len(s) <= maxID }
