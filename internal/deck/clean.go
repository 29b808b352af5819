package deck

import (
	"strings"
	"unicode/utf8"
)

// This file turns the bytes of a deck file into text that YAML can be asked
// about: UTF-8, "\n" as the only line ending, no invisible characters. A character
// that is wrong is reported, replaced by one harmless character and read on, so
// that places stay true; a file that is no text in UTF-8 is not read (encoding.go).

// clean puts the head's text into the deck, with "\n" line endings, or returns
// false if it is no text at all.
func (r *report) clean(src []byte) bool {
	if !r.take(r.deck.File, src) {
		return false
	}
	if strings.TrimSpace(r.deck.text.of(1).src) == "" {
		r.errorAt(place{}, "empty-deck", "the file is empty").
			hint("begin with a line such as  deck: my-first-deck")
		return false
	}
	return true
}

// take puts the text of a file into the deck, behind those of the files before
// it, or returns false if it is no text at all. That is said of the head as of the
// deck as a whole, and of another file at its beginning.
func (r *report) take(name string, src []byte) bool {
	top := place{}
	if r.deck.text.put(name, ""); len(r.deck.text) > 1 {
		top = place{Pos{r.deck.text.lines(), 1}, 1}
	}
	switch {
	case len(src) > MaxSize:
		r.errorAt(top, "too-large", "the file has %d bytes; a deck may have %d", len(src), MaxSize).
			hint("split it into several decks")
		return false
	case !r.isText(src, top):
		return false
	}
	text := strings.TrimPrefix(string(src), "\ufeff")
	if strings.Contains(text, "\r\n") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	r.deck.text.mend(text)
	if r.strange(text) {
		r.deck.text.mend(replaceStrange(text))
	}
	return true
}

// strange reports every character of the last file that must not stand in a deck,
// and whether there are any that YAML must not see.
func (r *report) strange(text string) bool {
	var controls, invisibles few
	line, column := r.deck.text[len(r.deck.text)-1].before+1, 0
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
		case isControl(c):
			if controls.more(p) {
				r.errorAt(p, "control-character", "the control character U+%04X stands in the text", c).hint("delete it")
			}
		case isInvisible(c):
			if invisibles.more(p) {
				r.warnAt(p, "invisible-character", "the invisible character U+%04X stands in the text", c).hint("delete it")
			}
		}
		off += size
	}
	const all = "delete them: an editor can find and replace them all at once"
	if n := controls.untold(); n > 0 {
		r.errorAt(controls.next, "control-character", "%d more control characters stand in the file from here on", n).hint(all)
	}
	if n := invisibles.untold(); n > 0 {
		r.warnAt(invisibles.next, "invisible-character", "%d more invisible characters stand in the file from here on", n).hint(all)
	}
	return controls.n > 0
}

// few counts what a file may hold thousands of, and is told one by one a few times
// only.
type few struct {
	n    int
	next place // the first that is not told
}

// fewTold is how many of them are told one by one.
const fewTold = 3

// more counts one and reports whether it is told.
func (f *few) more(p place) bool {
	if f.n++; f.n == fewTold+1 {
		f.next = p
	}
	return f.n <= fewTold
}

func (f *few) untold() int { return f.n - fewTold }

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
