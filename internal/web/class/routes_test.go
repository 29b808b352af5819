package class_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"quiz/internal/live"
	"quiz/internal/web/class"
	"quiz/templates/static"

	"github.com/stretchr/testify/require"
)

// This file walks every address of the class listener as everybody who may come there.

// walk is what a route answers to each: the status, to nobody, a guest, another guest of
// the same class and a wall.
var walks = map[string][4]int{
	"GET /{$}":                  {200, 303, 303, 200},
	"POST /code":                {422, 422, 422, 422},
	"GET /j/{link}":             {200, 303, 303, 200},
	"POST /j/{link}":            {400, 400, 400, 400},
	"GET /class":                {401, 200, 200, 401},
	"GET /class/events":         {401, 200, 200, 401},
	"POST /class/answers":       {401, 422, 422, 401},
	"POST /class/leave":         {303, 303, 303, 303},
	"GET /class/result":         {401, 200, 200, 401},
	"POST /class/claim":         {401, 303, 303, 401},
	"GET /w/{link}":             {200, 200, 200, 200},
	"POST /w/{link}":            {401, 401, 401, 401},
	"GET /wall":                 {401, 401, 401, 200},
	"GET /wall/events":          {401, 401, 401, 200},
	"POST /api/join":            {400, 400, 400, 400},
	"GET /api/class":            {401, 401, 401, 401},
	"GET /api/class/events":     {401, 401, 401, 401},
	"POST /api/class/answers":   {401, 401, 401, 401},
	"GET /livez":                {200, 200, 200, 200},
	"GET /static/{hash}/{name}": {200, 200, 200, 200},
}

func TestWhoMayGoWhere(t *testing.T) {
	s := newSchool(t, usual())
	secret, err := s.class.NewWall(t.Context())
	require.NoError(t, err)
	s.act(live.Start)
	routes := class.Routes()
	require.Len(t, walks, len(routes), "every route has a row, and every row a route")
	for i, who := range []string{"nobody", "guest", "another guest", "wall"} {
		for _, route := range routes {
			p := s.phone()
			switch who {
			case "guest", "another guest":
				p.join(who)
			case "wall":
				fresh, err := s.class.NewWall(t.Context())
				require.NoError(t, err)
				p.post("/w/" + fresh)
			}
			method, pattern, _ := strings.Cut(route, " ")
			path := strings.NewReplacer("{$}", "", "/j/{link}", "/j/"+s.session().Link, "/w/{link}", "/w/"+secret[:20]+"AA",
				"/static/{hash}/{name}", static.URL("class.css")).Replace(pattern)
			row, ok := walks[route]
			require.True(t, ok, "%s has no row", route)
			if slices.Contains([]string{"/class/events", "/wall/events"}, path) && row[i] == http.StatusOK {
				s.events(p, path)()
				continue
			}
			require.Equal(t, row[i], p.do(method, path, "").status, "%s as %s", route, who)
		}
	}
	for _, path := range []string{"/decks", "/decks/geography", "/browse", "/progress", "/settings", "/sessions", "/sessions/" + s.class.ID(), "/sessions/" + s.class.ID() + "/seat", "/sessions/" + s.class.ID() + "/seat/events", "/claim", "/readyz"} {
		require.Equal(t, http.StatusNotFound, s.phone().get(path).status, path)
	}
}

func TestOnlyTheSchoolsNamesAreAnswered(t *testing.T) {
	s := newSchool(t, usual())
	for _, name := range []string{"localhost", "127.0.0.1", "elsewhere.test", ""} {
		r, err := http.NewRequest(http.MethodGet, s.server.URL+"/", http.NoBody)
		require.NoError(t, err)
		r.Host = name
		if name == "" {
			r.Host = "school.test.elsewhere.test"
		}
		res, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		res.Body.Close()
		require.Equal(t, http.StatusMisdirectedRequest, res.StatusCode, name)
	}
	got := s.joined("Zoë").do(http.MethodPost, "/class/leave", "", "Origin", "http://elsewhere.test")
	require.Equal(t, http.StatusForbidden, got.status)
}
