package class_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"quiz/internal/live"

	"github.com/stretchr/testify/require"
)

// FuzzForms sends what nobody should: the listener answers with a page and no failure of
// its own, and who was stored stays as they were.
func FuzzForms(f *testing.F) {
	s := newSchool(f, usual())
	first := s.joined("Zoë")
	s.act(live.Start)
	first.post("/class/answers", "round", "1", "place", "0")
	for _, seed := range [][3]string{
		{"/class/answers", "round=1&place=0", "1"}, {"/class/answers", "round=99999999999999999999&place=-1&text=\x00", ""},
		{"/j/" + s.session().Link, "name=%F0%9F%98%80&secret=AAAAAAAAAAAAAAAAAAAAAA", ""}, {"/code", "code=1234567", ""},
		{"/api/class/answers", `{"round":1,"places":[0]}`, ""}, {"/api/join", `{"token":"x","name":"\u202e"}`, ""}, {"/class/leave", "", ""},
	} {
		f.Add(seed[0], seed[1], seed[2])
	}
	u, err := url.Parse("http://" + host)
	require.NoError(f, err)
	cookie := first.client.Jar.Cookies(u)[0]
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	stored := s.mine(1)
	f.Fuzz(func(t *testing.T, path, body, fragment string) {
		r, err := http.NewRequest(http.MethodPost, s.server.URL+"/"+url.PathEscape(path), strings.NewReader(body))
		if err != nil {
			t.Skip()
		}
		r.URL.Path, r.URL.RawPath = path, ""
		r.Host = host
		r.AddCookie(cookie)
		r.Header.Set("Authorization", "Bearer "+cookie.Value)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if strings.HasPrefix(body, "{") {
			r.Header.Set("Content-Type", "application/json")
		}
		if fragment != "" {
			r.Header.Set("Quiz-Fragment", "1")
		}
		res, err := client.Do(r)
		if err != nil {
			t.Skip() // it is no request
		}
		res.Body.Close()
		require.Less(t, res.StatusCode, http.StatusInternalServerError, "%s %q", path, body)
		require.Equal(t, stored, s.mine(1))
	})
}

// mine is what is stored of a participant's.
func (s *school) mine(number int) (g live.Given) {
	s.class.Look(func(c *live.Class, now int64) {
		if v, err := c.Pupil(c.Board(now), number); err == nil && v.Mine != nil {
			g = *v.Mine
		}
	})
	return g
}
