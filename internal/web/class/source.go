package class

import (
	"quiz/internal/live"
	"quiz/internal/web/reported"
	"quiz/templates"
)

// reports are what the reports say on a question's fact: the positions that stand, and
// those that were corrected. Their articles can be opened; the deck itself can't.
func reports(of *live.Source) (said, early []templates.Position) {
	return reported.Positions(of.Book, of.Card)
}
