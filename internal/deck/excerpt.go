package deck

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// This file prints text of unknown origin safely beside a caret: nothing in it
// may move the cursor, colour the terminal or turn the reading direction.

// excerptCells is how much of a line is shown, in terminal cells.
const excerptCells = 120

// excerpt returns a line as it may be printed, and a line of carets that stands
// under the given number of characters from the column on. Of a long line only
// the surroundings of the place are shown.
func excerpt(line string, column, n int) (text, carets string) {
	head, mid, tail := excerptParts(line, column, n)
	text = strings.TrimRight(head+mid+tail, " ")
	return text, strings.Repeat(" ", cells(head)) + strings.Repeat("^", max(cells(mid), 1))
}

// excerptParts is a line as it may be printed, cut before and after the place.
func excerptParts(line string, column, n int) (head, mid, tail string) {
	from := runeOffset(line, max(column-1, 0))
	to := from + runeOffset(line[from:], n)
	limit := excerptCells / 2
	if len(line) <= excerptCells {
		limit = excerptCells // it fits as it is
	}
	head, headCut := lastCells(line[:from], limit)
	mid, midCut := firstCells(line[from:to], limit)
	tailCut := midCut
	if !midCut {
		tail, tailCut = firstCells(line[to:], limit)
	}
	if headCut {
		head = "…" + head
	}
	if tailCut {
		tail += "…"
	}
	return head, mid, tail
}

// runeOffset returns the byte offset of the n-th character, or the length.
func runeOffset(s string, n int) int {
	off := 0
	for ; n > 0 && off < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[off:])
		off += size
	}
	return off
}

// firstCells shows as much of the beginning of s as fits.
func firstCells(s string, limit int) (shown string, cut bool) {
	var b strings.Builder
	used := 0
	for off := 0; off < len(s); {
		r, size := utf8.DecodeRuneInString(s[off:])
		piece := showRune(r, size, s[off])
		used += cells(piece)
		if used > limit {
			return b.String(), true
		}
		b.WriteString(piece)
		off += size
	}
	return b.String(), false
}

// lastCells shows as much of the end of s as fits.
func lastCells(s string, limit int) (shown string, cut bool) {
	used, off := 0, len(s)
	for off > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:off])
		used += cells(showRune(r, size, s[off-1]))
		if used > limit {
			break
		}
		off -= size
	}
	shown, _ = firstCells(s[off:], limit)
	return shown, off > 0
}

// printable makes a text of unknown origin safe to print.
func printable(s string) string {
	var b strings.Builder
	for off := 0; off < len(s); {
		r, size := utf8.DecodeRuneInString(s[off:])
		b.WriteString(showRune(r, size, s[off]))
		off += size
	}
	return b.String()
}

// showRune returns one character as it may be printed: a tab as a space, bytes
// that are no UTF-8 and characters that are not seen as escapes.
func showRune(r rune, size int, first byte) string {
	switch {
	case r == utf8.RuneError && size == 1:
		return fmt.Sprintf(`\x%02x`, first)
	case r == '\t':
		return " "
	case unicode.IsGraphic(r) || unicode.Is(unicode.Mn, r):
		return string(r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}

// cells counts the terminal cells of printable text.
func cells(s string) int {
	n := 0
	for _, r := range s {
		switch k := width.LookupRune(r).Kind(); {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r):
		case k == width.EastAsianWide || k == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
