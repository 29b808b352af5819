package front_test

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"quiz/internal/web/front"

	"github.com/stretchr/testify/require"
)

// shell is a listener that shows errors as text.
func shell() *front.Shell {
	return &front.Shell{
		Log:    slog.New(slog.DiscardHandler),
		Answer: func(host string) bool { return host == "school.test" },
		Show: func(w http.ResponseWriter, _ *http.Request, err error) error {
			return front.SendText(w, http.StatusTeapot, err.Error())
		},
		Bodies: map[string]int64{"POST /long": 2 * front.MaxBody},
	}
}

// says is a handler that answers with its name and how much it was sent.
func says(name string) front.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			return err
		}
		return front.SendText(w, http.StatusOK, name)
	}
}

func serve(method, target, host, body string, header ...string) *httptest.ResponseRecorder {
	s := shell()
	h := s.Guard(s.Mux([]front.Route{
		front.Get("/things", says("things")),
		front.Get("/things/{id}", says("one")),
		front.Post("/things/{id}", says("changed")),
		front.Get("/things/new", says("new")),
		front.Post("/long", says("long")),
		front.Get("/breaks", func(http.ResponseWriter, *http.Request) error { panic("on purpose") }),
		front.Get("/fails", func(http.ResponseWriter, *http.Request) error { return errors.New("it failed") }),
	}))
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Host = host
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestWhichHandlerServes(t *testing.T) {
	for _, c := range []struct{ method, target, want, allow string }{
		{"GET", "/things", "things", ""},
		{"HEAD", "/things/new", "new", ""},
		{"GET", "/things/7", "one", ""},
		{"GET", "/things/new", "new", ""},
		{"POST", "/things/7", "changed", ""},
		{"POST", "/things", front.ErrMethod.Error(), "GET, HEAD"},
		{"DELETE", "/things/7", front.ErrMethod.Error(), "GET, HEAD, POST"},
		{"DELETE", "/things/new", front.ErrMethod.Error(), "GET, HEAD"},
		{"GET", "/long", front.ErrMethod.Error(), "POST"},
		{"GET", "/elsewhere", front.ErrNoPage.Error(), ""},
		{"GET", "/fails", "it failed", ""},
		{"GET", "/breaks", "panic: on purpose", ""},
	} {
		w := serve(c.method, c.target, "school.test:8081", "")
		require.Equal(t, c.want, w.Body.String(), "%s %s", c.method, c.target)
		require.Equal(t, c.allow, w.Header().Get("Allow"), "%s %s", c.method, c.target)
	}
}

func TestOnlyOwnNamesAreAnswered(t *testing.T) {
	require.Equal(t, "things", serve("GET", "/things", "SCHOOL.test", "").Body.String())
	for _, host := range []string{"", "elsewhere.test", "school.test.elsewhere.test", "[::1]:80"} {
		require.Equal(t, front.ErrHost.Error(), serve("GET", "/things", host, "").Body.String(), host)
	}
}

func TestOtherSitesChangeNothing(t *testing.T) {
	for _, origin := range []string{"http://elsewhere.test", "null", "http://school.test:9999"} {
		require.Equal(t, front.ErrForeign.Error(), serve("POST", "/things/7", "school.test:8081", "", "Origin", origin).Body.String(), origin)
	}
	require.Equal(t, "changed", serve("POST", "/things/7", "school.test:8081", "", "Origin", "http://school.test:8081").Body.String())
}

func TestBodiesAreBounded(t *testing.T) {
	much := strings.Repeat("x", front.MaxBody+1)
	require.Contains(t, serve("POST", "/things/7", "school.test", much).Body.String(), "too large")
	require.Equal(t, "long", serve("POST", "/long", "school.test", much).Body.String())
	require.Contains(t, serve("POST", "/long", "school.test", much+much).Body.String(), "too large")
}

// TestRequestsAreLoggedForThoseWhoAsk reads the log of one request at each level.
func TestRequestsAreLoggedForThoseWhoAsk(t *testing.T) {
	for level, logged := range map[slog.Level]bool{slog.LevelInfo: false, slog.LevelDebug: true} {
		var log strings.Builder
		s := shell()
		s.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: level}))
		r := httptest.NewRequest(http.MethodGet, "/things/7?name=secret", http.NoBody)
		r.Host = "school.test"
		s.Guard(s.Mux([]front.Route{front.Get("/things/{id}", says("one"))})).ServeHTTP(httptest.NewRecorder(), r)
		require.Equal(t, logged, strings.Contains(log.String(), `route="GET /things/{id}" status=200`), log.String())
		require.NotContains(t, log.String(), "secret")
	}
}
