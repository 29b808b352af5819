package class_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"quiz/internal/live"
	"quiz/internal/web/class"
	"quiz/templates/static"

	"github.com/stretchr/testify/require"
)

// This file sends what no page of the listener sends: as another site that a pupil's
// browser has open, and as a program on the school's network.

// places are the addresses of all routes, with what the class's link and the files are
// called.
func (s *school) places() (all [][2]string) {
	fill := strings.NewReplacer("{$}", "", "{link}", s.session().Link, "/static/{hash}/{name}", static.URL("class.css"))
	for _, route := range class.Routes() {
		method, pattern, _ := strings.Cut(route, " ")
		all = append(all, [2]string{method, fill.Replace(pattern)})
	}
	return all
}

// stands requires that nothing became of an attack on one who has answered.
func (s *school) stands(victim *phone, why string) {
	s.t.Helper()
	b := s.board()
	require.Equal(s.t, 1, b.In, why)
	require.Equal(s.t, 1, b.Answered, why)
	require.Contains(s.t, victim.get("/class").body, "<b>Stored:</b> Kabul", why)
}

// attacked is a class of one, who has answered the first question.
func attacked(t *testing.T) (*school, *phone) {
	t.Helper()
	s := newSchool(t, usual())
	victim := s.joined("Zoë")
	s.act(live.Start)
	victim.post("/class/answers", "round", "1", "place", s.place("Kabul"))
	s.stands(victim, "before")
	return s, victim
}

// raw sends bytes and returns the first answer, nil where there is none.
func (s *school) raw(text string) *http.Response {
	s.t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.server.URL, "http://"))
	require.NoError(s.t, err)
	s.t.Cleanup(func() { conn.Close() })
	require.NoError(s.t, conn.SetDeadline(time.Now().Add(10*time.Second)))
	_, err = io.WriteString(conn, text)
	require.NoError(s.t, err)
	res, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return nil
	}
	return res
}

// TestAnotherHostIsAnsweredNowhere visits each route as a page does whose name was bent
// to this machine's address, with the victim's own cookie.
func TestAnotherHostIsAnsweredNowhere(t *testing.T) {
	s, victim := attacked(t)
	cookie := "quiz-phone=" + victim.secret()
	for _, place := range s.places() {
		for _, name := range []string{
			"rebound.example", "rebound.example:8081", "school.test.rebound.example:8081", "school.test.:8081", "school.test:8081:8081",
			"127.0.0.1:8081", "localhost:8081", "0.0.0.0:8081", "[::1]:8081", "[::ffff:127.0.0.1]", "xschool.test", "school.test%00",
		} {
			r, err := http.NewRequest(place[0], s.server.URL+place[1], http.NoBody)
			require.NoError(t, err)
			r.Host = name
			r.Header.Set("Cookie", cookie)
			r.Header.Set("Authorization", "Bearer "+victim.secret())
			r.Header.Set("X-Forwarded-Host", host)
			res, err := http.DefaultTransport.RoundTrip(r)
			require.NoError(t, err)
			text, err := io.ReadAll(res.Body)
			require.NoError(t, err)
			res.Body.Close()
			require.Contains(t, []int{http.StatusMisdirectedRequest, http.StatusBadRequest}, res.StatusCode, "%s as %s", place, name)
			require.Empty(t, res.Header.Values("Set-Cookie"))
			require.NotContains(t, string(text), "Afghanistan")
			require.NotContains(t, string(text), "Monday")
		}
	}
	for name, text := range map[string]string{
		"another in the line": "GET http://rebound.example/class HTTP/1.1\r\nHost: " + host + "\r\nCookie: " + cookie + "\r\n\r\n",
		"two":                 "GET /class HTTP/1.1\r\nHost: " + host + "\r\nHost: rebound.example\r\nCookie: " + cookie + "\r\n\r\n",
		"none":                "GET /class HTTP/1.0\r\nCookie: " + cookie + "\r\n\r\n",
		"none in 1.1":         "GET /class HTTP/1.1\r\nCookie: " + cookie + "\r\n\r\n",
		"a space":             "GET /class HTTP/1.1\r\nHost : " + host + "\r\nCookie: " + cookie + "\r\n\r\n",
	} {
		res := s.raw(text)
		require.NotNil(t, res, name)
		require.GreaterOrEqual(t, res.StatusCode, 400, name)
	}
	s.stands(victim, "after")
}

