package deck

// This file checks the items of a book that comes from outside.

import (
	"errors"
	"fmt"
)

// validateItems checks that sets, and only they, have items, that no two look the
// same, and that each is a card's.
func (b *Book) validateItems(q *Question) error {
	if set := q.Form == Ordering || q.Form == Matching; !set {
		if len(q.Items) > 0 {
			return fmt.Errorf("items in the form %s", q.Form)
		}
		return nil
	}
	if len(q.Items) < minItems || len(q.Items) > maxItems {
		return fmt.Errorf("%d items; there may be %d to %d", len(q.Items), minItems, maxItems)
	}
	texts, answers := make(map[string]bool), make(map[string]bool)
	for _, x := range q.Items {
		if _, ok := b.index.cards[x.Card]; !ok {
			return fmt.Errorf("an item is of the card %q, which there isn't", x.Card)
		}
		if x.Text == "" || x.Answer == "" || texts[fold(x.Text)] || q.Form == Matching && answers[fold(x.Answer)] {
			return errors.New("an item is empty or stands twice")
		}
		texts[fold(x.Text)], answers[fold(x.Answer)] = true, true
	}
	return nil
}
