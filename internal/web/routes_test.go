package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"quiz/templates/static"

	"github.com/stretchr/testify/require"
)

// This file tests every address.

// TestRoutes has a row for every address and says what becomes of a plain visit.
func TestRoutes(t *testing.T) {
	class := newClassroom(t)
	b, at := class.bench, class.begin()
	b.answer("giveup", "1")
	rows := []struct {
		pattern, path string
		status        int
		title         string // "" where no page comes back
		formOn        string // the page whose form is posted
	}{
		{"GET /{$}", "/", 200, "Home · Quiz", ""},
		{"GET /decks", "/decks", 200, "Decks · Quiz", ""},
		{"POST /decks", "/decks", 410, "", "/decks/add"},
		{"GET /decks/add", "/decks/add", 200, "Add or update a deck · Quiz", ""},
		{"GET /decks/preview", "/decks/preview", 303, "", ""},
		{"GET /decks/add/starter", "/decks/add/starter", 200, "", ""},
		{"POST /decks/preview", "/decks/preview", 400, "", "/decks/add"},
		{"POST /decks/{deck}/pause", "/decks/reports/pause", 400, "", "/decks"},
		{"GET /decks/{deck}/export", "/decks/reports/export", 200, "", ""},
		{"GET /decks/{deck}/remove", "/decks/reports/remove", 200, "Remove Five reports on one week in Kabul · Quiz", ""},
		{"POST /decks/{deck}/erase", "/decks/reports/erase", 422, "", "/decks/reports/remove"},
		{"POST /decks/{deck}/remove", "/decks/reports/remove", 303, "", "/decks/reports/remove"},
		{"POST /decks/{deck}/restore", "/decks/reports/restore", 303, "", "/decks"},
		{"GET /decks/{deck}", "/decks/reports", 200, "Five reports on one week in Kabul · Quiz", ""},
		{"GET /decks/{deck}/study", "/decks/reports/study", 200, "According to The Washington Times, 26 August 2021, when was ISIS-K founded? · Five reports on one week in Kabul · Quiz", ""},
		{"POST /decks/{deck}/answers", "/decks/reports/answers", 303, "", "/decks/reports/study"},
		{"GET /decks/{deck}/notes", "/decks/reports/notes", 404, "", ""},
		{"GET /decks/{deck}/choose", "/decks/reports/choose", 200, "What to study · Five reports on one week in Kabul · Quiz", ""},
		{"POST /decks/{deck}/answers/{review}/undo", "LAST/undo", 303, "", "LAST"},
		{"POST /decks/{deck}/answers/{review}/grade", "LAST/grade", 400, "", "LAST"},
		{"POST /decks/{deck}/marks", "/decks/reports/marks", 303, "", "LAST"},
		{"GET /decks/{deck}/answers/{review}", b.last(), 200, "Not known yet: Who was the first leader of ISIS-K? · Five reports on one week in Kabul · Quiz", ""},
		{"GET /decks/{deck}/sources/{source}", "/decks/reports/sources/people", 200, "People · People · Five reports on one week in Kabul · Quiz", ""},
		{"GET /progress", "/progress", 200, "Progress · Quiz", ""},
		{"GET /browse", "/browse", 200, "Browse · Quiz", ""},
		{"GET /decks/{deck}/facts/{fact}", "/decks/reports/facts/first-leader", 200, "Who was the first leader of ISIS-K? · Five reports on one week in Kabul · Quiz", ""},
		{"GET /decks/{deck}/media/{file...}", "/decks/reports/media/none.png", 404, "", ""},
		{"GET /decks/{deck}/timeline", "/decks/reports/timeline", 200, "Timeline · Five reports on one week in Kabul · Quiz", ""},
		{"GET /decks/{deck}/map", "/decks/reports/map", 200, "Strength by topic · Five reports on one week in Kabul · Quiz", ""},
		{"GET /decks/{deck}/answers", "/decks/reports/answers", 303, "", ""},
		{"GET /decks/{deck}/answers/{review}/undo", b.last() + "/undo", 303, "", ""},
		{"GET /decks/{deck}/answers/{review}/grade", b.last() + "/grade", 303, "", ""},
		{"GET /decks/{deck}/marks", "/decks/reports/marks", 303, "", ""},
		{"GET /decks/{deck}/pause", "/decks/reports/pause", 303, "", ""},
		{"GET /decks/{deck}/restore", "/decks/reports/restore", 303, "", ""},
		{"GET /decks/{deck}/erase", "/decks/reports/erase", 303, "", ""},
		{"GET /sessions", "/sessions", 200, "Classroom sessions · Quiz", ""},
		{"GET /decks/{deck}/session", "/decks/reports/session", 200, "Start a session · Five reports on one week in Kabul · Quiz", ""},
		{"POST /decks/{deck}/sessions", "/decks/reports/sessions", 303, "", "/decks/reports/session"},
		{"GET /sessions/{session}", at, 200, "Five reports on one week in Kabul · Session · Quiz", ""},
		{"GET /sessions/{session}/events", "/sessions/none/events", 404, "", ""},
		{"POST /sessions/{session}/acts", at + "/acts", 303, "", at},
		{"POST /sessions/{session}/address", at + "/address", 303, "", at},
		{"GET /sessions/{session}/wall", at + "/wall", 200, "", ""},
		{"GET /sessions/{session}/wall/events", "/sessions/none/wall/events", 404, "", ""},
		{"POST /sessions/{session}/walls", at + "/walls", 200, "", at},
		{"POST /sessions/{session}/walls/revoke", at + "/walls/revoke", 303, "", at},
		{"GET /sessions/{session}/results", at + "/results", 200, "Results · Five reports on one week in Kabul · Quiz", ""},
		{"GET /sessions/{session}/results.csv", at + "/results.csv", 200, "", ""},
		{"GET /sessions/{session}/questions.csv", at + "/questions.csv", 200, "", ""},
		{"GET /sessions/{session}/seat", at + "/seat", 200, "Take part · Five reports on one week in Kabul · Quiz", ""},
		{"POST /sessions/{session}/seat", at + "/seat", 422, "", at + "/seat"},
		{"GET /sessions/{session}/seat/events", at + "/seat/events", 404, "", ""},
		{"POST /sessions/{session}/seat/answers", at + "/seat/answers", 404, "", at + "/seat"},
		{"GET /sessions/{session}/seat/result", at + "/seat/result", 404, "", ""},
		{"GET /claim", "/claim", 200, "Answers from a class · Quiz", ""},
		{"POST /claim", "/claim", 422, "", "/claim"},
		{"GET /settings", "/settings", 200, "Settings · Quiz", ""},
		{"POST /settings", "/settings", 303, "", "/settings"},
		{"GET /livez", "/livez", 200, "", ""},
		{"GET /readyz", "/readyz", 200, "", ""},
		{"GET " + static.Pattern, static.URL("app.css"), 200, "", ""},
	}
	var listed []string
	for _, row := range rows {
		listed = append(listed, row.pattern)
		t.Run(row.pattern, func(t *testing.T) {
			method, _, _ := strings.Cut(row.pattern, " ")
			if row.formOn != "" {
				last := b.last()
				form := b.get(strings.ReplaceAll(row.formOn, "LAST", last)).allFields()
				form.Set("giveup", "1")
				form.Set("do", "bury")
				form.Set("grade", "hard")
				require.Equal(t, row.status, b.post(strings.ReplaceAll(row.path, "LAST", last), form).StatusCode)
				return
			}
			res := b.do(request(method, row.path, ""))
			require.Equal(t, row.status, res.StatusCode)
			if row.title != "" {
				p := readPage(t, res)
				p.sound()
				require.Equal(t, row.title, p.title())
			}
			head := b.do(request(http.MethodHead, row.path, ""))
			require.Equal(t, row.status, head.StatusCode)
		})
	}
	var want []string
	for _, r := range (&site{}).routes() {
		want = append(want, r.Method+" "+r.Path)
	}
	slices.Sort(listed)
	slices.Sort(want)
	require.Equal(t, want, listed, "every route has its row")
}

