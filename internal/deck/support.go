package deck

// This file counts reports: how many independent ones stand behind a claim, and
// how that is said. Reprints of one text have one origin and count as one.

import "fmt"

// ReportsText says in words how many independent reports support something.
func ReportsText(n int) string {
	switch n {
	case 0:
		return "no report"
	case 1:
		return "1 report"
	}
	return fmt.Sprintf("%d independent reports", n)
}

// Origin says whose report a cited passage is. Passages of one origin are one
// report, however many sources print it.
func (b *Book) Origin(cite BookCite) string {
	if cite.Origin != "" {
		return cite.Origin
	}
	if s, ok := b.Source(cite.Source); ok {
		return s.Origin
	}
	return cite.Source
}

// OriginIn is whose report a citation is: what the citation says, else what its
// source says, else the source itself. Sources are those of the deck by id.
func (cite Cite) OriginIn(sources map[string]*Source) string {
	if cite.Origin != "" {
		return cite.Origin
	}
	if s := sources[cite.Source]; s != nil && s.Origin != "" {
		return s.Origin
	}
	return cite.Source
}

func (c *compiler) origin(cite Cite) string { return cite.OriginIn(c.sources) }

// reports counts the independent reports behind some sides.
func (c *compiler) reports(sides []*side) int {
	seen := make(map[string]bool)
	for _, x := range sides {
		for _, cite := range x.cites {
			seen[c.origin(cite)] = true
		}
	}
	return len(seen)
}

// bookCites gives citations their links.
func (c *compiler) bookCites(cites []Cite) []BookCite {
	list := make([]BookCite, 0, len(cites))
	for _, cite := range cites {
		b := BookCite{Source: cite.Source, Paragraph: cite.Paragraph, Phrase: cite.Phrase, Origin: cite.Origin}
		if s := c.sources[cite.Source]; s != nil && s.URL != "" {
			b.URL = FragmentURL(s.URL, cite.Phrase)
		}
		list = append(list, b)
	}
	return list
}
