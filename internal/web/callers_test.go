package web

import (
	"crypto/rand"
	"net/http"
	"strings"
	"testing"

	"quiz/internal/live"
	"quiz/internal/web/stage"
	"quiz/templates/static"

	"github.com/stretchr/testify/require"
)

// This file walks every address of the desk as those who must not come there, and as
// those whose cookies say nothing there.

// callers are what sets a request apart from one of the desk's own pages, and the
// status of the refusal.
var callers = []struct {
	who     string
	come    func(*http.Request)
	refused int
}{
	{"a name that leads here", func(r *http.Request) { r.Host = "rebound.example:8080" }, http.StatusMisdirectedRequest},
	{"another machine's address", func(r *http.Request) { r.Host = "192.0.2.7:8080" }, http.StatusMisdirectedRequest},
	{"Forwarded", func(r *http.Request) { r.Header.Set("Forwarded", "for=192.0.2.7") }, http.StatusForbidden},
	{"X-Forwarded-For", func(r *http.Request) { r.Header.Set("X-Forwarded-For", "192.0.2.7") }, http.StatusForbidden},
	{"X-Forwarded-Host", func(r *http.Request) { r.Header.Set("X-Forwarded-Host", "localhost") }, http.StatusForbidden},
	{"X-Forwarded-Proto", func(r *http.Request) { r.Header.Set("X-Forwarded-Proto", "https") }, http.StatusForbidden},
	{"X-Forwarded-Port", func(r *http.Request) { r.Header.Set("x-forwarded-port", "") }, http.StatusForbidden},
	{"X-Real-IP", func(r *http.Request) { r.Header.Set("X-Real-IP", "192.0.2.7") }, http.StatusForbidden},
	{"Via", func(r *http.Request) { r.Header.Set("Via", "1.1 school") }, http.StatusForbidden},
}

// places are addresses of the desk: each route with what a class and its answers are
// called.
func (c *classroom) places(at string) map[string]string {
	fill := strings.NewReplacer("{$}", "", "{deck}", "reports", "{session}", strings.TrimPrefix(at, "/sessions/"),
		"{review}", c.last()[strings.LastIndex(c.last(), "/")+1:], "{source}", "people", "{fact}", "first-leader", "{file...}", "none.png")
	all := make(map[string]string)
	for _, r := range (&site{}).routes() {
		path := fill.Replace(r.Path)
		if r.Path == static.Pattern {
			path = static.URL("app.css")
		}
		all[r.Method+" "+r.Path] = r.Method + " " + path
	}
	return all
}

func TestNobodyElseReachesAnyRoute(t *testing.T) {
	c := newClassroom(t)
	at := c.begin()
	c.answer("giveup", "1")
	for route, place := range c.places(at) {
		method, path, _ := strings.Cut(place, " ")
		for _, caller := range callers {
			r := request(method, path, "")
			caller.come(r)
			require.Equal(t, caller.refused, c.do(r).StatusCode, "%s by %s", route, caller.who)
		}
		if method != http.MethodPost {
			continue
		}
		for header, value := range map[string]string{"Origin": "http://192.0.2.7:8081", "Sec-Fetch-Site": "cross-site"} {
			r := request(method, path, "")
			r.Header.Set(header, value)
			require.Equal(t, http.StatusForbidden, c.do(r).StatusCode, "%s of another site by %s", route, header)
		}
	}
}

