package web

import (
	"net/http"

	"quiz/internal/study"
	"quiz/templates"
)

// homeShow shows what is to do today, and the decks.
func (s *site) homeShow(w http.ResponseWriter, r *http.Request) error {
	today, err := s.today(r)
	if err != nil {
		return err
	}
	home := templates.Home{Classes: s.classes("")}
	for _, book := range s.Desk.Books() {
		day, err := s.Desk.Today(r.Context(), s.Learner, book.Deck, today.now)
		if err != nil {
			return err
		}
		home.Decks = append(home.Decks, homeDeck(day, today))
	}
	return render(w, r, http.StatusOK, templates.Frame{Title: "Home", Style: "library.css"}, templates.HomeMain(home))
}

// homeDeck is one deck's day as the home page shows it.
func homeDeck(day study.Day, t today) templates.HomeDeck {
	return templates.HomeDeck{
		ID:       day.Book.Deck,
		Title:    day.Book.Title,
		Language: day.Book.Language,
		Open:     day.Remaining,
		Paused:   day.Paused,
		Due:      day.Due,
		New:      day.New,
		Known:    day.Known,
		Cards:    day.Cards,
		Disputed: day.Disputed,
		Takes:    day.Progress.Left,
		Portion:  portion(day),
		Next:     nextTime(day, t),
	}
}

// portion is the next portion of a backlog, or "".
func portion(day study.Day) string {
	if !day.Backlog() {
		return ""
	}
	return scopeQuery(day.Portion())
}

// nextTime is when a deck has something to ask again.
func nextTime(day study.Day, t today) templates.When {
	if day.Wait > 0 {
		return templates.When{Wait: day.Wait}
	}
	return t.onDay(day.NextDay)
}
