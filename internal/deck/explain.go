package deck

// This file explains how the questions of one fact came to be: what may be
// right, where each option comes from and why it is wrong, what was considered
// and refused, and which forms could not be made. It compiles that fact alone,
// with a trail, so that ordinary compiles keep none.

import (
	"fmt"
	"slices"
	"strings"
)

// Explanation is what is behind the cards that an id means.
type Explanation struct {
	ID    string          `json:"id"`
	Fact  string          `json:"fact"`          // or the set, where Set is true
	Set   bool            `json:"set,omitempty"` // it is a set of facts
	File  string          `json:"file"`
	Line  int             `json:"line"`
	Cards []ExplainedCard `json:"cards"`
}

// ExplainedCard is one card with its questions, and the forms it lacks.
type ExplainedCard struct {
	ID        string              `json:"id"`
	Kind      string              `json:"kind"`
	Claims    []string            `json:"claims"`
	Possible  []string            `json:"possible"` // everything that may be right
	Questions []ExplainedQuestion `json:"questions"`
	Refusals  []Refusal           `json:"refusals"`
}

// ExplainedQuestion is one question with what was considered for its options.
type ExplainedQuestion struct {
	ID       string            `json:"id"`
	Form     Form              `json:"form"`
	Stem     string            `json:"stem"`
	Answers  []string          `json:"answers"`
	Items    []Item            `json:"items,omitempty"` // of a set
	Options  []ExplainedOption `json:"options"`
	Rejected []Rejection       `json:"rejected"`
}

// ExplainedOption is an option with where it comes from.
type ExplainedOption struct {
	Text    string `json:"text"`
	Correct bool   `json:"correct"`
	From    string `json:"from"`           // in words: the claim, made up, names, ...
	Fact    string `json:"fact,omitempty"` // the other fact that it answers
	Why     string `json:"why"`
}

// Rejection is what was considered and left out for one reason.
type Rejection struct {
	Why   string   `json:"why"`
	Texts []string `json:"texts"` // the first of them
	Count int      `json:"count"`
}

// maxExamples is how many texts a rejection shows.
const maxExamples = 4

// Explain says what is behind a fact, a card or a question. Where the id means
// none of them the error names the nearest.
func Explain(d *Deck, id string) (Explanation, error) {
	c := newCompiler(d)
	c.pools = newPools(c)
	c.book = c.front()
	c.trail = newTrail()
	drafts := c.setMeantBy(id)
	isSet := len(drafts) > 0
	s := c.meantBy(id)
	switch {
	case isSet:
		s = drafts[0].of
	case s == nil:
		return Explanation{}, c.unknown(id)
	default:
		drafts = c.cards(s)
	}
	for _, d := range drafts {
		c.add(d)
	}
	file, at := c.deck.where(s.At)
	e := Explanation{ID: id, Fact: s.ID, Set: isSet, File: file, Line: at.Line}
	for _, d := range drafts {
		if card := c.explained(d, id); card.means(id, s.ID) {
			e.Cards = append(e.Cards, card)
		}
	}
	if len(e.Cards) == 0 {
		return Explanation{}, c.unknown(id)
	}
	return e, nil
}

// Explainable lists what Explain can be asked about in a deck, in its order: facts,
// then sets. Their cards and questions are named by what is said of them.
func Explainable(d *Deck) []string {
	ids := make([]string, 0, len(d.Facts)+len(d.Sets))
	for i := range d.Facts {
		ids = append(ids, d.Facts[i].ID)
	}
	for i := range d.Sets {
		ids = append(ids, d.Sets[i].ID)
	}
	return ids
}

// meantBy is the fact that an id belongs to: its own, or one of its cards' or
// questions'.
func (c *compiler) meantBy(id string) *subject {
	card, _, _ := strings.Cut(id, "#")
	i := slices.IndexFunc(c.subjects, func(s *subject) bool { return s.ID == card })
	if i < 0 {
		i = slices.IndexFunc(c.subjects, func(s *subject) bool {
			rest, ok := strings.CutPrefix(card, s.ID+"/")
			return ok && (rest == differ || slices.ContainsFunc(s.sides, func(x *side) bool { return x.position == rest }))
		})
	}
	if i < 0 {
		return nil
	}
	return c.subjects[i]
}

// unknown says that an id means nothing, and which one may be meant.
func (c *compiler) unknown(id string) error {
	var ids []string
	card, form, asked := strings.Cut(id, "#")
	for i := range c.deck.Sets {
		ids = append(ids, c.deck.Sets[i].ID)
	}
	for _, s := range c.subjects {
		ids = append(ids, s.ID)
		for _, x := range s.sides {
			if x.position != "" {
				ids = append(ids, s.ID+"/"+x.position)
			}
		}
	}
	if asked && slices.Contains(ids, card) {
		return fmt.Errorf("%s has no question in the form %q: leave out #%s to see its forms", card, form, form)
	}
	if best := nearest(card, ids); best != "" {
		return fmt.Errorf("the deck has no fact, card or question %q; did you mean %s?", id, best)
	}
	return fmt.Errorf("the deck has no fact, card or question %q", id)
}

