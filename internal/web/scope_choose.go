package web

import (
	"net/http"
	"slices"

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
		Today:  append(wholeDay(offers), further(offers)...),
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
		list = slices.Concat(sameTopic(day, offers), wholeDay(offers), list)
	}
	return templates.WithCards(list), nil
}

// wholeDay offers the day as it comes, and a portion of a backlog first.
func wholeDay(o study.Offers) []templates.Offer {
	list := []templates.Offer{offered(templates.ChooseToday, "", o.Today)}
	if o.Portion.Cards > 0 {
		list = append([]templates.Offer{offered(templates.ChoosePortion, templates.PortionWhat, o.Portion)}, list...)
	}
	return list
}

// sameTopic offers more new cards of the topic that was studied.
func sameTopic(day study.Day, o study.Offers) []templates.Offer {
	for _, topic := range o.Topics {
		if topic.Scope.Topic == day.Scope.Topic && topic.Beyond {
			return []templates.Offer{offered(topicTitle(day.Book, topic.Scope.Topic), templates.MoreWhat, topic)}
		}
	}
	return nil
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
	of := make(map[string]study.Offer, len(offers))
	for _, o := range offers {
		of[o.Scope.Topic] = o
	}
	var list []templates.Offer
	for _, t := range topicsOf(book) {
		what := ""
		if t.Title == templates.TasksTopic && of[t.ID].Cards == 0 {
			what = templates.TasksWhat
		}
		list = append(list, offered(t.Title, what, of[t.ID]))
	}
	return list
}

func offered(name, what string, o study.Offer) templates.Offer {
	return templates.Offer{Name: name, What: what, Cards: o.Cards, All: o.All, Beyond: o.Beyond, Waits: o.Waits, Scope: scopeQuery(o.Scope)}
}
