package web

import (
	"maps"
	"net/http"
	"net/url"
	"testing"

	"quiz/internal/study"

	"github.com/stretchr/testify/require"
)

// This file tests the form of the settings.

func TestSettingsAreSaved(t *testing.T) {
	b := newBench(t)
	form := b.get("/settings").allFields()
	require.Equal(t, url.Values{"new_per_day": {"10"}, "retention": {"90"}, "day_start": {"04:00"}, "zone_name": {""}}, form)
	chosen, _ := attribute(b.get("/settings").one(tag("option"), has("selected")), "value")
	require.Equal(t, "UTC", chosen)
	p := b.follow(b.post("/settings", url.Values{
		"new_per_day": {" 25 "}, "retention": {"87.5"}, "day_start": {"03:30"}, "zone": {"Europe/Berlin"}, "letters_off": {"on"},
	}))
	p.sound()
	p.says("Saved.")
	p.one(tag("title"), text("Saved · Settings · Quiz"))
	p.one(class("saved"), has("autofocus"), attr("tabindex", "-1"))
	b.get("/settings").one(tag("title"), text("Settings · Quiz"))
	require.Equal(t, study.Settings{NewPerDay: 25, Retention: 0.875, DayStart: 210, Zone: "Europe/Berlin", LettersOff: true}, b.store.settings())
	require.Equal(t, "87.5", p.allFields().Get("retention"))
}

func TestWrongSettingsAreExplained(t *testing.T) {
	good := url.Values{"new_per_day": {"10"}, "retention": {"90"}, "day_start": {"04:00"}, "zone": {"UTC"}}
	for _, row := range []struct{ field, value, advice string }{
		{"new_per_day", "501", "Choose a number from 0 to 500."},
		{"new_per_day", "many", "Choose a number from 0 to 500."},
		{"retention", "NaN", "Choose a share from 70 to 97 per cent."},
		{"retention", "", "Choose a share from 70 to 97 per cent."},
		{"day_start", "25:00", "Choose a time from 00:00 to 23:59."},
		{"zone", "Nowhere/<b>", "Choose a time zone such as Europe/Berlin or UTC."},
		{"zone", "Local", "Choose a time zone such as Europe/Berlin or UTC."},
		{"zone", "../../etc/passwd", "Choose a time zone such as Europe/Berlin or UTC."},
	} {
		b := newBench(t)
		form := maps.Clone(good)
		form.Set(row.field, row.value)
		p := readPage(t, b.post("/settings", form))
		require.Equal(t, http.StatusUnprocessableEntity, p.status, row.value)
		p.sound()
		p.says(row.advice)
		if row.field == "zone" {
			row.field = "zone_name" // where it can be mended
			p.one(tag("details"), has("open"))
		}
		field := p.one(tag("input"), attr("id", row.field), attr("aria-invalid", "true"))
		value, _ := attribute(field, "value")
		require.Equal(t, row.value, value, "what was typed is kept")
		require.Equal(t, study.DefaultSettings(), b.store.settings())
	}
}

func TestAllWrongSettingsAreExplainedAtOnce(t *testing.T) {
	b := newBench(t)
	p := readPage(t, b.post("/settings", url.Values{"new_per_day": {"x"}, "retention": {"90"}, "day_start": {"25:00"}, "zone": {"Nowhere"}}))
	require.Equal(t, http.StatusUnprocessableEntity, p.status)
	p.sound()
	p.one(tag("title"), text("Not saved · Settings · Quiz"))
	require.Len(t, p.all(attr("aria-invalid", "true")), 3)
	p.one(attr("id", "new_per_day"), has("autofocus"))
	require.Len(t, p.all(has("autofocus")), 1)
	p.one(attr("data-say", "3 settings can’t be taken. Choose a number from 0 to 500."))
}

func TestTheUsualZonesAreOfferedWithoutScript(t *testing.T) {
	options := newBench(t).get("/settings").all(tag("option"))
	require.Greater(t, len(options), 50)
	for _, option := range options {
		zone, _ := attribute(option, "value")
		settings := study.DefaultSettings()
		settings.Zone = zone
		require.NoError(t, settings.Validate(), zone)
	}
}

func TestAZoneMayBeTypedByItsName(t *testing.T) {
	b := newBench(t)
	form := url.Values{"new_per_day": {"10"}, "retention": {"90"}, "day_start": {"04:00"}, "zone": {"Europe/Paris"}, "zone_name": {" Asia/Almaty "}}
	p := b.follow(b.post("/settings", form))
	p.sound()
	require.Equal(t, "Asia/Almaty", b.store.settings().Zone, "what is typed counts")
	p.one(tag("option"), attr("value", "Asia/Almaty"), has("selected"))
	form.Set("zone_name", "")
	b.follow(b.post("/settings", form)).one(tag("option"), has("selected"), attr("value", "Europe/Paris"), text("Paris"))
}

func TestLettersAreKeysUnlessTheLearnerWantsNone(t *testing.T) {
	b := newBench(t)
	pages := func() (bodies int) {
		b.answer("giveup", "1")
		for _, path := range []string{"/decks/reports/study", b.last(), "/decks/reports/study?only=missed"} {
			bodies += len(b.get(path).all(tag("body"), attr("data-letters", "off")))
		}
		return bodies
	}
	require.Zero(t, pages())
	form := b.get("/settings").allFields()
	require.NotContains(t, form, "letters_off")
	form.Set("letters_off", "on")
	b.follow(b.post("/settings", form)).sound()
	require.Equal(t, form, b.get("/settings").allFields())
	require.Equal(t, 3, pages(), "asking, answered and done")
	form.Del("letters_off")
	b.follow(b.post("/settings", form))
	require.Zero(t, pages())
}
