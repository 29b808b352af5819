package web

import (
	"fmt"
	"net/http"
	"strconv"

	"quiz/internal/study"
	"quiz/templates"
)

// settingsShow shows the learner's settings.
func (s *site) settingsShow(w http.ResponseWriter, r *http.Request) error {
	who, err := s.Desk.Learner(r.Context(), s.Learner)
	if err != nil {
		return err
	}
	view := settingsView(who.Settings)
	view.Saved = r.URL.Query().Get("saved") == "1"
	return renderSettings(w, r, http.StatusOK, view)
}

// settingsView writes settings as the form has them.
func settingsView(s study.Settings) templates.Settings {
	return templates.Settings{
		NewPerDay: strconv.Itoa(s.NewPerDay),
		Retention: strconv.FormatFloat(s.Retention*100, 'g', 4, 64),
		DayStart:  fmt.Sprintf("%02d:%02d", s.DayStart/60, s.DayStart%60),
		Zone:      s.Zone,

		LettersOff: s.LettersOff,
	}
}

// renderSettings renders the form. What came of it stands first in the title, which
// is what a screen reader says of a page that is new.
func renderSettings(w http.ResponseWriter, r *http.Request, status int, view templates.Settings) error {
	title := "Settings"
	switch {
	case view.Saved:
		title = "Saved · " + title
	case len(view.Mistakes) > 0:
		title = "Not saved · " + title
	}
	return render(w, r, status, templates.Frame{Title: title, At: "/settings", Style: "library.css"}, templates.SettingsMain(view))
}
