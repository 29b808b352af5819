// Package reported gathers what the reports of a deck say, as pages show it: the claim,
// who makes it, and which other positions there are. Studying and classes show it alike.
//
// The package must never know a learner, a class or a request.
package reported

import (
	"cmp"
	"slices"
	"strings"

	"quiz/internal/deck"
	"quiz/templates"
)

// Says fills in the claim and the positions. Where several that stand disagree,
// all of them are set side by side, the one that was asked about first.
func Says(view *templates.Answered, book *deck.Book, card *deck.Card) {
	standing, early := Positions(book, card)
	view.Early = early
	switch {
	case len(standing) == 0 && len(early) == 0:
	case len(card.Of) > 0:
		view.Said = standing
	case len(standing) == 0:
		view.Claim = early[0].Claim
	case len(standing) > 1 && card.Disputed:
		view.Claim, view.Differ = standing[0].Claim, standing
		view.Reports = Independent(standing...)
	default:
		own := 0
		for own < len(standing) && standing[own].Card == card.ID {
			own++
		}
		view.Claim, view.Said, view.Also = standing[0].Claim, standing[:own], standing[own:]
	}
}

// Positions returns what the reports say on a card's fact, the card's own claims
// first: the positions that stand, and those that were superseded.
func Positions(book *deck.Book, card *deck.Card) (standing, early []templates.Position) {
	seen := make(map[string]bool)
	for _, c := range family(book, card) {
		for i := range c.Claims {
			claim := &c.Claims[i]
			if seen[claim.Text] {
				continue
			}
			seen[claim.Text] = true
			p := position(book, c, claim)
			p.Asked = c.ID == card.ID && claim.Superseded == ""
			if claim.Superseded == "" {
				standing = join(standing, p)
			} else {
				early = append(early, p)
			}
		}
	}
	for i := range standing {
		standing[i].Reports = Independent(standing[i])
	}
	for i := range early {
		early[i].Reports = Independent(early[i])
	}
	return standing, early
}

// join adds a claim to the positions. What one speaker says alike in several
// reports is one position.
func join(list []templates.Position, p templates.Position) []templates.Position {
	for i := range list {
		if q := &list[i]; q.Card == p.Card && q.Answer == p.Answer && q.By == p.By {
			q.Cites = append(q.Cites, p.Cites...)
			q.How = cmp.Or(q.How, p.How)
			return list
		}
	}
	return append(list, p)
}

// family is a card with its siblings after it; of a set, the families of the cards
// that it asks for.
func family(book *deck.Book, card *deck.Card) []*deck.Card {
	if len(card.Of) > 0 {
		var all []*deck.Card
		for _, id := range card.Of {
			if part, ok := book.Card(id); ok && len(part.Of) == 0 {
				all = append(all, family(book, part)...)
			}
		}
		return all
	}
	siblings := slices.Clone(book.Siblings(card.Fact))
	siblings = slices.DeleteFunc(siblings, func(c *deck.Card) bool { return c.ID == card.ID })
	return append([]*deck.Card{card}, siblings...)
}

// position is one claim as a page shows it.
func position(book *deck.Book, card *deck.Card, claim *deck.BookClaim) templates.Position {
	return templates.Position{
		Card:   card.ID,
		Claim:  templates.Segments(claim.Text, claim.Marks),
		Answer: strings.Join(claim.Answers, ", "),
		By:     Speaker(book, claim.By),
		Cites:  cites(book, claim.Cites),
		Why:    claim.Superseded,
		How:    claim.Resolved,
	}
}

// Result is an outcome as pages show it.
func Result(o deck.Outcome) templates.Result {
	switch o {
	case deck.Right:
		return templates.Right
	case deck.Nearly:
		return templates.Nearly
	}
	return templates.Wrong
}

// Independent counts the reports behind positions: sources of one origin are
// one report.
func Independent(positions ...templates.Position) int {
	origins := make(map[string]bool)
	for _, p := range positions {
		for _, c := range p.Cites {
			origins[c.Origin] = true
		}
	}
	return len(origins)
}

// cites are citations with what their sources' pages and links need.
func cites(book *deck.Book, list []deck.BookCite) []templates.Cite {
	cites := make([]templates.Cite, 0, len(list))
	for _, c := range list {
		cite := templates.Cite{
			Source: c.Source, Publisher: c.Source, Paragraph: c.Paragraph, URL: c.URL,
			Origin: book.Origin(c),
		}
		if source, ok := book.Source(c.Source); ok {
			cite.Publisher = cmp.Or(source.Publisher, source.Title)
			cite.Published = deck.PublishedText(source.Published)
		}
		cites = append(cites, cite)
	}
	return cites
}

// Speaker says whose words a claim is. What a person says is an opinion; a study
// or an office is a source of its own.
func Speaker(book *deck.Book, by string) string {
	switch {
	case by == "":
		return ""
	case isPerson(book, by):
		return templates.Opinion(by)
	}
	return templates.According(by)
}

// isPerson reports whether a deck knows a name as a person's.
func isPerson(book *deck.Book, name string) bool {
	return slices.ContainsFunc(book.Names, func(n deck.BookName) bool {
		return n.Base == deck.BasePerson && (n.Text == name || slices.Contains(n.Also, name))
	})
}
