package web

import (
	"context"
	"encoding/csv"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"quiz/internal/live"
	"quiz/internal/web/carry"
	"quiz/internal/web/reach"
	"quiz/internal/web/stage"

	"github.com/stretchr/testify/require"
)

// This file tests that a session is led from the teacher's pages.

// classroom is a bench where phones can join.
type classroom struct {
	*bench
	stage *stage.Stage
	ways  *reach.Ways
}

func newClassroom(t testing.TB) *classroom {
	t.Helper()
	c := &classroom{}
	c.furnish(t)
	return c
}

// furnish gives the classroom a bench over the store that its classes are in; change may
// alter the configuration.
func (c *classroom) furnish(t testing.TB, change ...func(*Config)) {
	t.Helper()
	store := newStore(t)
	store.put(testBook(t))
	c.bench = benchOver(t, store, append([]func(*Config){c.open(t, store)}, change...)...)
}

// open lets phones in.
func (c *classroom) open(t testing.TB, store *trialStore) func(*Config) {
	return func(config *Config) {
		var err error
		c.stage, err = stage.Open(context.Background(), stage.Config{Store: store, Log: config.Log, Sealed: carry.Sealed(config.Desk)})
		require.NoError(t, err)
		c.ways, err = reach.New(8081, "http://school.test:8081")
		require.NoError(t, err)
		config.Stage, config.Ways = c.stage, c.ways
	}
}

// begin begins a session of choices without a clock, and returns its address.
func (c *classroom) begin(change ...string) string {
	c.t.Helper()
	form := url.Values{"number": {"3"}, "limit": {"0"}, "reading": {"0"}, "cap": {"30"}, "late": {"1"}, "form-choice": {"1"}}
	for i := 0; i+1 < len(change); i += 2 {
		form.Set(change[i], change[i+1])
	}
	res := c.post("/decks/reports/sessions", form)
	require.Equal(c.t, http.StatusSeeOther, res.StatusCode, body(c.t, res))
	return res.Header.Get("Location")
}

// lesson is the session at an address.
func (c *classroom) lesson(at string) *stage.Lesson {
	c.t.Helper()
	l, err := c.stage.Lesson(context.Background(), strings.TrimPrefix(at, "/sessions/"))
	require.NoError(c.t, err)
	return l
}

// join lets pupils in.
func (c *classroom) join(at string, names ...string) {
	c.t.Helper()
	for _, name := range names {
		_, err := c.lesson(at).Join(context.Background(), live.Request{Name: name, Token: stage.Hash(name + at)})
		require.NoError(c.t, err)
	}
}

// answer lets a pupil answer.
func (c *classroom) says(at string, pupil int, given live.Given) {
	c.t.Helper()
	l := c.lesson(at)
	round := 0
	l.Look(func(class *live.Class, now int64) { round = class.Board(now).Round })
	_, err := l.Answer(context.Background(), live.Submission{Participant: pupil, Round: round, Given: given, ReadAt: c.stage.Now()})
	require.NoError(c.t, err)
}

// act presses a button of the page that is shown, and returns the page that follows.
func (c *classroom) act(at, action string, fields ...string) page {
	c.t.Helper()
	form := url.Values{"act": {action}, "version": {c.version(at)}}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	return c.follow(c.post(at+"/acts", form))
}

// version is that of the page that is shown.
func (c *classroom) version(at string) string {
	v, _ := attribute(c.get(at).one(has("data-feed")), "data-version")
	return v
}

