package web

import (
	"fmt"
	"mime"
	"net/http"
	"strings"
	"time"

	"quiz/internal/study"
	"quiz/internal/web/front"
	"quiz/templates"
)

// notesShow gives what the learner noted on a deck's cards as a text for its
// author: each card's id, what it asks, and the note.
func (s *site) notesShow(w http.ResponseWriter, r *http.Request) error {
	today, err := s.today(r)
	if err != nil {
		return err
	}
	facts, err := s.Desk.Standings(r.Context(), s.Learner, r.PathValue("deck"), today.now)
	if err != nil {
		return err
	}
	text := notesText(facts, today)
	if text == "" {
		return front.ErrNoPage
	}
	h := w.Header()
	h.Set("Content-Type", "text/markdown; charset=utf-8")
	name := "notes-" + r.PathValue("deck") + ".md"
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	_, err = w.Write([]byte(text))
	return front.Sent(err)
}

// notesText writes the notes, "" where there are none.
func notesText(facts []study.FactStanding, t today) string {
	var b strings.Builder
	for _, f := range facts {
		for _, c := range f.Cards {
			if c.Mark.Note == "" {
				continue
			}
			if b.Len() == 0 {
				fmt.Fprintf(&b, "# Notes on %s\n", f.Book.Title)
			}
			day := t.calendar.Date(t.calendar.Day(time.UnixMilli(c.Mark.NotedAt)))
			fmt.Fprintf(&b, "\n## %s\n\n%s\n\n", c.Card.ID, templates.Gapped(cardName(f.Book, c.Card)))
			for line := range strings.Lines(c.Mark.Note) {
				fmt.Fprintf(&b, "> %s\n", strings.TrimRight(line, "\r\n"))
			}
			fmt.Fprintf(&b, "\nNoted on %s.\n", templates.Date(day))
		}
	}
	return b.String()
}

// noted counts the cards with a note.
func noted(facts []study.FactStanding) int {
	n := 0
	for _, f := range facts {
		for _, c := range f.Cards {
			if c.Mark.Note != "" {
				n++
			}
		}
	}
	return n
}
