package diff

// This file finds the heirs of cards whose ids are made of their texts: Markdown
// cards without an anchor (deck.IsGenerated). An edit of what such a card asks gives
// it another id, so the card that vanished and the one that came are known by what
// they say.
//
// The rule: of the cards gone and the cards added, two are one card if they ask the
// same, or if what they ask is nearly the same and so is the answer. A pair counts
// only where neither has another partner that is about as near, and where one of the
// two ids was made of a text: what an author named, an author renames.

import (
	"slices"
	"strings"

	"quiz/internal/deck"
)

// How alike two texts are, from 0 to 1 (see alike).
const (
	nearAsk       = 0.75 // with the same answer
	nearerAsk     = 0.9  // with an answer that was mended
	nearAnswer    = 0.8
	clearlyNearer = 0.05 // by which the nearest is nearer than the next
)

// Bounds on what is compared: the cards on each side, as an update that changes more
// is another deck rather than an edit, and the letters of a text.
const (
	maxNear    = 500
	maxLetters = 400
)

// Succeed returns a book whose cards name the cards that they were in the version
// before it, where that has to be found out. The given books stay as they are.
func Succeed(before, after *deck.Book) *deck.Book {
	gone, added := unpaired(before, after), unpaired(after, before)
	added = slices.DeleteFunc(added, func(c *deck.Card) bool { return c.Was != "" })
	was := inherited(before, after)
	pairing{gone, added, generated}.fill(was)
	if len(was) == 0 {
		return after
	}
	as := *after
	as.Cards = slices.Clone(after.Cards)
	for i := range as.Cards {
		if old := was[as.Cards[i].ID]; old != "" {
			as.Cards[i].Was = old
		}
	}
	return &as
}

// Alike returns the cards of a comparison that go while one comes that asks the same
// or nearly so: likely the same card under an id that its author changed, whose
// history would go along if the new one named the old.
func Alike(before, after *deck.Book, c Cards) []Renamed {
	list := pairing{cardsOf(before, c.Gone), cardsOf(after, c.Added), func(_, _ string) bool { return true }}
	was := make(map[string]string)
	list.fill(was)
	alike := []Renamed{}
	for _, id := range c.Added {
		if old := was[id]; old != "" {
			alike = append(alike, Renamed{Was: old, Card: id})
		}
	}
	return alike
}

func cardsOf(book *deck.Book, ids []string) []*deck.Card {
	var list []*deck.Card
	for _, id := range ids {
		if card, ok := book.Card(id); ok {
			list = append(list, card)
		}
	}
	return list
}

// pairing is what is paired: cards that go and cards that come, where fits allows
// two ids to be one card's.
type pairing struct {
	gone, added []*deck.Card
	fits        func(a, b string) bool
}

// fill pairs the cards that have no partner yet, old ids by new ones.
func (p pairing) fill(was map[string]string) {
	p.sameAsk(was)
	p.nearest(was)
}

// inherited are the heirs that were found for the version before: what installing the
// same deck again must find again.
func inherited(before, after *deck.Book) map[string]string {
	was := make(map[string]string)
	for i := range after.Cards {
		id := after.Cards[i].ID
		old, known := before.Card(id)
		if !known || old.Was == "" || after.Cards[i].Was != "" || !generated(old.Was, id) {
			continue
		}
		if _, current := after.Card(old.Was); !current {
			was[id] = old.Was
		}
	}
	return was
}

// unpaired are the cards of a book whose ids another one lacks.
func unpaired(book, other *deck.Book) []*deck.Card {
	var list []*deck.Card
	for i := range book.Cards {
		if _, ok := other.Card(book.Cards[i].ID); !ok {
			list = append(list, &book.Cards[i])
		}
	}
	return list
}

func generated(a, b string) bool { return deck.IsGenerated(a) || deck.IsGenerated(b) }

