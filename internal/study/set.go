package study

import (
	"context"
	"slices"
	"strings"

	"quiz/internal/deck"
)

// This file holds what is special about the cards of sets, which ask for several
// facts at once: when they may be asked, what a review of them asks for, and how
// an answer to them is kept.

// readAgenda reads a deck's day from the store. A set is new only once every card
// that it asks for was begun on a day before: until then it would ask for what was
// never learnt, or on the day on which all of it is still in mind. A card of it
// that the learner suspended unbegun keeps it waiting.
func (d *Desk) readAgenda(ctx context.Context, book *deck.Book, q AgendaQuery) (Agenda, error) {
	wanted := q.Fresh
	if wanted > 0 {
		q.Fresh += book.Sets() // those that must wait take nobody's place
	}
	a, err := d.store.Agenda(ctx, q)
	if err != nil {
		return Agenda{}, err
	}
	var parts []string
	for _, f := range a.Fresh {
		parts = append(parts, partsOf(book, f.Card)...)
	}
	if len(parts) > 0 {
		kept, err := d.store.Kept(ctx, q.Learner, q.Deck, parts)
		if err != nil {
			return Agenda{}, err
		}
		a.Fresh = slices.DeleteFunc(slices.Clone(a.Fresh), func(f Fresh) bool { return unbegun(partsOf(book, f.Card), kept, q.Day) > 0 })
	}
	a.Fresh = a.Fresh[:min(len(a.Fresh), max(0, wanted))]
	return a, nil
}

// partsOf lists the cards that a set's card is of, as far as they can be asked
// alone; none for any other card.
func partsOf(book *deck.Book, id string) []string {
	card, ok := book.Card(id)
	if !ok {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(card.Of), func(part string) bool { return len(book.QuestionsOf(part)) == 0 })
}

// asksFor reports whether a response is about the items that a question asks for
// at the card's n-th review, and about no others.
func asksFor(q *deck.Question, n int, r deck.Response) bool {
	if len(q.Items) == 0 || r.GaveUp {
		return true
	}
	given := slices.Clone(r.Order)
	for _, pair := range r.Pairs {
		given = append(given, pair[0])
	}
	slices.Sort(given)
	return slices.Equal(given, slices.Sorted(slices.Values(q.Draw(n))))
}

// Marks in a kept answer: between lines, and between the two sides of a pair. No
// line's text holds the first.
const (
	lineBreak = "\n"
	pairMark  = " → "
)

// itemsText is how an answer to a set is kept: its lines in their order, or its
// pairs.
func itemsText(q *deck.Question, r deck.Response) string {
	var lines []string
	text := func(i int) string {
		if i < 0 || i >= len(q.Items) {
			return ""
		}
		return q.Items[i].Text
	}
	for _, i := range r.Order {
		lines = append(lines, text(i))
	}
	for _, pair := range r.Pairs {
		if pair[1] >= 0 && pair[1] < len(q.Items) {
			lines = append(lines, text(pair[0])+pairMark+q.Items[pair[1]].Answer)
		}
	}
	return strings.Join(lines, lineBreak)
}

// itemsResponse is the way back; ok is false where a line is in the deck no more.
func itemsResponse(q *deck.Question, text string) (r deck.Response, ok bool) {
	r.Option = -1
	for line := range strings.SplitSeq(text, lineBreak) {
		if q.Form == deck.Ordering {
			i := slices.IndexFunc(q.Items, func(x deck.Item) bool { return x.Text == line })
			if i < 0 {
				return r, false
			}
			r.Order = append(r.Order, i)
			continue
		}
		pair, ok := pairOf(q, line)
		if !ok {
			return r, false
		}
		r.Pairs = append(r.Pairs, pair)
	}
	return r, true
}

// pairOf finds the pair that a line says.
func pairOf(q *deck.Question, line string) ([2]int, bool) {
	for i, x := range q.Items {
		answer, ok := strings.CutPrefix(line, x.Text+pairMark)
		if !ok {
			continue
		}
		if j := slices.IndexFunc(q.Items, func(y deck.Item) bool { return y.Answer == answer }); j >= 0 {
			return [2]int{i, j}, true
		}
	}
	return [2]int{}, false
}
