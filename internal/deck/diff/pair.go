package diff

// This file pairs the cards of two versions of a deck: which go on, under which
// id, and which come or go. What is asked of them is not looked at.

import (
	"slices"

	"quiz/internal/deck"
)

// Cards are the cards of two versions by what becomes of them: ids, in the order
// of the version that has them.
type Cards struct {
	Added   []string  // had no history in the version before
	Gone    []string  // kept aside with their history
	Kept    []string  // go on, under the same id
	Renamed []Renamed // go on, under another id
	Joined  []Renamed // vanish, and a card that there was before names them as what it was
	Answers []Rekeyed // those that go on, but want another answer
}

// Renamed is a card that goes on under another id.
type Renamed struct {
	Was  string `json:"was"`
	Card string `json:"card"`
}

// Rekeyed is a card whose right answers changed.
type Rekeyed struct {
	Card     string
	Was, Now []string
}

// Pair says what becomes of each card of a deck between two versions.
//
// A card takes over the history of one that vanished: of the one that its author
// names, or else, where a rename is taken back, of the one that took over its own.
// Heirs has the renames of earlier updates, new ids by old ones. That is the
// store's rule, too (Store.Install). Where there was a card of both ids, it holds
// for learners who know only the one that vanished.
func Pair(before, after *deck.Book, heirs map[string]string) Cards {
	var c Cards
	gone := make(map[string]bool, len(before.Cards))
	for i := range before.Cards {
		gone[before.Cards[i].ID] = true
	}
	for i := range after.Cards {
		delete(gone, after.Cards[i].ID)
	}
	for i := range after.Cards {
		card := &after.Cards[i]
		old, known := before.Card(card.ID)
		was := card.Was
		if !gone[was] {
			was = heirs[card.ID]
		}
		switch {
		case known:
			c.Kept = append(c.Kept, card.ID)
			if gone[card.Was] {
				delete(gone, card.Was)
				c.Joined = append(c.Joined, Renamed{Was: card.Was, Card: card.ID})
			}
		case gone[was]:
			delete(gone, was) // of two that claim one history the first gets it
			old, _ = before.Card(was)
			c.Renamed = append(c.Renamed, Renamed{Was: was, Card: card.ID})
		default:
			c.Added = append(c.Added, card.ID)
			continue
		}
		if was, now := answers(old), answers(card); !slices.Equal(was, now) {
			c.Answers = append(c.Answers, Rekeyed{Card: card.ID, Was: was, Now: now})
		}
	}
	for i := range before.Cards {
		if id := before.Cards[i].ID; gone[id] {
			c.Gone = append(c.Gone, id)
		}
	}
	return c
}

// answers are what a card's claims give that stand, each once.
func answers(card *deck.Card) []string {
	var list []string
	for _, claim := range card.Claims {
		if claim.Superseded != "" {
			continue
		}
		for _, a := range claim.Answers {
			if !slices.Contains(list, a) {
				list = append(list, a)
			}
		}
	}
	return list
}
