package search

import (
	"slices"
	"strings"
	"unicode"

	"quiz/internal/deck"
	"quiz/internal/markup"
)

// This file reads what a person typed. All of it is hostile until it is read.

// Limits on what is read of a query. The rest is left out.
const (
	MaxText  = 200 // characters
	MaxWords = 12
)

// Query is what to look for. The zero Query finds every fact.
type Query struct {
	terms []term
	Cut   bool // more was typed than is looked for
}

// IsZero reports whether there is nothing to look for.
func (q Query) IsZero() bool { return len(q.terms) == 0 }

// term is a word, or words that follow each other.
type term struct {
	words []string
	begun bool   // the last word may go on
	whole string // the words as one word, which will do as well; "" where it won't
}

// quotes are the marks that words are quoted with, opening and closing.
const quotes = `"“”„‟«»＂`

// Parse reads a query. Words in quotation marks follow each other; so do words
// that no space separates, as in ISIS-K. The last word, if nothing stands after
// it, may be the beginning of one. Marks, as in a copied $x^2$, stand for what they
// show, as they do in the texts of a deck.
func Parse(text string) Query {
	var q Query
	if runes := []rune(text); len(runes) > MaxText {
		text, q.Cut = string(runes[:MaxText]), true
	}
	text = plain(text)
	parts := strings.FieldsFunc(strings.ReplaceAll(quoteless.Replace(text), "\"", " \" "), unicode.IsSpace)
	typing := text != "" && !unicode.IsSpace(lastRune(text))
	var quoted []string
	open := false
	for i, part := range parts {
		switch {
		case part == "\"" && open:
			q.add(deck.FoldWords(strings.Join(quoted, " ")), false, false)
			quoted, open = nil, false
		case part == "\"":
			open = true
		case open:
			quoted = append(quoted, part)
		default:
			q.add(deck.FoldWords(part), typing && i == len(parts)-1, true)
		}
	}
	if open {
		q.add(deck.FoldWords(strings.Join(quoted, " ")), typing, false)
	}
	return q
}

// quoteless makes every quotation mark a plain one.
var quoteless = func() *strings.Replacer {
	var pairs []string
	for _, r := range quotes {
		pairs = append(pairs, string(r), `"`)
	}
	return strings.NewReplacer(pairs...)
}()

// plain is the text that a query's marks show. The space behind the last word,
// which says that it is whole, stays.
func plain(text string) string {
	shown := markup.Plain(text)
	if text != "" && unicode.IsSpace(lastRune(text)) {
		shown += " "
	}
	return shown
}

func lastRune(s string) rune {
	r := []rune(s)
	return r[len(r)-1]
}

// add adds words that follow each other, as far as there is room. Punctuation on
// its own asks for nothing, unless there is nothing else.
func (q *Query) add(words []string, begun, run bool) {
	room := MaxWords
	for _, t := range q.terms {
		room -= len(t.words)
	}
	if len(words) > room {
		words, begun, q.Cut = words[:room], false, true
	}
	if len(words) == 0 {
		return
	}
	t := term{words: words, begun: begun}
	if run && len(words) > 1 {
		t.whole = strings.Join(words, "")
	}
	if slices.ContainsFunc(q.terms, t.equal) {
		return
	}
	q.terms = append(q.terms, t)
	if slices.ContainsFunc(q.terms, func(t term) bool { return !t.signs() }) {
		q.terms = slices.DeleteFunc(q.terms, term.signs)
	}
}

func (t term) equal(o term) bool {
	return slices.Equal(t.words, o.words) && t.begun == o.begun && t.whole == o.whole
}

// signs reports whether a term is nothing but punctuation.
func (t term) signs() bool {
	return !slices.ContainsFunc(t.words, func(w string) bool { return !onlySigns(w) })
}
