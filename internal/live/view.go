package live

import (
	"slices"

	"quiz/internal/deck"
)

// This file derives what every screen of a class shows. A view holds no id of a
// question, a card or a deck, and nothing that tells right from wrong, until the
// reveal. What a pupil typed reaches no screen but their own and the teacher's
// before the teacher puts it on the projector.

// Board is what every screen shows.
type Board struct {
	Session  string
	Title    string
	Language string // of the deck
	Version  int
	Phase    Phase
	Now      int64 // the moment of the view
	OpensAt  int64 // in reading, when the options come; else 0
	EndsAt   int64 // in reading and open, the deadline without grace; 0 where there is none
	Left     int64 // while paused, what is left for answering, in ms; 0 where there is no deadline

	Round    int // what an answer must name; 0 in the lobby
	Number   int // of the question, from 1
	Of       int // how many questions there are
	Ask      *Ask
	In       int // participants
	Answered int // how many of them have answered

	Key    *Solution // from the reveal on
	Source *Source   // once it is explained
}

// Ask is a question as it is put. The options come after the reading.
type Ask struct {
	Stem      string
	Statement string   // of a true/false
	Options   []string // in the order of the phones
	Several   bool     // more than one may be chosen
	Form      deck.Form
	Unit      string // of a number
}

// Solution is the key, and how the class answered.
type Solution struct {
	Answers  []string // as the deck shows them
	Shares   []Share  // of options; none where answers were typed
	Words    []Words  // that the teacher put on the projector, without who typed them
	Outcomes Outcomes
}

// Source is what the deck says of the question, for showing it as studying does.
type Source struct {
	Book     *deck.Book
	Card     *deck.Card
	Question *deck.Question
	Order    []int
}

// Board returns what every screen shows at a moment. The screens made of it are of
// the same version, and share what it points to.
func (c *Class) Board(now int64) Board {
	at := c.at(now)
	b := Board{
		Session: c.session.ID, Title: c.session.Title, Language: c.book.Language, Version: c.version, Phase: c.phase(at), Now: at,
		Of: len(c.asked),
	}
	if len(c.rounds) == 0 {
		_, b.In = c.counted(&round{})
		return b
	}
	r := c.current()
	b.Round, b.Number = len(c.rounds), r.question+1
	b.Answered, b.In = c.counted(r)
	if b.Phase != Ended {
		b.Ask = c.ask(r, b.Phase)
		c.setClock(&b, r)
	}
	if b.Phase == Revealed || b.Phase == Explained {
		b.Key = c.key(r)
	}
	if b.Phase == Explained {
		q := c.asked[r.question]
		b.Source = &Source{Book: c.book, Card: q.card, Question: q.Question, Order: slices.Clone(q.order)}
	}
	return b
}

// setClock sets the moments that a phase waits for.
func (c *Class) setClock(b *Board, r *round) {
	last := r.last()
	switch b.Phase {
	case Reading:
		b.OpensAt = last.from
		fallthrough
	case Open:
		if last.to != forever {
			b.EndsAt = last.to
		}
	case Paused:
		if c.pause.left != forever {
			b.Left = c.pause.left
		}
	}
}

// ask is the current question as far as it is shown.
func (c *Class) ask(r *round, phase Phase) *Ask {
	q := c.asked[r.question]
	a := &Ask{Stem: q.Stem, Several: q.several(), Form: q.Form, Unit: q.Unit}
	reading := phase == Reading || phase == Paused && c.pause.lead > 0
	switch {
	case q.Form == deck.TrueFalse:
		a.Statement = q.Options[q.order[0]].Text
	case !reading:
		for _, i := range q.order {
			a.Options = append(a.Options, q.Options[i].Text)
		}
	}
	return a
}

// key is what a reveal shows to everyone.
func (c *Class) key(r *round) *Solution {
	k := &Solution{Answers: slices.Clone(c.asked[r.question].Answers), Shares: c.shares(r), Outcomes: c.outcomes(r)}
	for _, w := range c.words(r) {
		if w.Projected {
			k.Words = append(k.Words, Words{Text: w.Text, Outcome: w.Outcome, Projected: true})
		}
	}
	return k
}
