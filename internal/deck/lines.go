package deck

import "strings"

// This file holds the deck's file as lines, for excerpts and for questions
// about what YAML cut away.

// fileText is a file in memory with an index of its lines. Lines end at "\n"; a
// "\r" before it belongs to the ending.
type fileText struct {
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

// line returns the n-th line, from 1, without its ending, or "".
func (t fileText) line(n int) string {
	if n < 1 || n > len(t.starts) {
		return ""
	}
	end := len(t.src)
	if n < len(t.starts) {
		end = int(t.starts[n]) - 1
	}
	return strings.TrimSuffix(t.src[t.starts[n-1]:end], "\r")
}