// TestALesson leads a session from the choice to the results.
func TestALesson(t *testing.T) {
	c := newClassroom(t)
	p := c.get("/decks/reports/session")
	p.sound()
	p.says("Start a session", "Kinds of questions", "Open the lobby")
	at := c.begin()
	p = c.get(at)
	p.sound()
	p.says("Let the class in", "school.test:8081", "No phone has reached this address yet", "Nobody is in yet", "Ask the first question")
	c.ways.Saw("school.test:8081")
	c.join(at, "Zoë", "Ali")
	c.get(at).says("A phone has reached this address.", "2 are in", "Zoë", "Ali")

	p = c.act(at, "start")
	p.says("Question 1 of", "Answers are open", "0 of 2 have answered", "Close now")
	require.NotContains(t, p.words(), "right")
	c.says(at, 1, live.Given{Places: []int{0}})
	c.get(at).says("1 of 2 have answered")
	c.says(at, 2, live.Given{Places: []int{1}})
	c.act(at, "close").says("Answers are closed", "Reveal the answer")
	c.get(at + "/wall").says("Answers are closed · 2 of 2 have answered")
	p = c.act(at, "reveal")
	p.says("The answer is shown", "50 %", "Explain", "Hide the answer again")
	p.sound()
	p = c.act(at, "explain")
	p.says("The answer is explained", "Open the article")
	p.sound()
	c.act(at, "hide").says("Answers are closed")
	c.act(at, "reveal")
	c.act(at, "next").says("Question 2 of")
	p = c.act(at, "end")
	p.says("The session has ended", "Results")
	p = c.get(at + "/results")
	p.sound()
	p.says("By question", "By pupil", "Zoë", "Ali", "% right", "50 %")
	res := c.do(request(http.MethodGet, at+"/results.csv", ""))
	require.Contains(t, res.Header.Get("Content-Disposition"), "results-")
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body(t, res), "\ufeff"))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 3)
	c.get("/sessions").says("Past", "2 participants")
	c.act(at, "start").says("The session has ended. Nothing was changed.")
}

// TestTheLastStepEndsTheSession: the large button is always the next step.
func TestTheLastStepEndsTheSession(t *testing.T) {
	c := newClassroom(t)
	at := c.begin("number", "1")
	c.join(at, "Zoë")
	c.act(at, "start").says("End it now")
	c.act(at, "close")
	time.Sleep(live.Grace)
	c.act(at, "reveal")
	p := c.act(at, "explain")
	p.one(tag("button"), has("data-focus"), attr("value", "end"), text("End the session"))
	require.NotContains(t, p.words(), "End it now")
	p.says("Ask this question again")
	c.act(at, "end").says("The session has ended")
}

func TestWhatTheTeacherSawIsCompared(t *testing.T) {
	c := newClassroom(t)
	at := c.begin()
	c.join(at, "Zoë")
	old := c.version(at)
	c.act(at, "start")
	c.act(at, "close")
	p := c.follow(c.post(at+"/acts", url.Values{"act": {"start"}, "version": {old}}))
	p.says("The class had moved on already.", "Answers are closed")
	p = c.act(at, "reveal")
	p.says("Answers that were given in time may still arrive. Reveal again in a second.", "Reveal the answer")
	time.Sleep(live.Grace)
	c.act(at, "reveal").says("The answer is shown")
	c.act(at, "explain")
	c.act(at, "again").says("Question 1 of", "Answers are open")
	for _, form := range []url.Values{{"act": {"close"}, "version": {"x"}}, {"act": {"admit"}, "participant": {"-1"}}} {
		res := c.post(at+"/acts", form)
		require.Equal(t, http.StatusBadRequest, res.StatusCode)
	}
	c.act(at, "admit", "participant", "9").says("That participant is not there any more.")
	c.act(at, "").says("The class had moved on already.")
	c.act(at, "outage").says("The class had moved on already.")
}

// TestTwoHostsAtOnce has two browsers press the same button of the same page: one of
// them takes the step, and the other is told that the class had moved on.
func TestTwoHostsAtOnce(t *testing.T) {
	c := newClassroom(t)
	at := c.begin()
	c.join(at, "Zoë")
	c.act(at, "start")
	for range 10 {
		form := url.Values{"act": {"close"}, "version": {c.version(at)}}
		said := make([]string, 2)
		var both sync.WaitGroup
		for i := range said {
			both.Go(func() { said[i] = c.post(at+"/acts", form).Header.Get("Location") })
		}
		both.Wait()
		require.ElementsMatch(t, []string{at, at + "?said=moved"}, said)
		c.act(at, "again").says("Answers are open")
	}
}

