package deck

import (
	"regexp"
	"strconv"
	"strings"
)

// This file reads citations: source ¶8 "a few words".

// maxPhraseWords is how long a phrase may be. It only has to locate a passage;
// texts of others are not carried into a deck.
const maxPhraseWords = 6

var (
	citePattern  = regexp.MustCompile(`^(\S+) ¶([0-9]{1,6}) "(.*)"$`)
	looseCite    = regexp.MustCompile(`^([^\s,:¶§]+)[,:]?\s*(?:¶|§|#|[Pp]ara(?:graph)?\.?|[Pp]\.?)?\s*([0-9]{1,6})\s*[,:]?\s*["“”'‘’](.+?)["“”'‘’]$`)
	citationForm = `source ¶8 "a few words"`
)

var citeKeys = []string{"at", "origin"}

// cites reads the citations of a fact, a row or a position: one text, or a list
// of texts and of entries with an origin of their own.
func (rec record) cites() []Cite {
	n := rec.get("cite")
	if n == nil {
		return nil
	}
	var cites []Cite
	for _, m := range rec.textNodes("cite") {
		if c, ok := rec.cite(m); ok {
			cites = append(cites, c)
		}
	}
	return cites
}

func (r *reader) cite(n *node) (Cite, bool) {
	origin := ""
	if r.colonInCite(n) {
		return Cite{}, false
	}
	if n.kind == mapping {
		rec := r.record(n, "a citation", citeKeys)
		at := rec.get("at")
		if at == nil {
			r.errorAt(n.place, "missing-key", "the citation has no place").hint(`{at: '%s', origin: ap}`, citationForm)
			return Cite{}, false
		}
		if rec.get("origin") != nil {
			origin = r.id(rec.get("origin"))
		}
		n = at
	}
	text := oneLine(r.textOf(n, "cite"))
	if text == "" {
		return Cite{}, false
	}
	m := citePattern.FindStringSubmatchIndex(text)
	if m == nil {
		r.badCite(n, text)
		return Cite{}, false
	}
	c := Cite{Source: text[m[2]:m[3]], Phrase: strings.TrimSpace(text[m[6]:m[7]]), Origin: origin, At: n.at}
	c.Paragraph, _ = strconv.Atoi(text[m[4]:m[5]])
	return c, r.checkCite(n, c, m)
}

// colonInCite reports a citation that YAML takes for a key and a value.
func (r *reader) colonInCite(n *node) bool {
	if n.kind != mapping || len(n.entries) != 1 || !strings.Contains(n.entries[0].key.text, "¶") {
		return false
	}
	line := r.deck.line(n.at.Line)
	form := citationIn("cite", cutComment(line[runeOffset(line, n.at.Column-1):]))
	g := r.errorAt(n.place, "yaml-colon", "YAML takes a colon and a space inside a text for a new key")
	if g.hint("write %s", citationForm); form != "" {
		g.hint("write %s", form)
	}
	return true
}

// checkCite checks the parts of a citation; m holds their places in its text.
func (r *reader) checkCite(n *node, c Cite, m []int) bool {
	words := len(strings.Fields(c.Phrase))
	switch _, known := r.sources[c.Source]; {
	case len(r.sources) == 0 && !r.yaml.broken["sources"]:
		r.noSources(n)
	case !known && !r.yaml.broken["sources"]:
		g := r.errorAt(n.within(m[2], m[3]), "unknown-source", "there is no source %q", c.Source)
		r.suggest(g, c.Source, r.known.sources, "add it under sources")
	case c.Paragraph < 1:
		r.errorAt(n.within(m[4], m[5]), "bad-citation", "paragraphs count from 1").hint("write %s", citationForm)
	case words == 0:
		r.errorAt(n.place, "bad-citation", "the citation has no phrase").hint("write %s", citationForm)
	case words > maxPhraseWords:
		r.errorAt(n.within(m[6], m[7]), "long-phrase", "the phrase has %d words", words).
			hint("it only locates the passage: use at most %d words", maxPhraseWords)
	default:
		return known
	}
	return false
}

// badCite reports a citation that is not of the form, and shows how it would be.
func (r *reader) badCite(n *node, text string) {
	g := r.errorAt(n.place, "bad-citation", "this is no citation")
	if m := looseCite.FindStringSubmatch(text); m != nil {
		g.hint(`write %s ¶%s "%s"`, m[1], m[2], m[3])
		return
	}
	g.hint("write %s", citationForm)
}

// noSources reports, once, that nothing can be cited.
func (r *reader) noSources(n *node) {
	r.yaml.broken["sources"] = true
	r.errorAt(n.place, "unknown-source", "the deck declares no sources").
		hint("sources: and below it, for each, a line such as  the-times: {publisher: The Times}")
}

func (r *reader) sourceIDs() []string {
	ids := make([]string, 0, len(r.deck.Sources))
	for _, s := range r.deck.Sources {
		ids = append(ids, s.ID)
	}
	return ids
}
