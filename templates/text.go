package templates

import (
	"html"
	"regexp"
	"strings"

	"quiz/internal/rich"

	"github.com/a-h/templ"
)

// This file shows the texts of decks, which hold marks, formulas, pictures and
// sounds. What a learner wrote is no such text: it is shown as it is.

// mediaURL is where a deck's pictures and sounds lie; "" for no deck.
func mediaURL(deck string) string {
	if deck == "" {
		return ""
	}
	return string(deckURL(deck)) + "/media/"
}

// prose is a text of a deck within a line.
func prose(deck, text string) templ.Component {
	return templ.Raw(rich.Inline(text, rich.Setting{Folder: mediaURL(deck), Lazy: true}))
}

// inert is a text of a deck within a link or a button, where nothing can be
// pressed.
func inert(deck, text string) templ.Component {
	return templ.Raw(rich.Inline(text, rich.Setting{Folder: mediaURL(deck), Inert: true}))
}

// ownWay finds a first word that is written in a way of its own: iPhone, news.example.
var ownWay = regexp.MustCompile(`^\p{Ll}[\p{L}.]*(\p{Lu}|\pN|\.\p{L})`)

// line is the class of a line in a list of answers. The sheets begin it with a capital, so
// that no line is told from the others by its first letter, but for a word that is
// written in a way of its own.
func line(class, text string) string {
	if ownWay.MatchString(rich.Plain(text)) {
		return class + " own"
	}
	return class
}

// paragraphs is a text of a deck of several lines.
func paragraphs(deck, text string) templ.Component {
	return templ.Raw(rich.Block(text, rich.Setting{Folder: mediaURL(deck), Lazy: true}))
}

// stem is what is asked, with numbered gaps where there are several.
func stem(deck, text string, gaps ...string) templ.Component {
	return templ.Raw(rich.Inline(text, rich.Setting{Folder: mediaURL(deck), Gaps: gaps}))
}

// publications is a plain text with the names of publications set as such, so that
// nobody takes "People" for people.
func publications(segments []Segment) templ.Component {
	var b strings.Builder
	for _, s := range segments {
		text := html.EscapeString(s.Text)
		if s.Marked {
			text = "<cite>" + text + "</cite>"
		}
		b.WriteString(text)
	}
	return templ.Raw(b.String())
}

// claimText is a claim with its answer set off.
func claimText(deck string, segments []Segment) templ.Component {
	text, answers := joined(segments)
	return templ.Raw(rich.Inline(text, rich.Setting{Folder: mediaURL(deck), Answers: answers, Lazy: true}))
}

// factText is a fact's line within a link, factHeading one that stands by itself.
func factText(f FactLine) templ.Component { return f.show(true) }

func factHeading(f FactLine) templ.Component { return f.show(false) }

func (f FactLine) show(inert bool) templ.Component {
	text, answers := joined(f.Text)
	return templ.Raw(rich.Inline(text, rich.Setting{
		Folder: mediaURL(f.Deck), Answers: answers, Hidden: f.Blank, Inert: inert, Lazy: inert,
	}))
}

// joined is the text that was cut into segments, and where its answers stand.
func joined(segments []Segment) (text string, answers [][2]int) {
	var b strings.Builder
	for _, s := range segments {
		start := b.Len()
		b.WriteString(s.Text)
		if s.Marked {
			answers = append(answers, [2]int{start, b.Len()})
		}
	}
	return b.String(), answers
}

// Plain is a text of a deck without marks, for titles, labels and what is read
// aloud.
func Plain(text string) string { return rich.Plain(text) }

// Gapped is a stem in one line of plain text, for a title.
func Gapped(stem string) string { return strings.ReplaceAll(Plain(stem), blank, "…") }

// PlainLine is a fact's line as plain text.
func (f FactLine) PlainLine() string {
	var b strings.Builder
	for _, s := range f.Text {
		if s.Marked && f.Blank {
			b.WriteString(blank)
		} else {
			b.WriteString(s.Text)
		}
	}
	return Gapped(b.String())
}