// allFields are the values that a form holds, as it would be sent untouched.
func (p page) allFields() url.Values {
	form := p.fields()
	for _, n := range p.all(tag("input"), has("name")) {
		if attr("type", "checkbox")(n) && !has("checked")(n) {
			continue
		}
		name, _ := attribute(n, "name")
		value, _ := attribute(n, "value")
		form.Set(name, value)
	}
	return form
}

func TestNoSuchPage(t *testing.T) {
	b := newBench(t)
	b.answer("giveup", "1")
	for _, path := range []string{
		"/nowhere", "/decks/", "/decks/none", "/decks/none/remove", "/decks/none/export", "/decks/none/study",
		"/static/0/app.css", "/static/" + strings.Split(static.URL("x"), "/")[2] + "/x",
		"/decks/none/" + strings.TrimPrefix(b.last(), "/decks/reports/"),
	} {
		p := b.get(path)
		require.Equal(t, http.StatusNotFound, p.status, path)
		p.sound()
		p.says("There is no such page", "removed or erased. Nothing was changed.")
	}
}

// What is gone of a deck that is here says which deck that is, and leads to it.
func TestWhatIsGoneLeadsToItsDeck(t *testing.T) {
	b := newBench(t)
	for path, title := range map[string]string{
		"/decks/reports/answers/none": "This answer is not in the deck",
		"/decks/reports/facts/none":   "This fact is not in the deck",
		"/decks/reports/sources/none": "This source is not in the deck",
	} {
		p := b.get(path)
		require.Equal(t, http.StatusNotFound, p.status, path)
		p.sound()
		p.one(tag("h1"), text(title))
		require.Len(t, p.all(tag("a"), attr("href", "/decks/reports"), text("Five reports on one week in Kabul")), 1)
		p.one(tag("a"), class("button"), attr("href", "/decks/reports"))
	}
	p := b.get("/decks/none/answers/none")
	p.says("There is no such page")
	p.one(tag("a"), class("button"), attr("href", "/"))
	asked := b.ask()
	asked.Set("question", "none#choice")
	asked.Set("giveup", "1")
	p = readPage(t, b.post("/decks/reports/answers", asked))
	require.Equal(t, http.StatusNotFound, p.status)
	p.says("This question is no longer in the deck", "Five reports on one week in Kabul")
	wanted := "/decks/reports/study?topic=airport&card=none"
	p = b.get(wanted)
	require.Equal(t, http.StatusNotFound, p.status)
	p.says("This question is no longer in the deck", "Go on with the next question.")
	p.one(tag("a"), class("button"), attr("href", "/decks/reports/study?topic=airport"))
	require.Equal(t, http.StatusOK, b.get(wanted+"&did=undo").status, "what was taken back is told above the next one")
}

