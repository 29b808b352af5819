package web

import (
	"net/http"
	"strings"
	"testing"

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

// TestAPhonesCookieSaysNothingHere has the cookies of a phone and of a screen that are
// in a class of this desk.
func TestAPhonesCookieSaysNothingHere(t *testing.T) {
	c := newClassroom(t)
	at := c.begin()
	c.answer("giveup", "1")
	c.join(at, "Ali")
	wall, err := c.lesson(at).NewWall(t.Context())
	require.NoError(t, err)
	for route, place := range c.places(at) {
		method, path, _ := strings.Cut(place, " ")
		if method != http.MethodGet || strings.HasSuffix(path, "/events") {
			continue
		}
		want := c.do(request(method, path, ""))
		for _, name := range []string{"quiz-phone", "quiz-wall"} {
			r := request(method, path, "")
			r.AddCookie(&http.Cookie{Name: name, Value: wall})
			got := c.do(r)
			require.Equal(t, want.StatusCode, got.StatusCode, "%s with %s", route, name)
			require.Empty(t, got.Header.Values("Set-Cookie"), "%s with %s", route, name)
		}
	}
}
