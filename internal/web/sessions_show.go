package web

import (
	"net/http"
	"time"

	"quiz/internal/web/front"
	"quiz/templates"
)

// mostSessions is how many sessions the list holds, the newest.
const mostSessions = 100

// sessionsShow lists the sessions that run, those that have ended, and the decks to
// begin one from.
func (s *site) sessionsShow(w http.ResponseWriter, r *http.Request) error {
	if s.Stage == nil {
		return front.ErrNoPage
	}
	today, err := s.today(r)
	if err != nil {
		return err
	}
	list, err := s.Stage.Store.Sessions(r.Context(), s.Stage.Now()+1, mostSessions)
	if err != nil {
		return err
	}
	view := templates.SessionList{Listens: s.Ways != nil}
	for _, one := range list {
		line := templates.SessionLine{
			ID: one.ID, Title: one.Title, Began: today.calendar.Local(time.UnixMilli(one.CreatedAt)), Came: one.Participants,
		}
		if one.EndedAt == 0 {
			view.Running = append(view.Running, line)
		} else {
			view.Past = append(view.Past, line)
		}
	}
	if s.Ways != nil {
		for _, book := range s.Desk.Books() {
			view.Decks = append(view.Decks, templates.SessionDeck{ID: book.Deck, Title: book.Title, Language: book.Language})
		}
	}
	return render(w, r, http.StatusOK, templates.Frame{Title: "Classroom sessions", Style: sessionStyle}, templates.SessionsMain(view))
}