// sameAsk pairs cards that ask the same: first those with the same answer.
func (p pairing) sameAsk(was map[string]string) {
	for _, key := range []func(*deck.Card) string{
		func(c *deck.Card) string { return asked(c) + "\x00" + answered(c) },
		asked,
	} {
		old, now := by(key, p.gone, was), by(key, p.added, was)
		for _, card := range p.added {
			k := key(card)
			if len(now[k]) == 1 && len(old[k]) == 1 && now[k][0] == card && p.fits(old[k][0].ID, card.ID) {
				was[card.ID] = old[k][0].ID
			}
		}
	}
}

// by sorts the cards that have no partner yet.
func by(key func(*deck.Card) string, cards []*deck.Card, was map[string]string) map[string][]*deck.Card {
	sorted := make(map[string][]*deck.Card)
	for _, card := range alone(cards, was) {
		sorted[key(card)] = append(sorted[key(card)], card)
	}
	return sorted
}

// alone are the cards that have no partner yet.
func alone(cards []*deck.Card, was map[string]string) []*deck.Card {
	taken := make(map[string]bool, len(was))
	for card, old := range was {
		taken[card], taken[old] = true, true
	}
	return slices.DeleteFunc(slices.Clone(cards), func(c *deck.Card) bool { return taken[c.ID] })
}

// nearest pairs the cards that are nearest to each other, and clearly so.
func (p pairing) nearest(was map[string]string) {
	gone, added := alone(p.gone, was), alone(p.added, was)
	if len(gone) > maxNear || len(added) > maxNear || len(gone)*len(added) == 0 {
		return
	}
	olds, news := profiles(gone), profiles(added)
	nearness := make([][]float64, len(news))
	for i := range news {
		nearness[i] = make([]float64, len(olds))
		for j := range olds {
			if p.fits(olds[j].id, news[i].id) {
				nearness[i][j] = news[i].near(olds[j])
			}
		}
	}
	for i, row := range nearness {
		j, clear := clearly(len(row), func(j int) float64 { return row[j] })
		if !clear {
			continue
		}
		back, clear := clearly(len(nearness), func(i int) float64 { return nearness[i][j] })
		if clear && back == i {
			was[news[i].id] = olds[j].id
		}
	}
}

// clearly returns the place of the greatest of some numbers, and whether it is one
// and clearly greater than the others.
func clearly(n int, at func(int) float64) (place int, clear bool) {
	first, second := 0.0, 0.0
	for i := range n {
		switch v := at(i); {
		case v > first:
			place, first, second = i, v, first
		case v > second:
			second = v
		}
	}
	return place, first > 0 && first >= second+clearlyNearer
}

// profile is what is compared of a card.
type profile struct {
	id           string
	asks, answer []string // pairs of letters, in order
	key          string
}

func profiles(cards []*deck.Card) []profile {
	list := make([]profile, len(cards))
	for i, c := range cards {
		list[i] = profile{c.ID, pairs(asked(c)), pairs(answered(c)), answered(c)}
	}
	return list
}

// near is how near two cards are, or 0 where they are two.
func (p profile) near(q profile) float64 {
	asks := alike(p.asks, q.asks)
	if p.key == q.key && asks >= nearAsk || asks >= nearerAsk && alike(p.answer, q.answer) >= nearAnswer {
		return asks
	}
	return 0
}

// asked is what a card asks, or its sentence, in small letters.
func asked(c *deck.Card) string {
	if c.Ask == "" && len(c.Claims) > 0 {
		return small(c.Claims[0].Text)
	}
	return small(c.Ask)
}

func answered(c *deck.Card) string { return small(strings.Join(answers(c), "\n")) }

func small(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// pairs are the pairs of neighbouring letters of a text, sorted.
func pairs(s string) []string {
	letters := []rune(" " + s + " ")
	letters = letters[:min(len(letters), maxLetters)]
	list := make([]string, len(letters)-1)
	for i := range list {
		list[i] = string(letters[i : i+2])
	}
	slices.Sort(list)
	return list
}

// alike is the part of the pairs that two texts share, from 0 to 1 (Dice’s
// coefficient).
func alike(a, b []string) float64 {
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch strings.Compare(a[i], b[j]) {
		case 0:
			shared, i, j = shared+1, i+1, j+1
		case -1:
			i++
		default:
			j++
		}
	}
	return 2 * float64(shared) / float64(len(a)+len(b))
}