// means reports whether an id is the card's fact, the card, or one of its
// questions, which alone is kept then.
func (card *ExplainedCard) means(id, fact string) bool {
	of, _, asked := strings.Cut(id, "#")
	switch {
	case of != card.ID && (asked || of != fact):
		return false
	case !asked:
		return true
	}
	card.Questions = slices.DeleteFunc(card.Questions, func(q ExplainedQuestion) bool { return q.ID != id })
	card.Refusals = slices.DeleteFunc(card.Refusals, func(r Refusal) bool { return r.Card+"#"+string(r.Form) != id })
	return len(card.Questions)+len(card.Refusals) > 0
}

// explained is a draft with all that was made of it.
func (c *compiler) explained(d *draft, id string) ExplainedCard {
	card := ExplainedCard{ID: d.card.ID, Kind: d.card.Kind, Questions: []ExplainedQuestion{}, Refusals: []Refusal{}}
	for _, x := range d.card.Claims {
		card.Claims = append(card.Claims, x.Text)
	}
	for _, t := range d.possible {
		if !slices.Contains(card.Possible, t.Text) {
			card.Possible = append(card.Possible, t.Text)
		}
	}
	for i := range c.book.Questions {
		if q := &c.book.Questions[i]; q.Card == card.ID {
			e := c.trail.explained(q)
			e.Rejected = append(e.Rejected, d.set.leftOutOf(q.Form)...)
			card.Questions = append(card.Questions, e)
		}
	}
	for _, r := range c.book.Refusals {
		if r.Card == card.ID {
			card.Refusals = append(card.Refusals, r)
		}
	}
	return card
}

// explained is a question with where its options come from.
func (l *trail) explained(q *Question) ExplainedQuestion {
	e := ExplainedQuestion{ID: q.ID, Form: q.Form, Stem: q.Stem, Answers: q.Answers, Items: q.Items, Options: []ExplainedOption{}, Rejected: []Rejection{}}
	i := slices.IndexFunc(l.offers, func(p *picker) bool { return p.id == q.ID })
	if i < 0 {
		return e
	}
	p := l.offers[i]
	wrong := p.taken
	for _, option := range q.Options {
		x := ExplainedOption{Text: option.Text, Correct: option.Correct, Why: option.Why, From: "the claim"}
		if !option.Correct && len(wrong) > 0 {
			x.From, x.Fact = wrong[0].origin()
			wrong = wrong[1:]
		}
		e.Options = append(e.Options, x)
	}
	e.Rejected = p.rejections(l.rejected[q.ID])
	return e
}

// rejections groups what was left out by its reason, in the order of reasons.
func (p *picker) rejections(list []rejected) []Rejection {
	groups := []Rejection{}
	for why := fitting + 1; why <= outranked; why++ {
		g := Rejection{Why: p.rejectedWhy(why)}
		for _, r := range list {
			if r.why != why || slices.ContainsFunc(p.taken, func(w wrong) bool { return w.same(r.thing) }) {
				continue
			}
			if g.Count++; len(g.Texts) < maxExamples {
				g.Texts = append(g.Texts, r.Text)
			}
		}
		if g.Count > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// rejectedWhy is a reason in words, to go on after "left out:".
func (p *picker) rejectedWhy(why misfit) string {
	switch why {
	case unlike:
		return "not a " + string(p.key.Base) + ", as the answer is"
	case open:
		return "leaves other values possible"
	case inUnit:
		return "in another unit than the answer"
	case inStem:
		return "stands in the question"
	case inArticle:
		return "ruled out by “" + p.article + "” before the gap"
	case besideIt:
		return "may overlap an option that stands already, or the answer"
	case mayBeRight:
		return "may be right"
	case unproven:
		return "not provably different from everything that may be right"
	case contested:
		return "disputed or taken back by reports"
	case otherwise:
		return "written otherwise than the answer"
	case otherHedge:
		return "said more or less firmly than the answer"
	case otherDate:
		return "not in the year or month that the question gives"
	case tooLate:
		return "later than the cited report, or than the deck speaks from"
	case outside:
		return "outside the range " + p.d.of.Range
	case roundly:
		return "the answer rounded, or rounded to the answer"
	case neighbour:
		return "made up too near the answer"
	case anyone:
		return "may include anyone named"
	}
	return "fits, but others fit better or stand there already"
}
