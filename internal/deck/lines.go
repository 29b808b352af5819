package deck

import (
	"fmt"
	"slices"
	"strings"
)

// This file holds the deck's files as lines, for excerpts and for questions
// about what YAML cut away. Lines are counted on from one file to the next, the
// head first, so that the number of a line says in which file it stands. Authors
// see the numbers within their files (where).

// fileText is a file in memory with an index of its lines. Lines end at "\n"; a
// "\r" before it belongs to the ending.
type fileText struct {
	name   string // as diagnostics show it
	before int    // how many lines of the deck stand before it
	src    string
	starts []uint32 // byte offset of each line; MaxSize keeps it in 32 bits
}

func newText(src string) fileText {
	t := fileText{src: src, starts: make([]uint32, 1, 2+strings.Count(src, "\n"))}
	for off := 0; ; {
		i := strings.IndexByte(src[off:], '\n')
		if i < 0 {
			return t
		}
		off += i + 1
		t.starts = append(t.starts, uint32(off))
	}
}

// lines counts the lines; a last line without an ending counts.
func (t fileText) lines() int { return len(t.starts) }

// whole is all of the file, in the deck's lines.
func (t fileText) whole() part { return part{from: t.before + 1, to: t.before + t.lines() + 1} }

// line returns a line by its number in the deck, without its ending, or "".
func (t fileText) line(n int) string {
	n -= t.before
	if n < 1 || n > len(t.starts) {
		return ""
	}
	end := len(t.src)
	if n < len(t.starts) {
		end = int(t.starts[n]) - 1
	}
	return strings.TrimSuffix(t.src[t.starts[n-1]:end], "\r")
}

// deckText are the files of a deck, the head first; none if a program made it.
type deckText []fileText

// put adds a file behind the others.
func (t *deckText) put(name, src string) {
	f := newText(src)
	f.name, f.before = name, t.lines()
	*t = append(*t, f)
}

// mend gives the last file another text.
func (t *deckText) mend(src string) {
	last := (*t)[len(*t)-1]
	*t = (*t)[:len(*t)-1]
	t.put(last.name, src)
}

// lines counts the lines of all files.
func (t deckText) lines() int {
	if len(t) == 0 {
		return 0
	}
	last := t[len(t)-1]
	return last.before + last.lines()
}

// of returns the file in which a line stands. What stands nowhere is the head's.
func (t deckText) of(n int) fileText {
	switch len(t) {
	case 0:
		return fileText{}
	case 1:
		return t[0]
	}
	i, _ := slices.BinarySearchFunc(t, n, func(f fileText, n int) int { return f.before + 1 - n })
	if i == len(t) || t[i].before+1 > n {
		i--
	}
	return t[max(i, 0)]
}

// where is a place as its author sees it: a file and a line in it.
func (d *Deck) where(at Pos) (file string, in Pos) {
	t := d.text.of(at.Line)
	if at.Line == 0 || t.name == "" {
		return d.File, at
	}
	return t.name, Pos{at.Line - t.before, at.Column}
}

// lineAt names a line to an author who looks at another place: "line 5", and of
// which file it is where that is another.
func (d *Deck) lineAt(at, from Pos) string {
	file, in := d.where(at)
	if here, _ := d.where(from); here != file {
		return fmt.Sprintf("line %d of %s", in.Line, file)
	}
	return fmt.Sprintf("line %d", in.Line)
}
