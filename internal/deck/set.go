package deck

// This file holds sets: facts that are asked about together, put in the order of
// their dates or matched with their answers. It is part of the model, as its
// author wrote it; what may be asked of a set is decided when it is compiled.

// Set is facts that are asked about together. A table whose author wrote match or
// order is one, of its rows.
type Set struct {
	ID    string // its card's; facts, tables and sets share one space of ids
	Topic string
	Match string   // what asks to match each fact with its answer; "" if nothing does
	Order string   // what asks to put the facts in the order of their dates; "" if nothing does
	Of    []string // the facts' ids, each once
	Note  string   // shown after the answer
	Tags  []string
	Was   string
	At    Pos
}

// Bounds of a set. Two things make one pair or one order, of which half of all
// guesses are right; past two dozen a card would ask for more than a memory.
const (
	minItems = 3
	maxItems = 24
)

// maxItem is the longest text of a line, in characters: it shares a page with nine
// others.
const maxItem = 120
