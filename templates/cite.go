package templates

import (
	"net/url"
	"strings"
	"unicode"
)

// This file says where the link to an article leads.

// At is " at" with the site that the link leads to, where that is not seen to be
// the publisher's own: a reprint, mostly. Else it is "".
func (c Cite) At() string {
	u, err := url.Parse(c.URL)
	if err != nil || u.Hostname() == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	publisher := strings.TrimPrefix(lettersOf(c.Publisher), "the")
	for label := range strings.SplitSeq(host, ".") {
		name := lettersOf(label)
		if publisher != "" && (strings.Contains(name, publisher) || len(name) > 3 && strings.Contains(publisher, name)) {
			return ""
		}
	}
	return " at " + host
}

// lettersOf is a name without what its address leaves out.
func lettersOf(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}
