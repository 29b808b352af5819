package deck

import (
	"path"
	"regexp"
	"strings"
)

// This file reads what stands above the cards of a Markdown deck, between two lines
// of dashes: keys as a deck in YAML has them, or as TOML writes them.

// frontMatter is where the front matter stands.
type frontMatter struct {
	next int  // the first line after it
	has  bool // there is one
	toml bool
	deck bool // it says the deck's id
}

var frontKeys = []string{"deck", "title", "description", "language", "as_of", "license", "authors", "tags"}

// tomlKey is the beginning of a line in TOML.
var tomlKey = regexp.MustCompile(`^[A-Za-z_]+[ \t]*=`)

// readFront reads the front matter, and finds the deck's id and title where it has
// none.
func (m *markdownReader) readFront() frontMatter {
	front := m.frontLines()
	d := m.deck
	if front.toml {
		for n := 2; n < front.next-1; n++ {
			m.tomlLine(n, strings.TrimSpace(d.line(n)))
		}
	} else if front.next > 3 {
		m.yamlFront(part{from: 2, to: front.next - 1})
	}
	front.deck = d.ID != ""
	if d.ID == "" {
		base := path.Base(strings.ReplaceAll(d.File, `\`, "/"))
		d.ID = SuggestID(strings.TrimSuffix(base, path.Ext(base)))
	}
	if d.ID == "" {
		d.ID = "deck" // a file's name in another script, which no id holds
	}
	if d.Title == "" {
		d.Title = titleOf(d.ID)
	}
	return front
}

// named warns where the deck's id is its file's name, which changes more lightly.
func (m *markdownReader) named() {
	if m.front.deck {
		return
	}
	m.warnAt(place{Pos{1, 1}, 1}, "deck-without-id", "the deck is called %q after its file: under another name it would be another deck, and learners would begin anew", m.deck.ID).
		hint("write  deck: %s  between two lines of --- at the top, or let  quiz fmt  write it", m.deck.ID)
}

// frontLines finds the front matter.
func (m *markdownReader) frontLines() frontMatter {
	if strings.TrimRight(m.deck.line(1), " \t") != "---" {
		return frontMatter{next: 1}
	}
	front := frontMatter{has: true}
	keys := false
	for n := 2; n <= m.deck.text.lines(); n++ {
		line := strings.TrimRight(m.deck.line(n), " \t")
		switch {
		case line == "---":
			front.next = n + 1
			return front
		case line == "" || line[0] == '#':
		case !keys:
			keys = true
			front.toml = tomlKey.MatchString(line)
			if isCardMark(line) {
				return frontMatter{next: 2} // a rule above the first card
			}
		case isCardMark(line):
			m.errorAt(place{Pos{1, 1}, 3}, "missing-key", "the front matter that begins here does not end").
				hint("write  ---  on a line of its own before the first card")
			front.next = n
			return front
		}
	}
	return frontMatter{next: 2}
}

func isCardMark(line string) bool {
	return len(line) > 1 && line[1] == ':' && strings.IndexByte("QAC", line[0]) >= 0
}

// yamlFront reads keys in YAML.
func (m *markdownReader) yamlFront(p part) {
	n := m.yaml.fresh(p, 0)
	if n.kind != mapping {
		if n.kind == scalar || n.kind == list {
			m.errorAt(n.place, "wrong-type", "the front matter has keys with values").hint("such as  title: My first deck")
		}
		return
	}
	d := m.deck
	rec := m.record(n, "the front matter", frontKeys)
	if rec.get("deck") != nil {
		d.ID = rec.idOf("deck")
	}
	d.Title = rec.text("title")
	d.Description = rec.prose("description")
	if rec.get("language") != nil {
		d.Language = rec.language("language")
	}
	d.AsOf = rec.date("as_of")
	d.License = rec.text("license")
	d.Authors = rec.texts("authors")
	m.tags = rec.texts("tags")
}

// tomlKeys are what can be said in TOML: single texts.
var tomlKeys = []string{"deck", "name", "title", "description", "language", "license"}

// tomlLine reads  key = "value".
func (m *markdownReader) tomlLine(n int, line string) {
	if line == "" || line[0] == '#' {
		return
	}
	if len(line) > maxText {
		m.errorAt(place{Pos{n, 1}, 1}, "too-long", "a key and its value may have %d bytes", maxText).hint("shorten it")
		return
	}
	key, value, found := strings.Cut(line, "=")
	key, value = strings.TrimSpace(key), strings.Trim(strings.TrimSpace(value), `"'`)
	p := place{Pos{n, 1}, max(len([]rune(key)), 1)}
	d := m.deck
	switch {
	case !found:
		m.errorAt(p, "missing-key", "a key and a value are expected here").hint(`such as  title = "My first deck"`)
	case key == "deck" && (!isID(value) || len(value) > maxID):
		m.errorAt(p, "bad-id", "%q is no id: ids are letters, digits and hyphens, and begin with a letter", value).
			hint("write %s", SuggestID(value))
	case key == "deck":
		d.ID = value
	case key == "name", key == "title":
		d.Title = value
	case key == "description":
		d.Description = value
	case key == "language" && !languagePattern.MatchString(value):
		m.errorAt(p, "bad-language", "%q is no language tag", value).hint(`language = "en"`)
	case key == "language":
		d.Language = value
	case key == "license":
		d.License = value
	default:
		g := m.errorAt(p, "unknown-key", "the front matter has no key %q", key)
		m.suggest(g, key, oneOf(tomlKeys), "its keys are "+strings.Join(tomlKeys, ", "))
	}
}
