package deck

// This file makes links that scroll to a passage, by text fragments
// (https://wicg.github.io/scroll-to-text-fragment/).

import (
	"fmt"
	"strings"
)

// FragmentURL returns the address of a page with a fragment that makes a
// browser scroll to a phrase and mark it. A fragment that the address already
// has is kept. Without an address there is no link.
func FragmentURL(base, phrase string) string {
	phrase = strings.Join(strings.Fields(phrase), " ")
	if base == "" || phrase == "" {
		return base
	}
	join := "#:~:text="
	if strings.Contains(base, ":~:") {
		join = "&text="
	} else if strings.Contains(base, "#") {
		join = ":~:text="
	}
	return base + join + fragmentText(phrase)
}

// fragmentText encodes every byte that isn't a letter, a digit, ".", "_" or
// "~": in a text fragment "-", "," and "&" have meanings of their own.
func fragmentText(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '.', c == '_', c == '~':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
