package progress

import "quiz/internal/srs"

// This file holds the strength of topics: a topic's cards by state, and how likely
// they would be recalled today.

// Strength is how well the cards of a topic are remembered. Each card is in one
// of the four counts.
type Strength struct {
	Topic    Topic
	New      int     // never answered
	Learning int     // being learnt, or learnt anew after they were forgotten
	Weak     int     // in review with a stability below Mature
	Solid    int     // in review with a stability of Mature or more
	Recall   float64 // mean probability of recall today, of the cards in review; 0 where there are none
}

// Cards is how many cards the topic has.
func (s Strength) Cards() int { return s.New + s.Learning + s.Weak + s.Solid }

// Reviewed is how many of them are in review, which Recall is of.
func (s Strength) Reviewed() int { return s.Weak + s.Solid }

// Strengths counts the cards of each topic that has any among those that can be
// asked.
func Strengths(cards []Card, today int, topics []Topic) []Strength {
	byKey := make(map[cardKey]*Card, len(cards))
	for i := range cards {
		byKey[cardKey{cards[i].Deck, cards[i].Card}] = &cards[i]
	}
	params := srs.DefaultParams()
	var list []Strength
	for _, t := range topics {
		s := Strength{Topic: t}
		recall := 0.0
		for _, id := range t.Cards {
			card, ok := byKey[cardKey{t.Deck, id}]
			if !ok {
				continue
			}
			s.count(*card)
			if card.Phase == srs.Reviewing {
				recall += params.Retrievability(srs.Memory{Stability: card.Stability}, float64(max(0, today-card.Day)))
			}
		}
		if s.Reviewed() > 0 {
			s.Recall = recall / float64(s.Reviewed())
		}
		if s.Cards() > 0 {
			list = append(list, s)
		}
	}
	return list
}

// count adds a card to its state.
func (s *Strength) count(c Card) {
	switch {
	case c.Phase == srs.New:
		s.New++
	case c.Phase != srs.Reviewing:
		s.Learning++
	case c.Stability < Mature:
		s.Weak++
	default:
		s.Solid++
	}
}
