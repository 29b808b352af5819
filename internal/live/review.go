package live

import (
	"fmt"
	"slices"

	"quiz/internal/deck"
)

// This file says which answers become reviews. It must not know what a review does
// to a memory: that is for study, which also decides where a card was answered
// later than it was in class.

// Review is an answer in class as evidence of what someone remembers.
type Review struct {
	Key         string // the same for the same answer, for ever; fit for an idempotency key
	Round       int
	Participant int
	Learner     int64 // who joined as a learner; 0 for a guest
	Deck        string
	Card        string
	Question    string         // card#form
	Asked       *deck.Question // as the session has it: the deck may have changed since
	Response    deck.Response
	Verdict     deck.Verdict
	At          int64
}

// Reviews returns the answers that become reviews, by round and participant: those
// of participants who are in, in rounds that are sealed. A round that was voided, or
// was not moved on from yet, gives none: it may still be taken back. What was not
// answered gives none either: a phone may have slept.
func (c *Class) Reviews() []Review {
	var list []Review
	for i, r := range c.rounds {
		if !r.sealed || r.voided {
			continue
		}
		for j := range c.pupils {
			result, ok := r.results[j+1]
			if p := &c.pupils[j]; ok && p.playing() {
				list = append(list, c.review(r, i+1, p, result))
			}
		}
	}
	return list
}

// ReviewsOf returns the reviews of the one that a participant plays as.
func (c *Class) ReviewsOf(number int) []Review {
	who, ok := c.who(number)
	return slices.DeleteFunc(c.Reviews(), func(r Review) bool { return !ok || r.Participant != who.Number })
}

func (c *Class) review(r *round, number int, p *pupil, result Result) Review {
	q, a := c.asked[r.question], r.answers[p.Number]
	response, _ := q.response(a.Value) // noteAnswer took only what is one
	return Review{
		Key:   fmt.Sprintf("live-%s-%d-%d", c.session.ID, number, p.Number),
		Round: number, Participant: p.Number, Learner: p.Learner,
		Deck: c.session.Deck, Card: q.Card, Question: q.ID, Asked: q.Question,
		Response: response, Verdict: result.Verdict, At: a.At,
	}
}
