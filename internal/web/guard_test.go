package web

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"quiz/internal/web/front"
	"quiz/templates/static"

	"github.com/stretchr/testify/require"
)

// This file tests what stands before every handler.

func body(t testing.TB, res *http.Response) string {
	t.Helper()
	data, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	return string(data)
}

func TestEveryResponseIsGuarded(t *testing.T) {
	b := newBench(t)
	want := map[string]string{
		"X-Content-Type-Options":       "nosniff",
		"Referrer-Policy":              "same-origin",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
	}
	foreign := request(http.MethodGet, "/", "")
	foreign.Host = "evil.example"
	for _, r := range []*http.Request{
		request(http.MethodGet, "/", ""), request(http.MethodGet, "/nowhere", ""), request(http.MethodPut, "/", ""),
		request(http.MethodGet, "/livez", ""), request(http.MethodGet, static.URL("app.js"), ""),
		request(http.MethodPost, "/settings", ""), request(http.MethodGet, "//double", ""), foreign,
	} {
		res := b.do(r)
		for name, value := range want {
			require.Equal(t, value, res.Header.Get(name), "%s %s", r.Method, r.URL)
		}
		policy := res.Header.Get("Content-Security-Policy")
		for _, rule := range []string{"default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "media-src 'self'", "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"} {
			require.Contains(t, policy, rule)
		}
		require.NotContains(t, policy, "unsafe")
		require.NotEmpty(t, res.Header.Get("Permissions-Policy"))
		require.NotEmpty(t, res.Header.Get("X-Request-Id"))
		require.NotEmpty(t, res.Header.Get("Cache-Control"))
		require.Empty(t, res.Header.Values("Set-Cookie"))
	}
}

func TestForeignHostsAreRefused(t *testing.T) {
	b := newBench(t)
	for host, status := range map[string]int{
		"localhost:8080": 200, "LOCALHOST": 200, "127.0.0.1:1": 200, "[::1]:8080": 200, "[::1]": 200,
		"evil.example": 421, "localhost.evil.example": 421, "127.0.0.1.evil.example:8080": 421, "": 421, "192.168.1.4:8080": 421, "[::2]:80": 421,
	} {
		r := request(http.MethodGet, "/decks/reports", "")
		r.Host = host
		p := readPage(t, b.do(r))
		require.Equal(t, status, p.status, host)
		if status == 421 {
			p.says("This is not the address of this program", "Open it as localhost")
			require.NotContains(t, p.words(), "Hafiz Saeed Khan")
		}
	}
	named := newBench(t, func(c *Config) { c.Hosts = []string{"quiz.test"} })
	r := request(http.MethodGet, "/", "")
	require.Equal(t, 421, named.do(r).StatusCode)
	r.Host = "quiz.test:80"
	require.Equal(t, 200, named.do(r).StatusCode)
}

func TestOtherSitesCannotPost(t *testing.T) {
	b := newBench(t)
	form := b.ask()
	form.Set("giveup", "1")
	for name, set := range map[string]func(http.Header){
		"another site by metadata": func(h http.Header) { h.Set("Sec-Fetch-Site", "cross-site") },
		"a sibling site":           func(h http.Header) { h.Set("Sec-Fetch-Site", "same-site") },
		"another site by origin":   func(h http.Header) { h.Set("Origin", "http://evil.example") },
		"no origin to name":        func(h http.Header) { h.Set("Origin", "null") },
	} {
		r := request(http.MethodPost, "/decks/reports/answers", form.Encode())
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		set(r.Header)
		p := readPage(t, b.do(r))
		require.Equal(t, http.StatusForbidden, p.status, name)
		p.says("Another site sent this", "Nothing was stored.")
	}
	require.Empty(t, b.store.reviews())
}

func TestBodiesAreBounded(t *testing.T) {
	b := newBench(t)
	form := b.ask()
	form.Set("text", strings.Repeat("a", front.MaxBody))
	p := readPage(t, b.post("/decks/reports/answers", form))
	require.Equal(t, http.StatusRequestEntityTooLarge, p.status)
	p.says("That is too long", "Nothing was stored.", "64 KB")
	require.Equal(t, http.StatusRequestEntityTooLarge, b.post("/settings", form).StatusCode)
}

func TestDamagedForms(t *testing.T) {
	b := newBench(t)
	many := make(url.Values)
	for i := range front.MaxFields + 1 {
		many.Set("f"+strings.Repeat("x", i), "1")
	}
	for name, send := range map[string]struct{ kind, body string }{
		"another type":           {"application/json", `{"option":1}`},
		"no type":                {"", "option=1"},
		"a file upload":          {"multipart/form-data; boundary=x", "--x--"},
		"a bad escape":           {"application/x-www-form-urlencoded", "option=%zz"},
		"a field given twice":    {"application/x-www-form-urlencoded", "number=0&number=1"},
		"bytes that are no text": {"application/x-www-form-urlencoded", "number=0&text=%ff"},
		"too many fields":        {"application/x-www-form-urlencoded", many.Encode()},
		"nothing":                {"application/x-www-form-urlencoded", ""},
	} {
		for _, path := range []string{"/decks/reports/answers", "/settings"} {
			r := request(http.MethodPost, path, send.body)
			r.Header.Set("Content-Type", send.kind)
			p := readPage(t, b.do(r))
			if path == "/settings" && name == "nothing" {
				require.Equal(t, http.StatusUnprocessableEntity, p.status)
				continue
			}
			require.Equal(t, http.StatusBadRequest, p.status, "%s to %s", name, path)
			p.says("That could not be read", "Nothing was stored.")
		}
	}
	require.Empty(t, b.store.reviews())
}

func TestPanicBecomesAPage(t *testing.T) {
	b := newBench(t, func(c *Config) { c.Probe = func(context.Context) error { panic("a secret") } })
	p := readPage(t, b.do(request(http.MethodGet, "/readyz", "")))
	require.Equal(t, http.StatusInternalServerError, p.status)
	p.sound()
	p.says("Something went wrong in the program", "Answers stored before are kept.", p.header.Get("X-Request-Id"))
	require.NotContains(t, p.words(), "a secret")
	require.Contains(t, b.log.String(), "guard_test.go")
}
