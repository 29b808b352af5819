package deck

import (
	"regexp"
	"strconv"
	"strings"
)

// This file reads where the cards of a Markdown deck come from: lines that begin
// with Source:, as a title, an address or both, with perhaps a paragraph and a
// phrase of it. Cards without any rest on the deck itself.

// deckItself is the id of the source that a plain deck is for itself.
const deckItself = "author"

// cited returns the citations of a card.
func (m *markdownReader) cited(card *plainCard) []Cite {
	var cites []Cite
	for _, line := range card.sources {
		if cite, ok := m.citation(line); ok {
			cites = append(cites, cite)
		}
	}
	if len(card.sources) > 0 {
		return cites
	}
	m.addSource(Source{ID: deckItself, Title: m.deck.Title, Publisher: "The deck’s author", At: Pos{1, 1},
		Note: "These cards name no source: the deck’s author alone vouches for them."})
	return []Cite{{Source: deckItself, At: card.at}}
}

var (
	passageEnd  = regexp.MustCompile(`^(.*?)(?:[,;]?\s*¶\s*(\d{1,6}))?(?:[,;]?\s*["“]([^"“”]+)["”])?\s*$`)
	linkedTitle = regexp.MustCompile(`^\[([^\[\]]+)\]\(([^()\s]+)\)$`)
	bareAddress = regexp.MustCompile(`[<(]?(https?://[^\s<>()]+)[>)]?`)
)

// citation reads one line.
func (m *markdownReader) citation(line writtenLine) (Cite, bool) {
	p := place{line.at, max(len([]rune(line.text)), 1)}
	if len(line.text) > maxText {
		m.errorAt(p, "too-long", "a source may have %d bytes", maxText).hint("give its title and its address")
		return Cite{}, false
	}
	parts := passageEnd.FindStringSubmatch(line.text) // always there: any text is a title
	cite := Cite{Phrase: oneLine(parts[3]), At: line.at}
	cite.Paragraph, _ = strconv.Atoi(parts[2]) // digits, or nothing: the whole text
	title, url := titleAndAddress(strings.TrimSpace(parts[1]))
	if title == "" {
		m.errorAt(p, "unnamed-source", "this source has no name").hint("write  Source: its title or address")
		return cite, false
	}
	if cite.Paragraph == 0 && cite.Phrase != "" {
		m.errorAt(p, "bad-citation", "the phrase has no paragraph to stand in").hint("write  Source: %s ¶8 \"%s\"", title, cite.Phrase)
		return cite, false
	}
	if wrong := checkURL(url); url != "" && wrong != "" {
		m.errorAt(p, "bad-url", "the address %s", wrong).hint("write a whole one, such as  https://example.org/page")
		return cite, false
	}
	cite.Source = SuggestID(title)
	if cite.Source == "" || cite.Source == deckItself {
		cite.Source = generatedID(title)
	}
	s := Source{ID: cite.Source, Title: title, URL: url, At: line.at}
	if strings.HasSuffix(title, ".txt") && !strings.ContainsAny(title, `/\`) {
		s.File = title
	}
	m.addSource(s)
	return cite, true
}

// titleAndAddress reads a title, an address, a link, or a title with an address.
func titleAndAddress(text string) (title, url string) {
	if link := linkedTitle.FindStringSubmatch(text); link != nil {
		return oneLine(link[1]), link[2]
	}
	at := bareAddress.FindStringSubmatchIndex(text)
	if at == nil {
		return oneLine(text), ""
	}
	url = strings.TrimRight(text[at[2]:at[3]], ".,;")
	title = strings.Trim(oneLine(text[:at[0]]+" "+text[at[1]:]), " ,;")
	if title == "" {
		title = strings.TrimRight(strings.TrimPrefix(strings.TrimPrefix(url, "https://"), "http://"), "/")
	}
	return title, url
}

// addSource adds a source that is not there yet.
func (m *markdownReader) addSource(s Source) {
	if _, known := m.sources[s.ID]; !known {
		m.sources[s.ID] = s.At
		m.deck.Sources = append(m.deck.Sources, s)
	}
}
