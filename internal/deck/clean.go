package deck

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// This file turns the bytes of a deck file into text that YAML can be asked
// about: UTF-8, "\n" as the only line ending, no invisible characters. What is
// wrong is reported, replaced by one harmless character and read on, so that
// places stay true.

// clean returns the file's text with "\n" line endings, or false if it is no
// text at all. The text is the deck's from here on.
func (r *report) clean(src []byte) bool {
	switch {
	case len(src) > MaxSize:
		r.errorAt(place{}, "too-large", "the file has %d bytes; a deck may have %d", len(src), MaxSize).
			hint("split it into several decks")
		return false
	case bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")):
		r.errorAt(place{}, "not-utf-8", "the file is UTF-16").hint("save it as UTF-8")
		return false
	}
	text := strings.TrimPrefix(string(src), "\ufeff")
	if strings.Contains(text, "\r\n") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	r.deck.text = newText(text)
	if r.strange(text) {
		r.deck.text = newText(replaceStrange(text))
	}
	if strings.TrimSpace(r.deck.text.src) == "" {
		r.errorAt(place{}, "empty-deck", "the file is empty").
			hint("begin with a line such as  deck: my-first-deck")
		return false
	}
	return true
}

// strange reports every character that must not stand in a deck, and whether
// there are any that YAML must not see.
func (r *report) strange(text string) bool {
	found := false
	line, column := 1, 0
	for off := 0; off < len(text); {
		c, size := rune(text[off]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(text[off:])
		}
		column++
		switch p := (place{Pos{line, column}, 1}); {
		case c == '\n':
			line, column = line+1, 0
		case c >= ' ' && c < 0x7f:
		case isBroken(c, size):
			found = true
			r.errorAt(p, "not-utf-8", "the byte %#02x is not UTF-8", text[off]).hint("save the file as UTF-8")
		case isControl(c):
			found = true
			r.errorAt(p, "control-character", "the control character U+%04X stands in the text", c).hint("delete it")
		case isInvisible(c):
			r.warnAt(p, "invisible-character", "the invisible character U+%04X stands in the text", c).hint("delete it")
		}
		off += size
	}
	return found
}

// isBroken tells a byte that is no UTF-8 from a character.
func isBroken(c rune, size int) bool { return c == utf8.RuneError && size == 1 }

// isControl tells characters that steer a terminal or break lines, except the
// tab and the line feed.
func isControl(c rune) bool {
	switch {
	case c == '\t' || c == '\n':
		return false
	case c < ' ' || c >= 0x7f && c < 0xa0:
		return true
	}
	return c == 0x2028 || c == 0x2029
}

// isInvisible tells characters that are not seen and can make a text read
// otherwise than it is: bidirectional overrides, zero-width spaces and soft
// hyphens. Joiners are left alone: some scripts need them.
func isInvisible(c rune) bool {
	switch c {
	case 0x00ad, 0x200b, 0x2060, 0xfeff:
		return true
	}
	return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069
}

// replaceStrange puts a space in the place of each control character and
// U+FFFD in the place of each byte that is no UTF-8.
func replaceStrange(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for off := 0; off < len(text); {
		c, size := utf8.DecodeRuneInString(text[off:])
		switch {
		case isBroken(c, size):
			b.WriteRune(utf8.RuneError)
		case isControl(c):
			b.WriteByte(' ')
		default:
			b.WriteString(text[off : off+size])
		}
		off += size
	}
	return b.String()
}
