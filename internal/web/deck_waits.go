package web

import (
	"quiz/internal/study"
	"quiz/templates"
)

// freshCards counts a deck's new cards by what they wait for.
func freshCards(facts []study.FactStanding, why map[string]study.Waits) templates.FreshCards {
	var fresh templates.FreshCards
	for _, f := range facts {
		for _, c := range f.Cards {
			if c.Answered() {
				continue
			}
			switch why[c.Card.ID].Why {
			case study.WhyNot:
				fresh.Today++
			case study.WhyNewLimit:
				fresh.Turn++
			case study.WhySibling:
				fresh.Sibling++
			case study.WhyParts:
				fresh.Parts++
			}
		}
	}
	return fresh
}
