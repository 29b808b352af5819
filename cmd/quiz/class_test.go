package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"quiz/decks"
	"quiz/internal/live"
	"quiz/internal/store/sqlite"
	"quiz/internal/web/stage"

	"github.com/stretchr/testify/require"
)

// This file tests the class listener of the real program, killed and started again.

// classStarted matches the line that says where phones reach a class.
var classStarted = regexp.MustCompile(`^The class is at (http://\S+)$`)

// startClass runs the program with a class listener, whose address is the process's.
// The words of wrap, if any, come before the command.
func startClass(t *testing.T, data string, wrap ...string) *process {
	t.Helper()
	return launch(t, classStarted, append(wrap, "quiz", "serve", "--addr", "127.0.0.1:0", "--class", "127.0.0.1:0", "--data", data)...)
}

// beginClass puts a class that has begun into a data directory, and returns its link.
func beginClass(t *testing.T, data string) string {
	t.Helper()
	ctx, quiet := context.Background(), slog.New(slog.DiscardHandler)
	store, err := sqlite.Open(ctx, filepath.Join(data, databaseName), sqlite.WithLogger(quiet))
	require.NoError(t, err)
	defer store.Close()
	s, err := stage.Open(ctx, stage.Config{Store: store, Log: quiet})
	require.NoError(t, err)
	book := compile(decks.BuiltIn()[0]).Book
	questions := live.Choose(book, live.Choice{Number: 3})
	l, err := s.Begin(ctx, book, live.Plan{Title: "Monday", Questions: questions, Settings: live.Settings{Cap: 10, LateJoin: true}})
	require.NoError(t, err)
	require.NoError(t, l.Act(ctx, live.Act{Action: live.Start}))
	link := ""
	l.Look(func(c *live.Class, _ int64) { link = c.Session().Link })
	return link
}

func TestAClassIsTriedAtItsOwnMachine(t *testing.T) {
	p := startClass(t, t.TempDir())
	_, port, _ := strings.Cut(strings.TrimPrefix(p.url, "http://"), ":")
	for _, host := range []string{"127.0.0.1", "localhost"} {
		res, err := http.Get("http://" + host + ":" + port)
		require.NoError(t, err)
		res.Body.Close()
		require.Equal(t, http.StatusOK, res.StatusCode, host)
	}
}

func TestAPhoneGoesOnAfterTheProgramWasKilled(t *testing.T) {
	data := t.TempDir()
	link := beginClass(t, data)
	p := startClass(t, data)
	address := p.url
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	phone := &http.Client{Jar: jar, Timeout: 10 * time.Second}
	get := func(path string) string {
		t.Helper()
		res, err := phone.Get(address + path)
		require.NoError(t, err)
		defer res.Body.Close()
		text, err := io.ReadAll(res.Body)
		require.NoError(t, err)
		return string(text)
	}
	secret := regexp.MustCompile(`name="secret" value="([^"]+)"`).FindStringSubmatch(get("/j/" + link))
	require.NotNil(t, secret)
	res, err := phone.PostForm(address+"/j/"+link, url.Values{"name": {"Zoë"}, "secret": {secret[1]}})
	require.NoError(t, err)
	res.Body.Close()
	asked := get("/class")
	require.Contains(t, asked, "Question 1 of 3")
	field := regexp.MustCompile(`name="(place|text)"`).FindStringSubmatch(asked)[1]
	res, err = phone.PostForm(address+"/class/answers", url.Values{"round": {"1"}, field: {"0"}})
	require.NoError(t, err)
	res.Body.Close()
	stored := get("/class")
	require.Contains(t, stored, "Stored:")
	p.kill()

	begun := time.Now()
	address = startClass(t, data).url
	for name, value := range cookies(t, jar) {
		u, err := url.Parse(address)
		require.NoError(t, err)
		jar.SetCookies(u, []*http.Cookie{{Name: name, Value: value}})
	}
	require.Equal(t, stored, get("/class"))
	t.Logf("the phone was where it had been %v after the program was started again", time.Since(begun))
}

// cookies are those of this machine, whatever the port.
func cookies(t *testing.T, jar http.CookieJar) map[string]string {
	t.Helper()
	u, err := url.Parse("http://127.0.0.1/")
	require.NoError(t, err)
	all := make(map[string]string)
	for _, c := range jar.Cookies(u) {
		all[c.Name] = c.Value
	}
	require.NotEmpty(t, all)
	return all
}
