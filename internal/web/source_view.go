package web

import (
	"slices"

	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/internal/web/reported"
	"quiz/templates"
)

// This file gathers the passages of a source: its cited paragraphs with the
// facts that rest on them and, where the texts are at hand, their words. As on the
// other lists of facts, what was not studied yet keeps its answer.

// sourceFacts are the facts whose answers a source's page may give away.
type sourceFacts struct {
	book    *deck.Book
	recalls map[string]study.Recall
	answers bool // the learner asked for those of facts that were not studied, too
}

// hidden reports whether a fact's answer is kept back.
func (s sourceFacts) hidden(fact string) bool {
	return !s.answers && s.unstudied(fact)
}

// unstudied reports whether no card of a fact was ever answered.
func (s sourceFacts) unstudied(fact string) bool {
	return !slices.ContainsFunc(s.book.Siblings(fact), func(c *deck.Card) bool {
		_, answered := s.recalls[c.ID]
		return answered
	})
}

// passages are the cited paragraphs of a source in their order; hides reports
// whether one of their facts was not studied yet. A paragraph's words are kept
// back until one of its facts may be read.
func (s sourceFacts) passages(source *deck.BookSource, text []string) (list []templates.Passage, hides bool) {
	found := make(map[int]*templates.Passage)
	for i := range s.book.Cards {
		card := &s.book.Cards[i]
		for j := range card.Claims {
			for _, c := range card.Claims[j].Cites {
				if c.Source == source.ID {
					hides = hides || s.unstudied(card.Fact)
					s.addCite(found, card, &card.Claims[j], c)
				}
			}
		}
	}
	for n, p := range found {
		if n >= 1 && n <= len(text) && !p.Closed() {
			p.Text = markPhrases(text[n-1], p.Phrases)
		}
		list = append(list, *p)
	}
	slices.SortFunc(list, func(a, b templates.Passage) int { return a.Paragraph - b.Paragraph })
	return list, hides
}

// addCite adds one citation to its paragraph, each phrase and claim once. What
// gives a kept answer away is left out: the phrase, and who says it.
func (s sourceFacts) addCite(found map[int]*templates.Passage, card *deck.Card, claim *deck.BookClaim, c deck.BookCite) {
	p := found[c.Paragraph]
	if p == nil {
		p = &templates.Passage{Paragraph: c.Paragraph}
		found[c.Paragraph] = p
	}
	fact := templates.PassageFact{Said: claim.Text, By: reported.Speaker(s.book, claim.By)}
	if s.hidden(card.Fact) {
		fact = templates.PassageFact{FactLine: factLine(s.book, card, true), Said: card.Fact}
	} else {
		fact.FactLine = templates.FactLine{Deck: s.book.Deck, ID: card.Fact, Language: s.book.Language, Text: templates.Segments(claim.Text, claim.Marks)}
		if !slices.Contains(p.Phrases, c.Phrase) {
			p.Phrases = append(p.Phrases, c.Phrase)
		}
	}
	if !slices.ContainsFunc(p.Facts, func(f templates.PassageFact) bool { return f.Said == fact.Said && f.Hidden == fact.Hidden }) {
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