func TestTheDoor(t *testing.T) {
	c := newClassroom(t)
	at := c.begin("approve", "1")
	c.join(at, "Zoë", "Ali", "Rude")
	p := c.get(at)
	p.says("3 wait at the door", "Let in all new ones")
	c.act(at, "remove", "participant", "3")
	c.act(at, "admit", "participant", "1").says("1 waits at the door", "1 is in")
	c.act(at, "admit-all", "participant", "3").says("2 are in")
	c.act(at, "lock").says("Unlock the door", "Nobody new comes in.")
	c.act(at, "unlock").says("Lock the door")
	c.act(at, "remove-since").says("Nobody is in yet", "removed")
}

func TestTypedWordsStayOffTheWall(t *testing.T) {
	c := newClassroom(t)
	at := c.begin("form-choice", "", "form-typed", "1")
	c.join(at, "Zoë")
	c.act(at, "start").says("Type the answer.")
	c.says(at, 1, live.Given{Text: "<b>something rude"})
	c.act(at, "close")
	c.act(at, "reveal").says("What was typed", "<b>something rude", "Show on the wall")
	require.NotContains(t, c.get(at+"/wall").words(), "rude")
	c.act(at, "project", "participant", "1").says("on the wall")
	c.get(at + "/wall").says("<b>something rude")
}

func TestTheWall(t *testing.T) {
	c := newClassroom(t)
	at := c.begin("podium", "1")
	c.get(at+"/wall").says("Join in", "school.test:8081", "Nobody is in yet")
	c.join(at, "Zoë")
	c.act(at, "start")
	p := c.get(at + "/wall")
	p.says("Question 1 of", "0 of 1 have answered", "school.test:8081")
	require.Empty(t, p.all(tag("button")), "there is nothing to press")
	require.NotContains(t, p.words(), "%")
	c.says(at, 1, live.Given{Places: []int{0}})
	c.act(at, "close")
	c.act(at, "reveal")
	c.get(at + "/wall").says("100 %")
	c.act(at, "explain")
	c.get(at + "/wall").says("¶")
	c.act(at, "end")
	c.get(at + "/wall").says("The session has ended")
}

func TestALinkForAnotherScreenIsShownOnce(t *testing.T) {
	c := newClassroom(t)
	at := c.begin()
	p := readPage(t, c.post(at+"/walls", url.Values{}))
	p.sound()
	p.says("A link for another screen", "school.test:8081/w/")
	link, _ := attribute(p.one(tag("a"), has("rel")), "href")
	_, secret, _ := strings.Cut(link, "/w/")
	c.get(at).says("1 link not opened yet")
	seat, err := live.NewSecret(strings.NewReader(strings.Repeat("s", 16)))
	require.NoError(t, err)
	l, err := c.stage.OpenWall(context.Background(), secret, seat)
	require.NoError(t, err)
	require.Equal(t, c.lesson(at).ID(), l.ID())
	c.get(at).says("1 other screen")
	c.follow(c.post(at+"/walls/revoke", url.Values{}))
	_, err = c.stage.Wall(context.Background(), seat)
	require.ErrorIs(t, err, live.ErrNoCode)
}

func TestAnotherAddressIsChosen(t *testing.T) {
	c := newClassroom(t)
	at := c.begin()
	c.follow(c.post(at+"/address", url.Values{"address": {"http://evil.example"}})).says("no longer has that address")
	require.Equal(t, "http://school.test:8081", c.ways.Chosen())
	for _, origin := range c.ways.Origins() {
		c.follow(c.post(at+"/address", url.Values{"address": {origin}}))
		require.Equal(t, origin, c.ways.Chosen())
	}
}