// walks are what each route answers to a plain visit or an empty form: the status, to
// nobody, to a phone and to a wall, which are in a class of this desk. What only shows
// comes first: the routes are walked in this order, and some change something.
var walks = []struct {
	route               string
	nobody, phone, wall int
}{
	{"GET /{$}", 200, 200, 200},
	{"GET /decks", 200, 200, 200},
	{"GET /decks/add", 200, 200, 200},
	{"GET /decks/preview", 303, 303, 303},
	{"GET /decks/add/starter", 200, 200, 200},
	{"GET /decks/{deck}", 200, 200, 200},
	{"GET /decks/{deck}/choose", 200, 200, 200},
	{"GET /decks/{deck}/export", 200, 200, 200},
	{"GET /decks/{deck}/remove", 200, 200, 200},
	{"GET /decks/{deck}/notes", 404, 404, 404},
	{"GET /decks/{deck}/study", 200, 200, 200},
	{"GET /decks/{deck}/answers/{review}", 200, 200, 200},
	{"GET /decks/{deck}/sources/{source}", 200, 200, 200},
	{"GET /progress", 200, 200, 200},
	{"GET /browse", 200, 200, 200},
	{"GET /decks/{deck}/facts/{fact}", 200, 200, 200},
	{"GET /decks/{deck}/media/{file...}", 404, 404, 404},
	{"GET /decks/{deck}/timeline", 200, 200, 200},
	{"GET /decks/{deck}/map", 200, 200, 200},
	{"GET /decks/{deck}/answers", 303, 303, 303},
	{"GET /decks/{deck}/answers/{review}/undo", 303, 303, 303},
	{"GET /decks/{deck}/answers/{review}/grade", 303, 303, 303},
	{"GET /decks/{deck}/marks", 303, 303, 303},
	{"GET /decks/{deck}/pause", 303, 303, 303},
	{"GET /decks/{deck}/restore", 303, 303, 303},
	{"GET /decks/{deck}/erase", 303, 303, 303},
	{"GET /sessions", 200, 200, 200},
	{"GET /decks/{deck}/session", 200, 200, 200},
	{"GET /sessions/{session}", 200, 200, 200},
	{"GET /sessions/{session}/events", 200, 200, 200},
	{"GET /sessions/{session}/wall", 200, 200, 200},
	{"GET /sessions/{session}/wall/events", 200, 200, 200},
	{"GET /sessions/{session}/results", 200, 200, 200},
	{"GET /sessions/{session}/results.csv", 200, 200, 200},
	{"GET /sessions/{session}/questions.csv", 200, 200, 200},
	{"GET /sessions/{session}/seat", 200, 200, 200},
	{"GET /sessions/{session}/seat/events", 404, 404, 404},
	{"GET /sessions/{session}/seat/result", 404, 404, 404},
	{"GET /claim", 200, 200, 200},
	{"GET /settings", 200, 200, 200},
	{"GET /livez", 200, 200, 200},
	{"GET /readyz", 200, 200, 200},
	{"GET " + static.Pattern, 200, 200, 200},
	{"POST /decks", 410, 410, 410},
	{"POST /decks/preview", 400, 400, 400},
	{"POST /decks/{deck}/pause", 400, 400, 400},
	{"POST /decks/{deck}/remove", 303, 303, 303},
	{"POST /decks/{deck}/erase", 422, 422, 422},
	{"POST /decks/{deck}/restore", 303, 303, 303},
	{"POST /decks/{deck}/answers", 400, 400, 400},
	{"POST /decks/{deck}/answers/{review}/undo", 303, 303, 303},
	{"POST /decks/{deck}/answers/{review}/grade", 400, 400, 400},
	{"POST /decks/{deck}/marks", 400, 400, 400},
	{"POST /decks/{deck}/sessions", 422, 422, 422},
	{"POST /sessions/{session}/acts", 303, 303, 303},
	{"POST /sessions/{session}/address", 303, 303, 303},
	{"POST /sessions/{session}/walls", 200, 200, 200},
	{"POST /sessions/{session}/walls/revoke", 303, 303, 303},
	{"POST /sessions/{session}/seat", 422, 422, 422},
	{"POST /sessions/{session}/seat/answers", 404, 404, 404},
	{"POST /claim", 422, 422, 422},
	{"POST /settings", 422, 422, 422},
}

// TestWhoMayGoWhere walks every route as each of those who may come: the site is its one
// learner's, so that a cookie of the class listener, which a browser sends to every port
// of a name, is worth nothing here and is left alone.
func TestWhoMayGoWhere(t *testing.T) {
	var listed, want []string
	for _, row := range walks {
		listed = append(listed, row.route)
	}
	for _, r := range (&site{}).routes() {
		want = append(want, r.Method+" "+r.Path)
	}
	require.ElementsMatch(t, want, listed, "every route has a row, and every row a route")
	for _, who := range []string{"nobody", "phone", "wall"} {
		t.Run(who, func(t *testing.T) {
			c := newClassroom(t)
			at := c.begin()
			c.answer("giveup", "1")
			cookie := c.admit(at, who)
			places := c.places(at)
			for _, row := range walks {
				method, path, _ := strings.Cut(places[row.route], " ")
				r := request(method, path, "")
				if method == http.MethodPost {
					r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
				}
				if cookie != nil {
					r.AddCookie(cookie)
				}
				got := c.do(r)
				require.Equal(t, map[string]int{"nobody": row.nobody, "phone": row.phone, "wall": row.wall}[who], got.StatusCode, row.route)
				require.Empty(t, got.Header.Values("Set-Cookie"), row.route)
			}
		})
	}
}

// admit lets a phone or a wall into a class and returns its cookie, nil for nobody.
func (c *classroom) admit(at, who string) *http.Cookie {
	c.t.Helper()
	secret, err := live.NewSecret(rand.Reader)
	require.NoError(c.t, err)
	switch who {
	case "phone":
		_, err := c.lesson(at).Join(c.t.Context(), live.Request{Name: "Ali", Token: stage.Hash(secret)})
		require.NoError(c.t, err)
	case "wall":
		link, err := c.lesson(at).NewWall(c.t.Context())
		require.NoError(c.t, err)
		_, err = c.stage.OpenWall(c.t.Context(), link, secret)
		require.NoError(c.t, err)
	default:
		return nil
	}
	return &http.Cookie{Name: "quiz-" + who, Value: secret}
}
