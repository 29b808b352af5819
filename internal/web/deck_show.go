package web

import (
	"net/http"
	"slices"

	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/internal/web/reported"
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
	facts, err := s.Desk.Standings(r.Context(), s.Learner, day.Book.Deck, today.now)
	if err != nil {
		return err
	}
	why, err := s.Desk.AllWaits(r.Context(), s.Learner, day.Book.Deck, today.now)
	if err != nil {
		return err
	}
	view := deckView(day, facts, today, r.URL.Query().Get("answers") == "1")
	view.Fresh, view.Classes = freshCards(facts, why), s.classes(day.Book.Deck)
	frame := templates.Frame{Title: view.Title, Style: browseStyle}
	return render(w, r, http.StatusOK, frame, templates.DeckMain(view))
}

// deckView is a deck as its page shows it; answers shows also those of facts that
// were not studied yet.
func deckView(day study.Day, standings []study.FactStanding, t today, answers bool) templates.Deck {
	book := day.Book
	view := templates.Deck{
		ID:          book.Deck,
		Title:       book.Title,
		Description: book.Description,
		Language:    book.Language,
		AsOf:        deck.PublishedText(book.AsOf),
		Open:        day.Remaining,
		Paused:      day.Paused,
		Answers:     answers,
		Notes:       noted(standings),
		Held:        held(standings),
	}
	facts, of := make(map[string][]templates.DeckFact), make(map[string][]study.FactStanding)
	for _, f := range standings {
		topic := f.Cards[0].Card.Topic
		facts[topic] = append(facts[topic], deckFact(f, t, answers))
		of[topic] = append(of[topic], f)
	}
	for _, topic := range topicsOf(book) {
		if len(facts[topic.ID]) > 0 {
			view.Hides = view.Hides || slices.ContainsFunc(facts[topic.ID], func(f templates.DeckFact) bool { return f.New })
			view.Topics = append(view.Topics, templates.DeckTopic{ID: topic.ID, Title: topic.Title, Facts: facts[topic.ID], Held: held(of[topic.ID])})
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

// deckFact is one fact with all its positions.
func deckFact(f study.FactStanding, t today, answers bool) templates.DeckFact {
	card := f.Cards[0].Card
	standing, early := reported.Positions(f.Book, card)
	fact := templates.DeckFact{Remembered: remembered(f.Cards, t), Marks: factMarks(f.Cards), Accounts: len(standing), Asks: len(card.Of)}
	hidden := fact.New && !answers
	fact.FactLine = factLine(f.Book, card, hidden)
	fact.Reports, fact.Differ = support(card, standing)
	for _, p := range standing {
		fact.Cites = append(fact.Cites, p.Cites...)
	}
	for _, p := range early {
		fact.Early = append(fact.Early, templates.Corrected(p.Answer, hidden))
		fact.Cites = append(fact.Cites, p.Cites...)
	}
	return fact
}