func TestWrongMethod(t *testing.T) {
	b := newBench(t)
	for path, allow := range map[string]string{
		"/": "GET, HEAD", "/settings": "GET, HEAD, POST", "/decks/reports/answers": "GET, HEAD, POST",
		"/decks/add": "GET, HEAD", "/decks/preview": "GET, HEAD, POST", "/decks/reports/erase": "GET, HEAD, POST",
	} {
		r := request(http.MethodPut, path, "")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		p := readPage(t, b.do(r))
		require.Equal(t, http.StatusMethodNotAllowed, p.status, path)
		require.Equal(t, allow, p.header.Get("Allow"), path)
		p.says("This page can’t be used in that way")
	}
}

func TestReadiness(t *testing.T) {
	broken := newBench(t, func(c *Config) { c.Probe = func(context.Context) error { return errors.New("disk full") } })
	res := broken.do(request(http.MethodGet, "/readyz", ""))
	require.Equal(t, http.StatusServiceUnavailable, res.StatusCode)
	require.Contains(t, body(t, res), "not ready")
	require.Contains(t, broken.log.String(), "disk full")
	res = broken.do(request(http.MethodGet, "/livez", ""))
	require.Equal(t, http.StatusOK, res.StatusCode)
	unprobed := newBench(t, func(c *Config) { c.Probe = nil })
	require.Equal(t, "ready\n", body(t, unprobed.do(request(http.MethodGet, "/readyz", ""))))
}

func TestStaticFilesAreKeptForEver(t *testing.T) {
	b := newBench(t)
	for name, kind := range map[string]string{
		"app.css": "text/css; charset=utf-8", "app.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml",
	} {
		res := b.do(request(http.MethodGet, static.URL(name), ""))
		require.Equal(t, http.StatusOK, res.StatusCode)
		require.Equal(t, kind, res.Header.Get("Content-Type"))
		require.Equal(t, "public, max-age=31536000, immutable", res.Header.Get("Cache-Control"))
		require.NotEmpty(t, body(t, res))
	}
}