// TestAnotherSitePostsNothing posts to each route as a page of another site can, with
// the victim's cookie, which browsers of some years ago would send.
func TestAnotherSitePostsNothing(t *testing.T) {
	s, victim := attacked(t)
	form := url.Values{"round": {"1"}, "place": {"0"}, "name": {"Mallory"}, "secret": {strings.Repeat("A", 22)}, "code": {"1234567"}}.Encode()
	for _, place := range s.places() {
		if place[0] != http.MethodPost {
			continue
		}
		for name, header := range map[string][]string{
			"of another site":        {"Origin", "http://rebound.example"},
			"of another port":        {"Origin", "http://school.test:8080"},
			"of this name in TLS":    {"Origin", "https://elsewhere.school.test:8081"},
			"without a site":         {"Origin", "null"},
			"that says so":           {"Sec-Fetch-Site", "cross-site", "Origin", "http://rebound.example"},
			"of a neighbour":         {"Sec-Fetch-Site", "same-site", "Origin", "http://other.school.test"},
			"as JSON without asking": {"Content-Type", "text/plain", "Origin", "http://rebound.example"},
		} {
			got := victim.do(http.MethodPost, place[1], form, header...)
			require.Equal(t, http.StatusForbidden, got.status, "%s %s", place[1], name)
			require.Empty(t, got.header.Values("Set-Cookie"))
		}
		asked := victim.do(http.MethodOptions, place[1], "", "Origin", "http://rebound.example", "Access-Control-Request-Method", "POST")
		require.Equal(t, http.StatusMethodNotAllowed, asked.status)
		for name := range asked.header {
			require.False(t, strings.HasPrefix(name, "Access-Control-"), "%s lets another site in: %s", place[1], name)
		}
	}
	s.stands(victim, "after")
}

// TestOddMethodsChangeNothing tries each route by what HTTP also knows, and by what it
// does not.
func TestOddMethodsChangeNothing(t *testing.T) {
	s, victim := attacked(t)
	for _, place := range s.places() {
		for _, method := range []string{"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "post", "Get", "QUIZ"} {
			got := victim.do(method, place[1], "round=1&place=1", "Content-Type", "application/x-www-form-urlencoded", "Origin", "http://"+host)
			require.Contains(t, []int{http.StatusMethodNotAllowed, http.StatusNotFound}, got.status, "%s %s", method, place[1])
		}
		if place[0] == http.MethodGet {
			got := victim.do(http.MethodHead, place[1], "", "X-HTTP-Method-Override", "POST")
			require.Less(t, got.status, 500, place[1])
			require.Empty(t, got.body)
		}
	}
	s.stands(victim, "after")
}

