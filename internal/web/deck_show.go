package web

import (
	"net/http"
	"strings"

	"quiz/internal/deck"
	"quiz/internal/srs"
	"quiz/internal/study"
	"quiz/templates"
)

// deckShow shows a deck by topic, with what the learner remembers.
func (s *site) deckShow(w http.ResponseWriter, r *http.Request) error {
	today, err := s.today(r)
	if err != nil {
		return err
	}
	day, err := s.Desk.Today(r.Context(), s.Learner, r.PathValue("deck"), today.now)
	if err != nil {
		return err
	}
	recalls, err := s.Desk.Recalls(r.Context(), s.Learner, day.Book.Deck, today.now)
	if err != nil {
		return err
	}
	view := deckView(day, recalls, today)
	return render(w, r, http.StatusOK, templates.Frame{Title: view.Title, Style: "library.css"}, templates.DeckMain(view))
}

// deckView is a deck as its page shows it.
func deckView(day study.Day, recalls map[string]study.Recall, t today) templates.Deck {
	book := day.Book
	view := templates.Deck{
		ID:          book.Deck,
		Title:       book.Title,
		Description: book.Description,
		Language:    book.Language,
		AsOf:        deck.PublishedText(book.AsOf),
		Open:        day.Remaining,
	}
	facts := deckFacts(book, recalls, t)
	for _, topic := range book.Topics {
		if len(facts[topic.ID]) > 0 {
			view.Topics = append(view.Topics, templates.DeckTopic{ID: topic.ID, Title: topic.Title, Facts: facts[topic.ID]})
		}
	}
	for _, source := range book.Sources {
		view.Sources = append(view.Sources, templates.DeckSource{
			ID: source.ID, Publisher: source.Publisher, Title: source.Title,
			Published: deck.PublishedText(source.Published),
		})
	}
	return view
}

// deckFacts are a deck's facts by topic, each once, in the deck's order.
func deckFacts(book *deck.Book, recalls map[string]study.Recall, t today) map[string][]templates.DeckFact {
	facts := make(map[string][]templates.DeckFact)
	seen := make(map[string]bool)
	for i := range book.Cards {
		card := &book.Cards[i]
		if !seen[card.Fact] {
			seen[card.Fact] = true
			facts[card.Topic] = append(facts[card.Topic], deckFact(book, card, recalls, t))
		}
	}
	return facts
}

// deckFact is one fact with all its positions.
func deckFact(book *deck.Book, card *deck.Card, recalls map[string]study.Recall, t today) templates.DeckFact {
	standing, early := positions(book, card)
	fact := templates.DeckFact{ID: card.Fact, New: true, Text: factText(card), Differ: card.Disputed && len(standing) > 1}
	for _, p := range standing {
		fact.Cites = append(fact.Cites, p.Cites...)
	}
	fact.Reports, fact.Accounts = independent(standing...), len(standing)
	if len(standing) == 1 {
		fact.Reports = standing[0].Reports
	}
	for _, p := range early {
		fact.Early = append(fact.Early, p.Answer)
		fact.Cites = append(fact.Cites, p.Cites...)
	}
	for _, sibling := range book.Siblings(card.Fact) {
		if recall, ok := recalls[sibling.ID]; ok {
			remember(&fact, recall, t)
		}
	}
	return fact
}

// factText is a fact in a line: what is asked where its reports differ, else
// what they say.
func factText(card *deck.Card) string {
	if card.Disputed && card.Ask != "" || len(card.Claims) == 0 {
		return card.Ask
	}
	return strings.TrimSuffix(card.Claims[0].Text, ".")
}

// remember adds what is remembered of one card: a fact is as weak as its weakest
// card, and comes back with the first.
func remember(fact *templates.DeckFact, recall study.Recall, t today) {
	due := t.recallDue(recall)
	if recall.State.Phase != srs.Reviewing {
		fact.Learning = true
	}
	if fact.New || recall.Retrievability < fact.Recall {
		fact.Recall = recall.Retrievability
	}
	if fact.New || due.Before(fact.Next) {
		fact.Next = due
	}
	fact.New = false
}
