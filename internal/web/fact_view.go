package web

import (
	"slices"
	"strings"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/study"
	"quiz/internal/web/reported"
	"quiz/templates"
)

// This file gathers what lists of facts show of one: its line, its support and
// how it is remembered. A fact that was not studied yet must not give its answer
// away unasked: its line is the question, or the claim with a blank.

// factLine is a fact in one line; hidden keeps its answer back.
func factLine(book *deck.Book, card *deck.Card, hidden bool) templates.FactLine {
	line := templates.FactLine{Deck: book.Deck, ID: card.Fact, Language: book.Language, Hidden: hidden}
	asks := card.Ask != "" && (hidden || card.Disputed)
	switch {
	case asks || len(card.Claims) == 0:
		line.Text = []templates.Segment{{Text: card.Ask}}
	default:
		claim := &card.Claims[0]
		line.Text, line.Blank = templates.Segments(strings.TrimSuffix(claim.Text, "."), claim.Marks), hidden
	}
	return line
}

// remembered sums up what is remembered of a fact's cards: a fact is as weak as
// its weakest card, and comes back with the first that is not suspended.
func remembered(cards []study.CardStanding, t today) templates.Remembered {
	m := templates.Remembered{New: true}
	for _, c := range cards {
		if !c.Answered() {
			continue
		}
		due := t.recallDue(c.Recall)
		m.Learning = m.Learning || c.Recall.State.Phase != srs.Reviewing
		if m.New || c.Recall.Retrievability < m.Recall {
			m.Recall = c.Recall.Retrievability
		}
		if !c.Mark.Suspended && (m.Next.IsZero() || due.Before(m.Next)) {
			m.Next = due
		}
		m.New = false
	}
	return m
}

// factMarks are the marks that any of a fact's cards has.
func factMarks(cards []study.CardStanding) templates.FactMarks {
	var m templates.FactMarks
	for _, c := range cards {
		m.Suspended = m.Suspended || c.Mark.Suspended
		m.Flagged = m.Flagged || c.Mark.Note != ""
		m.Leech = m.Leech || c.Leech()
	}
	return m
}

// formsOf are the forms that cards are asked in, each once.
func formsOf(book *deck.Book, cards ...*deck.Card) []string {
	var names []string
	for _, card := range cards {
		for _, q := range book.QuestionsOf(card.ID) {
			if name := templates.FormName(string(q.Form)); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// support is how many reports stand behind a fact, whether they differ, and how
// many accounts they give.
func support(card *deck.Card, standing []templates.Position) (reports int, differ bool) {
	reports = reported.Independent(standing...)
	if len(standing) == 1 {
		reports = standing[0].Reports
	}
	return reports, card.Disputed && len(standing) > 1
}
