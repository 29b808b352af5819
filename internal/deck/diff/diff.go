// Package diff says what learners notice when one version of a deck takes the
// place of another: cards that come, go or change their id, answers that
// change, questions that are worded anew, and forms that cards gain or lose.
//
// It compares two books and knows nothing of files or learners. Cards are paired
// by pair.go as the store pairs them when it installs a deck; what is said of an
// answer that changed follows the rule in answer.go.
package diff

import (
	"strings"

	"quiz/internal/deck"
)

// Diff is what changes from one version of a deck to the next, in the order of
// the new one.
type Diff struct {
	Deck      string     `json:"deck"`
	Added     []Card     `json:"added"`
	Gone      []Card     `json:"gone"`
	Renamed   []Renamed  `json:"renamed"`
	Joined    []Renamed  `json:"joined"` // of two cards that become one, the one that vanishes
	Alike     []Renamed  `json:"alike"`  // of the gone and the added, those that may be one card: see Alike
	Answers   []Answer   `json:"answers"`
	Questions []Question `json:"questions"`
	Forms     []Forms    `json:"forms"`
}

// Card is one that comes or goes, with what it asks.
type Card struct {
	ID  string `json:"id"`
	Ask string `json:"ask"`
}

// Question is a question that is worded anew, in the forms that ask it so. One by
// hand stands for itself, by its id, and with its answer.
type Question struct {
	Card  string   `json:"card"`
	Forms []string `json:"forms"`
	Was   string   `json:"was"`
	Now   string   `json:"now"`
}

// Forms are those that a card has in one version only. Questions by hand stand
// among them by their ids.
type Forms struct {
	Card   string   `json:"card"`
	Gained []string `json:"gained"`
	Lost   []string `json:"lost"`
}

// Compare returns what changes from one book of a deck to the next.
func Compare(before, after *deck.Book) Diff {
	after = Succeed(before, after)
	cards := Pair(before, after, nil)
	d := Diff{
		Deck: after.Deck, Added: named(after, cards.Added), Gone: named(before, cards.Gone), Renamed: cards.Renamed, Joined: cards.Joined,
		Alike: Alike(before, after, cards), Answers: []Answer{}, Questions: []Question{}, Forms: []Forms{},
	}
	if d.Renamed == nil {
		d.Renamed = []Renamed{}
	}
	if d.Joined == nil {
		d.Joined = []Renamed{}
	}
	for _, r := range cards.Answers {
		d.Answers = append(d.Answers, judged(after, r))
	}
	d.compareCards(before, after, cards)
	return d
}

// Questions returns the questions of the cards that go on which are worded anew.
func Questions(before, after *deck.Book, cards Cards) []Question {
	var d Diff
	d.compareCards(before, after, cards)
	return d.Questions
}

// compareCards compares what is asked of the cards that go on.
func (d *Diff) compareCards(before, after *deck.Book, cards Cards) {
	was := make(map[string]string, len(cards.Renamed))
	for _, r := range cards.Renamed {
		was[r.Card] = r.Was
	}
	for i := range after.Cards {
		id := after.Cards[i].ID
		old, renamed := was[id]
		if !renamed {
			old = id
		}
		if _, ok := before.Card(old); ok {
			d.compareForms(id, before.QuestionsOf(old), after.QuestionsOf(id))
		}
	}
}

// compareForms compares what is asked of one card.
func (d *Diff) compareForms(card string, before, after []*deck.Question) {
	f := Forms{Card: card, Gained: []string{}, Lost: []string{}}
	for _, q := range after {
		switch old := called(before, nameOf(q)); {
		case old == nil:
			f.Gained = append(f.Gained, nameOf(q))
		case wording(old) != wording(q):
			d.reworded(Question{Card: card, Forms: []string{nameOf(q)}, Was: wording(old), Now: wording(q)})
		}
	}
	for _, q := range before {
		if called(after, nameOf(q)) == nil {
			f.Lost = append(f.Lost, nameOf(q))
		}
	}
	if len(f.Gained)+len(f.Lost) > 0 {
		d.Forms = append(d.Forms, f)
	}
}

// reworded notes a question, with others that changed in the same way.
func (d *Diff) reworded(q Question) {
	for i := len(d.Questions) - 1; i >= 0 && d.Questions[i].Card == q.Card; i-- {
		if same := &d.Questions[i]; same.Was == q.Was && same.Now == q.Now {
			same.Forms = append(same.Forms, q.Forms...)
			return
		}
	}
	d.Questions = append(d.Questions, q)
}

// nameOf is what tells a question from the others of its card: its form, or the id
// of one by hand.
func nameOf(q *deck.Question) string {
	_, name, _ := strings.Cut(q.ID, "#")
	return name
}

// wording is what a question asks. One by hand has an answer of its own, which no
// claim tells of.
func wording(q *deck.Question) string {
	if nameOf(q) == string(q.Form) {
		return q.Stem
	}
	return q.Stem + " (" + strings.Join(q.Answers, ", ") + ")"
}

// called returns the question of a name, or nil.
func called(list []*deck.Question, name string) *deck.Question {
	for _, q := range list {
		if nameOf(q) == name {
			return q
		}
	}
	return nil
}

// formOf returns the question that is made in a form, or nil.
func formOf(list []*deck.Question, form deck.Form) *deck.Question {
	for _, q := range list {
		if q.Form == form {
			return q
		}
	}
	return nil
}

// named lists cards with what they ask.
func named(book *deck.Book, ids []string) []Card {
	list := make([]Card, len(ids))
	for i, id := range ids {
		list[i] = Card{ID: id, Ask: asks(book, id)}
	}
	return list
}

// asks is what a card asks, in the words of its first question.
func asks(book *deck.Book, id string) string {
	if card, ok := book.Card(id); ok && card.Ask != "" {
		return card.Ask
	}
	if list := book.QuestionsOf(id); len(list) > 0 {
		return list[0].Stem
	}
	return ""
}