// TestHugeRequestsAreRefused sends more than any page does, in each way there is.
func TestHugeRequestsAreRefused(t *testing.T) {
	s, victim := attacked(t)
	much := strings.Repeat("a", 1<<20)
	deep := strings.Repeat("[", 30_000)
	places := "[" + strings.Repeat("0,", 30_000) + "0]"
	for _, place := range s.places() {
		if place[0] != http.MethodPost {
			continue
		}
		for name, send := range map[string][2]string{
			"a field":     {"application/x-www-form-urlencoded", "name=" + much},
			"many fields": {"application/x-www-form-urlencoded", strings.Repeat("a=1&", 10_000)},
			"JSON":        {"application/json", `{"name":"` + much + `"}`},
			"deep JSON":   {"application/json", `{"places":` + deep},
			"many places": {"application/json", `{"round":1,"places":` + places + `}`},
		} {
			for _, chunked := range []bool{false, true} {
				var body io.Reader = strings.NewReader(send[1])
				if chunked {
					body = io.MultiReader(body) // of no length that is known
				}
				r, err := http.NewRequest(http.MethodPost, s.server.URL+place[1], body)
				require.NoError(t, err)
				r.Host = host
				r.Header.Set("Content-Type", send[0])
				r.Header.Set("Cookie", "quiz-phone="+victim.secret())
				r.Header.Set("Authorization", "Bearer "+victim.secret())
				res, err := http.DefaultTransport.RoundTrip(r)
				if err != nil {
					continue // the server closed while it was sent
				}
				res.Body.Close()
				if place[1] != "/class/leave" && place[1] != "/class/claim" { // which read nothing
					require.GreaterOrEqual(t, res.StatusCode, 400, "%s %s", place[1], name)
				}
				require.Less(t, res.StatusCode, 500, "%s %s", place[1], name)
			}
		}
	}
	got := s.raw("GET /" + much[:100_000] + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
	require.True(t, got == nil || got.StatusCode >= 400)
	s.stands(victim, "after")
}

// TestOddContentIsRefused sends a good answer in what no page sends it.
func TestOddContentIsRefused(t *testing.T) {
	s := newSchool(t, usual())
	p := s.joined("Zoë")
	s.act(live.Start)
	form := "round=1&place=0"
	for name, send := range map[string]struct{ path, kind, body string }{
		"a form without a type":   {"/class/answers", "", form},
		"a form as text":          {"/class/answers", "text/plain", form},
		"a form in parts":         {"/class/answers", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"round\"\r\n\r\n1\r\n--x--\r\n"},
		"a type that is none":     {"/class/answers", "application/x-www-form-urlencoded; ;", form},
		"a form as JSON":          {"/class/answers", "application/json", `{"round":1,"places":[0]}`},
		"JSON as a form":          {"/api/class/answers", "application/x-www-form-urlencoded", `{"round":1,"places":[0]}`},
		"JSON as text":            {"/api/class/answers", "text/plain", `{"round":1,"places":[0]}`},
		"two of JSON":             {"/api/class/answers", "application/json", `{"round":1,"places":[0]}{"round":1,"places":[0]}`},
		"JSON with more":          {"/api/class/answers", "application/json", `{"round":1,"places":[0],"participant":1}`},
		"JSON of other kinds":     {"/api/class/answers", "application/json", `{"round":"1","places":"0"}`},
		"JSON that is no object":  {"/api/class/answers", "application/json", `[1]`},
		"a number past all":       {"/api/class/answers", "application/json", `{"round":1e99,"places":[0]}`},
		"a fraction":              {"/api/class/answers", "application/json", `{"round":1,"places":[0.5]}`},
		"a place past the last":   {"/api/class/answers", "application/json", `{"round":1,"places":[4]}`},
		"a place before":          {"/api/class/answers", "application/json", `{"round":1,"places":[-1]}`},
		"two places of a choice":  {"/api/class/answers", "application/json", `{"round":1,"places":[0,1]}`},
		"one place twice":         {"/api/class/answers", "application/json", `{"round":1,"places":[0,0]}`},
		"a form's field twice":    {"/class/answers", "application/x-www-form-urlencoded", form + "&place=1"},
		"a form's bytes":          {"/class/answers", "application/x-www-form-urlencoded", "round=1&place=%ff"},
		"a round past the newest": {"/class/answers", "application/x-www-form-urlencoded", "round=2&place=0"},
		"a round before":          {"/class/answers", "application/x-www-form-urlencoded", "round=0&place=0"},
		"by the address":          {"/class/answers?round=1&place=0", "application/x-www-form-urlencoded", ""},
	} {
		got := p.do(http.MethodPost, send.path, send.body, "Content-Type", send.kind, "Authorization", "Bearer "+p.secret(), "Content-Encoding", "identity")
		require.Contains(t, []int{http.StatusBadRequest, http.StatusUnprocessableEntity}, got.status, name)
		require.Zero(t, s.board().Answered, name)
	}
}

// TestSecretsAreNotGuessed comes with what is nearly a secret, or one for another door.
func TestSecretsAreNotGuessed(t *testing.T) {
	s, victim := attacked(t)
	secret, link := victim.secret(), s.session().Link
	wall, err := s.class.NewWall(t.Context())
	require.NoError(t, err)
	screen := s.phone()
	screen.post("/w/" + wall)
	for name, guess := range map[string]string{
		"nothing": "", "a letter less": secret[:21], "a letter more": secret + "A", "padding": secret + "==", "another case": strings.ToUpper(secret),
		"the link": link, "an id": s.class.ID(), "zeros": strings.Repeat("A", 22), "the link of a wall": wall,
		"SQL": "' OR 1=1 -- AAAAAAAAAA", "a wildcard": strings.Repeat("%", 22), "the bits that say nothing": secret[:21] + string(secret[21]+1), "much": strings.Repeat("A", 9000),
	} {
		cookie := (&http.Cookie{Name: "quiz-phone", Value: guess}).String()
		for path, wants := range map[string]int{"/class": 401, "/class/result": 401, "/class/events": 401, "/wall": 401, "/wall/events": 401} {
			got := s.phone().do(http.MethodGet, path, "", "Cookie", cookie+"; "+strings.Replace(cookie, "phone", "wall", 1))
			require.Equal(t, wants, got.status, "%s as %s", path, name)
		}
		for _, scheme := range []string{"Bearer ", "bearer  ", "Basic ", ""} {
			require.Equal(t, 401, s.phone().do(http.MethodGet, "/api/class", "", "Authorization", scheme+guess).status, name)
		}
		require.Equal(t, 401, s.phone().do(http.MethodPost, "/w/"+url.PathEscape(guess+"x"), "").status)
		if name != "the link" && guess != "" {
			require.Equal(t, 404, s.phone().get("/j/"+url.PathEscape(guess)).status, name)
		}
	}
	require.Equal(t, 401, s.phone().do(http.MethodGet, "/class", "", "Authorization", "Bearer "+secret).status, "pages ask for the cookie")
	require.Equal(t, 401, victim.get("/api/class").status, "and programs bring no cookie")
	require.Equal(t, 401, s.phone().do(http.MethodGet, "/class", "", "Cookie", "quiz-wall="+secret).status, "a phone is no wall")
	require.Equal(t, 401, s.phone().do(http.MethodGet, "/wall", "", "Cookie", "quiz-wall="+secret).status)
	s.stands(victim, "after")
}

// TestNoAddressMakesCodesCheaper types wrong codes and says each time to come from
// elsewhere.
func TestNoAddressMakesCodesCheaper(t *testing.T) {
	s := newSchool(t, usual())
	p := s.phone()
	slow := 0
	for n := range 40 {
		from := fmt.Sprintf("192.0.2.%d", n)
		got := p.do(http.MethodPost, "/code", "code=0000000", "X-Forwarded-For", from, "Forwarded", "for="+from, "X-Real-IP", from, "Cookie", fmt.Sprintf("quiz-phone=%022d", n))
		if got.status == http.StatusTooManyRequests {
			slow++
		}
	}
	require.GreaterOrEqual(t, slow, 15)
	got := p.do(http.MethodPost, "/api/join", `{"code":"0000000","name":"Eve"}`, "Content-Type", "application/json")
	require.Equal(t, http.StatusTooManyRequests, got.status, "programs share the budget")
	s.joined("Zoë")
}
