package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"quiz/internal/study"
	"quiz/internal/web/front"
	"quiz/templates"
)

// settingsSave stores the learner's settings, or shows the form again with what
// was typed and everything that is wrong with it.
func (s *site) settingsSave(w http.ResponseWriter, r *http.Request) error {
	form, err := front.ReadForm(r)
	if err != nil {
		return err
	}
	settings, err := readSettings(form)
	if err == nil {
		err = s.Desk.SaveSettings(r.Context(), s.Learner, settings)
	}
	var wrong study.SettingsError
	if errors.As(err, &wrong) {
		view := templates.Settings{
			NewPerDay: form.Get("new_per_day"), Retention: form.Get("retention"),
			DayStart: form.Get("day_start"), Zone: settings.Zone, LettersOff: settings.LettersOff,
		}
		for _, m := range wrong {
			view.Mistakes = append(view.Mistakes, templates.Mistake{Field: m.Field, Advice: m.Advice})
		}
		return renderSettings(w, r, http.StatusUnprocessableEntity, view)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/settings?saved=1", http.StatusSeeOther)
	return nil
}

// readSettings reads settings from their form. A field that can't be read gets
// a value that is out of range, so that Validate finds and explains it.
func readSettings(form url.Values) (study.Settings, error) {
	settings := study.Settings{NewPerDay: -1, Retention: -1, DayStart: -1, Zone: readZone(form)}
	settings.LettersOff = form.Get("letters_off") != ""
	if n, err := strconv.Atoi(strings.TrimSpace(form.Get("new_per_day"))); err == nil {
		settings.NewPerDay = n
	}
	if percent, err := strconv.ParseFloat(strings.TrimSpace(form.Get("retention")), 64); err == nil {
		settings.Retention = percent / 100
	}
	if at, err := time.Parse("15:04", strings.TrimSpace(form.Get("day_start"))); err == nil {
		settings.DayStart = at.Hour()*60 + at.Minute()
	}
	return settings, settings.Validate()
}

// readZone is the zone that was typed by its name, or else the one that was chosen.
func readZone(form url.Values) string {
	if typed := strings.TrimSpace(form.Get("zone_name")); typed != "" {
		return typed
	}
	return strings.TrimSpace(form.Get("zone"))
}
