package web

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"quiz/internal/deck"
	"quiz/templates"
)

// This file gathers the passages of a source: its cited paragraphs with the
// facts that rest on them and, where the texts are at hand, their words.

// sourceText returns a source's paragraphs, or none where its text is not at
// hand.
func (s *site) sourceText(source *deck.BookSource) ([]string, error) {
	if s.Sources == nil || source.File == "" {
		return nil, nil
	}
	text, err := deck.Paragraphs(s.Sources, source.File)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the text of the source %s: %w", source.ID, err)
	}
	return text, nil
}

// passages are the cited paragraphs of a source in their order.
func passages(book *deck.Book, source *deck.BookSource, text []string) []templates.Passage {
	found := make(map[int]*templates.Passage)
	for i := range book.Cards {
		card := &book.Cards[i]
		for j := range card.Claims {
			for _, c := range card.Claims[j].Cites {
				if c.Source == source.ID {
					addCite(found, book, card, &card.Claims[j], c)
				}
			}
		}
	}
	list := make([]templates.Passage, 0, len(found))
	for n, p := range found {
		if n >= 1 && n <= len(text) {
			p.Text = markPhrases(text[n-1], p.Phrases)
		}
		list = append(list, *p)
	}
	slices.SortFunc(list, func(a, b templates.Passage) int { return a.Paragraph - b.Paragraph })
	return list
}

// addCite adds one citation to its paragraph, each phrase and claim once.
func addCite(found map[int]*templates.Passage, book *deck.Book, card *deck.Card, claim *deck.BookClaim, c deck.BookCite) {
	p := found[c.Paragraph]
	if p == nil {
		p = &templates.Passage{Paragraph: c.Paragraph}
		found[c.Paragraph] = p
	}
	if !slices.Contains(p.Phrases, c.Phrase) {
		p.Phrases = append(p.Phrases, c.Phrase)
	}
	fact := templates.PassageFact{
		ID: card.Fact, Text: claim.Text,
		Claim: templates.Segments(claim.Text, claim.Marks), By: speaker(book, claim.By),
	}
	if !slices.ContainsFunc(p.Facts, func(f templates.PassageFact) bool { return f.Text == fact.Text }) {
		p.Facts = append(p.Facts, fact)
	}
}

// markPhrases cuts a paragraph where each phrase first stands.
func markPhrases(paragraph string, phrases []string) []templates.Segment {
	marked := make([]bool, len(paragraph))
	for _, phrase := range phrases {
		if start, end, ok := deck.FindPhrase(paragraph, phrase); ok {
			for i := start; i < end; i++ {
				marked[i] = true
			}
		}
	}
	var segments []templates.Segment
	for start := 0; start < len(paragraph); {
		end := start
		for end < len(paragraph) && marked[end] == marked[start] {
			end++
		}
		segments = append(segments, templates.Segment{Text: paragraph[start:end], Marked: marked[start]})
		start = end
	}
	return segments
}
