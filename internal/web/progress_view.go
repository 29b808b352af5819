package web

import (
	"quiz/internal/deck"
	"quiz/internal/progress"
	"quiz/templates"
)

// This file turns a report of progress into what its page shows.

// chosen are the decks that the page is about: one, or for "" all.
func (s *site) chosen(deckID string) ([]*deck.Book, error) {
	if deckID == "" {
		return s.Desk.Books(), nil
	}
	book, err := s.Desk.Book(deckID)
	return []*deck.Book{book}, err
}

// topics are the topics of decks with their cards, in the decks' order; cards of no
// topic come last, as a topic without an id.
func topics(books []*deck.Book) []progress.Topic {
	var list []progress.Topic
	for _, book := range books {
		place := make(map[string]int, len(book.Topics))
		for _, t := range topicsOf(book) {
			place[t.ID] = len(list)
			list = append(list, progress.Topic{Deck: book.Deck, ID: t.ID})
		}
		none := len(list)
		list = append(list, progress.Topic{Deck: book.Deck})
		for i := range book.Cards {
			at, ok := place[book.Cards[i].Topic]
			if !ok {
				at = none
			}
			list[at].Cards = append(list[at].Cards, book.Cards[i].ID)
		}
	}
	return list
}

// progressView is a report as its page shows it.
func progressView(report progress.Report, who progress.Learner, books []*deck.Book, deckID string) templates.ProgressPage {
	view := templates.ProgressPage{
		Deck: deckID, Language: "en", Studied: studiedDays(report.Calendar), Later: report.Forecast.Later,
		Pace: who.NewPerDay, Desired: who.Retention, Cards: report.Cards,
	}
	byID := make(map[string]*deck.Book, len(books))
	for _, book := range books {
		byID[book.Deck] = book
		view.Decks = append(view.Decks, templates.ProgressDeck{ID: book.Deck, Title: book.Title, Language: book.Language})
		if book.Deck == deckID {
			view.Title, view.Language = book.Title, book.Language
		}
	}
	for _, d := range report.Forecast.Days {
		view.Due = append(view.Due, templates.DueDay{Date: progress.Date(d.Day), Reviews: d.Reviews, New: d.New})
	}
	for _, m := range report.Months {
		view.Months = append(view.Months, templates.MonthRetention{
			First: progress.Date(m.First), Young: retained(m.Young), Mature: retained(m.Mature), All: retained(m.All()),
		})
	}
	for _, w := range report.Weeks {
		view.Weeks = append(view.Weeks, templates.WeekKnown{Date: progress.Date(w.Day), Known: w.Known})
	}
	for _, s := range report.Strengths {
		view.Topics = append(view.Topics, topicStrength(s, byID[s.Topic.Deck], deckID == "" && len(books) > 1))
	}
	return view
}

func studiedDays(c progress.Calendar) templates.StudiedDays {
	return templates.StudiedDays{
		First: progress.Date(c.First), Answers: c.Answers, Total: c.Total,
		Recent: c.Recent, Of: c.Of, Whole: c.Whole(), Longest: c.Longest, Present: c.Present,
	}
}

func retained(s progress.Share) templates.Retained {
	rate, said := s.Rate()
	return templates.Retained{Of: s.Of, Rate: rate, Said: said}
}

// topicStrength is one topic, named with its deck where several are shown.
func topicStrength(s progress.Strength, book *deck.Book, several bool) templates.TopicStrength {
	view := templates.TopicStrength{
		Language: book.Language, New: s.New, Learning: s.Learning, Weak: s.Weak, Solid: s.Solid, Recall: s.Recall,
	}
	view.Title = topicTitle(book, s.Topic.ID)
	if several {
		view.Deck = book.Title
	}
	return view
}
