package deck

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// This file proves citations: each phrase stands in the paragraph that the
// citation names. What it says of a text is no more than the few words that help.

// CheckSources looks up every citation in the texts, which lie in one folder
// under the names that the sources give. Paragraph n is the n-th line with
// anything in it. A phrase is compared as whole words and with upper and lower
// case, after typographic quotes and no-break spaces are made plain on both
// sides.
func CheckSources(d *Deck, fsys fs.FS) Diagnostics {
	c := sourceChecker{report: &report{deck: d}, fsys: fsys, texts: map[string][]string{}}
	for i := range d.Facts {
		f := &d.Facts[i]
		c.cites(f.Cites)
		for j := range f.Positions {
			c.cites(f.Positions[j].Cites)
		}
	}
	made := newCompiler(d)
	made.trail = &trail{}
	made.run()
	c.gainsaid(made)
	c.options(made)
	c.checkAttributions(made)
	return c.finish()
}

type sourceChecker struct {
	*report
	fsys   fs.FS
	threes map[string][]passageAt // each three words in a row of the texts, see check_attribution.go
	texts  map[string][]string    // paragraphs by source, quotes made plain; nil where there are none
}

func (c *sourceChecker) cites(list []Cite) {
	for _, cite := range list {
		if cite.Paragraph == 0 && cite.Phrase == "" {
			continue // the whole text: there is no phrase to look for
		}
		paragraphs, seen := c.texts[cite.Source]
		if !seen {
			paragraphs = c.open(cite)
			c.texts[cite.Source] = paragraphs
		}
		if paragraphs != nil {
			c.cite(cite, paragraphs)
		}
	}
}

// open reads the text of a source. What is wrong with it is said once.
func (c *sourceChecker) open(cite Cite) []string {
	for _, s := range c.deck.Sources {
		if s.ID != cite.Source {
			continue
		}
		at := place{s.At, utf8.RuneCountInString(s.ID)}
		if s.File == "" {
			c.errorAt(at, "no-file", "the source %q has no file to look citations up in", s.ID).
				hint("name the text in the sources folder: file: report.txt")
			return nil
		}
		paragraphs, err := Paragraphs(c.fsys, s.File)
		if err != nil {
			g := c.errorAt(at, "missing-file", "the text of %q cannot be read: %v", s.ID, err)
			c.suggest(g, s.File, c.fileNames, "put the text into the sources folder under the name "+s.File)
			return nil
		}
		for i, p := range paragraphs {
			paragraphs[i] = quoteMapping.Replace(p)
		}
		return paragraphs
	}
	c.errorAt(place{cite.At, 1}, "unknown-source", "there is no source %q", cite.Source).hint("add it under sources")
	return nil
}

func (c *sourceChecker) fileNames() []string {
	entries, _ := fs.ReadDir(c.fsys, ".")
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// cite looks up one citation.
func (c *sourceChecker) cite(cite Cite, paragraphs []string) {
	phrase := quoteMapping.Replace(cite.Phrase)
	at := c.placeOf(cite)
	if cite.Paragraph < 1 || cite.Paragraph > len(paragraphs) {
		g := c.errorAt(at, "no-paragraph", "%s has %d paragraphs; the citation names ¶%d", cite.Source, len(paragraphs), cite.Paragraph)
		if other := standsIn(paragraphs, phrase); other != "" {
			g.hint("the phrase stands in %s", other)
		}
		return
	}
	paragraph := paragraphs[cite.Paragraph-1]
	if findWords(paragraph, phrase, 0) >= 0 {
		return
	}
	g := c.errorAt(at, "no-phrase", "%q does not stand in %s ¶%d", cite.Phrase, cite.Source, cite.Paragraph)
	switch other, near := standsIn(paragraphs, phrase), nearPhrase(paragraph, phrase); {
	case c.full(Error) && g == &c.spare:
	case other != "":
		g.hint("it stands in %s", other)
	case near != "":
		g.hint("the paragraph has %q", near)
	default:
		g.hint("nor anywhere else in %s: copy up to six words from the paragraph", cite.Source)
	}
}

// placeOf returns where the phrase stands in the deck, as far as it can be seen.
func (c *sourceChecker) placeOf(cite Cite) place {
	line := c.deck.line(cite.At.Line)
	from := runeOffset(line, cite.At.Column-1)
	if i := strings.Index(line[from:], cite.Phrase); i >= 0 {
		return place{cite.At, 1}.shift(utf8.RuneCountInString(line[from:from+i]), utf8.RuneCountInString(cite.Phrase))
	}
	return place{cite.At, 1}
}

// standsIn lists the paragraphs in which a phrase stands, three at most.
func standsIn(paragraphs []string, phrase string) string {
	var found []string
	for i, p := range paragraphs {
		if findWords(p, phrase, 0) < 0 {
			continue
		}
		if len(found) == 3 {
			return strings.Join(found, ", ") + " and others"
		}
		found = append(found, fmt.Sprintf("¶%d", i+1))
	}
	return strings.Join(found, ", ")
}

// nearPhrase returns the words of a paragraph that are most like a phrase: the
// same in another case, as part of longer words, or with a few letters changed.
func nearPhrase(paragraph, phrase string) string {
	words := strings.Fields(paragraph)
	n := len(strings.Fields(phrase))
	var windows []string
	for i := 0; i+n <= len(words); i++ {
		windows = append(windows, strings.Trim(strings.Join(words[i:i+n], " "), `.,;:!?()"'`))
	}
	return nearest(phrase, windows)
}