func TestWhatIsWrongWithAChoiceIsSaid(t *testing.T) {
	c := newClassroom(t)
	for advice, change := range map[string][2]string{
		"Write a whole number.": {"number", "many"}, "Ask at least one question.": {"number", "0"},
		"Between 1 and 5000 can take part.": {"cap", "9999"}, "Points for speed need a time limit.": {"speed", "1"},
		"Answering takes between 5 seconds and an hour.": {"limit", "2"}, "Reading takes at most a minute.": {"reading", "99"},
	} {
		form := url.Values{"number": {"3"}, "limit": {"0"}, "reading": {"0"}, "cap": {"30"}, change[0]: {change[1]}}
		p := readPage(t, c.post("/decks/reports/sessions", form))
		require.Equal(t, http.StatusUnprocessableEntity, p.status, advice)
		p.sound()
		p.says(advice)
	}
}

func TestWithoutPhonesNothingBegins(t *testing.T) {
	c := &classroom{}
	c.furnish(t, func(config *Config) { config.Ways = nil })
	c.get("/sessions").says("quiz serve --class :8081")
	c.get("/decks/reports/session").says("quiz serve --class :8081")
	p := readPage(t, c.post("/decks/reports/sessions", url.Values{"number": {"3"}}))
	require.Equal(t, http.StatusConflict, p.status)
	p.says("No phone can join yet")
}

func TestWhatAnotherServerPassedOnIsRefused(t *testing.T) {
	b := newBench(t)
	for _, header := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Anything", "Via"} {
		r := request(http.MethodGet, "/", "")
		r.Header.Set(header, "x")
		p := readPage(t, b.do(r))
		require.Equal(t, http.StatusForbidden, p.status, header)
		p.says("This came through another server")
	}
}

// TestThePageIsKeptUpToDate reads the stream as a browser does.
func TestThePageIsKeptUpToDate(t *testing.T) {
	c := newClassroom(t)
	at := c.begin()
	server := httptest.NewServer(c.site)
	defer server.Close()
	for _, part := range []string{"/events", "/wall/events"} {
		ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+at+part, nil)
		require.NoError(t, err)
		r.Host = "localhost"
		res, err := server.Client().Do(r)
		require.NoError(t, err)
		require.Equal(t, "text/event-stream", res.Header.Get("Content-Type"))
		name := "Pupil of" + strings.ReplaceAll(part, "/", " ")
		c.join(at, name)
		heard := make([]byte, 0, 1<<16)
		for !strings.Contains(string(heard), "is in<") && !strings.Contains(string(heard), "are in<") {
			buf := make([]byte, 1<<12)
			n, err := res.Body.Read(buf)
			require.NoError(t, err, string(heard))
			heard = append(heard, buf[:n]...)
		}
		require.Contains(t, string(heard), "event: screen\n")
		res.Body.Close()
		stop()
	}
}

func TestAGuestTakesTheirAnswersAlong(t *testing.T) {
	c := newClassroom(t)
	at := c.begin()
	c.join(at, "Zoë")
	c.act(at, "start")
	c.says(at, 1, live.Given{Places: []int{0}})
	c.act(at, "close")
	c.act(at, "reveal")
	c.act(at, "end")
	code, err := c.lesson(at).NewClaim(context.Background(), 1)
	require.NoError(t, err)
	p := readPage(t, c.post("/claim", url.Values{"code": {strings.ToLower(code)}}))
	p.sound()
	p.says("1 answer is among your reviews now.")
	readPage(t, c.post("/claim", url.Values{"code": {code}})).says("0 answers are among your reviews now.", "1 was there before.")
	wrong := readPage(t, c.post("/claim", url.Values{"code": {"0000-0000-0000-0000"}}))
	require.Equal(t, http.StatusUnprocessableEntity, wrong.status)
	wrong.sound()
	wrong.says("This code leads nowhere")
}
