package class_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"quiz/internal/deck"
	"quiz/internal/live"
	"quiz/internal/store/sqlite"
	"quiz/internal/web/class"
	"quiz/internal/web/stage"

	"github.com/stretchr/testify/require"
)

// This file holds the school of the tests: a class listener over the real store, under a
// name that is not this machine's, and phones that keep cookies.

// host is the name of the listener.
const host = "school.test:8081"

// book has a question of each kind that a class is asked.
func book() *deck.Book {
	cite := []deck.BookCite{{Source: "atlas", Paragraph: 3, Phrase: "a phrase", URL: "https://atlas.example/kabul"}}
	b := &deck.Book{
		Format: deck.BookFormat, Deck: "geography", Title: "Geography", Language: "en",
		Sources: []deck.BookSource{{ID: "atlas", Title: "A small atlas", Publisher: "Atlas House", Published: "2020"}},
		Questions: []deck.Question{
			{ID: "capital#choice", Form: deck.Choice, Type: deck.BasePlace, Stem: "What is the capital of Afghanistan?", Answers: []string{"Kabul"},
				Options: []deck.Option{{Text: "Kabul", Correct: true}, {Text: "Herat", Why: "It lies in the west."}, {Text: "Ghazni"}, {Text: "Balkh"}}},
			{ID: "sea#true-false", Form: deck.TrueFalse, Type: deck.BasePlace, Stem: "True or false?", Answers: []string{"no coast"},
				Options: []deck.Option{{Text: "Afghanistan has no coast.", Correct: true}, {Text: "Afghanistan has a coast."}}},
			{ID: "borders#multiple", Form: deck.Multiple, Type: deck.BasePlace, Stem: "Which of these border Afghanistan?", Answers: []string{"Iran", "Pakistan"},
				Options: []deck.Option{{Text: "Iran", Correct: true}, {Text: "Pakistan", Correct: true}, {Text: "India"}, {Text: "Iraq"}}},
			{ID: "height#number", Form: deck.Numeric, Type: deck.BaseNumber, Unit: "m", Stem: "How high is Noshaq? ![A *white* mountain](7492.png)", Answers: []string{"7,492"}},
			{ID: "founder#typed", Form: deck.Typed, Type: deck.BasePerson, Stem: "Who founded the museum?", Answers: []string{"Ahmad Wali"}},
		},
	}
	for i := range b.Questions {
		q := &b.Questions[i]
		q.Cites, q.Card = cite, strings.TrimSuffix(q.ID, "#"+string(q.Form))
		b.Cards = append(b.Cards, deck.Card{ID: q.Card, Fact: q.Card, Claims: []deck.BookClaim{{Text: "The claim of " + q.Card + ".", Answers: q.Answers, Cites: cite}}})
	}
	return b
}

// questions are those of the book, in the order of asking.
var questions = []string{"capital#choice", "sea#true-false", "borders#multiple", "height#number", "founder#typed"}

// school is a class listener with one class.
type school struct {
	t      testing.TB
	store  *sqlite.Store
	stage  *stage.Stage
	class  *stage.Lesson
	server *httptest.Server
	lost   atomic.Bool // every request gets lost on its way
}

// newSchool begins a class with settings; a limit and reading are as they say.
func newSchool(t testing.TB, set live.Settings) *school {
	t.Helper()
	quiet := slog.New(slog.DiscardHandler)
	store, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "quiz.db"), sqlite.WithLogger(quiet))
	require.NoError(t, err)
	t.Cleanup(func() { store.Close() })
	s := &school{t: t, store: store}
	s.stage, err = stage.Open(context.Background(), stage.Config{Store: store, Log: quiet})
	require.NoError(t, err)
	s.class, err = s.stage.Begin(context.Background(), book(), live.Plan{Title: "Monday", Questions: questions, Settings: set})
	require.NoError(t, err)
	stop, cancel := context.WithCancel(context.Background())
	handler, err := class.New(class.Config{
		Stage: s.stage, Log: quiet, Stop: stop, Answer: func(name string) bool { return name == "school.test" },
	})
	require.NoError(t, err)
	s.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.lost.Load() {
			panic(http.ErrAbortHandler)
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(s.server.Close)
	t.Cleanup(cancel)
	return s
}

// usual are settings without a clock.
func usual() live.Settings { return live.Settings{Cap: 30, LateJoin: true} }

// session is the row of the class.
func (s *school) session() live.Session { return s.class.Session() }

func (s *school) board() (b live.Board) {
	s.class.Look(func(c *live.Class, now int64) { b = c.Board(now) })
	return b
}

// act takes steps of a teacher.
func (s *school) act(actions ...live.Action) {
	s.t.Helper()
	for _, a := range actions {
		err := s.class.Act(context.Background(), live.Act{Action: a, Version: s.board().Version})
		var early *live.WaitError
		if errors.As(err, &early) {
			time.Sleep(early.Wait)
			err = s.class.Act(context.Background(), live.Act{Action: a, Version: s.board().Version})
		}
		require.NoError(s.t, err, a)
	}
}

// phone is a browser without script.
type phone struct {
	*school
	client *http.Client
}

func (s *school) phone() *phone {
	jar, err := cookiejar.New(nil)
	require.NoError(s.t, err)
	return &phone{s, &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// reply is what came back.
type reply struct {
	status int
	header http.Header
	body   string
}

// do sends a request as a browser on the school's network does.
func (p *phone) do(method, path, body string, header ...string) reply {
	p.t.Helper()
	r, err := http.NewRequest(method, p.server.URL+path, strings.NewReader(body))
	require.NoError(p.t, err)
	r.Host = host
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", "http://"+host)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	res, err := p.client.Do(r)
	require.NoError(p.t, err)
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	require.NoError(p.t, err)
	return reply{res.StatusCode, res.Header, string(text)}
}

func (p *phone) get(path string) reply { p.t.Helper(); return p.do(http.MethodGet, path, "") }

// post sends a form and follows where it leads.
func (p *phone) post(path string, fields ...string) reply {
	p.t.Helper()
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	got := p.do(http.MethodPost, path, form.Encode())
	if got.status == http.StatusSeeOther {
		return p.get(got.header.Get("Location"))
	}
	return got
}

var secretField = regexp.MustCompile(`name="secret" value="([^"]+)"`)

// join comes in by the link.
func (p *phone) join(name string, more ...string) reply {
	p.t.Helper()
	path := "/j/" + p.session().Link
	found := secretField.FindStringSubmatch(p.get(path).body)
	require.NotNil(p.t, found)
	return p.post(path, append([]string{"name", name, "secret", found[1]}, more...)...)
}

// joined is a phone that is in the class.
func (s *school) joined(name string) *phone {
	s.t.Helper()
	p := s.phone()
	require.Contains(s.t, p.join(name).body, "You are in")
	return p
}

// place is where the phones show an option of the current question.
func (s *school) place(option string) string {
	for i, text := range s.board().Ask.Options {
		if text == option {
			return string(rune('0' + i))
		}
	}
	require.Fail(s.t, "no such option", option)
	return ""
}

// secret is what the phone's cookie holds.
func (p *phone) secret() string { p.t.Helper(); return p.cookie("quiz-phone") }

func (p *phone) cookie(name string) string {
	p.t.Helper()
	u, err := url.Parse("http://" + host)
	require.NoError(p.t, err)
	for _, cookie := range p.client.Jar.Cookies(u) {
		if cookie.Name == name {
			return cookie.Value
		}
	}
	require.Fail(p.t, "the phone has no such cookie", name)
	return ""
}
