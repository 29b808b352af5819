package web

import (
	"net/http"

	"quiz/internal/deck"
	"quiz/internal/study"
	"quiz/templates"
)

// scopeChoose offers parts of a deck to study.
func (s *site) scopeChoose(w http.ResponseWriter, r *http.Request) error {
	book, err := s.Desk.Book(r.PathValue("deck"))
	if err != nil {
		return err
	}
	offers, err := s.Desk.Offers(r.Context(), s.Learner, book.Deck, s.Now())
	if err != nil {
		return err
	}
	view := templates.Choose{
		Deck: book.Deck, Title: book.Title, Language: book.Language,
		Today:  append([]templates.Offer{offered(templates.ChooseToday, "", offers.Today)}, further(offers)...),
		Topics: topicChoices(book, offers.Topics),
	}
	return render(w, r, http.StatusOK, templates.Frame{Title: "What to study · " + book.Title}, templates.ChooseMain(view))
}

// furtherOffers are what else there is to study once a day, or a part of it, is
// done.
func (s *site) furtherOffers(r *http.Request, day study.Day) ([]templates.Offer, error) {
	offers, err := s.Desk.Offers(r.Context(), s.Learner, day.Book.Deck, s.Now())
	if err != nil {
		return nil, err
	}
	list := further(offers)
	if day.Scope != (study.Scope{}) {
		list = append([]templates.Offer{offered(templates.ChooseToday, "", offers.Today)}, list...)
	}
	return templates.WithCards(list), nil
}

// further are the offers beside the day as it comes.
func further(o study.Offers) []templates.Offer {
	return []templates.Offer{
		offered(templates.ChooseMissed, templates.MissedWhat, o.Missed),
		offered(templates.ChooseDisputed, "", o.Disputed),
		offered(templates.ChooseAhead, templates.AheadWhat, o.Ahead),
		offered(templates.ChooseMore, templates.MoreWhat, o.More),
	}
}

// topicChoices are the offers of a deck's topics.
func topicChoices(book *deck.Book, offers []study.Offer) []templates.Offer {
	list := make([]templates.Offer, len(offers))
	for i, o := range offers {
		list[i] = offered(topicTitle(book, o.Scope.Topic), "", o)
	}
	return list
}

func offered(name, what string, o study.Offer) templates.Offer {
	return templates.Offer{Name: name, What: what, Cards: o.Cards, Scope: scopeQuery(o.Scope)}
}
